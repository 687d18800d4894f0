import Diagnostics
import Syntax

/// What the block of a scenario holds.
private struct ScenarioBlock {
  /// Whether it is that of a `what if`.
  var isSupposed = false
  var extends: Name?
  var begins: DateLiteral?
  var declarations: [Declaration] = []
  var bindings: [Binding] = []
  var changes: [Change] = []
  var removals: [Name] = []
  var acceptances: [Acceptance] = []
}

extension Parser {
  /// The words that begin a line of a scenario.
  static let scenarioWords: [Keyword] = [
    .party, .group, .indicator, .activity, .measure, .goal, .budget, .mandate, .handoff,
    .obstacle, .forum, .trial, .let, .change, .without, .extends, .accept, .from,
  ]

  /// The words that begin a line of a `what if`.
  static let supposedWords = scenarioWords.filter { ![.extends, .accept, .from].contains($0) }

  /// Parses a scenario, whose word is next.
  ///
  ///     scenario ::= 'scenario' NAME title? scenario-block?
  ///     scenario-block ::= '{' (scenario-line? separator)* scenario-line? '}'
  ///     scenario-line ::= supposed-line | acceptance | 'extends' NAME | 'from' DATE
  mutating func parseScenario() -> Scenario? {
    let documentation = takeDocumentation()
    let start = token.start
    advance()
    let name = parseDeclaredName(.scenario)
    if name == nil { skipToBlock() }
    let title = atTitle ? takeTitle() : nil
    if !atEnd && !at(.leftBrace) {
      reportExpected(title == nil ? .block(nil) : .sign("{"))
      skipToBlock()
    }
    let header = span(from: start)
    let block = atBlock() ? parseScenarioBlock(of: name) : ScenarioBlock()
    guard let name else { return nil }
    return Scenario(
      name: name, title: title, extends: block.extends, begins: block.begins,
      declarations: block.declarations,
      bindings: block.bindings, changes: block.changes, removals: block.removals,
      acceptances: block.acceptances, documentation: documentation, header: header,
      span: span(from: start))
  }

  /// Parses what is only supposed, and where; `what` is next.
  ///
  ///     supposed-block ::= '{' (supposed-line? separator)* supposed-line? '}'
  ///     supposed-line ::= declaration | binding | change | 'without' NAME
  mutating func parseWhatIf() -> Query? {
    let start = token.start
    advance()
    guard expect(.if) else { return nil }
    let header = span(from: start)
    guard atBlock() else {
      reportExpected(.sign("{"))
      return nil
    }
    let open = token.start
    let block = parseScenarioBlock(of: nil, isSupposed: true)
    let site = span(from: open)
    if let extended = block.extends { report(.nestedItem(.extends), extended.span) }
    if let day = block.begins { report(.nestedItem(.from), day.span) }
    if let accepted = block.acceptances.first { report(.nestedItem(.accept), accepted.span) }
    guard let final = parseFinalScenario() else { return nil }
    tree.suppositionCount += 1
    // A symbol that no name has, and no other question of the script.
    let symbol = lexer.symbols.intern("what if \(tree.suppositionCount)")
    let scenario = Scenario(
      name: Name(symbol, header), title: nil, extends: final.name,
      declarations: block.declarations, bindings: block.bindings, changes: block.changes,
      removals: block.removals, acceptances: [], documentation: "", header: header, span: site)
    return Query(.whatIf(scenario), scenario: final.name, span: span(from: start))
  }

  /// Parses the lines of a scenario between its braces.
  private mutating func parseScenarioBlock(of name: Name?, isSupposed: Bool = false)
    -> ScenarioBlock
  {
    var block = ScenarioBlock(isSupposed: isSupposed)
    parseBlock(of: name, in: .scenario) { $0.parseScenarioLine(into: &block) }
    return block
  }

  /// Parses one line of a scenario.
  private mutating func parseScenarioLine(into block: inout ScenarioBlock) {
    guard let keyword = token.keyword else {
      return reportScenarioLine(isSupposed: block.isSupposed)
    }
    if Parser.itemWords.contains(keyword) { isInLooseLines = false }
    let isOutOfPlace = block.isSupposed && !Parser.supposedWords.contains(keyword)
    if isOutOfPlace && token.start == probe { probed = .free }
    switch keyword {
    case .let: keep(parseBinding(), in: &block.bindings)
    case .change: keep(parseChange(), in: &block.changes)
    case .accept: keep(parseAcceptance(), in: &block.acceptances)
    case .without:
      advance()
      keep(parseName(.declaration), in: &block.removals)
    case .extends:
      noteFirst(keyword, hasOne: block.extends != nil)
      if let name = parseName(.scenario) {
        block.extends = block.extends ?? name
      } else {
        skipStatement()
      }
    case .from:
      noteFirst(keyword, hasOne: block.begins != nil)
      if let day = parseDate() { block.begins = block.begins ?? day } else { skipStatement() }
    default:
      guard let kind = DeclarationKind(rawValue: keyword.spelling) else {
        return reportScenarioLine(isSupposed: block.isSupposed)
      }
      keep(parseDeclaration(kind), in: &block.declarations)
    }
  }

