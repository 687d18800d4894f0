import Diagnostics
import Syntax

extension Parser {
  /// Parses the whole text into the tree.
  ///
  ///     script ::= (item? separator)* item?
  ///     separator ::= NEWLINE | ';'
  mutating func parseScript() {
    while true {
      while at(.newline), addPlainDeclaration() { endStatement() }
      skipSeparators()
      if at(.end) { return }
      let start = token.start
      statementStart = previousEnd
      parseItem()
      endStatement()
      if token.start == start && !at(.end) { advance() }
    }
  }

  /// Parses one thing at the top of a script.
  ///
  ///     item ::= currency | period | use | as-of | rows | declaration | binding | scenario
  ///       | acceptance | expectation | query
  mutating func parseItem() {
    if beginsItem { isInLooseLines = false }
    switch token.keyword {
    case .currency: add(parseCurrency())
    case .period: add(parsePeriod())
    case .use: add(parseUse())
    case .as: add(parseAsOf())
    case .for: add(parseRows().map(Item.rows))
    case .party: add(parseDeclaration(.party).map(Item.declaration))
    case .group: add(parseDeclaration(.group).map(Item.declaration))
    case .indicator: add(parseDeclaration(.indicator).map(Item.declaration))
    case .activity: add(parseDeclaration(.activity).map(Item.declaration))
    case .measure: add(parseDeclaration(.measure).map(Item.declaration))
    case .goal: add(parseDeclaration(.goal).map(Item.declaration))
    case .budget: add(parseDeclaration(.budget).map(Item.declaration))
    case .mandate: add(parseDeclaration(.mandate).map(Item.declaration))
    case .handoff: add(parseDeclaration(.handoff).map(Item.declaration))
    case .obstacle: add(parseDeclaration(.obstacle).map(Item.declaration))
    case .forum: add(parseDeclaration(.forum).map(Item.declaration))
    case .trial: add(parseDeclaration(.trial).map(Item.declaration))
    case .scenario: add(parseScenario().map(Item.scenario))
    case .let: add(parseBinding().map(Item.binding))
    case .accept: add(parseAcceptance().map(Item.acceptance))
    case .expect: add(parseExpectation().map(Item.expectation))
    case .verdict, .show, .why, .compare, .repair, .turn, .robust, .what, .gaps, .who:
      add(parseQuery().map(Item.query))
    case _ where at(.rightBrace): takeStrayBrace()
    default:
      if takeListMark() || readItemWord() { return parseItem() }
      reportUnknownItem()
      skipStatement()
    }
  }

  /// Adds an item to the tree, or goes to the end of a line that could not be parsed.
  private mutating func add(_ item: consuming Item?) {
    if let item = consume item {
      tree.items.append(item)
    } else if previousKind != .rightBrace {
      skipStatement()
    }
  }

  /// Parses the currency of a script.
  ///
  ///     currency ::= 'currency' (WORD | CODE)
  private mutating func parseCurrency() -> Item? {
    let start = token.start
    advance()
    guard at(.word) || at(.name) else {
      reportExpected(.unit)
      return nil
    }
    var name = Name(token.symbol, span(of: token))
    if token.start == probe { probed = .free }
    if at(.name) && !isCurrencyCode(token) {
      let text = lexer.text(token.start, token.end)
      let meant = text.meantCurrency
      report(
        .currencyWord(text, meant: meant), name.span,
        fix: meant.flatMap { lexer.fix(token.start, token.end, $0) })
      // The currency is that in its place, so that nothing more is said of it.
      if let meant { name = Name(lexer.symbols.intern(meant), name.span) }
    }
    advance()
    return .currency(name, span(from: start))
  }

  /// Whether `token` is the code of a currency.
  ///
  ///     CODE ::= CAPITAL CAPITAL CAPITAL
  ///     CAPITAL ::= ? a letter from A to Z ?
  func isCurrencyCode(_ token: Token) -> Bool {
    guard token.kind == .name, token.end - token.start == 3 else { return false }
    return lexer.bytes[token.start..<token.end].allSatisfy {
      $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z")
    }
  }

  /// Parses the time all flows are for.
  ///
  ///     period ::= 'period' ('year' | 'quarter' | 'month')
  private mutating func parsePeriod() -> Item? {
    let start = token.start
    advance()
    let period: Period
    switch token.keyword {
    case .year: period = .year
    case .quarter: period = .quarter
    case .month: period = .month
    default:
      reportExpected(.words([.year, .quarter, .month]))
      return nil
    }
    advance()
    return .period(period, span(from: start))
  }

  /// Parses a named value.
  ///
  ///     binding ::= 'let' NAME '=' expression
  mutating func parseBinding() -> Binding? {
    let start = token.start
    advance()
    guard let name = parseName(.value) else { return nil }
    guard take(.equal) else {
      reportExpected(.sign("="))
      tree.toldNames.append(name.symbol)
      return nil
    }
    guard let value = parseExpression() else {
      tree.toldNames.append(name.symbol)
      return nil
    }
    return Binding(name: name, value: value, span: span(from: start))
  }

  /// Reports and takes a `}` without a block.
  private mutating func takeStrayBrace() {
    let place = span(of: token)
    advance()
    if !endLooseLines() { report(.strayBrace, place) }
  }

  /// Reports what begins nothing at the top of a script.
  private mutating func reportUnknownItem() {
    if at(.leftBrace) {
      report(.expected(.question, after: nil, found: found), placeOfToken)
    } else if let keyword = token.keyword, [.change, .without, .extends].contains(keyword) {
      report(.looseScenarioLine(keyword), placeOfToken)
    } else if let keyword = token.keyword, let word = roles[keyword.number].attribute {
      reportLoose(word)
    } else if !reportAbbreviation() && !reportLowercaseName() && !(isEntry && reportRemoval())
      && !(isEntry && reportAskedWord(by: .show))
    {
      let similar = similarItem
      if similar == nil && takePastedTable() { return }
      if at(.name), following().kind == .equal {
        let name = lexer.text(token.start, token.end)
        let fix = lexer.fix(token.start, token.end, "let " + name)
        return report(.missingLet(name), placeOfToken, fix: fix)
      }
      report(.unknownItem(found, similar: similar), placeOfToken, fix: fix(to: similar?.spelling))
    }
  }

  /// The change of the next token to `word`, where only capitals tell them apart.
  func fix(to word: String?) -> Fix? {
    guard let word, lexer.text(token.start, token.end).lowercased() == word else { return nil }
    return lexer.fix(token.start, token.end, word)
  }

  /// The word that begins an item and is spelled like the next token.
  var similarItem: Keyword? {
    similar(among: Keyword.allCases.filter(Parser.itemWords.contains))
  }

  /// The one of `keywords` that is spelled like the next token.
  func similar(among keywords: [Keyword]) -> Keyword? {
    guard lexer.hasRoom, at(.word) || at(.name), token.end - token.start <= 100 else { return nil }
    let word = nearest(
      to: lexer.symbols[token.symbol], among: keywords.lazy.map(\.spelling))
    return keywords.first { $0.spelling == word }
  }
}

extension String {
  /// The currency that a word with capitals is meant for: a code, or a word of small letters; nil where it is
  /// none or a word of the language.
  fileprivate var meantCurrency: String? {
    if utf8.count == 3 && utf8.allSatisfy({ $0 < 0x80 }) { return uppercased() }
    let word = lowercased()
    return word == self || SymbolTable.words.symbol(of: word)?.keyword != nil ? nil : word
  }
}
