import Diagnostics
import Syntax

/// What is written as in a letter or an office, and reported with what to write instead.
extension Parser {
  /// The words that join the last two things of a list in a sentence.
  private static let listWords = ["and", "och", "og", "ja", "samt"]

  /// Whether a word is next that stands between two things of a list where a comma belongs.
  var atListWord: Bool {
    mutating get {
      guard at(.word), [.name, .percent, .string].contains(previousKind),
        Self.listWords.contains(lexer.text(token.start, token.end))
      else { return false }
      return [.name, .string].contains(following().kind)
    }
  }

  /// Takes a word between two things of a list where a comma belongs, and reports it; returns whether there
  /// is one.
  mutating func takeListWord() -> Bool {
    guard atListWord else { return false }
    let text = lexer.text(token.start, token.end)
    report(.listWord(text), placeOfToken, fix: lexer.fix(previousEnd, token.end, ","))
    advance()
    return true
  }

  /// Reports a figure, or words as `at least`, behind what is to be compared with it; returns whether such
  /// are next.
  mutating func reportMissingComparison() -> Bool {
    if reportSurplusIs() { return true }
    guard at(.number) || at(.at) || at(.over) || at(.is) || at(.up) else { return false }
    report(
      .missingComparison(lexer.text(token.start, token.end), isNumber: at(.number)), placeOfToken)
    return true
  }

  /// The change of the next token to the word of the language that it stands for in another one.
  func fix(to wanted: Wanted) -> Fix? {
    guard at(.word) else { return nil }
    let word: Keyword? =
      switch wanted {
      case .words(let words): found.meant(among: words)
      case .endOfLine: found.onlyMeant
      default: nil
      }
    return word.flatMap { lexer.fix(token.start, token.end, $0.spelling) }
  }

  /// Reports that a text was expected, and passes over what stands there without quotation marks.
  mutating func reportExpectedText() {
    reportExpected(.text)
    if at(.word) || at(.name) || at(.number) { skipRawLine() }
  }

  /// Passes over the text behind the next token, up to the end of its line or block, whatever it is.
  mutating func skipRawLine() {
    var end = lexer.state.position
    while end < lexer.end, !lexer.isNewline(lexer.bytes[end]),
      ![UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}")].contains(lexer.bytes[end])
    {
      end += 1
    }
    lexer.state.position = end
  }

  /// Reports a second thing behind the end of a line of a block that says something of one; returns whether
  /// that is next.
  mutating func reportSeveralOnLine() -> Bool {
    guard let word = lineWord else { return false }
    if word == Keyword.flagged.spelling { return reportSeveralFlags() }
    guard at(.comma) || atListWord, following().kind == .name else { return false }
    switch word {
    case "by", "covers", "from", "lowers", "raises":
      report(.severalOnLine(word, isBare: previousKind == .name), placeOfToken)
    case "adopted", "feedback", "follows", "given", "owner", "part", "responsible", "signal", "to":
      report(.secondName(word), placeOfToken)
    // Behind other words the line is of figures.
    default: return false
    }
    return true
  }

  /// Reports a second year of a flag, or who else flagged, behind the first; returns whether such is next.
  private mutating func reportSeveralFlags() -> Bool {
    let isJoined =
      at(.comma) || at(.to)
      || (at(.word) && Self.listWords.contains(lexer.text(token.start, token.end)))
    guard isJoined, [.number, .date, .string].contains(following().kind) else { return false }
    report(.severalOnLine(Keyword.flagged.spelling, isBare: false), placeOfToken)
    return true
  }

  /// The word that the attribute being parsed begins with, nil where none is.
  var lineWord: String? {
    if attributeStart < statementStart { return nil }
    var end = attributeStart
    while lexer.continuesName(lexer.byte(end)) { end += 1 }
    return lexer.text(attributeStart, end)
  }

