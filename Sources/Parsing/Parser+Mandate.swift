import Diagnostics
import Syntax

extension Parser {
  /// Parses what a line of a mandate says that is no rule, and the days a measure is in force.
  ///
  ///     mandate ::= 'mandate' NAME title? mandate-block?
  ///     mandate-block ::= '{' (mandate-attribute? separator)* mandate-attribute? '}'
  ///     mandate-attribute ::= rule | 'given' 'by' NAME | 'under' title | validity
  ///     validity ::= 'from' DATE | 'until' DATE
  mutating func parseMandateAttribute(_ word: AttributeWord) -> Attribute.Value? {
    advance()
    switch word {
    case .givenBy: return expect(.by) ? parseName(.party).map(Attribute.Value.givenBy) : nil
    case .under: return parseTellingTitle().map(Attribute.Value.under)
    case .until: return parseDate().map(Attribute.Value.until)
    default: unreachable("no attribute of a mandate")
    }
  }

  /// Parses what a party must, may or must not do.
  ///
  ///     rule ::= NAME modality NAME ('with' names)? ('up' 'to' range)?
  mutating func parseRule() -> Attribute.Value? {
    guard let party = parseName(.party), let modality = parseModality() else { return nil }
    takeSurplusWord(behind: modality.rawValue)
    guard let activity = parseName(.activity) else { return nil }
    var partners: [Name] = []
    if take(.with) {
      guard let names = parseNames(.parties) else { return nil }
      partners = names
    }
    guard take(.up) else { return .rule(party, modality, activity, with: partners, upTo: nil) }
    guard expect(.to) else { return nil }
    return parseRange().map { .rule(party, modality, activity, with: partners, upTo: $0) }
  }

  /// Parses what a mandate says of an activity.
  ///
  ///     modality ::= 'must' 'not'? | 'may'
  mutating func parseModality() -> Modality? {
    if take(.may) { return .may }
    if take(.must) { return take(.not) ? .mustNot : .must }
    reportExpected(.words([.must, .may]))
    return nil
  }
}
