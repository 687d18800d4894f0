extension SyntaxPrinter {
  /// A name as it was first written.
  public func text(of name: Name) -> String { alias?(name.symbol) ?? symbols[name.symbol] }

  /// Names with commas between them.
  func text(of names: [Name]) -> String { names.map(text(of:)).joined(separator: ", ") }

  /// A string with its quotation marks and escapes; the cell that stands for one.
  public func text(of literal: StringLiteral) -> String {
    literal.cell.map { symbols[$0] } ?? quoted(literal.text)
  }

  /// A text that is kept as a name, with its quotation marks; the cell that stands for one.
  func text(ofSaid said: Name) -> String {
    let spelling = symbols[said.symbol]
    return tree.indices[said.symbol] == nil ? quoted(spelling) : spelling
  }

  /// A date with as many parts as it has.
  public func text(of date: DateLiteral) -> String { date.text }

  /// The unit with a spelling, as it stands behind `per`: between quotation marks where it is no bare word.
  public static func text(ofUnit spelling: String) -> String {
    let keyword = SymbolTable.words.symbol(of: spelling)?.keyword
    return spelling == "%" || isBareUnit(spelling, keyword) ? spelling : quoted(spelling)
  }

  /// `text` between quotation marks.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { result += "\\" }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }

  /// `text` between quotation marks.
  func quoted(_ text: String) -> String { Self.quoted(text) }

  /// Whether a spelling is a word that joins nothing.
  func isBareWord(_ symbol: Symbol) -> Bool { Self.isBareWord(symbols[symbol], symbol.keyword) }

  /// Whether a spelling, which may be that of a keyword, is a word that joins nothing.
  private static func isBareWord(_ spelling: String, _ keyword: Keyword?) -> Bool {
    let scalars = spelling.unicodeScalars
    guard let first = scalars.first, first.letterCase == .lower else { return false }
    return keyword?.isConnective != true && scalars.allSatisfy(\.continuesName)
  }

  /// Whether a unit needs no quotation marks behind a figure.
  static func isBareUnit(_ spelling: String, _ keyword: Keyword?) -> Bool {
    let scalars = spelling.unicodeScalars
    if scalars.count == 3 && scalars.allSatisfy({ "A"..."Z" ~= $0 }) { return true }
    return keyword?.isScale != true && isBareWord(spelling, keyword)
  }
}
