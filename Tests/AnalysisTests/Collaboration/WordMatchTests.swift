import XCTest

@testable import Analysis

/// How words answer to words that are looked for.
final class WordMatchTests: XCTestCase {
  /// Checks how `word` answers to `sought`.
  private func check(
    _ sought: String, _ word: String, _ expected: WordMatch?, line: UInt = #line
  ) {
    let reasons = SoughtText(sought).reasons(in: FoldedText(word))
    XCTAssertEqual(reasons.first?.match, expected, "\(sought) in \(word)", line: line)
  }

  func testCaseAndMarksAreFolded() {
    check("Demens", "DEMENS", .same)
    check("åkeri", "åkeri", .same)
    check("åkeri", "akeri", .folded)
    check("bedømmelse", "bedömmelse", .folded)
    check("ældre", "äldre", .folded)
    check("vård", "va\u{30A}rd", .folded)
    check("здоровье", "Здоровье", .same)
  }

  func testWordForms() {
    for (sought, word) in [
      ("vårdplan", "vårdplanerna"), ("skola", "skolor"), ("planering", "planera"),
      ("barn", "barnet"), ("kommuner", "kommunernes"), ("bruger", "brugerne"),
      ("muistisairaus", "muistisairausta"), ("nurse", "nurses"), ("anmälan", "anmälningar"),
    ] {
      check(sought, word, .form)
      check(word, sought, .form)
    }
    check("skola", "skala", .near)
    check("hem", "hemma", nil)
  }

  func testCompounds() {
    check("demens", "demensteam", .begins)
    check("skolor", "skolsköterska", .begins)
    check("team", "demensteam", .ends)
    check("omsorg", "äldreomsorgsplan", .contains)
    check("demensteam", "demens", .part)
    check("ord", "ordförande", nil)
    check("rand", "grandios", nil)
  }

  func testSlips() {
    check("demens", "demnes", .near)
    check("demens", "bemens", .near)
    check("demnes", "demensteam", .beginsNear)
    check("rehabilitering", "rehabilitring", .near)
    check("demens", "remiss", nil)
    check("bup", "bop", nil)
    check("hus", "mus", nil)
    let long = String(repeating: "a", count: 61)
    check(long, long + "b", nil)
  }

  func testATextAnswersByTheMeanOfItsWords() {
    func score(_ sought: String, _ text: String) -> Int {
      SoughtText(sought).score(of: FoldedText(text))
    }
    XCTAssertEqual(score("demens", "att möta demens i hemmet"), 100)
    XCTAssertEqual(score("demens och boende", "demens i grupp"), 50)
    XCTAssertEqual(score("demens boende mat", "demens i grupp"), 0)
    XCTAssertEqual(score("och", "salt och peppar"), 100)
    XCTAssertEqual(score("", "salt"), 0)
    XCTAssertEqual(score("salt", ""), 0)
    XCTAssertGreaterThan(score("vård", "vård"), score("vård", "vard"))
    XCTAssertGreaterThan(score("demens", "demensteam"), score("demens", "demnes"))
  }
}
