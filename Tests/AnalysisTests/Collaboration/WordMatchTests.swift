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
    check("vård", "va\u{30A}rd", .same)
    check("va\u{30A}rd", "VÅRD", .same)
    check("fra\u{30A}n vard", "vård", .folded)
    check("e\u{323}\u{302}", "\u{1EC7}", .same)
    check("vx\u{30A}rd", "vxrd", .same)
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
      var matcher = TextMatcher([SoughtText(sought)])
      matcher.read(text)
      return matcher.score(of: 0)
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

  func testAMatcherReadsManyTexts() {
    var matcher = TextMatcher(["demens", "tolk och vård"].map(SoughtText.init))
    func check(_ text: String, _ scores: [Int], line: UInt = #line) {
      matcher.read(text)
      XCTAssertEqual((0..<matcher.count).map(matcher.score(of:)), scores, text, line: line)
      XCTAssertEqual(matcher.isSilent, scores == [0, 0], text, line: line)
    }
    let texts = [
      ("Demens", [100, 0]), ("mat", [0, 0]), ("", [0, 0]), ("vård–demens", [100, 50]),
      ("tolk\u{A0}vård", [0, 100]), ("vård\u{301} TOLK_mat", [0, 100]), ("—", [0, 0]),
      ("demensvård/tolkar", [75, 77]),
    ]
    for (text, scores) in texts { check(text, scores) }
    // The words met before are found again among many others.
    for number in 0..<500 { check("\(number) ord\(number)", [0, 0]) }
    for (text, scores) in texts { check(text, scores) }
  }
}
