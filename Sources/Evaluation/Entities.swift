import Checking
import Syntax

/// What the names are of that a scenario sees.
///
/// Kept by the numbers of the spellings: a large script has many names and asks for few of them.
public struct Entities: Sendable {
  /// The number of what each spelling names, -1 for nothing.
  private let numbers: [Int32]
  /// The kind of each number, and its place in the model's array of that kind.
  private let kinds: [NameKind]
  private let places: [Int32]
  /// The members of the groups, by symbol.
  private let members: [Symbol: [Int]]
  /// The rows of each measure.
  private let rows: [Range<Int>]

  /// Takes over what a model was built by.
  init(
    numbers: [Int32], kinds: [NameKind], places: [Int32], members: [Symbol: [Int]],
    rows: [Range<Int>]
  ) {
    (self.numbers, self.kinds, self.places) = (numbers, kinds, places)
    (self.members, self.rows) = (members, rows)
  }

  /// What a name is of, nil where it names nothing, a value or a scenario.
  public subscript(symbol: Symbol) -> Entity? {
    if let group = members[symbol] { return .group(group) }
    guard numbers.indices.contains(Int(symbol.index)) else { return nil }
    let number = Int(numbers[Int(symbol.index)])
    if number < 0 { return nil }
    let place = Int(places[number])
    return switch kinds[number] {
    case .party: .party(place)
    case .indicator: .indicator(place)
    case .activity: .activity(place)
    case .measure: .measure(Array(rows[place]))
    case .goal: .goal(place)
    case .budget: .budget(place)
    case .mandate: .mandate(place)
    case .handoff: .handoff(place)
    case .obstacle: .obstacle(place)
    case .forum: .forum(place)
    case .trial: .trial(place)
    case .group, .binding, .scenario: nil
    }
  }
}
