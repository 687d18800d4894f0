import Analysis
import Diagnostics
import XCTest

/// What rules on measures, goals and budgets say is so, and what they advise can be done.
final class RuleSentenceTests: XCTestCase {
  /// What is found with a code in the first scenario of a script.
  private func found(_ code: Int, _ text: String, line: UInt = #line) throws -> [Diagnostic] {
    findings(of: [try Script(text, line: line).verdicts[0]]).filter { $0.code.number == code }
  }

  /// The titles and reasons of what is found with a code.
  private func reasons(_ code: Int, _ text: String, line: UInt = #line) throws -> [String] {
    try found(code, text, line: line).flatMap { [$0.message] + $0.why }
  }

  /// What is advised where something is found with a code.
  private func help(_ code: Int, _ text: String, line: UInt = #line) throws -> [String] {
    try found(code, text, line: line).flatMap(\.help)
  }

  func testABonusHasAVerbOfItsOwn() throws {
    func label(_ pays: String) throws -> String? {
      try found(
        212,
        """
        currency kr
        party A { capacity 50 hours }
        indicator K { better higher }
        indicator L { better higher }
        activity Z { by A at 1 hour; up to 50; raises K by 1; raises L by 1 }
        measure M of K { held by A; \(pays) }
        measure N of L { held by A; pays 1 kr per unit }
        goal G { owners A; worth 100 kr per unit of L }

        """
      ).first?.primary.text
    }
    let charged = "pays -5 kr per unit; bonus 1 000 kr at 5"
    XCTAssertEqual(try label(charged), "charges A 5 kr per unit, pays 1 000 kr once at 5 units")
    let paid = "pays 5 kr per unit; bonus 1 000 kr at 5"
    XCTAssertEqual(try label(paid), "pays A 5 kr per unit, 1 000 kr once at 5 units")
  }

  func testOnlyHoursThatWorkTakesLimitIt() throws {
    func said(_ performers: String) throws -> [String] {
      let text = """
        party A { capacity 100 hours }
        party B
        party C
        indicator K { better higher }
        activity Z { \(performers); raises K by 1 }
        measure M of K { held by A, B, C; pays 10 kr per unit }
        goal G { owners A; worth 100 kr per unit of K }

        """
      return try help(207, text)
    }
    let one = ", or `capacity N hours` for"
    XCTAssertEqual(try said("by A at 0 hours"), ["write `up to N` in it"])
    XCTAssertEqual(try said("by B at 1 hour"), ["write `up to N` in it\(one) `B`"])
    XCTAssertEqual(try said("by A at 0 hours; by B at 1 hour"), ["write `up to N` in it\(one) `B`"])
    XCTAssertEqual(
      try said("by B at 1 hour; by C at 1 hour"), ["write `up to N` in it\(one) one of `B` and `C`"]
    )
  }

  func testOnlyMeasuresThatPayOrChargePull() throws {
    func advice(_ first: String, _ second: String, of other: String = "K") throws -> [String] {
      let text = """
        currency kr
        party A { capacity 50 hours }
        indicator K { better higher }
        indicator L { better higher }
        activity Z { by A at 1 hour; up to 50; raises K by 1; raises L by 1 }
        activity Y { by A at 1 hour; up to 50; lowers K by 1; lowers L by 1 }
        measure M of K { held by A; \(first) }
        measure N of \(other) { held by A; \(second) }
        goal G { owners A; worth 100 kr per unit of K; worth 1 kr per unit of L }

        """
      return try help(213, text)
    }
    let (paid, charged) = ("pays 10 kr per unit", "pays -5 kr per unit")
    XCTAssertEqual(try advice(paid, charged), ["make one measure of the two, or drop one"])
    XCTAssertEqual(try advice(paid, charged + "; only from 1 000"), [])
    XCTAssertEqual(try advice(paid, charged + "; bonus 1 000 kr at 5"), [])
    XCTAssertEqual(
      try advice(paid, charged, of: "L"),
      ["make `N` pay for what gets better, or drop one of the two"])
  }

