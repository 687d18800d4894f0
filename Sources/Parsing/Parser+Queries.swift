import Arithmetic
import Diagnostics
import Syntax

/// The scenario a query ends with.
struct FinalScenario {
  /// Its name; nil for base, named or not.
  let name: Name?
}

extension Parser {
  /// Parses a question to the script, whose word is next.
  ///
  ///     query ::= question ('in' scenario-name)?
  ///     question ::= 'verdict'
  ///       | 'show' shown
  ///       | 'why' reason
  ///       | 'compare' scenario-name 'with' scenario-name
  ///       | 'repair' NAME?
  ///       | 'gaps'
  ///       | 'what' 'if' supposed-block
  ///       | 'turn' assumption
  ///       | 'robust' ('±'? NUMBER '%')?
  ///       | 'who' search
  mutating func parseQuery() -> Query? {
    let start = token.start
    if at(.what) { return parseWhatIf() }
    guard let subject = parseSubject() else { return nil }
    guard let scenario = parseFinalScenario() else { return nil }
    return Query(subject, scenario: scenario.name, span: span(from: start))
  }

  /// Parses a question up to its scenario.
  private mutating func parseSubject() -> Query.Subject? {
    if take(.verdict) { return .verdict }
    if take(.gaps) { return .gaps }
    if take(.show) { return parseShown() }
    if take(.why) { return parseReason() }
    if take(.repair) {
      if atEnd || at(.in) { return .repair(nil) }
      return parseName(.activity).map(Query.Subject.repair)
    }
    if take(.turn) { return parseAssumption().map(Query.Subject.turn) }
    if take(.robust) { return parseExtent() }
    if take(.who) { return parseSearch().map(Query.Subject.collaboration) }
    advance()
    guard let first = parseScenarioName(), expect(.with), let second = parseScenarioName()
    else { return nil }
    return .compare(unlessBase(first), with: unlessBase(second))
  }

  /// Parses the part of each figure that `robust` looks within.
  private mutating func parseExtent() -> Query.Subject? {
    let isSigned = take(.plusMinus)
    if !isSigned && !at(.number) { return .robust(nil) }
    guard at(.number) else {
      reportExpected(.figure)
      return nil
    }
    let percent = value(of: token)
    advance()
    guard at(.percent) else {
      reportExpected(.sign("%"))
      return nil
    }
    advance()
    return .robust(percent / 100)
  }

  /// Parses what is to be shown, behind `show`.
  ///
  ///     shown ::= 'timeline'
  ///       | ('mandates' | 'forums' | 'trials') ('of' NAME)?
  ///       | 'partners' 'of' NAME
  ///       | expression
  private mutating func parseShown() -> Query.Subject? {
    if take(.timeline) { return .timeline }
    if at(.forums) || at(.trials) || at(.partners) {
      return parseMeetings().map(Query.Subject.collaboration)
    }
    guard take(.mandates) else { return parseAsked(by: .show).map(Query.Subject.show) }
    return take(.of) ? parseName(.parties).map(Query.Subject.mandates) : .mandates(nil)
  }

  /// Parses what is shown of who meets and what is tried, whose word is next.
  private mutating func parseMeetings() -> CollaborationQuestion? {
    if take(.partners) {
      return expect(.of) ? parseName(.party).map(CollaborationQuestion.partners) : nil
    }
    let isForums = take(.forums)
    if !isForums { advance() }
    guard take(.of) else { return isForums ? .forums(nil) : .trials(nil) }
    return parseName(.parties).map { isForums ? .forums($0) : .trials($0) }
  }

  /// Parses what is looked for in visiting cards, behind `who`.
  ///
  ///     search ::= ('knows' | 'tried' | 'works' 'on') STRING | 'could' 'help' NAME
  private mutating func parseSearch() -> CollaborationQuestion? {
    if take(.could) {
      return expect(.help) ? parseName(.activity).map(CollaborationQuestion.couldHelp) : nil
    }
    let line: CollaborationQuestion.CardLine
    if take(.knows) {
      line = .knows
    } else if take(.tried) {
      line = .tried
    } else if take(.works) {
      guard expect(.on) else { return nil }
      line = .worksOn
    } else {
      reportExpected(.words([.knows, .tried, .works, .could]))
      return nil
    }
    return parseTellingString().map { .who(line, $0) }
  }

  /// Parses what a reason is asked for, behind `why`.
  ///
  ///     reason ::= 'verdict' | FINDING ('on'? NAME)? | modality NAME NAME | expression
  private mutating func parseReason() -> Query.Subject? {
    if take(.verdict) { return .whyVerdict }
    if at(.may) || at(.must) {
      guard let modality = parseModality(), let party = parseName(.party),
        let activity = parseName(.activity)
      else { return nil }
      return .whyMandate(modality, party: party, activity: activity)
    }
    guard at(.name), isFindingCode(token) else {
      return parseAsked(by: .why).map(Query.Subject.why)
    }
    let code = lexer.text(token.start, token.end)
    advance()
    if !take(.on) && !at(.name) { return .whyFinding(code, nil) }
    return parseName(.declaration).map { .whyFinding(code, $0) }
  }

  /// Whether `token` is the code of a finding.
  ///
  ///     FINDING ::= 'SV' DIGIT DIGIT DIGIT
  func isFindingCode(_ token: Token) -> Bool {
    let bytes = lexer.bytes[token.start..<token.end]
    return bytes.count == 5 && bytes.starts(with: [UInt8(ascii: "S"), UInt8(ascii: "V")])
      && bytes.dropFirst(2).allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  /// Parses the scenario at the end of a query, if there is one.
  mutating func parseFinalScenario() -> FinalScenario? {
    guard take(.in) else { return FinalScenario(name: nil) }
    guard let name = parseScenarioName() else { return nil }
    if at(.and) || at(.comma) {
      report(.severalScenarios, placeOfToken)
      return nil
    }
    if !atEnd {
      report(.misplacedScenario, name.span)
      return nil
    }
    return FinalScenario(name: unlessBase(name))
  }

  /// Parses the name of a scenario; `base` is the script without scenarios.
  ///
  ///     scenario-name ::= NAME | 'base'
  mutating func parseScenarioName() -> Name? {
    guard at(.base) else { return parseName(.scenario) }
    let name = Name(token.symbol, span(of: token))
    advance()
    return name
  }

  /// Returns `name`, nil for `base`.
  private func unlessBase(_ name: Name) -> Name? {
    name.symbol == Symbol(.base) ? nil : name
  }
}
