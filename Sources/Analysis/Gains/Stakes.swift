import Arithmetic
import Evaluation

/// What one unit of improvement of each indicator gives each party that it touches.
struct Stakes: Sendable {
  /// A party's net stake in an indicator: what its measures pay, less its part of what others' pay,
  /// plus what its own economy feels.
  struct Stake: Sendable {
    let party: Int
    /// Money or points per unit of improvement that the party sees.
    var weight: Rational = 0
    /// Whether every rate in it is known.
    var isKnown = true
    /// Whether something in it is above 0, whatever the figures.
    var isFor = false
    /// Whether something in it is below 0, whatever the figures.
    var isAgainst = false
  }

  /// Which way a party is drawn by a stake, in one word: most that ask need no more.
  struct Pull: Sendable {
    private let number: Int32
    let isFor: Bool
    let isAgainst: Bool

    var party: Int { Int(number) }

    fileprivate init(_ stake: borrowing Stake) {
      number = Int32(stake.party)
      (isFor, isAgainst) = (stake.isFor, stake.isAgainst)
    }
  }

  /// The stakes in one indicator after another, by party in each.
  private let items: [Stake]
  /// The same as pulls.
  private let pulls: [Pull]
  /// The first stake in each indicator, and the number of stakes at the end.
  private let starts: [Int]
  /// Whether some stake in each indicator has something above 0, or below.
  let someFor: [Bool]
  let someAgainst: [Bool]

  /// Whether every stake is known.
  let areKnown: Bool

  /// So many stakes are looked through faster than halved.
  private static let few = 4

  /// The number of stakes.
  var count: Int { items.count }

  /// The stake of a number.
  subscript(stake: Int) -> Stake { items[stake] }

  /// The pull of the stake of a number.
  func pull(_ stake: Int) -> Pull { pulls[stake] }

  /// The numbers of the stakes in an indicator, by party.
  func on(_ indicator: Int) -> Range<Int> { starts[indicator]..<starts[indicator + 1] }

  /// The number of the stake of a party in an indicator, nil where it has none.
  ///
  /// - Complexity: O(log n) in the stakes in the indicator.
  @inline(__always)
  func stake(of party: Int, in indicator: Int) -> Int? {
    var low = starts[indicator]
    let end = starts[indicator + 1]
    var high = end
    while high - low > Stakes.few {
      let middle = (low + high) / 2
      if pulls[middle].party < party { low = middle + 1 } else { high = middle }
    }
    while low < high && pulls[low].party < party { low += 1 }
    return low < end && pulls[low].party == party ? low : nil
  }

  /// - Complexity: O(n log n) in the measures, their payers and what falls on parties.
  init(_ instance: Instance, _ payments: Payments) {
    let model = instance.model
    let measuresOf = Grouping(
      count: instance.indicatorCount, groupOf: payments.indicatorOf)
    var tally = StakeTally(partyCount: instance.partyCount)
    var starts = [0]
    starts.reserveCapacity(instance.indicatorCount + 1)
    var someFor = [Bool](repeating: false, count: instance.indicatorCount)
    var someAgainst = someFor
    for indicator in 0..<instance.indicatorCount {
      for row in measuresOf[indicator] {
        let rate = payments.linear[row].rate
        let sign = payments.linear[row].sign
        for number in payments.range(of: row) {
          let side = payments.sides[number]
          tally.add(rate.map { $0 * side.weight }, sign * side.weight.sign, to: side.party)
        }
      }
      for index in model.indicators[indicator].fallsOn.indices {
        let party = model.indicators[indicator].fallsOn[index].party
        if instance.isInPoints[party] { continue }
        let amount = model.indicators[indicator].fallsOn[index].amount.value
        let weight = instance.keeps[party] * amount
        tally.add(weight, weight.sign, to: party)
      }
      (someFor[indicator], someAgainst[indicator]) = tally.finish()
      starts.append(tally.items.count)
    }
    self.starts = starts
    self.someFor = someFor
    self.someAgainst = someAgainst
    items = tally.items
    pulls = tally.items.indices.map { Pull(tally.items[$0]) }
    areKnown = tally.items.indices.allSatisfy { tally.items[$0].isKnown }
  }
}

/// Stakes as they are collected, indicator by indicator.
private struct StakeTally {
  private(set) var items: [Stakes.Stake] = []
  /// Where the stakes in the indicator at hand begin.
  private var first = 0
  /// The place in `items` of each party's stake in the indicator at hand, -1 for none.
  private var places: [Int]

  init(partyCount: Int) { places = Array(repeating: -1, count: partyCount) }

  /// Adds a weight, nil where it is unknown, and its sign.
  mutating func add(_ weight: Rational?, _ sign: Int, to party: Int) {
    if places[party] < 0 {
      places[party] = items.count
      items.append(Stakes.Stake(party: party))
    }
    let place = places[party]
    if let weight { items[place].weight += weight } else { items[place].isKnown = false }
    if sign > 0 { items[place].isFor = true }
    if sign < 0 { items[place].isAgainst = true }
  }

  /// Ends the indicator at hand, and says whether something in it is above 0, and whether below.
  mutating func finish() -> (someFor: Bool, someAgainst: Bool) {
    var (someFor, someAgainst) = (false, false)
    for place in first..<items.count {
      places[items[place].party] = -1
      if items[place].isFor { someFor = true }
      if items[place].isAgainst { someAgainst = true }
    }
    sortByParty()
    first = items.count
    return (someFor, someAgainst)
  }

  /// Sorts the stakes in the indicator at hand; of most there are two, which need no slice.
  private mutating func sortByParty() {
    switch items.count - first {
    case 0, 1: return
    case 2: if items[first + 1].party < items[first].party { items.swapAt(first, first + 1) }
    default: items[first...].sort { $0.party < $1.party }
    }
  }
}