  /// A party with work for a figure, and a measure of it.
  private func work(
    _ effect: String, _ pays: String, better: String = "higher", horizon: String = ""
  ) -> String {
    """
    currency kr
    party A { capacity 50 hours; \(horizon) }
    indicator K { better \(better) }
    activity Z { by A at 1 hour; up to 50; \(effect) }
    measure M of K { held by A; \(pays) }
    goal G { owners A; worth 100 kr per unit of K }

    """
  }

  func testWhyAMeasureIsSilent() throws {
    let silent = "the measure `M` pays `A` for nothing it does"
    let charge = "it charges for what betters `K`, and nothing that it does worsens it"
    for (text, expected) in [
      (
        work("raises K by 1", "pays -10 kr per unit; only from 1 000"),
        [silent, "it asks for 1 000 units, and at most 50 can be reached"]
      ),
      (
        work("raises K by 1", "pays -10 kr per unit; beyond 50"),
        [silent, "it asks for more than 50 units, and at most 50 can be reached"]
      ),
      (
        work(
          "raises K by 1 after 2 years", "pays -10 kr per unit", better: "lower",
          horizon: "horizon 1 year"),
        [silent, charge + " within the time it looks ahead"]
      ),
      (
        work("raises K by 1 after 2 years", "pays -10 kr per unit", horizon: "horizon 1 year"),
        [silent, charge]
      ),
      (work("raises K by 0", "pays 10 kr per unit"), [silent, "what it does moves `K` by 0"]),
    ] {
      XCTAssertEqual(try reasons(202, text), expected, text)
    }
  }

  func testDirectionsDoNotTellWhetherABonusIsTheLarger() throws {
    let text = """
      party A
      indicator K { better higher }
      activity Z { by A; raises K }
      measure M of K { held by A; pays -5 kr per unit; bonus 1 000 kr at 5 }
      goal G { owners A; worth 100 kr per unit of K }

      """
    XCTAssertEqual(try reasons(202, text), [])
  }

  func testARateOfNothingIsTold() throws {
    let said = try found(
      202,
      """
      party A
      indicator K { better higher }
      activity Z { by A; raises K }
      measure M of K { held by A; pays 0 kr per unit; only from 5 }
      goal G { owners A; worth 100 kr per unit of K }

      """)
    XCTAssertEqual(said.map(\.primary.text), ["pays A 0 kr per unit, only from 5 units"])
    XCTAssertEqual(said.map(\.why), [["its rate is 0"]])
  }

  /// Joint work of which something comes after the time that `A` looks ahead.
  private func late(_ measures: String, _ a: String = "", _ effects: String = "") -> String {
    """
    currency kr
    party A { capacity 100 hours; horizon 1 year; \(a) }
    party B { capacity 100 hours }
    indicator K { better higher; falls on A at 100 kr per unit }
    indicator L { better higher }
    indicator F { better higher }
    activity J { by A at 1 hour; by B at 1 hour; up to 50; raises K by 1 after 2 years; \(effects) }
    measure N of K { held by B; pays 10 kr per unit }
    goal G { owners A, B; worth 100 kr per unit of K; worth 1 kr per unit of L; worth 1 kr per unit of F }
    \(measures)

    """
  }

  func testOnlyAGainIsToBeSeen() throws {
    let ahead = "let `A` look further ahead"
    XCTAssertEqual(try help(311, late("")), [ahead])
    XCTAssertEqual(try help(311, late("", "keeps 0 % of what it saves")), [])
    let charge = "measure M of L { held by A; pays -10 kr per unit }"
    let kept = "keeps 0 % of what it saves"
    XCTAssertEqual(try help(311, late(charge, kept, "raises L by 1 after 2 years")), [])
    let pay = "measure M of L { held by A; pays 10 kr per unit }"
    XCTAssertEqual(try help(311, late(pay, kept, "raises L by 1 after 2 years")), [ahead])
    XCTAssertEqual(try help(311, late(pay, kept, "raises L by 0 after 2 years")), [])
  }

