import Arithmetic
import Evaluation

/// What a krona drawn on each budget costs those who put money into it.
struct Givers: Sendable {
  /// A contributor of a budget.
  struct Giver: Sendable {
    let party: Int
    /// keep * r * s, not 0.
    var part: Rational
  }

  /// The givers of one budget after another, by party in each.
  private let items: [Giver]
  /// The first giver of each budget, and the number of givers at the end.
  private let starts: [Int]

  /// The givers of a budget, by party.
  subscript(budget: Int) -> ArraySlice<Giver> { items[starts[budget]..<starts[budget + 1]] }

  /// The part of a party in a budget, 0 where it gives nothing.
  ///
  /// - Complexity: O(log n) in the givers.
  func part(of party: Int, in budget: Int) -> Rational {
    var low = starts[budget]
    var high = starts[budget + 1]
    while low < high {
      let middle = (low + high) / 2
      if items[middle].party < party { low = middle + 1 } else { high = middle }
    }
    return low < starts[budget + 1] && items[low].party == party ? items[low].part : 0
  }

  /// - Complexity: O(n log n) in the contributions.
  init(_ instance: Instance) {
    var items: [Giver] = []
    var starts = [0]
    for budget in instance.model.budgets.indices {
      var own: [Giver] = []
      for line in instance.model.budgets[budget].contributions {
        let part = instance.part(of: line, in: budget)
        if !part.isZero { own.append(Giver(party: line.party, part: part)) }
      }
      own.sort { $0.party < $1.party }
      for giver in own {
        if items.count > starts[budget], items[items.count - 1].party == giver.party {
          items[items.count - 1].part += giver.part
        } else {
          items.append(giver)
        }
      }
      starts.append(items.count)
    }
    self.items = items
    self.starts = starts
  }
}
