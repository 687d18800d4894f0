import Analysis
import Arithmetic
import Checking
import Diagnostics
import Evaluation
import Foundation
import Parsing
import Syntax
import TestSamples
import XCTest

/// That a verdict which is said to hold for all values of uncertain figures is met at every sample of
/// them, and that values which are said to turn it do, on small random games.
final class UncertaintyTests: XCTestCase {
  private static let features: [RandomModel.Features] = [
    .plain, [.negatives, .points], [.plain, .budgets, .limits], [.budgets, .obstacles],
    [.plain, .valueless], .all,
  ]
  /// Games that pay in forms, of which there are fewer.
  private static let forms: [RandomModel.Features] = [
    [.forms, .negatives], [.ceilings, .goalCaps, .zeros],
  ]

  func testVerdictsHoldWhereverTheyAreTried() throws {
    var met: [String: Int] = [:]
    let first = ReferenceRun.firstSeed
    let count = UInt64(ReferenceRun.count(default: 120))
    for seed in first..<first + count + count / 5 {
      var random = SplitMix64(seed: seed)
      let features =
        seed < first + count ? Self.features[Int(seed % 6)] : Self.forms[Int(seed % 2)]
      let game = RandomModel.model(seed: seed, features)
      let script = uncertain(ModelScript(game).description, &random)
      guard let model = model(of: script), let uncertainty = model.uncertainty else {
        met["no range", default: 0] += 1
        continue
      }
      var verdict = Verdict(of: model, .withoutAgreement)
      let middle = verdict.overall
      verdict.scrutinize()
      guard let scrutiny = verdict.scrutiny else {
        XCTAssertEqual(middle, .undetermined, "seed \(seed)")
        continue
      }
      XCTAssertEqual(scrutiny.atMiddle, middle)
      let kind = check(scrutiny, uncertainty, verdict, "seed \(seed)\n\(script)", &random)
      met["\(kind)", default: 0] += 1
      met["\(kind) \(middle.rawValue)", default: 0] += 1
      if model.paysInForms { met["\(kind) in forms", default: 0] += 1 }
    }
    if ReferenceRun.count(default: 0) > 0 { print(met.sorted { $0.key < $1.key }) }
    for kind in ["holds", "turns", "together", "holds in forms", "turns in forms"] {
      XCTAssertGreaterThan(met[kind, default: 0], 0, "\(met)")
    }
    for overall in ["silo", "partial", "joint", "no case"] {
      XCTAssertGreaterThan(met["holds \(overall)", default: 0], 0, "\(met)")
    }
  }

  func testWhatTurnsWithinARangeAndNotAtItsEndsIsFoundWhereItTurns() throws {
    let script = """
      party P { keeps 80 % of what it saves }
      party Q { capacity 15 hours }
      indicator I { better lower; unit case / cases; falls on P at 5 kr per case }
      activity Alone { by Q at 2 hours; up to 7; lowers I by 5 }
      activity Slow { by Q at 0 to 10 hours and 7 kr; by P at 4 hours; up to 1; lowers I by 2 }
      activity Quick { by Q at 6 hours; by P at 1 hour; up to 7; lowers I by 3 }
      measure Ours of I { held by Q, P; pays 4 kr per case }
      measure Mine of I { held by P; pays 13 kr per case }
      measure Yours of I { held by Q; pays 11 kr per case }
      goal G { owners P, Q; worth 8 kr per case of I }
      """
    var verdict = Verdict(of: try XCTUnwrap(model(of: script)), .withoutAgreement)
    verdict.scrutinize()
    guard case .turns(let turnings)? = verdict.scrutiny?.outcome else {
      return XCTFail("\(String(describing: verdict.scrutiny))")
    }
    XCTAssertEqual(turnings.map(\.at), [Rational(9, over: 4)])
    XCTAssertEqual(turnings.map(\.becomes), [.silo])
    XCTAssertEqual(turnings.map(\.isIncluded), [false])
  }