  func testOnlyWhatMovesSoonerIsAdvised() throws {
    let ahead = "let `A` look further ahead"
    XCTAssertEqual(
      try help(311, late("", "", "raises F by 1")),
      [ahead + ", or hold it to `F`, which moves sooner"])
    XCTAssertEqual(
      try help(311, late("", "", "raises F by 1; raises L by 1")),
      [ahead + ", or hold it to `F` or `L`, which move sooner"])
    XCTAssertEqual(try help(311, late("", "", "raises F by 0; lowers L by 1")), [ahead])
  }

  func testCoverageIsOfWhoBearsTheCost() throws {
    func said(_ drawn: String, a: String = " and 10 kr", more: String = "") throws -> [String] {
      let found = try found(
        313,
        """
        party A { capacity 100 hours }
        party B { capacity 100 hours }
        indicator K { better lower }
        activity J { by A at 1 hour\(a); by B at 1 hour and 90 kr; up to 50; lowers K by 1 }
        measure M of K { held by A, B; pays 1 000 kr per unit }
        budget F { from A 50 %; from B 50 %; covers J at 100 % }
        budget H { from A 50 %; from B 50 %; covers J at 50 %; \(drawn) }
        \(more)
        goal G { owners A, B; worth 2 000 kr per unit of K }

        """)
      return found.flatMap { [$0.message] + $0.help }
    }
    let (title, advice) = (
      "`F` and `H` together cover 150 % of what `J` costs",
      "lower one of the percentages, so that they add up to at most 100 %"
    )
    XCTAssertEqual(try said(""), [title, advice])
    XCTAssertEqual(try said("drawn by A"), [title + " `A`", advice])
    XCTAssertEqual(try said("drawn by A", a: ""), [])
    let third = "budget I { from A 100 %; covers J at 80 % }"
    XCTAssertEqual(
      try said("", more: third),
      [
        "`F`, `H` and `I` together cover 230 % of what `J` costs",
        "lower the percentages, so that they add up to at most 100 %",
      ])
  }

