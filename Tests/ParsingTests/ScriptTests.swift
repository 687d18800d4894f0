import TestSamples
import XCTest

final class ScriptTests: XCTestCase {
  func testSamplesHaveNoFindings() {
    check(Samples.discharge)
    check(Samples.structure)
    XCTAssertEqual(parsed(Samples.discharge).tree.items.count, 19)
    XCTAssertEqual(parsed(Samples.structure).tree.items.count, 6)
  }
}