  func testLimitsThatNoPlanReachesAndReachesThatAreKnownAreProven() throws {
    let script = """
      party P { capacity 10 hours }
      party Q { capacity 8 to 10 hours }
      indicator I { better lower }
      activity Together { by P at 1 hour; by Q at 0,1 hours ± 10 %; up to 4 ± 1; lowers I by 3 }
      activity Alone { by P at 1 hour; up to 20; lowers I by 1 ± 0,5 }
      measure Pay of I { held by P, Q; pays 10 kr per unit FORM }
      goal G { owners P, Q; worth 20 kr per unit of I GOAL }
      party R { capacity 0 to 9 hours }
      activity Side { by R at 1 hour; raises I by 1 }
      """
    func holds(_ form: String, goal: String = "") throws -> Bool? {
      let text = script.replacingOccurrences(of: "FORM", with: form)
        .replacingOccurrences(of: "GOAL", with: goal)
      var verdict = Verdict(of: try XCTUnwrap(model(of: text)), .withoutAgreement)
      verdict.scrutinize()
      return verdict.scrutiny?.holds
    }
    for form in [
      "; up to 30", "; only from 5 to 8", "; only from 50", "; beyond 5 ± 1",
      "; bonus 100 kr at 40",
    ] {
      XCTAssertEqual(try holds(form), true, form)
    }
    XCTAssertEqual(try holds("", goal: "up to 30"), true)
    // What may be reached is only tried.
    XCTAssertEqual(try holds("; up to 15"), false)
    XCTAssertEqual(try holds("; bonus 100 kr at 10"), false)
    XCTAssertEqual(try holds("", goal: "up to 20"), false)
  }

  /// Checks an answer by samples; returns its kind.
  private func check(
    _ scrutiny: Scrutiny, _ uncertainty: Uncertainty, _ verdict: Verdict, _ name: String,
    _ random: inout SplitMix64
  ) -> String {
    func overall(_ values: [(figure: Int, value: Rational)]) -> Verdict.Overall {
      var places = [Rational](repeating: 0, count: uncertainty.figures.count)
      for (index, value) in values {
        let figure = uncertainty.figures[index]
        XCTAssertTrue(figure.low <= value && value <= figure.high, name)
        places[index] = (value - figure.middle) / figure.spread
      }
      return Verdict(of: uncertainty.model(at: places), .withoutAgreement).overall
    }
    switch scrutiny.outcome {
    case .holds:
      XCTAssertEqual(verdict.overall, scrutiny.atMiddle, name)
      for sample in samples(uncertainty.figures.count, &random) {
        let found = Verdict(of: uncertainty.model(at: sample), .withoutAgreement).overall
        XCTAssertEqual(found, scrutiny.atMiddle, "at \(sample) of \(name)")
      }
      return "holds"
    case .turns(let turnings):
      XCTAssertEqual(verdict.overall, .undetermined, name)
      for turning in turnings {
        let becomes = overall([(turning.figure, turning.outside)])
        XCTAssertEqual(becomes, turning.becomes, name)
        XCTAssertNotEqual(becomes, scrutiny.atMiddle, name)
        let figure = uncertainty.figures[turning.figure]
        XCTAssertEqual(turning.outside > figure.middle, turning.isAbove, name)
        XCTAssertTrue(
          (turning.at > figure.middle) == turning.isAbove || turning.at == figure.middle)
        let nudge = figure.spread / (turning.isAbove ? -1_000_000 : 1_000_000)
        if (turning.at - figure.middle).magnitude > nudge.magnitude {
          let inside = overall([(turning.figure, turning.at + nudge)])
          XCTAssertEqual(inside, scrutiny.atMiddle, "inside \(turning.at) of \(name)")
        }
        if turning.certainty == .exact {
          let here = overall([(turning.figure, turning.at)])
          XCTAssertEqual(here == scrutiny.atMiddle, turning.isIncluded, name)
        }
      }
      return "turns"
    case .turnsTogether(let values, let becomes):
      XCTAssertEqual(verdict.overall, .undetermined, name)
      XCTAssertGreaterThan(values.count, 1, name)
      XCTAssertEqual(overall(values.map { ($0.figure, $0.value) }), becomes, name)
      XCTAssertNotEqual(becomes, scrutiny.atMiddle, name)
      return "together"
    case .notShown:
      XCTAssertEqual(verdict.overall, .undetermined, name)
      return "not shown"
    }
  }

