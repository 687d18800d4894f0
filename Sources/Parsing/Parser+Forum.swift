import Diagnostics
import Syntax

extension Parser {
  /// Parses how often a forum meets and how long, whose word is next.
  ///
  ///     forum ::= 'forum' NAME title? forum-block?
  ///     forum-block ::= '{' (forum-attribute? separator)* forum-attribute? '}'
  ///     forum-attribute ::= 'members' names
  ///       | 'meets' primary ('times' | 'time') 'per' meeting-period ('for' range)?
  ///       | 'about' subject (',' subject)*
  ///       | validity
  mutating func parseForumAttribute() -> Attribute.Value? {
    advance()
    if reportFrequency() { return nil }
    let first = tree.nodes.count
    guard parsePrimary() else { return nil }
    let count = Expression(first: Int32(first), end: Int32(tree.nodes.count))
    guard take(Keyword.times) || take(.time) else {
      reportExpected(.words([.times]))
      return nil
    }
    guard expect(.per), let period = parseMeetingPeriod() else { return nil }
    guard take(.for) else { return .meets(count, per: period, length: nil) }
    return parseRange().map { .meets(count, per: period, length: $0) }
  }

  /// Reports a word that says how often, as `monthly`; returns whether one is next.
  private mutating func reportFrequency() -> Bool {
    let word = at(.word) ? lexer.text(token.start, token.end) : ""
    guard let often = Self.frequencies[word] else { return false }
    report(.askedWord(word, advice: "write `meets \(often)`"), placeOfToken)
    return true
  }

  /// What words of every day say of how often something is.
  private static let frequencies = [
    "weekly": "1 time per week", "monthly": "12 times per year", "quarterly": "4 times per year",
    "yearly": "1 time per year", "annually": "1 time per year",
  ]

  /// Parses the time that meetings are counted for.
  ///
  ///     meeting-period ::= 'year' | 'quarter' | 'month' | 'week'
  private mutating func parseMeetingPeriod() -> MeetingPeriod? {
    if take(.year) { return .year }
    if take(.quarter) { return .quarter }
    if take(.month) { return .month }
    if take(.week) { return .week }
    reportExpected(.words([.year, .quarter, .month, .week]))
    return nil
  }

  /// Parses what a forum or a handoff is about; `about` is next.
  mutating func parseAbout(_ kind: DeclarationKind?) -> Attribute.Value? {
    advance()
    if kind != .handoff { return parseLines { $0.parseSubject() } }
    return parseLines { $0.parseName(.indicator).map(Attribute.Value.about) }
  }

  /// Parses one thing that is spoken of: something with a name, or a theme.
  ///
  ///     subject ::= NAME | 'theme' title
  private mutating func parseSubject() -> Attribute.Value? {
    if take(.theme) { return parseText(.theme) }
    return parseName(.discussed).map(Attribute.Value.about)
  }
}
