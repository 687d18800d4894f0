import Diagnostics
import XCTest

/// Tests of what is said to do.
class AdviceCase: XCTestCase {
  /// Checks that `text` has just one problem, with `help`; and that the change of text makes it `mended`,
  /// without problems, where that is not nil.
  func check(
    _ text: String, _ message: String, do help: String, becomes mended: String? = nil,
    line: UInt = #line
  ) {
    let found = parsed(text).parsed.diagnostics
    XCTAssertEqual(found.map { "\($0.code) \($0.message)" }, [message], text, line: line)
    XCTAssertEqual(found.first?.help.joined(separator: "\n"), help, text, line: line)
    let fix = found.first?.fix
    XCTAssertEqual(fix == nil, mended == nil, text, line: line)
    guard let fix, let mended else { return }
    var bytes = Array(text.utf8)
    let place = Int(fix.site.start)..<Int(fix.site.end)
    XCTAssertEqual(String(decoding: bytes[place], as: UTF8.self), fix.replaced, line: line)
    bytes.replaceSubrange(place, with: fix.replacement.utf8)
    XCTAssertEqual(String(decoding: bytes, as: UTF8.self), mended, line: line)
    XCTAssertEqual(parsed(mended).parsed.diagnostics, [], mended, line: line)
  }
}
