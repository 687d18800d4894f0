import TestSamples
import XCTest

final class ScriptTests: XCTestCase {
  func testSamplesHaveNoFindings() {
    check(Samples.discharge)
    check(Samples.structure)
    XCTAssertEqual(parsed(Samples.discharge).tree.items.count, 19)
    XCTAssertEqual(parsed(Samples.structure).tree.items.count, 6)
  }

  func testAScenarioSaysOnceWhatItBeginsWith() {
    check(
      """
      scenario U { extends S; 1️⃣extends T; from 2027; 2️⃣from 2028 }
      scenario V { extends T }
      """,
      finds: [
        "1️⃣": "SV047 `extends` stands twice in this scenario",
        "2️⃣": "SV047 `from` stands twice in this scenario",
      ])
    // The first counts for what is found behind it.
    let scenario = parsed("scenario U { extends S; extends T }").tree.items.first?.scenario
    XCTAssertNotNil(scenario?.extends)
  }
}
