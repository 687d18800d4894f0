import Diagnostics
import Syntax

extension Parser {
  /// Parses what a line of a party says.
  ///
  ///     party ::= 'party' NAME title? party-block?
  ///     party-block ::= '{' (party-attribute? separator)* party-attribute? '}'
  ///     party-attribute ::= 'part' 'of' NAME
  ///       | 'capacity' range
  ///       | 'horizon' range
  ///       | 'keeps' range 'of' 'what' 'it' 'saves'
  ///       | 'prefers' NAME 'over' names
  ///       | 'regards' 'joint' 'work' 'as' ('main' | 'side') 'task'
  ///       | 'knows' texts
  ///       | 'tried' texts
  ///       | 'works' 'on' texts
  ///       | 'contact' title
  mutating func parsePartyAttribute(_ word: AttributeWord) -> Attribute.Value? {
    advance()
    switch word {
    case .partOf: return expect(.of) ? parseName(.party).map(Attribute.Value.partOf) : nil
    case .capacity: return parseRange().map(Attribute.Value.capacity)
    case .horizon: return parseRange().map(Attribute.Value.horizon)
    case .keeps:
      guard let share = parseRange(), expect(.of, .what, .it, .saves) else { return nil }
      return .keeps(share)
    case .prefers:
      guard let first = parseName(.activity), expect(.over), let rest = parseNames(.activity)
      else { return nil }
      return .prefers([first] + rest)
    case .regards: return parseRegard()
    case .knows: return parseTexts(.knows)
    case .tried: return parseTexts(.tried)
    case .worksOn: return expect(.on) ? parseTexts(.worksOn) : nil
    case .contact: return parseText(.contact)
    default: unreachable("no attribute of a party")
    }
  }

  /// Parses how a party regards joint work, behind `regards`.
  private mutating func parseRegard() -> Attribute.Value? {
    guard expect(.joint, .work, .as) else { return nil }
    let isMain = take(.main)
    if !isMain && !take(.side) {
      reportExpected(.words([.main, .side]))
      return nil
    }
    return expect(.task) ? .regards(isMain ? .mainTask : .sideTask) : nil
  }
}
