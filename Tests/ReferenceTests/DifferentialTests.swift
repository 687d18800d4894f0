import Analysis
import Arithmetic
import Evaluation
import XCTest

/// The exact engine against the naive implementation, figure by figure.
///
/// `SAMVERKA_REFERENCE_COUNT=10000` takes more models, `SAMVERKA_REFERENCE_SEED` begins elsewhere.
final class DifferentialTests: XCTestCase {
  func testEngineAgreesWithTheNaiveVerdict() {
    var seen: Set<String> = []
    let first = ReferenceRun.firstSeed
    for seed in first..<first + UInt64(ReferenceRun.count(default: 1_500)) {
      let model = RandomModel.ofAnyKind(seed: seed)
      guard let disagreement = Disagreement(on: model) else { continue }
      guard let kind = disagreement.kinds.subtracting(seen).sorted().first else { continue }
      let smallest = disagreement.shrunk(keeping: kind)
      seen.formUnion(smallest.kinds)
      XCTFail("seed \(seed), \(kind)\n\(smallest)")
      if seen.count > 20 { return }
    }
  }
}
