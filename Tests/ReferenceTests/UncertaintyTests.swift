import Analysis
import Arithmetic
import Checking
import Diagnostics
import Evaluation
import Foundation
import Parsing
import Syntax
import XCTest

/// That a verdict which is said to hold for all values of uncertain figures is met at every sample of
/// them, and that values which are said to turn it do, on small random games.
final class UncertaintyTests: XCTestCase {
  private static let features: [RandomModel.Features] = [
    .plain, [.negatives, .points], [.plain, .budgets, .limits], [.budgets, .obstacles],
    [.plain, .valueless], .all,
  ]

  func testVerdictsHoldWhereverTheyAreTried() throws {
    var met: [String: Int] = [:]
    let first = ReferenceRun.firstSeed
    for seed in first..<first + UInt64(ReferenceRun.count(default: 120)) {
      var random = SplitMix64(seed: seed)
      let game = RandomModel.model(seed: seed, Self.features[Int(seed % 6)])
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
    }
    if ReferenceRun.count(default: 0) > 0 { print(met.sorted { $0.key < $1.key }) }
    for kind in ["holds", "turns", "together"] {
      XCTAssertGreaterThan(met[kind, default: 0], 0, "\(met)")
    }
    for overall in ["silo", "partial", "joint", "no case"] {
      XCTAssertGreaterThan(met["holds \(overall)", default: 0], 0, "\(met)")
    }
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