  /// Passes over the word of a line that stands once in a scenario; reports it where there is one.
  private mutating func noteFirst(_ word: Keyword, hasOne: Bool) {
    if hasOne { report(.repeatedScenarioLine(word), placeOfToken) }
    advance()
  }

  /// Adds what was parsed to `list`, or goes to the end of a line that could not be.
  private mutating func keep<Line>(_ line: Line?, in list: inout [Line]) {
    if let line {
      list.append(line)
    } else if previousKind != .rightBrace {
      skipStatement()
    }
  }

  /// Reports what begins no line of a scenario and passes over it.
  private mutating func reportScenarioLine(isSupposed: Bool) {
    if at(.for) {
      report(.rowsInScenario, placeOfToken)
    } else if let keyword = token.keyword, Parser.itemWords.contains(keyword) {
      report(.nestedItem(keyword), placeOfToken)
    } else if let keyword = token.keyword, let word = roles[keyword.number].attribute {
      reportLoose(word)
    } else if !reportRemoval() {
      let words = isSupposed ? Parser.supposedWords : Parser.scenarioWords
      defer { if at(.name) { skipRawLine() } }
      report(
        .unknownScenarioLine(found, similar: similar(among: words), isSupposed: isSupposed),
        placeOfToken)
    }
    skipStatement()
  }

  /// Parses what replaces lines of a declaration, whose word is next.
  ///
  ///     change ::= 'change' NAME change-block
  ///     change-block ::= '{' (changed-line? separator)* changed-line? '}'
  ///     changed-line ::= party-attribute | group-attribute | indicator-attribute
  ///       | activity-attribute | measure-attribute | goal-attribute | budget-attribute
  ///       | mandate-attribute | handoff-attribute | obstacle-attribute | forum-attribute
  ///       | trial-attribute | removal
  mutating func parseChange() -> Change? {
    let start = token.start
    advance()
    let name = parseName(.declaration)
    if name == nil { skipToBlock() }
    guard atBlock() else {
      if name != nil { reportExpected(.sign("{")) }
      return nil
    }
    parseBlock(of: name, in: .block(nil)) { parser in
      if let attribute = parser.parseAttribute(of: nil) { parser.attributes.append(attribute) }
    }
    attributeWord = nil
    let block = attributes.takeBlock()
    return name.map { Change(name: $0, attributes: block, span: span(from: start)) }
  }

  /// Parses which line of a declaration is taken away; `without` is next.
  ///
  ///     removal ::= 'without' (attribute-word NAME? | NAME)
  ///     attribute-word ::= 'part' 'of' | 'capacity' | 'horizon' | 'keeps' | 'prefers' | 'regards'
  ///       | 'members' | 'unit' | 'better' | 'baseline' | 'falls' 'on' | 'source' | 'observed'
  ///       | 'by' | 'lowers' | 'raises' | 'up' 'to' | 'held' 'by' | 'pays' | 'weighs' | 'paid' 'by' | 'beyond'
  ///       | 'only' 'from' | 'bonus' | 'from' | 'until' | 'owners' | 'worth' | 'reach' | 'limit'
  ///       | 'covers' | 'drawn' 'by' | 'decided' 'by' | 'runs' | 'unspent' | 'given' 'by' | 'under'
  ///       | 'knows' | 'tried' | 'works' 'on' | 'contact' | 'addresses' | 'needs' | 'follows' | 'of'
  ///       | 'to' | 'about' | 'signal' 'by' | 'feedback' 'by' | 'responsible' | 'flagged' | 'blocks'
  ///       | 'because' | 'owner' | 'meets' | 'learned' | 'adopted' 'by' | 'ended' 'because'
  mutating func parseRemoval() -> Attribute.Value? {
    advance()
    if at(.name) { return parseName(.party).map { .without(.rule, $0) } }
    guard let keyword = token.keyword, let word = roles[keyword.number].attribute,
      word != .without
    else {
      report(.unknownAttribute(found, nil, similar: nil), placeOfToken)
      return nil
    }
    advance()
    for second in word.rawValue.split(separator: " ").dropFirst() {
      guard token.keyword?.spelling == String(second) else {
        reportExpected(.sign(String(second)))
        return nil
      }
      advance()
    }
    if atEnd { return .without(word, nil) }
    guard at(.name) else {
      reportExpected(.endOfRemoval(word))
      return nil
    }
    return parseName(.declaration).map { .without(word, $0) }
  }
}
