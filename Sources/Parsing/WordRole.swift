import Syntax

/// What a word of the language begins or joins: asked at every word, so known by its number.
struct WordRole {
  /// The attribute it begins.
  var attribute: AttributeWord?
  /// Whether it begins something at the top of a script.
  var beginsItem = false
  /// Whether it begins a figure.
  var beginsFigure = false
  /// Whether it joins the parts of a line.
  var isConnective = false
  /// The kinds of declarations that take the attribute: a bit for each.
  private var kinds: UInt16 = 0

  /// Creates the role of a word.
  private init(_ keyword: Keyword) {
    beginsItem = Parser.itemWords.contains(keyword)
    beginsFigure = Parser.beginsFigure(keyword)
    isConnective = keyword.isConnective
  }

  /// Whether declarations of `kind` take the attribute.
  @inline(__always)
  func belongs(to kind: DeclarationKind) -> Bool { kinds >> UInt16(kind.number) & 1 != 0 }

  /// The roles of all words, by number.
  static let table: [WordRole] = {
    var table = Keyword.allCases.map(WordRole.init)
    let words = SymbolTable.words
    for attribute in AttributeWord.allCases {
      let first = attribute.rawValue.utf8.prefix { $0 != UInt8(ascii: " ") }
      let word = words.symbol(of: String(Substring(first)))?.keyword
      guard let word else { continue }
      table[word.number].attribute = attribute
      for kind in attribute.kinds { table[word.number].kinds |= 1 << UInt16(kind.number) }
    }
    return table
  }()
}
