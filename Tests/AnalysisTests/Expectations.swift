import Arithmetic
import Evaluation
import XCTest

@testable import Analysis

/// Checks every `expect` line of a model; what is listed must be complete where it is a list.
func check(_ name: String, _ text: String, file: StaticString = #filePath, line: UInt = #line) {
  let text = ModelText(text)
  let checker = Checker(
    name: name, text: text, verdict: Verdict(of: text.model), file: file, line: line)
  for words in text.expectations { checker.check(words) }
  checker.checkLists()
}

/// Compares a verdict with expectations in words.
private struct Checker {
  let name: String
  let text: ModelText
  let verdict: Verdict
  let file: StaticString
  let line: UInt

  func check(_ words: [String]) {
    let rest = Array(words.dropFirst())
    switch words[0] {
    case "verdict": same(verdict.overall.rawValue, rest.joined(separator: " "), words)
    case "precision": same(verdict.precision.rawValue, rest[0], words)
    case "reason": same(reason, rest.joined(separator: " "), words)
    case "missing": same(missing, rest.joined(separator: " "), words)
    case "ties": same(ties, rest.joined(separator: " "), words)
    case "circle":
      let circle = verdict.contested?.activities ?? []
      same(names(circle), rest.joined(separator: " "), words)
    case "perverse": same(String(verdict.perverse), rest[0], words)
    case "contested": same(String(verdict.contested != nil), rest[0], words)
    case "basis": same(verdict.basis?.rawValue ?? "none", rest.joined(separator: " "), words)
    case "selfEnforcing": same(verdict.selfEnforcing.map(String.init) ?? "none", rest[0], words)
    case "share": equal(verdict.jointShare, rest[0], words)
    case "kept": equal(verdict.valueKept, rest[0], words)
    case "harm": equal(verdict.harm, rest[0], words)
    case "agreement": equal(verdict.values.agreement, rest[0], words)
    case "value":
      let values = verdict.values
      equal([values.silo, values.predicted, values.joint], rest, words)
    case "structure":
      same(verdict.activities[text.activity(rest[0])].structure.rawValue, rest[1], words)
    case "plan":
      let plan = verdict.activities[text.activity(rest[0])].plan
      equal([plan.silo, plan.predicted, plan.joint], Array(rest.dropFirst()), words)
    case "taken":
      let taken = verdict.activities.indices.filter { verdict.activities[$0].taken == true }
      same(
        taken.map { text.model.activities[$0].id.name }.joined(separator: " "),
        rest.joined(separator: " "), words)
    case "gains":
      for gain in named(rest) {
        let found = verdict.gain(of: text.party(gain.name), from: text.activity(rest[0]))
        equal(found, gain.value, words)
      }
    case "worth": equal(verdict.activities[text.activity(rest[0])].worth, rest[1], words)
    case "temptation":
      for party in named(rest) {
        equal(verdict.parties[text.party(party.name)].temptation, party.value, words)
      }
    case "hourPrice":
      for party in named(rest) {
        equal(verdict.parties[text.party(party.name)].hourPrice, party.value, words)
      }
    case "patience":
      for party in named(rest) {
        equal(verdict.parties[text.party(party.name)].patience, party.value, words)
      }
    case "deviation":
      let found = verdict.parties[text.party(rest[0])].deviation.map {
        "\(text.model.activities[$0.activity].id.name):\($0.from)..\($0.to)"
      }
      same(found.joined(separator: " "), rest.dropFirst().joined(separator: " "), words)
    case "measure", "harmful", "weak", "rate", "best", "turning":
      checkMeasure(words[0], verdict.measures[text.measure(rest[0], rest[1])], words)
    case "shift":
      let found = verdict.shifts.first {
        $0.from == text.party(rest[0]) && $0.to == text.party(rest[1])
          && $0.activity == text.activity(rest[2])
      }
      if rest.count > 3 { equal(found?.amount, rest[3], words) }
      XCTAssertNotNil(found, context(words), file: file, line: line)
    case "pocket": checkPocket(words)
    default: XCTFail("no expectation " + context(words), file: file, line: line)
    }
  }

  private var reason: String {
    switch verdict.reason {
    case .nothingJoint: "nothing joint"
    case .jointWorkNotWorthwhile: "not worthwhile"
    case .impossible(let activities): "impossible " + names(activities)
    case .figuresMissing: "figures missing"
    case .uncertain: "uncertain"
    case nil: "none"
    }
  }

  private var missing: String {
    verdict.missing.map { missing in
      switch missing.what {
      case .effort(let party, let activity): "effort:\(party):\(activity)"
      case .money(let party, let activity): "money:\(party):\(activity)"
      case .effect(let activity, let indicator): "effect:\(activity):\(indicator)"
      case .rate(let measure): "rate:\(measure)"
      case .bound(let activity): "bound:\(activity)"
      case .worth: "worth"
      case .baseline(let indicator): "baseline:\(indicator)"
      case .observed(let indicator): "observed:\(indicator)"
      case .capacity(let party): "capacity:\(party)"
      case .cap(let activity): "cap:\(activity)"
      case .cell: "cell"
      case .other(let words): words
      }
    }.sorted().joined(separator: " ")
  }

