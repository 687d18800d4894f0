import Arithmetic
import Evaluation

/// What falls between the organisations in one scenario, the most flagged first.
public struct Gaps: Sendable {
  /// What it was found in.
  public let verdict: Verdict
  /// What lacks something.
  public let gaps: [Gap]

  /// Finds the gaps of the scenario of `verdict`.
  ///
  /// They are ranked by how many flagged them, then by how many different people did, then by what an
  /// obstacle costs, then handoffs before obstacles before goals, in the order of declaration. A root
  /// ranks with the most flagged of what comes from it.
  /// - Complexity: O(n log n) in handoffs, flags and obstacles; prices take a plan for each of a few.
  public init(of verdict: Verdict) {
    self.verdict = verdict
    let obstacles = ObstacleChains(verdict.model)
    let all =
      HandoffGaps(verdict.model).gaps()
      + ObstacleGaps(verdict, obstacles).gaps(priced: true) + ViewGaps(verdict.model).gaps()
    gaps = all.enumerated()
      .map { (order: $0.offset, rank: Self.rank($0.element, obstacles), gap: $0.element) }
      .sorted { $0.rank != $1.rank ? $1.rank < $0.rank : $0.order < $1.order }
      .map(\.gap)
  }

  /// Where a gap stands among others.
  private struct Rank: Comparable {
    let count: Rational
    let voices: Int
    let price: Rational

    static func < (a: Rank, b: Rank) -> Bool {
      (a.count, a.voices, a.price) < (b.count, b.voices, b.price)
    }
  }

  /// The rank of a gap.
  private static func rank(_ gap: Gap, _ chains: ObstacleChains) -> Rank {
    var (count, voices) = (gap.flags.count, gap.flags.voices.count)
    if case .obstacle(let index) = gap.subject {
      (count, voices) = (chains.weight[index].count, chains.weight[index].voices)
    }
    return Rank(count: count, voices: voices, price: gap.price ?? 0)
  }

  /// The gap of `subject`, nil where nothing is lacking.
  public func gap(of subject: Gap.Subject) -> Gap? { gaps.first { $0.subject == subject } }
}

extension Gap {
  /// What its obstacle costs; nil where it blocks nothing, or it is not known.
  public var price: Rational? {
    for lack in lacks {
      if case .blocked(let blocked) = lack.kind { return blocked.price }
    }
    return nil
  }
}
