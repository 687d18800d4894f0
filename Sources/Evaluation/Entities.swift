import Checking
import Syntax

/// What the names are of that a scenario sees.
///
/// Kept as it was when the model was built: a large script has many names and asks for few of them.
public struct Entities: Sendable {
  private let names: SeenNames
  /// The place of each slot in the model's array of its kind.
  private let places: [Int32]
  /// The members of the groups, by symbol.
  private let members: [Symbol: [Int]]
  /// The rows of each measure.
  private let rows: [Range<Int>]

  /// Takes over what a model was built by.
  init(
    names: SeenNames, places: [Int32], members: [Symbol: [Int]], rows: [Range<Int>]
  ) {
    (self.names, self.places) = (names, places)
    (self.members, self.rows) = (members, rows)
  }

  /// What a name is of, nil where it names nothing, a value or a scenario.
  public subscript(symbol: Symbol) -> Entity? {
    if let group = members[symbol] { return .group(group) }
    guard symbol.index < names.symbolCount, let known = names[symbol], known.slot >= 0 else {
      return nil
    }
    let place = Int(places[known.slot])
    return switch known.kind {
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
