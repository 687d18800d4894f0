import Diagnostics
import Syntax

extension Parser {
  /// Parses what must hold, whose word is next.
  ///
  ///     expectation ::= 'expect' claim ('in' scenario-name)?
  mutating func parseExpectation() -> Expectation? {
    let start = token.start
    advance()
    guard let claim = parseClaim() else { return nil }
    if case .holds = claim {
      if reportMissingComparison() { return nil }
    } else if at(.and) {
      report(.joinedClaims, placeOfToken)
      return nil
    }
    guard let scenario = parseFinalScenario() else { return nil }
    return Expectation(claim, scenario: scenario.name, span: span(from: start))
  }

  /// Parses what is expected, behind `expect`.
  ///
  ///     claim ::= 'joint' 'work'
  ///       | 'silo'
  ///       | 'no' ('silo' | 'gaps')
  ///       | NAME 'pays' 'for' NAME
  ///       | NAME 'keeps' NAME
  ///       | NAME 'reached'
  ///       | NAME 'on' 'track'
  ///       | expression
  private mutating func parseClaim() -> Expectation.Claim? {
    if take(.silo) { return .silo }
    if take(.no) {
      if take(.silo) { return .noSilo }
      if take(.gaps) { return .noGaps }
      reportExpected(.words([.silo, .gaps]))
      return nil
    }
    if at(.not), let word = following().keyword, word == .silo || word == .gaps {
      let fix = lexer.fix(token.start, token.end, Keyword.no.spelling)
      report(.notForNo(word.spelling), placeOfToken, fix: fix)
      return nil
    }
    if at(.joint) {
      let word = following().keyword
      if word != .plan && word != .share {
        advance()
        guard take(.work) else {
          reportExpected(.words([.work, .plan, .share]))
          return nil
        }
        return .jointWork
      }
    }
    guard at(.name) else { return parseAsked(by: .expect).map(Expectation.Claim.holds) }
    let next = following()
    switch next.keyword {
    case .pays:
      guard let activity = parseName(.activity), expect(.pays, .for), let party = parseName(.party)
      else { return nil }
      return .pays(activity: activity, party: party)
    case .keeps:
      guard let party = parseName(.party), expect(.keeps), let activity = parseName(.activity)
      else { return nil }
      return .keeps(party: party, activity: activity)
    case .reached:
      guard let goal = parseName(.goal), expect(.reached) else { return nil }
      return .reached(goal: goal)
    case .on:
      guard let goal = parseName(.goal), expect(.on, .track) else { return nil }
      return .onTrack(goal: goal)
    default:
      if next.start == probe { nameBeforeProbe = (token.symbol, .value) }
      return parseExpression().map(Expectation.Claim.holds)
    }
  }
}
