import Diagnostics
import Syntax

extension Parser {
  /// Parses what was observed, behind `observed`.
  ///
  ///     observation ::= DATE range
  ///       | column? 'from' STRING ('by' column)? ('where' filter (',' filter)*)?
  mutating func parseObservation() -> Attribute.Value? {
    if atDate || atForeignDate {
      let start = token.start
      guard let period = parseDate() else { return nil }
      if at(.in) { return reportValueFirst(from: start) }
      if at(.from) {
        report(.periodOfTable, placeOfToken)
        return nil
      }
      guard let value = parseRange() else { return nil }
      return .observed(period, value)
    }
    if at(.number) {
      let start = token.start
      return parseRange() == nil ? nil : reportValueFirst(from: start)
    }
    let start = previousStart
    var column: StringLiteral?
    if !at(.from) {
      column = parseColumn()
      if column == nil { return nil }
    }
    guard expect(.from), let file = parseString() else { return nil }
    var periods: StringLiteral?
    if take(.by) {
      periods = parseColumn()
      if periods == nil { return nil }
    }
    guard let filters = parseFilters() else { return nil }
    tree.observedImports.append(
      ObservedImport(
        column: column, file: file, periods: periods, filters: filters, span: span(from: start)))
    return .observedFrom(Int32(tree.observedImports.count - 1))
  }

  /// Reports an observed value, which begins at `start` and was taken, before its date; returns nothing.
  private mutating func reportValueFirst(from start: Int) -> Attribute.Value? {
    let (end, value) = (previousEnd, lexer.text(start, previousEnd))
    var date: String?
    if take(.in), atDate {
      date = lexer.text(token.start, token.end)
      advance()
    }
    report(
      .valueFirst(value, date: date), lexer.span(start, end),
      fix: date.flatMap { lexer.fix(start, previousEnd, "\($0) \(value)") })
    return nil
  }

  /// Parses what a row must say, if `where` is next.
  ///
  ///     filter ::= column title
  private mutating func parseFilters() -> [ObservedImport.Filter]? {
    var filters: [ObservedImport.Filter] = []
    guard take(.where) else { return filters }
    repeat {
      guard let column = parseColumn() else { return nil }
      guard atTitle else {
        reportExpected(.text)
        return nil
      }
      filters.append(ObservedImport.Filter(column: column, text: takeTitle()))
    } while take(.comma) || takeListWord()
    return filters
  }

  /// Parses the name of a column of a table, or of a key of a response.
  ///
  ///     column ::= PLAIN | WORD | STRING
  private mutating func parseColumn() -> StringLiteral? {
    if at(.string) { return takeString() }
    guard at(.word) || (at(.name) && lexer.indices[token.symbol] == nil) else {
      reportExpected(.column)
      return nil
    }
    let name = StringLiteral(lexer.text(token.start, token.end), span(of: token))
    if token.start == probe { probed = .free }
    advance()
    return name
  }
}
