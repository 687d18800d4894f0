import Checking
import Syntax

/// What the names are of that a scenario sees.
///
/// Kept by the numbers of the spellings: a large script has many names and asks for few of them.
public struct Entities: Sendable {
  /// What a name is of, by its place in the model's array of its kind.
  struct Slot: Sendable {
    let kind: NameKind
    let place: Int32
  }

  /// What each spelling names, nil for nothing.
  private var slots: [Slot?]
  /// The members of the groups, by symbol.
  private var members: [Symbol: [Int]] = [:]
  /// The rows of each measure.
  private let rows: [Range<Int>]

  /// Begins with no names, for that many spellings; a measure stands for its rows.
  init(symbolCount: Int, rows: [Range<Int>]) {
    slots = Array(repeating: nil, count: symbolCount)
    self.rows = rows
  }

  /// Adds what a name is of.
  mutating func add(_ slot: Slot, as symbol: Symbol) { slots[Int(symbol.index)] = slot }

  /// Adds a group.
  mutating func add(group: [Int], as symbol: Symbol) { members[symbol] = group }

  /// What a name is of, nil where it names nothing, a value or a scenario.
  public subscript(symbol: Symbol) -> Entity? {
    if let group = members[symbol] { return .group(group) }
    guard slots.indices.contains(Int(symbol.index)), let slot = slots[Int(symbol.index)] else {
      return nil
    }
    let place = Int(slot.place)
    return switch slot.kind {
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