  /// Reports the currency before its number, which are next; returns whether they are.
  mutating func reportUnitFirst() -> Bool {
    let unit = lexer.text(token.start, token.end)
    guard isCurrencyCode(token) || unit == "kr" || MeantUnit(unit) == .currency else {
      return false
    }
    let number = following()
    guard number.kind == .number else { return false }
    let text = lexer.text(number.start, number.end)
    report(
      .unitFirst(unit, number: text), placeOfToken,
      fix: lexer.fix(token.start, number.end, "\(text) \(unit)"))
    return true
  }

  /// Reports a unit behind `/`, which is next.
  mutating func reportSlash() {
    var start = previousStart
    while start > 0 && lexer.bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    report(
      .slashForPer(lexer.text(token.start, token.end)), lexer.span(previousStart, token.end),
      fix: lexer.fix(start, token.start, " per "))
  }

  /// Reports a word with points, as `fr.o.m.`, and what is behind it on its line no more; returns whether it
  /// is next.
  mutating func reportAbbreviation() -> Bool {
    guard at(.word), lexer.state.position == token.end,
      lexer.byte(token.end) == UInt8(ascii: "."), lexer.lastFault < statementStart
    else { return false }
    var end = token.end
    while lexer.byte(end) == UInt8(ascii: ".") || lexer.continuesName(lexer.byte(end)) { end += 1 }
    report(.abbreviation(lexer.text(token.start, end)), lexer.span(token.start, end))
    lexer.lastFault = token.start
    lexer.state.position = end
    return true
  }

  /// The word of the language that the next token would be without its capitals.
  var wordWithoutCapitals: Keyword? {
    guard at(.name) else { return nil }
    let text = lexer.text(token.start, token.end).lowercased()
    return SymbolTable.words.symbol(of: text)?.keyword
  }

  /// Reports a word of an entry that is a name of the session but for its capital; returns whether it is one.
  mutating func reportLowercaseName() -> Bool {
    guard isEntry, at(.word), token.keyword == nil else { return false }
    let text = lexer.text(token.start, token.end)
    let name = text.capitalizedFirst
    guard name != text, lexer.symbols.symbol(of: name) != nil else { return false }
    report(.lowercaseName(text), placeOfToken, fix: lexer.fix(token.start, token.end, name))
    return true
  }

  /// Reports a word of every day that takes away or renames what is named behind it; returns whether one is
  /// next.
  mutating func reportRemoval() -> Bool {
    guard at(.word) else { return false }
    let text = lexer.text(token.start, token.end)
    let renames = text == "rename"
    guard renames || Self.removingWords.contains(text) else { return false }
    let named = following()
    guard named.kind == .name else { return false }
    let name = lexer.text(named.start, named.end)
    report(.foreignRemoval(text, of: name, renames: renames), placeOfToken)
    return true
  }

  /// Words of every day for `without`.
  private static let removingWords = [
    "delete", "remove", "drop", "erase", "radera", "slett", "slet", "poista",
  ]

  /// Takes a word between others and the name that these stand before, as in `must do Plan`, and reports it.
  mutating func takeSurplusWord(behind words: String) {
    guard at(.word), token.keyword == nil else { return }
    let named = following()
    guard named.kind == .name else { return }
    report(
      .surplusWord(
        lexer.text(token.start, token.end),
        meant: "\(words) \(lexer.text(named.start, named.end))"), placeOfToken,
      fix: lexer.fix(token.start, named.start, ""))
    advance()
  }

  /// Takes a word between a name and its figure, as in `reach Days under 300`, and reports it.
  mutating func takeSurplusWordOfFigure() {
    guard at(.word) else { return }
    let number = following()
    guard number.kind == .number else { return }
    let (name, figure) = (
      lexer.text(previousStart, previousEnd), lexer.text(number.start, number.end)
    )
    report(
      .surplusWord(lexer.text(token.start, token.end), meant: "\(name) \(figure)"), placeOfToken,
      fix: lexer.fix(token.start, number.start, ""))
    advance()
  }

  /// Reports `is` before what is expected of a goal; returns whether it is next.
  private mutating func reportSurplusIs() -> Bool {
    guard at(.is), previousKind == .name else { return false }
    let next = following()
    let claim: String
    switch next.keyword {
    case .reached: claim = "reached"
    case .on: claim = "on track"
    default: return false
    }
    report(
      .surplusWord(
        Keyword.is.spelling, meant: "\(lexer.text(previousStart, previousEnd)) \(claim)"),
      placeOfToken, fix: lexer.fix(token.start, next.start, ""))
    return true
  }

