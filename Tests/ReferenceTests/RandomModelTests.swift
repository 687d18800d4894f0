import Analysis
import Arithmetic
import Evaluation
import TestSamples
import XCTest

/// That the random games are what the comparison needs: repeatable, and of every kind.
final class RandomModelTests: XCTestCase {
  /// The published sequence of the generator for the seed 1234567.
  func testGenerator() {
    var random = SplitMix64(seed: 1_234_567)
    XCTAssertEqual(
      (0..<3).map { _ in random.next() },
      [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  func testTheSameSeedIsTheSameModel() {
    for seed in UInt64(1)...20 {
      let (one, two) = (RandomModel.model(seed: seed), RandomModel.model(seed: seed))
      XCTAssertEqual(ModelScript(one).description, ModelScript(two).description)
    }
  }

  func testEveryKindOfAnswerIsMet() {
    var met: Set<String> = []
    for seed in UInt64(1)...600 {
      let v = NaiveVerdict(of: RandomModel.ofAnyKind(seed: seed))
      met.insert("\(v.precision)")
      met.insert(v.overall.rawValue)
      v.basis.map { _ = met.insert("basis \($0.rawValue)") }
      if v.contested != nil { met.insert("contested") }
      if v.hasTies { met.insert("ties") }
      if v.perverse { met.insert("perverse") }
      for a in v.activities { a.pocket.map { _ = met.insert($0.rawValue) } }
      for a in v.activities { met.insert("structure \(a.structure.rawValue)") }
      for m in v.measures { met.insert("measure \(m.direction.rawValue)") }
      for m in v.measures where m.weak { met.insert("weak") }
      for p in v.parties { p.temptation.map { _ = met.insert($0 > 0 ? "tempted" : "content") } }
    }
    let wanted =
      Verdict.Overall.allCases.map(\.rawValue) + Pocket.allCases.map(\.rawValue)
      + MeasureVerdict.Direction.allCases.filter { $0 != .undetermined }.map {
        "measure \($0.rawValue)"
      } + [
        "structure", "numbers", "basis joint", "basis for others", "contested", "ties", "perverse",
        "structure never", "structure always", "structure depends", "weak", "tempted", "content",
      ]
    XCTAssertEqual(wanted.filter { !met.contains($0) }, [])
  }
}
