extension SyntaxPrinter {
  /// A name as it was first written.
  public func text(of name: Name) -> String { alias?(name.symbol) ?? symbols[name.symbol] }

  /// Names with commas between them.
  func text(of names: [Name]) -> String { names.map(text(of:)).joined(separator: ", ") }

  /// A string with its quotation marks and escapes; the cell that stands for one.
  public func text(of literal: StringLiteral) -> String {
    literal.cell.map { symbols[$0] } ?? quoted(literal.text)
  }

  /// A date with as many parts as it has.
  public func text(of date: DateLiteral) -> String { date.text }

  /// `text` between quotation marks.
  func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { result += "\\" }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }

  /// Whether a spelling is a word that joins nothing.
  func isBareWord(_ symbol: Symbol) -> Bool {
    let scalars = symbols[symbol].unicodeScalars
    guard let first = scalars.first, first.letterCase == .lower else { return false }
    return symbol.keyword?.isConnective != true && scalars.allSatisfy(\.continuesName)
  }
}