  /// Corners, edges and places within.
  private func samples(_ count: Int, _ random: inout SplitMix64) -> [[Rational]] {
    (0..<40).map { sample in
      (0..<count).map { _ in
        switch sample % 4 {
        case 0: random.pick([-1, 1])
        case 1: random.pick([-1, 0, 1])
        case 2: random.pick([-1, Rational(-1, over: 2), 0, Rational(1, over: 2), 1])
        default: Rational(random.number(-1_000...1_000), over: 1_000)
        }
      }
    }
  }

  /// The script with some of its figures as ranges.
  private func uncertain(_ script: String, _ random: inout SplitMix64) -> String {
    let words =
      "(capacity|horizon|lowers K\\d by|raises K\\d by|after|up to|pays|weighs|worth|at|and|keeps)"
    guard
      let pattern = try? NSRegularExpression(
        pattern: "\\b\(words) (-?[0-9]+(?:/[0-9]+)?)( %)?")
    else { return script }
    var result = ""
    var last = script.startIndex
    let most = random.number(1...4)
    let chance = random.number(5...40)
    var made = 0
    for match in pattern.matches(in: script, range: NSRange(script.startIndex..., in: script)) {
      guard let whole = Range(match.range, in: script),
        let word = Range(match.range(at: 1), in: script),
        let number = Range(match.range(at: 2), in: script)
      else { continue }
      result += script[last..<whole.lowerBound]
      last = whole.upperBound
      let isPercent = match.range(at: 3).location != NSNotFound
      let parts = script[number].split(separator: "/").compactMap { Int($0) }
      let value = Rational(parts[0], over: parts.count > 1 ? parts[1] : 1)
      let shown = value.decimal(significantDigits: 12)
      let percent = isPercent ? " %" : ""
      guard made < most, random.chance(chance), !value.isZero else {
        result += "\(script[word]) \(shown)\(percent)"
        continue
      }
      made += 1
      let part: Rational = random.pick([
        Rational(1, over: 100), Rational(1, over: 10), Rational(1, over: 4), Rational(1, over: 2),
        1,
      ])
      var spread = value.magnitude * part
      if isPercent { spread = min(spread, 100 - value) }
      result +=
        "\(script[word]) \(shown)\(percent) ± \(spread.decimal(significantDigits: 12))\(percent)"
    }
    return result + script[last...]
  }

  /// The model of a script, nil where it has errors.
  private func model(of script: String) -> Model? {
    var map = SourceMap()
    guard let source = map.add(name: "test.samverka", bytes: Array(script.utf8)) else { return nil }
    var symbols = SymbolTable()
    let parsed = parse(source, symbols: &symbols)
    let checked = Checking.check(parsed.tree, symbols: symbols)
    guard !parsed.diagnostics.contains(where: { $0.severity == .error }),
      let program = checked.program
    else { return nil }
    let evaluated = Evaluator(program).model(of: nil)
    if evaluated.diagnostics.contains(where: { $0.severity == .error }) { return nil }
    return evaluated.model
  }
}

extension Model {
  /// Whether a measure is limited or linear only in part, or a worth has a cap.
  fileprivate var paysInForms: Bool {
    measures.contains {
      $0.upTo != nil || $0.beyond != nil || $0.onlyFrom != nil || $0.bonus != nil
    } || goals.contains { $0.worths.contains { $0.cap != nil } }
  }
}
