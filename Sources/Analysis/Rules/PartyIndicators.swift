import Diagnostics
import Evaluation

/// Which indicators belong to which parties.
struct PartyIndicators: Sendable {
  /// The first indicator of each party, and the number of all at the end.
  private var starts: [Int]
  /// The indicators of one party after another, ascending in each.
  private var items: [Int]

  /// - Complexity: O(n log n) in the pairs.
  init(partyCount: Int, _ pairs: [(party: Int, indicator: Int)]) {
    starts = Array(repeating: 0, count: partyCount + 1)
    for pair in pairs { starts[pair.party + 1] += 1 }
    for party in 0..<partyCount { starts[party + 1] += starts[party] }
    var next = starts
    items = Array(repeating: 0, count: pairs.count)
    for pair in pairs {
      items[next[pair.party]] = pair.indicator
      next[pair.party] += 1
    }
    for party in 0..<partyCount {
      let (first, end) = (starts[party], starts[party + 1])
      switch end - first {
      case 0, 1: continue
      case 2: if items[first + 1] < items[first] { items.swapAt(first, first + 1) }
      default: items[first..<end].sort()
      }
    }
  }

  /// Whether an indicator belongs to a party.
  ///
  /// - Complexity: O(log n) in the indicators of the party.
  func contains(_ party: Int, _ indicator: Int) -> Bool {
    let own = starts[party]..<starts[party + 1]
    let place = own.partitionPoint { items[$0] < indicator }
    return place < own.upperBound && items[place] == indicator
  }
}

extension PartyIndicators {
  /// The indicators each party is held to or whose own economy feels them.
  static func stakes(in model: Model) -> PartyIndicators {
    var stakes: [(party: Int, indicator: Int)] = []
    var isInPoints = [Bool](repeating: false, count: model.parties.count)
    for row in model.measures.indices where model.isInForce(measure: row) {
      stakes.append((model.measures[row].party, model.measures[row].indicator))
      if model.measures[row].currency == .points { isInPoints[model.measures[row].party] = true }
    }
    for k in model.indicators.indices {
      for line in model.indicators[k].fallsOn where !isInPoints[line.party] {
        stakes.append((line.party, k))
      }
    }
    return PartyIndicators(partyCount: model.parties.count, stakes)
  }
}
