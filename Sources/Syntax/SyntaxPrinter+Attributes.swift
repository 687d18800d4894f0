extension SyntaxPrinter {
  /// The source of one line of a block.
  public func text(of value: Attribute.Value) -> String {
    switch value {
    case .partOf(let party): "part of \(text(of: party))"
    case .capacity(let e): "capacity \(text(of: e))"
    case .horizon(let e): "horizon \(text(of: e))"
    case .keeps(let e): "keeps \(text(of: e)) of what it saves"
    case .prefers(let names):
      "prefers \(text(of: Array(names.prefix(1)))) over \(text(of: Array(names.dropFirst())))"
    case .regards(let regard): "regards joint work as \(regard.rawValue)"
    case .members(let names): "members \(text(of: names))"
    case .unit(let one, let plural): text(ofUnit: one, plural)
    case .better(let better): "better \(better.rawValue)"
    case .baseline(let e, let date):
      "baseline \(text(of: e))" + (date.map { " in \(text(of: $0))" } ?? "")
    case .fallsOn(let party, let e): "falls on \(text(of: party)) at \(text(of: e))"
    case .source(let source): "source \(text(of: source))"
    case .observed(let date, let e): "observed \(text(of: date)) \(text(of: e))"
    case .observedFrom(let index): text(of: tree.observedImports[Int(index)])
    case .by(let party, let effort, let money):
      "by \(text(of: party))\(text(" at ", effort))\(text(" and ", money))"
    case .effect(let direction, let indicator, let amount, let lag):
      "\(direction == .lower ? "lowers" : "raises") \(text(of: indicator))"
        + text(" by ", amount) + text(" after ", lag)
    case .upTo(let e): "up to \(text(of: e))"
    case .heldBy(let names): "held by \(text(of: names))"
    case .pays(let e): "pays \(text(of: e))"
    case .weighs(let e): "weighs \(text(of: e))"
    case .paidBy(let shares): "paid by " + shares.map(text(of:)).joined(separator: ", ")
    case .beyond(let e): "beyond \(text(of: e))"
    case .onlyFrom(let e): "only from \(text(of: e))"
    case .bonus(let e, let amount): "bonus \(text(of: e)) at \(text(of: amount))"
    case .fromDate(let date): "from \(text(of: date))"
    case .until(let date): "until \(text(of: date))"
    case .owners(let names): "owners \(text(of: names))"
    case .worth(let e, let indicator, let cap):
      "worth \(text(of: e)) of \(text(of: indicator))\(text(" up to ", cap))"
    case .reach(let indicator, let e, let date):
      "reach \(text(of: indicator)) \(text(of: e)) by \(text(of: date))"
    case .fromParty(let party, let e): "from \(text(of: party)) \(e.map(text(of:)) ?? "rest")"
    case .limit(let e, .inAll): "limit \(text(of: e)) in all"
    case .limit(let e, .perPeriod): "limit \(text(of: e))"
    case .covers(let activity, let e): "covers \(text(of: activity))\(text(" at ", e))"
    case .drawnBy(let names): "drawn by \(text(of: names))"
    case .decidedBy(let names): "decided by \(text(of: names))"
    case .runs(let first, let last): "runs \(text(of: first)) to \(text(of: last))"
    case .unspent(let unspent): "unspent \(text(of: unspent))"
    case .rule(let party, let modality, let activity, let partners, let cap):
      "\(text(of: party)) \(modality.rawValue) \(text(of: activity))"
        + (partners.isEmpty ? "" : " with \(text(of: partners))") + text(" up to ", cap)
    case .givenBy(let party): "given by \(text(of: party))"
    case .under(let source): "under \(text(of: source))"
    case .text(.theme, let theme): "about theme \(text(of: theme))"
    case .text(let word, let said): "\(word.attribute.rawValue) \(text(of: said))"
    case .about(let name): "about \(text(of: name))"
    case .flagged(let e, let date, let who):
      "flagged \(text(of: e)) in \(text(of: date))"
        + (who.map { " by \(text(ofSaid: $0))" } ?? "")
    case .addresses(let obstacle): "addresses \(text(of: obstacle))"
    case .follows(let handoff): "follows \(text(of: handoff))"
    case .giver(let party): "from \(text(of: party))"
    case .receiver(let party): "to \(text(of: party))"
    case .signal(let party, let e): "signal by \(text(of: party))\(text(" within ", e))"
    case .feedback(let party, let e): "feedback by \(text(of: party))\(text(" within ", e))"
    case .responsible(let party): "responsible \(text(of: party))"
    case .blocks(let name): "blocks \(text(of: name))"
    case .because(let obstacle): "because \(text(of: obstacle))"
    case .owner(let party): "owner \(text(of: party))"
    case .meets(let e, let period, let length):
      "meets \(text(of: e)) times per \(period.rawValue)\(text(" for ", length))"
    case .ofActivity(let activity): "of \(text(of: activity))"
    case .adopted(let party, let date):
      "adopted by \(text(of: party))" + (date.map { " from \(text(of: $0))" } ?? "")
    case .without(.rule, let name): "without" + text(" ", name)
    case .without(let word, let name): "without \(word.rawValue)" + text(" ", name)
    }
  }

  /// The source of a line that observes from a file.
  private func text(of line: ObservedImport) -> String {
    var words = "observed " + (line.column.map { text(ofColumn: $0) + " " } ?? "")
    words += "from \(text(of: line.file))"
    if let periods = line.periods { words += " by \(text(ofColumn: periods))" }
    let filters = line.filters.map { "\(text(ofColumn: $0.column)) \(text(of: $0.text))" }
    return filters.isEmpty ? words : words + " where " + filters.joined(separator: ", ")
  }

  /// The name of a column: bare if it is one word, between quotation marks else.
  private func text(ofColumn name: StringLiteral) -> String {
    let scalars = name.text.unicodeScalars
    guard let first = scalars.first, first.letterCase != nil,
      scalars.allSatisfy(\.continuesName), name.text != "from"
    else { return quoted(name.text) }
    return name.text
  }

  /// The words of a unit.
  private func text(ofUnit one: Name, _ plural: Name?) -> String {
    let words = [one] + (plural.map { [$0] } ?? [])
    return "unit " + words.map { declaredUnit($0.symbol) }.joined(separator: " / ")
  }

  /// A unit's word where it is declared: bare if it is a word that may follow a figure.
  private func declaredUnit(_ symbol: Symbol) -> String {
    let spelling = symbols[symbol]
    return spelling == "%" || isBareWord(symbol) ? spelling : quoted(spelling)
  }

  /// A payer and its share.
  private func text(of share: Share) -> String { text(of: share.party) + text(" ", share.percent) }

  /// What becomes of unspent money.
  private func text(of unspent: Unspent) -> String {
    switch unspent {
    case .returns: "returns"
    case .lapses: "lapses"
    case .returnsShare(let e): "returns \(text(of: e))"
    case .carriesOver: "carries over"
    }
  }

  /// An expression behind `words`, nothing if there is none.
  private func text(_ words: String, _ expression: Expression?) -> String {
    expression.map { words + text(of: $0) } ?? ""
  }

  /// A name behind `words`, nothing if there is none.
  private func text(_ words: String, _ name: Name?) -> String {
    name.map { words + text(of: $0) } ?? ""
  }
}