  func testWhoPaysAloneIsSaidOfTheBudget() throws {
    let text = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator K { better lower }
      activity J { by A at 1 hour and 10 kr; by B at 1 hour and 50 kr; up to 50; lowers K by 1 }
      measure M of K { held by A, B; pays 1 000 kr per unit }
      budget FA { from A 100 %; covers J at 50 % }
      budget FB { from B 100 %; covers J at 50 % }
      goal G { owners A, B; worth 2 000 kr per unit of K }

      """
    XCTAssertEqual(
      try reasons(309, text),
      [
        "`A` alone pays into `FA`, for `G`, which `B` also wants",
        "`B` alone pays into `FB`, for `G`, which `A` also wants",
      ])
  }

  /// Work for a figure that falls on another, and a measure of something else.
  private func felt(_ falls: String, _ more: String = "", b: String = "") -> String {
    """
    currency kr
    party A { capacity 100 hours }
    party B { capacity 100 hours; \(b) }
    indicator K { better higher; \(falls) }
    indicator L { better higher }
    activity S { by A at 1 hour; up to 50; raises K by 1; raises L by 1 }
    measure M of L { held by A; pays 10 kr per unit }
    goal G { owners A; worth 100 kr per unit of K }
    goal H { owners A; worth 100 kr per unit of L }
    \(more)

    """
  }

  func testOnlyACostOfItsOwnIsFelt() throws {
    func severities(_ text: String) throws -> [Severity] { try found(220, text).map(\.severity) }
    XCTAssertEqual(try severities(felt("falls on B at 20 kr per unit")), [.note])
    for rate in ["0", "-20"] {
      XCTAssertEqual(try severities(felt("falls on B at \(rate) kr per unit")), [.warning])
    }
    let kept = felt("falls on B at 20 kr per unit", b: "keeps 0 % of what it saves")
    XCTAssertEqual(try severities(kept), [.warning])
  }

  func testAMeasureThatPaysNothingHoldsAllTheSame() throws {
    let text = felt("", "measure Z of K { held by A; pays 0 kr per unit }")
    XCTAssertEqual(try reasons(220, text), ["nobody is paid for anything that `G` wants"])
    XCTAssertEqual(try help(220, text), ["pay `A` for `K`"])
    let worth = text.replacingOccurrences(
      of: "goal G { owners A; worth 100 kr per unit of K }",
      with: "goal G { owners A; worth 100 kr per unit of K; worth 1 kr per unit of L }")
    XCTAssertEqual(
      try found(211, worth).map(\.message),
      ["`K` is worth something to all, and nobody is paid for it"])
    XCTAssertEqual(try help(211, worth), ["pay `A` for `K`, best all who can better it"])
  }

  func testWhoDoesJointWorkFeelsWhatItSees() throws {
    func said(_ effect: String, a: String = "", _ more: String = "") throws -> [String] {
      try reasons(
        210,
        """
        party A { capacity 100 hours; \(a) }
        party B { capacity 100 hours }
        party C { capacity 10 hours }
        indicator K { better lower; falls on A at 50 kr per unit }
        activity J { by A at 1 hour; by B at 1 hour; up to 50; lowers K by \(effect) }
        activity S { by C at 1 hour; up to 50; lowers K by 1 }
        measure M of K { held by C; pays 1 000 kr per unit }
        goal G { owners A; worth 2 000 kr per unit of K }
        \(more)

        """)
    }
    let title = "nobody who does `J` is held to what it betters"
    let unheld = "neither `A` nor `B` is held to `K`"
    let felt = "`A` feels it in its own economy"
    XCTAssertEqual(try said("1"), [title, unheld, felt])
    XCTAssertEqual(try said("1 after 2 years", a: "horizon 1 year"), [title, unheld])
    XCTAssertEqual(try said("1", a: "keeps 0 % of what it saves"), [title, unheld])
    XCTAssertEqual(
      try said("1", "measure Z of K { held by B; pays 0 kr per unit }"),
      [
        "nobody who does `J` is paid for what it betters", "neither `A` nor `B` is paid for `K`",
        felt,
      ])
  }

  func testWhatAnIndicatorIsWorthIsAboveZero() throws {
    func labels(_ effect: String) throws -> [[String]] {
      let text = """
        party A { capacity 100 hours }
        indicator K { better lower; falls on A at -20 kr per unit }
        indicator L { better lower }
        activity S { by A at 1 hour; up to 10; lowers K by \(effect); lowers L by 1 }
        measure M of L { held by A; pays 3 kr per unit }
        goal G { owners A; worth -10 kr per unit of K; worth 10 kr per unit of L }
        goal H { owners A; worth 100 kr per unit of K; worth 10 kr per unit of L }

        """
      return try found(211, text).map { finding in
        finding.secondary.map { label in
          let bytes = Array(text.utf8)[Int(label.site.start)..<Int(label.site.end)]
          return label.text + ": " + String(decoding: bytes, as: UTF8.self)
        }
      }
    }
    XCTAssertEqual(
      try labels("1"), [["what it is worth: worth 100 kr per unit of K", "betters it: activity S"]])
    XCTAssertEqual(try labels("0"), [])
  }

  func testHowFarATargetIsOutOfReach() throws {
    func said(_ dated: String, _ effect: String) throws -> [String] {
      try found(
        223,
        """
        \(dated)
        party A { capacity 100 hours }
        indicator K { better lower; baseline 500 }
        activity Y { by A at 1 hour; lowers K by \(effect) }
        activity Z { by A at 1 hour; lowers K by 1 }
        measure M of K { held by A; pays 1 000 kr per unit }
        goal G { owners A; worth 100 kr per unit of K; reach K 50 by 2028 }

        """
      ).flatMap { $0.why + $0.help }
    }
    let reason =
      "it stands at 500, and all that betters it, each at its cap or at what hours allow of it "
      + "alone, does so by"
    let less = "find more that betters `K`, or ask for less"
    XCTAssertEqual(try said("", "1"), ["\(reason) 200", less])
    XCTAssertEqual(try said("as of 2026-01-01", "1"), ["\(reason) 200 in time", less])
    XCTAssertEqual(
      try said("as of 2026-01-01", "4 after 5 years"),
      ["\(reason) 100 in time", "find more that betters `K`, allow more time, or ask for less"])
  }

  func testOnlyMoneyForWhatIsToBeReachedRunsOut() throws {
    func said(
      _ work: String = "at 1 hour and 10 kr", effect: String = "1", baseline: Int = 100,
      dated: String = "", by: Int = 2028
    ) throws -> [String] {
      try found(
        310,
        """
        \(dated)
        party A { capacity 100 hours }
        indicator K { better lower; baseline \(baseline) }
        activity S { by A \(work); up to 50; lowers K by \(effect) }
        measure M of K { held by A; pays 1 000 kr per unit }
        budget F { from A 100 %; covers S; runs 2020 to 2024 }
        goal G { owners A; worth 2 000 kr per unit of K; reach K 50 by \(by) }

        """
      ).map(\.message)
    }
    XCTAssertEqual(try said(), ["`F` runs out before `G` is to be reached"])
    XCTAssertEqual(try said(dated: "as of 2026"), ["`F` ran out before `G` is to be reached"])
    XCTAssertEqual(try said("at 1 hour"), [])
    XCTAssertEqual(try said(effect: "0"), [])
    XCTAssertEqual(try said(baseline: 40), [])
    XCTAssertEqual(try said(dated: "as of 2026", by: 2025), [])
  }

  func testWorkThatChangesOrBettersNothing() throws {
    func said(_ effects: String) throws -> [String] {
      try found(
        201,
        """
        party A
        party B
        indicator K { better lower }
        activity J { by A; by B; \(effects) }
        measure M of K { held by B; weighs 3 points per unit }

        """
      ).flatMap { [$0.message] + $0.why + $0.help }
    }
    XCTAssertEqual(
      try said(""),
      ["`A` has work in `J`, which changes nothing", "write what `J` changes"])
    let text = """
      party A
      party B
      indicator K { better lower }
      activity J { by A; by B; raises K }

      """
    XCTAssertEqual(
      try help(201, text).first?.hasPrefix("write what `J` betters, for it betters nothing"), true)
  }

  func testWhatReturnsOfUnspentMoneyIsTold() throws {
    let text = """
      party A { capacity 100 hours }
      indicator K { better higher }
      activity S { by A at 1 hour and 10 kr; up to 50; raises K by 1 }
      measure M of K { held by A; pays 10 kr per unit }
      budget F { from A 100 %; covers S; unspent returns 50 %; limit 10 000 kr per year }
      goal G { owners A; worth 100 kr per unit of K }

      """
    XCTAssertEqual(
      try reasons(312, text),
      [
        "50 % of what is not spent of `F` lapses",
        "only 50 % of it returns to those who paid it in",
      ])
  }

  func testWhatMakesAPartyRegardWhatItsWorkSpoils() throws {
    func advice(_ spoils: String, _ lines: String = "", a: String = "") throws -> String? {
      try help(
        205,
        """
        currency kr
        party A { capacity 100 hours; \(a) }
        party B { capacity 100 hours }
        indicator K { better lower }
        indicator F { better lower }
        activity J { by A at 1 hour; by B at 1 hour and 200 kr; up to 50; lowers K by 1; \(spoils) }
        measure M of K { held by A, B; pays 1 000 kr per unit }
        goal G { owners A, B; worth 100 kr per unit of K; \(lines)

        """
      ).first
    }
    let worth = "worth 1 000 kr per unit of F }"
    let held = worth + "\nmeasure N of F { held by A, B; pays 10 kr per unit }"
    let hold = "hold `A` to what `J` spoils as well"
    XCTAssertEqual(try advice("raises F by 1", worth), hold)
    XCTAssertEqual(
      try advice("raises F by 1", held),
      "pay `A` more for `F` than it gains by `J`, or less through `M`")
    let (late, near) = ("raises F by 1 after 3 years", "horizon 1 year")
    XCTAssertEqual(
      try advice(late, worth, a: near),
      "let `A` look 3 years ahead and hold it to `F`, which `J` spoils")
    XCTAssertEqual(try advice(late, held, a: near), "let `A` look 3 years ahead")
    let costs = "`J` costs more than it is worth: pay `A` for something else"
    XCTAssertEqual(try advice("raises F by 0", worth), costs)
    XCTAssertEqual(try advice("raises F by 1", "}"), costs)
  }

  func testATargetMetByWorkThatOnlyCosts() throws {
    func advice(_ spoils: String, _ lines: String = "") throws -> [String] {
      try help(
        214,
        """
        currency kr
        party A { capacity 100 hours }
        indicator K { better lower; baseline 100 }
        indicator F { better lower }
        activity Z { by A at 1 hour and 500 kr; up to 50; lowers K by 1; \(spoils) }
        \(lines)
        measure M of K { held by A; pays 1 000 kr per unit }
        goal G { owners A; worth 100 kr per unit of K; worth 1 kr per unit of F; reach K 50 by 2028 }

        """)
    }
    XCTAssertEqual(try advice(""), ["ask for less of `K`"])
    XCTAssertEqual(
      try advice("raises F by 1"), ["ask also for what `Z` spoils, or for less of `K`"])
    let blocked = """
      activity Y { by A at 1 hour; up to 100; lowers K by 1 }
      obstacle O { blocks Y; because "the law"; owner A }
      """
    XCTAssertEqual(
      try advice("", blocked), ["take away what stands in the way of `Y`: `O` blocks it"])
  }

  func testWhoGainsNothingCannotSettle() throws {
    func advice(_ lines: String = "") throws -> [String] {
      try help(
        206,
        """
        currency kr
        party A { capacity 50 hours }
        party B { capacity 50 hours }
        indicator K { better higher }
        indicator L { better lower; falls on B at 10 kr per unit }
        activity Z { by A at 1 hour; up to 50; raises K by 1; raises L by 1 }
        goal G { owners A; worth 100 kr per unit of K; worth 10 kr per unit of L }
        \(lines)

        """)
    }
    let outside = """
      nobody gains money by `Z`: pay `B` from outside, or pay somebody for what it betters
      """
    XCTAssertEqual(try advice(), [outside])
    XCTAssertEqual(try advice("measure M of K { held by A; weighs 3 points per unit }"), [outside])
    XCTAssertEqual(
      try advice("measure M of K { held by A; pays 30 kr per unit }"),
      ["settle it between you: who gains by `Z` can pay `B`"])
  }

  func testWhatAContributorCouldGain() throws {
    func advice(
      _ effect: String, _ lines: String = "", b: String = ""
    ) throws -> String? {
      try help(
        308,
        """
        currency kr
        party A { capacity 100 hours }
        party B { capacity 100 hours; \(b) }
        indicator K { better higher }
        activity S { by A at 1 hour and 10 kr; up to 50; \(effect) }
        budget F { from A 50 %; from B 50 %; covers S; unspent returns; limit 10 000 kr per year }
        goal G { owners A, B; worth 100 kr per unit of K }
        \(lines)

        """
      ).last
    }
    let paid = "measure M of K { held by A; pays 1 000 kr per unit }"
    let others = ", or let those who gain pay its share"
    XCTAssertEqual(try advice("raises K by 1", paid), "hold `B` to `K`" + others)
    XCTAssertEqual(try advice("raises K by 1"), "hold `B` to `K`")
    XCTAssertEqual(
      try advice("lowers K by 1"), "pay for work that betters something, or pay nothing")
    XCTAssertEqual(
      try advice("raises K by 1", paid + "\nmeasure N of K { held by B; pays 1 kr per unit }"),
      "pay `B` more for `K`" + others)
    XCTAssertEqual(
      try advice(
        "raises K by 1 after 2 years", "goal H { owners A }\n" + paid, b: "horizon 1 year"),
      nil)
  }
}
