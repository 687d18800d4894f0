import Foundation
import XCTest

@testable import Driver

/// Files that change under the reader.
final class LoaderTests: XCTestCase {
  /// Reads a new file, and does something to it before the reader is done.
  private func read(_ change: (String) throws -> Void) throws -> Int {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("samverka-" + UUID().uuidString).path
    try Data("party A\n".utf8).write(to: URL(fileURLWithPath: path))
    defer { unlink(path) }
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    return try SourceLoader().source(from: descriptor, allowing: .regularFiles) {
      try? change(path)
    }.bytes.count
  }

  func testAFileThatChangesIsNotTaken() throws {
    XCTAssertEqual(try read { _ in }, 8)
    // One that is replaced as a whole, as editors do, was read whole.
    XCTAssertEqual(
      try read { try Data("goal".utf8).write(to: URL(fileURLWithPath: $0), options: .atomic) }, 8)
    for change: (String) throws -> Void in [
      { truncate($0, 3) },
      { try Data("party B\nparty C\n".utf8).write(to: URL(fileURLWithPath: $0)) },
    ] {
      XCTAssertThrowsError(try read(change)) { XCTAssertEqual($0 as? SourceFailure, .changed) }
    }
  }
}
