import Diagnostics
import Syntax

extension Parser {
  /// Parses a finding that is accepted on purpose, whose word is next.
  ///
  ///     acceptance ::= 'accept' FINDING 'on' NAME ('until' DATE)? 'owner' NAME 'because' STRING
  mutating func parseAcceptance() -> Acceptance? {
    let start = token.start
    advance()
    guard at(.name), isFindingCode(token) else {
      reportExpected(.finding)
      return nil
    }
    let code = lexer.text(token.start, token.end)
    advance()
    guard expect(.on), let name = parseName(.declaration) else { return nil }
    var until: DateLiteral?
    if take(.until) {
      until = parseDate()
      if until == nil { return nil }
    }
    guard demand(.owner, from: start), let owner = parseName(.parties),
      demand(.because, from: start), let reason = parseString()
    else { return nil }
    if at(.until) {
      report(.lateUntil, placeOfToken)
      return nil
    }
    return Acceptance(
      code: code, name: name, until: until, owner: owner, reason: reason, span: span(from: start))
  }

  /// Takes a word that every acceptance has, or reports that it is missing.
  private mutating func demand(_ keyword: Keyword, from start: Int) -> Bool {
    if take(keyword) { return true }
    if atEnd {
      report(.incompleteAcceptance(keyword), span(from: start))
    } else if keyword == .because && at(.until) {
      report(.lateUntil, placeOfToken)
    } else {
      reportExpected(.words(keyword == .owner ? [.until, .owner] : [keyword]))
    }
    return false
  }
}