  private var ties: String {
    verdict.tiesDecided.map {
      "\(text.model.parties[$0.party].id.name):\(names([$0.taken]))=\(names([$0.other]))"
    }.joined(separator: " ")
  }

  private func names(_ activities: [Int]) -> String {
    activities.map { text.model.activities[$0].id.name }.joined(separator: " ")
  }

  private func checkMeasure(_ kind: String, _ measure: MeasureVerdict, _ words: [String]) {
    let value = words.dropFirst(3).joined(separator: " ")
    switch kind {
    case "measure": same(measure.direction.rawValue, value, words)
    case "harmful": same(String(measure.harmful), value, words)
    case "weak": same(String(measure.weak), value, words)
    case "rate": equal(measure.rate, value, words)
    case "best":
      check(measure.bestJoint, words[3], words)
      check(measure.bestSolo, words[4], words)
    default: checkRange(measure.turningRange, value, words)
    }
  }

  private func check(_ best: MeasureVerdict.Best?, _ expected: String, _ words: [String]) {
    let parts = expected.split(separator: "@").map(String.init)
    guard parts.count == 2 else {
      return XCTAssertNil(best, context(words), file: file, line: line)
    }
    same(best.map { text.model.activities[$0.activity].id.name } ?? "none", parts[1], words)
    guard case .finite(let amount) = best?.perHour else {
      return same("infinite", parts[0], words)
    }
    equal(amount, parts[0], words)
  }

  private func checkRange(
    _ range: MeasureVerdict.TurningRange?, _ expected: String, _ words: [String]
  ) {
    if expected == "none" { return XCTAssertNil(range, context(words), file: file, line: line) }
    let ends = expected.replacing("..", with: "|").split(
      separator: "|", omittingEmptySubsequences: false
    ).map(String.init)
    XCTAssertNotNil(range, context(words), file: file, line: line)
    for (found, end) in zip([range?.from, range?.to], ends) {
      if end.isEmpty {
        XCTAssertNil(found, context(words), file: file, line: line)
      } else {
        equal(found, end, words)
      }
    }
  }

  private func checkPocket(_ words: [String]) {
    let colon = words.firstIndex(of: ":") ?? words.count
    let activity = text.activity(words[1])
    let found = verdict.activities[activity]
    same(found.pocket?.rawValue ?? "none", words[2..<colon].joined(separator: " "), words)
    var short = [String: Rational]()
    for figure in named(words[colon...]) { short[figure.name] = figure.value }
    equal(found.surplus, short.removeValue(forKey: "surplus"), words)
    for (index, performer) in text.model.activities[activity].performers.enumerated() {
      let name = text.model.parties[performer.party].id.name
      let lacking = index < found.short.count ? found.short[index] : nil
      equal(lacking, short[name] ?? 0, words)
    }
  }

  /// Fails for shifts and pockets that are not among the expectations, where any figures are.
  func checkLists() {
    guard text.expectations.contains(where: { $0[0] == "pocket" || $0[0] == "shift" }) else {
      return
    }
    let shifts = text.expectations.filter { $0[0] == "shift" }.count
    XCTAssertEqual(verdict.shifts.count, shifts, "\(name): shifts", file: file, line: line)
    let pockets = text.expectations.filter { $0[0] == "pocket" }.count
    XCTAssertEqual(
      verdict.activities.count { $0.pocket != nil }, pockets, "\(name): pockets", file: file,
      line: line)
  }

  private func equal(_ found: [Rational?], _ expected: [String], _ words: [String]) {
    for (found, expected) in zip(found, expected) { equal(found, expected, words) }
  }

  private func equal(_ found: Rational?, _ expected: String, _ words: [String]) {
    if expected == "none" { return XCTAssertNil(found, context(words), file: file, line: line) }
    equal(found, number(expected), words)
  }

  /// Figures with six or more decimals were rounded to them; all others are exact.
  private func equal(_ found: Rational?, _ expected: Rational?, _ words: [String]) {
    guard let found, let expected else {
      return XCTAssertEqual(found, expected, context(words), file: file, line: line)
    }
    var unit = Rational(1, over: 1_000_000)
    while !(expected / unit).isWhole { unit /= 10 }
    let isRounded = !(expected * 100_000).isWhole
    let difference = (found - expected).magnitude
    let isEqual = isRounded ? difference <= unit : difference.isZero
    XCTAssertTrue(isEqual, context(words) + ", found \(found)", file: file, line: line)
  }

  private func same(_ found: String, _ expected: String, _ words: [String]) {
    XCTAssertEqual(found, expected, context(words), file: file, line: line)
  }

  private func context(_ words: [String]) -> String {
    name + ": " + words.joined(separator: " ")
  }
}
