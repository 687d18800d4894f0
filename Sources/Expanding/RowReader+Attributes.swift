import Syntax

extension RowReader {
  /// What a line says for the row; nil where it is a text whose cell says nothing.
  mutating func read(
    _ value: Attribute.Value, _ expander: inout Expander
  ) -> Attribute.Value? {
    switch value {
    case .partOf(let party): .partOf(name(party, &expander))
    case .capacity(let e): .capacity(expression(e, &expander))
    case .horizon(let e): .horizon(expression(e, &expander))
    case .keeps(let e): .keeps(expression(e, &expander))
    case .prefers(let list): .prefers(names(list, &expander))
    case .members(let list): .members(names(list, &expander))
    case .unit(let one, let plural):
      .unit(
        Name(one.symbol, moved(one.span)),
        plural: plural.map { Name($0.symbol, moved($0.span)) })
    case .baseline(let e, let date): .baseline(expression(e, &expander), in: date.map(day))
    case .observed(let date, let e): .observed(day(date), expression(e, &expander))
    case .observedFrom(let index): .observedFrom(observedImport(index, &expander))
    case .fallsOn(let party, let e):
      .fallsOn(name(party, &expander), expression(e, &expander))
    case .by(let party, let effort, let money):
      .by(
        name(party, &expander), effort: optional(effort, &expander),
        money: optional(money, &expander))
    case .effect(let better, let indicator, let amount, let lag):
      .effect(
        better, name(indicator, &expander), amount: optional(amount, &expander),
        lag: optional(lag, &expander))
    case .upTo(let e): .upTo(expression(e, &expander))
    case .heldBy(let list): .heldBy(names(list, &expander))
    case .pays(let e): .pays(expression(e, &expander))
    case .weighs(let e): .weighs(expression(e, &expander))
    case .paidBy(let shares): .paidBy(payers(shares, &expander))
    case .beyond(let e): .beyond(expression(e, &expander))
    case .onlyFrom(let e): .onlyFrom(expression(e, &expander))
    case .bonus(let e, let count):
      .bonus(expression(e, &expander), at: expression(count, &expander))
    case .fromDate(let date): .fromDate(day(date))
    case .until(let date): .until(day(date))
    case .owners(let list): .owners(names(list, &expander))
    case .worth(let e, let indicator, let cap):
      .worth(
        expression(e, &expander), of: name(indicator, &expander), upTo: optional(cap, &expander))
    case .reach(let indicator, let e, let date):
      .reach(name(indicator, &expander), expression(e, &expander), by: day(date))
    case .fromParty(let party, let e):
      .fromParty(name(party, &expander), optional(e, &expander))
    case .limit(let e, let span): .limit(expression(e, &expander), span)
    case .covers(let activity, let share):
      .covers(name(activity, &expander), at: optional(share, &expander))
    case .drawnBy(let list): .drawnBy(names(list, &expander))
    case .decidedBy(let list): .decidedBy(names(list, &expander))
    case .runs(let from, let to): .runs(day(from), to: day(to))
    case .unspent(.returnsShare(let e)): .unspent(.returnsShare(expression(e, &expander)))
    case .rule(let party, let modality, let activity, let others, let limit):
      .rule(
        name(party, &expander), modality, name(activity, &expander),
        with: names(others, &expander), upTo: optional(limit, &expander))
    case .givenBy(let party): .givenBy(name(party, &expander))
    case .without(let word, let what): .without(word, what.map { name($0, &expander) })
    case .source(let source): text(source, &expander).map(Attribute.Value.source)
    case .under(let source): text(source, &expander).map(Attribute.Value.under)
    case .text(let word, let said): text(said, &expander).map { .text(word, $0) }
    case .about(let one): .about(name(one, &expander))
    case .flagged(let e, let date, let who):
      .flagged(expression(e, &expander), in: day(date), by: who.flatMap { said($0, &expander) })
    case .addresses(let obstacle): .addresses(name(obstacle, &expander))
    case .follows(let handoff): .follows(name(handoff, &expander))
    case .giver(let party): .giver(name(party, &expander))
    case .receiver(let party): .receiver(name(party, &expander))
    case .signal(let party, let e): .signal(name(party, &expander), within: optional(e, &expander))
    case .feedback(let party, let e):
      .feedback(name(party, &expander), within: optional(e, &expander))
    case .responsible(let party): .responsible(name(party, &expander))
    case .blocks(let one): .blocks(name(one, &expander))
    case .because(let obstacle): .because(name(obstacle, &expander))
    case .owner(let party): .owner(name(party, &expander))
    case .meets(let e, let period, let length):
      .meets(expression(e, &expander), per: period, length: optional(length, &expander))
    case .ofActivity(let activity): .ofActivity(name(activity, &expander))
    case .adopted(let party, let date):
      .adopted(name(party, &expander), from: date.map { day($0) })
    case .regards, .better, .unspent(.returns), .unspent(.lapses), .unspent(.carriesOver): value
    }
  }

  /// A line that observes from a file, for the row, as a new one of the tree.
  private mutating func observedImport(_ index: Int32, _ expander: inout Expander) -> Int32 {
    var line = expander.tree.observedImports[Int(index)]
    line.span = moved(line.span)
    for place in line.filters.indices {
      let text = line.filters[place].text
      // What is no cell of this row stays, and is reported with the names.
      line.filters[place].text = self.text(text, &expander) ?? StringLiteral("", moved(text.span))
    }
    expander.tree.observedImports.append(line)
    return Int32(expander.tree.observedImports.count - 1)
  }

  /// A text that is kept as a name, for the row; nil where its cell says nothing.
  private mutating func said(_ text: Name, _ expander: inout Expander) -> Name? {
    guard expander.tree.indices[text.symbol] != nil else {
      return Name(text.symbol, moved(text.span))
    }
    guard let read = self.text(StringLiteral(cell: text.symbol, text.span), &expander) else {
      return nil
    }
    return Name(read.cell ?? expander.symbols.intern(read.text), read.span)
  }

  /// Names for the row.
  private mutating func names(_ list: [Name], _ expander: inout Expander) -> [Name] {
    var result: [Name] = []
    for one in list { result.append(name(one, &expander)) }
    return result
  }

  /// An expression for the row, where there is one.
  private mutating func optional(
    _ expression: Expression?, _ expander: inout Expander
  ) -> Expression? {
    guard let expression else { return nil }
    return self.expression(expression, &expander)
  }

  /// Payers for the row.
  private mutating func payers(_ shares: [Share], _ expander: inout Expander) -> [Share] {
    var result: [Share] = []
    for share in shares {
      result.append(Share(name(share.party, &expander), optional(share.percent, &expander)))
    }
    return result
  }

  /// A date at its place for the row.
  private func day(_ date: DateLiteral) -> DateLiteral {
    DateLiteral(year: date.year, month: date.month, day: date.day, span: moved(date.span))
  }
}
