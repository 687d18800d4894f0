import Diagnostics
import Syntax

/// Lines of blocks as nearly all are written, read by straight code that makes no tokens: words and
/// names of ASCII letters and digits, one space between them, numbers of few digits.
///
/// Whatever else there is, and whatever could be wrong, is left to `parseAttribute`, from the beginning
/// of its line on; what is read here is what that would have made of it.
extension Parser {
  /// Parses the plain lines that are next, up to the first that is not; the lexer stands behind a `{`
  /// or the end of a line.
  mutating func parsePlainLines(of kind: DeclarationKind) {
    var line = lexer.state.position
    guard readsPlainLines, line <= lexer.quickEnd else { return }
    if lexer.state.last != .newline {
      guard lexer.bytes[line] == UInt8(ascii: "\n"), let first = lexer.quickLine(behind: line)
      else { return }
      line = first
    }
    while true {
      let firstNode = tree.nodes.count
      glance = line
      guard let value = parsePlainLine(of: kind), let next = endPlainLine() else {
        tree.nodes.removeAll(from: firstNode)
        return
      }
      attributes.append(Attribute(value, lexer.span(line, glance)))
      statementStart = previousEnd
      previousStart = line
      previousEnd = glance
      previousKind = .word
      lexer.state = Lexer.State(position: next)
      line = next
    }
  }

  /// Returns where the next line begins if the plain one ends here.
  @inline(__always)
  private func endPlainLine() -> Int? {
    guard glance <= lexer.quickEnd, lexer.bytes[glance] == UInt8(ascii: "\n") else { return nil }
    return lexer.quickLine(behind: glance)
  }

  /// Reads a plain line of a `kind` up to its end; nil where it is not plain.
  @inline(__always)
  private mutating func parsePlainLine(of kind: DeclarationKind) -> Attribute.Value? {
    switch kind {
    case .activity: parsePlainActivity()
    case .party: parsePlainParty()
    case .indicator: parsePlainIndicator()
    case .measure: parsePlainMeasure()
    case .goal: parsePlainGoal()
    case .budget: parsePlainBudget()
    case .group, .mandate, .handoff, .obstacle, .forum, .trial: nil
    }
  }

  /// Reads a plain line of an activity.
  private mutating func parsePlainActivity() -> Attribute.Value? {
    if pass("by ") {
      guard let party = plainName(), pass(" at "), let effort = plainAmount() else { return nil }
      guard pass(" and ") else { return .by(party, effort: effort, money: nil) }
      return plainAmount().map { .by(party, effort: effort, money: $0) }
    }
    if pass("raises ") { return parsePlainEffect(.higher) }
    if pass("lowers ") { return parsePlainEffect(.lower) }
    return pass("up to ") ? plainAmount().map(Attribute.Value.upTo) : nil
  }

  /// Reads what an activity moves, behind `lowers` or `raises`.
  @inline(__always)
  private mutating func parsePlainEffect(_ direction: Better) -> Attribute.Value? {
    guard let indicator = plainName(), pass(" by "), let amount = plainAmount() else { return nil }
    guard pass(" after ") else { return .effect(direction, indicator, amount: amount, lag: nil) }
    return plainAmount().map { .effect(direction, indicator, amount: amount, lag: $0) }
  }

  /// Reads a plain line of a party.
  private mutating func parsePlainParty() -> Attribute.Value? {
    if pass("capacity"), pass(" ") { return plainAmount().map(Attribute.Value.capacity) }
    if pass("horizon ") { return plainAmount().map(Attribute.Value.horizon) }
    if pass("part of ") { return plainName().map(Attribute.Value.partOf) }
    if pass("keeps ") {
      guard let share = plainAmount(), pass(" of what"), pass(" it"), pass(" saves") else {
        return nil
      }
      return .keeps(share)
    }
    guard pass("regards "), pass("joint "), pass("work as ") else { return nil }
    if pass("main "), pass("task") { return .regards(.mainTask) }
    guard pass("side "), pass("task") else { return nil }
    return .regards(.sideTask)
  }

  /// Reads a plain line of an indicator.
  private mutating func parsePlainIndicator() -> Attribute.Value? {
    if pass("unit ") {
      guard let one = plainUnit(), pass(" / ") else { return nil }
      return plainUnit().map { .unit(one, plural: $0) }
    }
    if pass("better ") {
      return pass("lower") ? .better(.lower) : pass("higher") ? .better(.higher) : nil
    }
    if pass("baseline"), pass(" ") { return plainAmount().map { .baseline($0, in: nil) } }
    if pass("falls on"), pass(" ") {
      guard let party = plainName(), pass(" at ") else { return nil }
      return plainAmount().map { .fallsOn(party, $0) }
    }
    return pass("source ") ? plainText().map(Attribute.Value.source) : nil
  }

  /// Reads a plain line of a measure.
  private mutating func parsePlainMeasure() -> Attribute.Value? {
    if pass("pays ") { return plainAmount().map(Attribute.Value.pays) }
    if pass("held by ") { return plainNames().map(Attribute.Value.heldBy) }
    if pass("up to ") { return plainAmount().map(Attribute.Value.upTo) }
    if pass("from ") { return plainDate().map(Attribute.Value.fromDate) }
    return pass("until ") ? plainDate().map(Attribute.Value.until) : nil
  }

  /// Reads a plain line of a goal.
  private mutating func parsePlainGoal() -> Attribute.Value? {
    if pass("worth ") {
      guard let rate = plainAmount(), pass(" of ") else { return nil }
      return plainName().map { .worth(rate, of: $0, upTo: nil) }
    }
    if pass("reach ") {
      guard let indicator = plainName(), pass(" "), let level = plainAmount(), pass(" by ")
      else { return nil }
      return plainDate().map { .reach(indicator, level, by: $0) }
    }
    return pass("owners ") ? plainNames().map(Attribute.Value.owners) : nil
  }

  /// Reads a plain line of a budget.
  private mutating func parsePlainBudget() -> Attribute.Value? {
    if pass("from ") {
      guard let party = plainName(), pass(" ") else { return nil }
      return plainAmount().map { .fromParty(party, $0) }
    }
    if pass("covers ") {
      guard let activity = plainName(), pass(" at ") else { return nil }
      return plainAmount().map { .covers(activity, at: $0) }
    }
    if pass("limit ") {
      guard let money = plainAmount() else { return nil }
      if pass(" in all") { return .limit(money, .inAll) }
      let isPerTime = tree.nodes.divisor(at: Int(money.end) - 1) != nil
      return isPerTime ? .limit(money, .perPeriod) : nil
    }
    guard pass("runs "), let first = plainDate(), pass(" to ") else { return nil }
    return plainDate().map { .runs(first, to: $0) }
  }
}
