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
    let givers = starts[budget]..<starts[budget + 1]
    let place = givers.partitionPoint { items[$0].party < party }
    return place < givers.upperBound && items[place].party == party ? items[place].part : 0
  }

  /// - Complexity: O(n log n) in the contributions.
  init(_ instance: Instance) {
    let budgets = instance.model.budgets
    var items: [Giver] = []
    var starts = [0]
    starts.reserveCapacity(budgets.count + 1)
    for budget in budgets.indices {
      let first = items.count
      // Nearly all give in the order of their declaration.
      var isSorted = true
      for index in budgets[budget].contributions.indices {
        let part = instance.part(of: budgets[budget].contributions[index], in: budget)
        if part.isZero { continue }
        let party = budgets[budget].contributions[index].party
        if items.count > first && items[items.count - 1].party >= party { isSorted = false }
        items.append(Giver(party: party, part: part))
      }
      if !isSorted { Givers.merge(&items, from: first) }
      starts.append(items.count)
    }
    self.items = items
    self.starts = starts
  }

  /// Puts the givers from `first` on in order by party, each once.
  private static func merge(_ items: inout [Giver], from first: Int) {
    if items.count - first == 2, items[first].party != items[first + 1].party {
      return items.swapAt(first, first + 1)
    }
    let own = items[first...].sorted { $0.party < $1.party }
    items.removeLast(items.count - first)
    for giver in own {
      if items.count > first, items[items.count - 1].party == giver.party {
        items[items.count - 1].part += giver.part
      } else {
        items.append(giver)
      }
    }
  }
}
