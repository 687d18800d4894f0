import Diagnostics
import Syntax

extension Parser {
  /// Parses a declaration of `kind`, whose word is next.
  ///
  ///     declaration ::= party | group | indicator | activity | measure | goal | budget | mandate
  ///       | handoff | obstacle | forum | trial
  mutating func parseDeclaration(_ kind: DeclarationKind) -> Declaration? {
    let documentation = takeDocumentation()
    let start = token.start
    advance()
    let (name, indicator, title) = parseHeader(kind)
    let header = span(from: start)
    let block = atBlock() ? parseAttributes(of: kind, name) : attributes.takeBlock()
    guard let name else { return nil }
    return Declaration(
      kind: kind, name: name, title: title, of: indicator, attributes: block,
      documentation: documentation, header: header, span: span(from: start))
  }

  /// Parses the block of a declaration, whose `{` is next.
  mutating func parseAttributes(of kind: DeclarationKind, _ name: Name?) -> Attributes {
    parseBlock(of: name, in: .block(kind)) { parser in
      if let attribute = parser.parseAttribute(of: kind) { parser.attributes.append(attribute) }
    }
    attributeWord = nil
    return attributes.takeBlock()
  }

  /// Parses what stands between a declaration's word and its block; goes to the block where it fails.
  private mutating func parseHeader(
    _ kind: DeclarationKind
  ) -> (name: Name?, indicator: Name?, title: StringLiteral?) {
    guard let name = parseDeclaredName(NameRole(kind)) else {
      skipToBlock()
      return (nil, nil, nil)
    }
    var indicator: Name?
    if kind == .measure {
      indicator = expect(.of) ? parseName(.indicator) : nil
      if indicator == nil { skipToBlock() }
    }
    let title = atTitle ? takeTitle() : nil
    if !atEnd && !at(.leftBrace) && previousKind != .newline {
      reportExpected(title == nil ? .block(kind) : .sign("{"))
      skipToBlock()
    }
    return (name, indicator, title)
  }

  /// Parses the name of what is declared, in which any word is a name with a lowercase letter.
  mutating func parseDeclaredName(_ role: NameRole) -> Name? {
    defer { if case .name = probed { probed = .free } }
    return at(.word) ? takeLowercaseName() : parseName(role)
  }

  /// Goes to the `{` or the end of the line.
  mutating func skipToBlock() {
    lexer.state.depth = 0
    while !atEnd && !at(.leftBrace) { passOver() }
  }

  /// Whether a block is next; one on the next line is reported and taken.
  mutating func atBlock() -> Bool {
    if at(.newline), lexer.byte(lexer.state.position) == UInt8(ascii: "{") {
      skipNewline()
      report(.braceOnNextLine, span(of: token))
    }
    return at(.leftBrace)
  }

  /// Takes the `##` lines above the next token.
  mutating func takeDocumentation() -> String {
    if lexer.documentation.isEmpty { return "" }
    return lexer.documentation.map { String(decoding: lexer.bytes[$0], as: UTF8.self) }
      .joined(separator: "\n")
  }

  /// Parses one line of the block of a `kind`, any line where that is nil.
  mutating func parseAttribute(of kind: DeclarationKind?) -> Attribute? {
    attributeStart = token.start
    guard let value = parseAttributeValue(of: kind) else {
      skipStatement()
      return nil
    }
    return Attribute(value, span(from: attributeStart))
  }

  /// Parses what one line of a block says.
  private mutating func parseAttributeValue(of kind: DeclarationKind?) -> Attribute.Value? {
    if at(.name) && (kind == nil || kind == .mandate) { return parseRule() }
    attributeWord = role?.attribute
    guard let role, let word = attributeWord else {
      if takeListMark() || readAttributeWord(of: kind) {
        attributeStart = token.start
        return parseAttributeValue(of: kind)
      }
      reportUnknownAttribute(of: kind)
      return nil
    }
    if kind != nil && word == .without && token.start == probe { probed = .free }
    // That `without` stands in no change is said with what it would take away.
    if let kind, !role.belongs(to: kind), word != .without {
      report(.foreignAttribute(word, kind), placeOfToken)
      return nil
    }
    switch word {
    case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .knows, .tried, .worksOn,
      .contact:
      return parsePartyAttribute(word)
    case .members: return parseGroupAttribute()
    case .unit, .better, .baseline, .fallsOn, .source, .observed:
      return parseIndicatorAttribute(word)
    case .by, .lowers, .raises, .addresses, .needs: return parseActivityAttribute(word)
    case .upTo, .heldBy, .pays, .weighs, .paidBy, .beyond, .onlyFrom, .bonus:
      return parseMeasureAttribute(word)
    case .owners, .worth, .reach: return parseGoalAttribute(word)
    case .from: return parseFrom(of: kind)
    case .limit, .covers, .drawnBy, .decidedBy, .runs, .unspent, .follows:
      return parseBudgetAttribute(word)
    case .rule: return parseRule()
    case .until, .givenBy, .under: return parseMandateAttribute(word)
    case .of: return parseOf(kind)
    case .about: return parseAbout(kind)
    case .to, .signal, .feedback, .responsible, .flagged: return parseHandoffAttribute(word)
    case .blocks, .because, .owner: return parseObstacleAttribute(word)
    case .meets: return parseForumAttribute()
    case .learned, .adopted, .ended: return parseTrialAttribute(word)
    case .without: return parseRemoval()
    }
  }

  /// Reports what begins no attribute.
  private mutating func reportUnknownAttribute(of kind: DeclarationKind?) {
    if let keyword = token.keyword, Parser.itemWords.contains(keyword) || keyword == .change {
      report(.nestedItem(keyword), placeOfToken)
      return
    }
    if reportAbbreviation() { return }
    let words = AttributeWord.allCases.filter { word in
      kind.map(word.belongs(to:)) ?? (word != .rule)
    }
    let spelling = at(.word) || at(.name) ? lexer.text(token.start, token.end) : ""
    let first = words.map { String($0.rawValue.prefix { $0 != " " }) }
    let similar = nearest(to: spelling, among: first).flatMap { near in
      words.first { $0.rawValue.prefix { $0 != " " } == near }
    }
    let word = similar.map { String($0.rawValue.prefix { $0 != " " }) }
    report(.unknownAttribute(found, kind, similar: similar), placeOfToken, fix: fix(to: word))
  }
}

extension AttributeWord {
  /// Whether declarations of `kind` take the attribute.
  func belongs(to kind: DeclarationKind) -> Bool { kinds.contains(kind) }
}
