import Diagnostics
import Syntax

extension Parser {
  /// Parses what a line of an indicator says.
  ///
  ///     indicator ::= 'indicator' NAME title? indicator-block?
  ///     indicator-block ::= '{' (indicator-attribute? separator)* indicator-attribute? '}'
  ///     indicator-attribute ::= 'unit' unit-word ('/' unit-word)?
  ///       | 'better' ('lower' | 'higher')
  ///       | 'baseline' range ('in' DATE)?
  ///       | 'falls' 'on' NAME 'at' range
  ///       | 'source' title
  ///       | 'observed' observation
  mutating func parseIndicatorAttribute(_ word: AttributeWord) -> Attribute.Value? {
    advance()
    switch word {
    case .unit: return parseUnit()
    case .better: return parseBetter()
    case .baseline: return parseBaseline()
    case .fallsOn:
      guard expect(.on), let party = parseName(.party), expect(.at), let rate = parseRange()
      else { return nil }
      return .fallsOn(party, rate)
    case .source: return parseTellingTitle().map(Attribute.Value.source)
    case .observed: return parseObservation()
    default: unreachable("no attribute of an indicator")
    }
  }

  /// Parses the level without any activity and its time, behind `baseline`.
  private mutating func parseBaseline() -> Attribute.Value? {
    guard let level = parseRange() else { return nil }
    guard take(.in) else { return .baseline(level, in: nil) }
    return parseDate().map { .baseline(level, in: $0) }
  }

  /// Parses the words of a unit, behind `unit`.
  private mutating func parseUnit() -> Attribute.Value? {
    guard let one = parseUnitWord() else { return nil }
    guard take(.divided) else { return .unit(one, plural: nil) }
    return parseUnitWord().map { .unit(one, plural: $0) }
  }

  /// Parses a word that names a unit, which a word of numbers does only in quotation marks.
  ///
  ///     unit-word ::= WORD | STRING | '%'
  private mutating func parseUnitWord() -> Name? {
    let isScale = at(.word) && token.keyword?.isScale == true
    guard !isScale, let symbol = unitSymbol(), !at(.name), !isBlank(symbol) else {
      reportExpected(.unit)
      return nil
    }
    let name = Name(symbol, span(of: token))
    advance()
    return name
  }

  /// Whether a word in quotes has no sign that is seen.
  private func isBlank(_ symbol: Symbol) -> Bool {
    lexer.symbols[symbol].unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
    }
  }

  /// Parses a direction, behind `better`.
  private mutating func parseBetter() -> Attribute.Value? {
    if take(.lower) { return .better(.lower) }
    if take(.higher) { return .better(.higher) }
    reportExpected(.words([.lower, .higher]))
    return nil
  }
}
