import Diagnostics
import Syntax

extension Parser {
  /// Parses declarations for each row of a table, whose first word is next.
  ///
  ///     rows ::= 'for' 'each' PLAIN 'in' 'table' STRING rows-block
  ///     rows-block ::= '{' (declaration? separator)* declaration? '}'
  mutating func parseRows() -> Rows? {
    let start = token.start
    advance()
    let header = parseRowsHeader()
    if header == nil { skipToBlock() }
    guard atBlock() else {
      if header != nil { reportExpected(.sign("{")) }
      return nil
    }
    var declarations: [Declaration] = []
    parseBlock(of: header?.row, in: .script) { $0.parseRowsLine(into: &declarations) }
    guard let header else { return nil }
    return Rows(
      row: header.row, table: header.table, declarations: declarations, span: span(from: start))
  }

  /// Parses what stands before the block.
  private mutating func parseRowsHeader() -> (row: Name, table: StringLiteral)? {
    guard expect(.each), let row = parseName(.row) else { return nil }
    if lexer.indices[row.symbol] != nil {
      report(.malformedIndex(lexer.text(previousStart, previousEnd), meant: nil), row.span)
      return nil
    }
    guard expect(.in, .table), let table = parseString() else { return nil }
    return (row, table)
  }

  /// Parses one declaration for each row.
  private mutating func parseRowsLine(into declarations: inout [Declaration]) {
    guard let keyword = token.keyword, let kind = DeclarationKind(rawValue: keyword.spelling) else {
      if at(.let) {
        reportBindingInRows()
      } else if let keyword = token.keyword, Parser.itemWords.contains(keyword) {
        report(.nestedItem(keyword), placeOfToken)
      } else {
        reportExpected(.declaration)
      }
      return skipStatement()
    }
    if let declaration = parseDeclaration(kind) {
      declarations.append(declaration)
    } else if previousKind != .rightBrace {
      skipStatement()
    }
  }

  /// Reports a value bound for each row; that its name stands for nothing is not reported again.
  private mutating func reportBindingInRows() {
    report(.bindingInRows, placeOfToken)
    advance()
    if at(.name) { tree.toldNames.append(token.symbol) }
  }

  /// Whether a title is next: a text, or a cell with one.
  var atTitle: Bool { at(.string) || (at(.name) && lexer.indices[token.symbol] != nil) }

  /// Takes the title that is next.
  ///
  ///     title ::= STRING | CELL
  mutating func takeTitle() -> StringLiteral {
    if at(.string) { return takeString() }
    let title = StringLiteral(cell: token.symbol, span(of: token))
    advance()
    return title
  }
}
