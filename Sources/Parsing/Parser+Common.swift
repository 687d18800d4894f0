import Arithmetic
import Diagnostics
import Syntax

extension Parser {
  /// Parses a name of something of `role`.
  ///
  /// A word that is none of the language is taken for a name with a lowercase letter, and reported once.
  mutating func parseName(_ role: NameRole) -> Name? {
    if at(.name) {
      let name = Name(token.symbol, span(of: token))
      if token.start == probe { probed = .name(role) }
      advance()
      if token.start == probe { nameBeforeProbe = (name.symbol, role) }
      return name
    }
    guard at(.word), token.keyword == nil else {
      reportExpected(.name(role))
      return nil
    }
    return takeLowercaseName()
  }

  /// Takes a word where a name stands, as the name that it is to be.
  mutating func takeLowercaseName() -> Name {
    let text = lexer.text(token.start, token.end)
    let name = Name(lexer.symbols.intern(text.capitalizedFirst), span(of: token))
    if lowercaseNames.insert(token.symbol).inserted {
      report(.lowercaseName(text), name.span)
      tree.toldNames.append(name.symbol)
    }
    advance()
    return name
  }

  /// Parses one or several names with commas between them.
  ///
  ///     names ::= NAME (',' NAME)*
  mutating func parseNames(_ role: NameRole) -> [Name]? {
    guard let first = parseName(role) else { return nil }
    var names = [first]
    while take(.comma) || takeListWord() {
      guard let name = parseName(role) else { return nil }
      names.append(name)
    }
    return names
  }

  /// Parses one or several things with commas between them, each of which is a line of its own.
  ///
  /// All but the last are added to the attributes here.
  mutating func parseLines(
    _ parse: (inout Parser) -> Attribute.Value?
  ) -> Attribute.Value? {
    while true {
      guard let value = parse(&self) else { return nil }
      let place = span(from: attributeStart)
      guard take(.comma) || takeListWord() else { return value }
      attributes.append(Attribute(value, place))
      attributeStart = token.start
    }
  }

  /// Parses one or several texts behind `word`, each a line of its own.
  ///
  ///     texts ::= title (',' title)*
  mutating func parseTexts(_ word: TextWord) -> Attribute.Value? {
    parseLines { $0.parseText(word) }
  }

  /// Parses one text behind `word`: a string, or a cell that holds one.
  mutating func parseText(_ word: TextWord) -> Attribute.Value? {
    parseTellingTitle().map { .text(word, $0) }
  }

  /// Parses a string that says something, or a cell that holds one.
  mutating func parseTellingTitle() -> StringLiteral? {
    guard atTitle else {
      reportExpectedText()
      return nil
    }
    return telling(takeTitle())
  }

  /// Parses a string.
  mutating func parseString() -> StringLiteral? {
    guard at(.string) else {
      reportExpectedText()
      return nil
    }
    return takeString()
  }

  /// Parses a string that says something.
  mutating func parseTellingString() -> StringLiteral? { parseString().map { telling($0) } }

  /// Returns a text; reports it where it says nothing.
  mutating func telling(_ text: StringLiteral) -> StringLiteral {
    // No sign of ASCII is white.
    if let first = text.text.utf8.first, first > 0x20 && first < 0x7F { return text }
    if text.cell == nil && text.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
      report(.emptyText, text.span)
    }
    return text
  }

  /// Takes the string that is next.
  mutating func takeString() -> StringLiteral {
    let literal = StringLiteral(lexer.contents(of: token), span(of: token))
    advance()
    return literal
  }

  /// Whether a date is next, a year alone included.
  var atDate: Bool {
    at(.date) || (at(.number) && token.end - token.start == 4 && token.fractionDigits == 0)
  }

  /// Parses a date.
  mutating func parseDate() -> DateLiteral? {
    if let date = takeForeignDate() { return date }
    guard atDate else {
      reportExpected(.date)
      return nil
    }
    let place = span(of: token)
    // A faulty date was reported and stands for some year, as does the year 0.
    let date = DateDigits(token)
    if date == nil && token.form != .faulty {
      report(.malformedDate(lexer.text(token.start, token.end)), place)
    }
    advance()
    return DateLiteral(
      year: date?.year ?? 1, month: date?.month, day: date?.day, span: place)
  }
}