  /// Reads a word with capitals as the one that begins an item, and reports it; returns whether it is one.
  mutating func readItemWord() -> Bool {
    guard let word = wordWithoutCapitals, roles[word.number].beginsItem else { return false }
    report(.unknownItem(found, similar: word), placeOfToken, fix: fix(to: word.spelling))
    token.keyword = word
    return true
  }

  /// Reads a word with capitals as the one that begins a line of a `kind`, and reports it; returns whether it
  /// is one.
  mutating func readAttributeWord(of kind: DeclarationKind?) -> Bool {
    guard let kind, let word = wordWithoutCapitals, roles[word.number].belongs(to: kind),
      let attribute = roles[word.number].attribute
    else { return false }
    report(
      .unknownAttribute(found, kind, similar: attribute), placeOfToken, fix: fix(to: word.spelling))
    token.keyword = word
    return true
  }

  /// Takes what stands before the first word of a line as in a list, and reports it; returns whether there
  /// was something.
  mutating func takeListMark() -> Bool {
    let start = token.start
    guard token.startsLine, takeMark() else { return false }
    report(
      .listMark(lexer.text(start, previousEnd)), lexer.span(start, previousEnd),
      fix: beginsStatement ? lexer.fix(start, token.start, "") : nil)
    return true
  }

  /// Takes one sign that may stand before a line: `-`, `*`, `+`, or a number with a point or a bracket.
  private mutating func takeMark() -> Bool {
    switch token.kind {
    case .minus, .times, .plus:
      let next = following().kind
      guard next == .word || next == .name else { return false }
      advance()
      return true
    case .number:
      let next = lexer.byte(token.end)
      guard lexer.state.position == token.end,
        next == UInt8(ascii: ".") || next == UInt8(ascii: ")"),
        lexer.byte(token.end + 1) == UInt8(ascii: " "),
        lexer.continuesName(lexer.byte(token.end + 2))
      else { return false }
      pass()
      previousEnd += 1
      lexer.state.position += 1
      lexer.read(&token)
      return true
    default: return false
    }
  }

  /// Reports rows of a table as a spreadsheet copies them, which begin here, and passes over them; returns
  /// whether there are any.
  mutating func takePastedTable() -> Bool {
    // Else a line of many items would be looked through for each of them.
    guard token.startsLine, let end = endOfRow(from: token.start) else { return false }
    report(.pastedTable, placeOfToken)
    var last = end
    while let next = endOfRow(from: last + 1) { last = next }
    lexer.state.position = last
    lexer.state.depth = 0
    lexer.lastFault = token.start
    advance()
    return true
  }

  /// Reports an entry that begins with a name, which is next, and is no expression: rows of a table, or lines of
  /// a declaration without `change`; returns whether it is one.
  mutating func reportEntryOfName() -> Bool {
    let next = following()
    if [.name, .number, .word].contains(next.kind), next.keyword == nil, takePastedTable() {
      return true
    }
    if next.kind == .name, readItemWord() { return true }
    guard let word = next.keyword, word != .to, roles[word.number].attribute != nil else {
      return false
    }
    report(.missingChange(lexer.text(token.start, token.end)), placeOfToken)
    skipRawLine()
    return true
  }

  /// Where the line from `start` on ends, nil unless tabs stand between its cells.
  private func endOfRow(from start: Int) -> Int? {
    var position = start
    var (hasCell, hasTab) = (false, false)
    while position < lexer.end, !lexer.isNewline(lexer.bytes[position]) {
      let byte = lexer.bytes[position]
      if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "{") { return nil }
      if byte == UInt8(ascii: "\t") {
        hasTab = hasTab || hasCell
      } else if byte != UInt8(ascii: " ") {
        hasCell = true
      }
      position += 1
    }
    return hasTab ? position : nil
  }
}
