import Diagnostics
import Syntax

/// The declaration whose lines are checked, in two words.
struct BlockContext {
  let name: Symbol
  let scope: Int32
  /// The number of the indicator's symbol, -1 where there is none.
  private let indicatorNumber: Int32
  let kind: DeclarationKind
  /// Whether the lines are those of a `change`.
  let isChange: Bool

  /// The indicator of a measure, or the declared one itself; nil where there is none or it failed.
  var indicator: Symbol? { indicatorNumber < 0 ? nil : Symbol(index: indicatorNumber) }

  /// Puts together what the lines are checked against.
  init(
    kind: DeclarationKind, name: Symbol, scope: Int32, isChange: Bool, indicator: Symbol?
  ) {
    (self.name, self.scope, self.kind, self.isChange) = (name, scope, kind, isChange)
    indicatorNumber = indicator?.index ?? -1
  }
}

extension Checker {
  /// Checks all declarations of base and of the scenarios.
  mutating func checkDeclarations() {
    for index in names.entries.indices {
      let entry = names.entries[index]
      guard let declaration = tree.head(of: entry) else { continue }
      let words = check(tree.lines(of: entry), context(of: declaration, in: entry.scope))
      checkNeeds(words, of: declaration, at: declaration.name.span)
    }
  }

  /// What the lines of a declaration are checked against; its indicator is looked up.
  private mutating func context(of declaration: DeclarationHead, in scope: Int32) -> BlockContext {
    var indicator: Symbol?
    switch declaration.kind {
    case .indicator: indicator = declaration.name.symbol
    case .measure:
      if let name = declaration.of {
        if find(name, as: .indicator, in: scope) != nil { indicator = name.symbol }
      } else if !isPartlyUnread(declaration.span) {
        report(.missingIndicator(symbols[declaration.name.symbol], at: declaration.name.span))
      }
    case .party, .group, .activity, .goal, .budget, .mandate, .handoff, .obstacle, .forum, .trial:
      break
    }
    return BlockContext(
      kind: declaration.kind, name: declaration.name.symbol, scope: scope, isChange: false,
      indicator: indicator)
  }

  /// Checks the lines of a declaration or a change; returns the words they begin with.
  @discardableResult
  mutating func check(_ attributes: Attributes, _ block: BlockContext) -> BlockWords {
    var words = BlockWords()
    var seen: [RepeatKey: Int]? = attributes.count <= BlockWords.shortCount ? nil : [:]
    for place in attributes.indices {
      let traits = attributes[place].traits
      if traits.isTaken(by: block.kind) || isInPlace(place, of: attributes, block) {
        checkLine(place, of: attributes, block)
      }
      words.add(traits, at: place)
      if seen != nil { reportRepeat(at: place, of: attributes, &seen) }
    }
    if seen == nil && words.mayRepeat { reportRepeats(in: attributes, words) }
    return words
  }

  /// Reports the lines of a short block that say again what one before them said.
  private mutating func reportRepeats(in attributes: Attributes, _ words: BlockWords) {
    for place in attributes.indices where words.isRepeated(place) {
      for earlier in 0..<place
      where words.areOne(place, earlier)
        && attributes[place].subject == attributes[earlier].subject
      {
        guard let key = RepeatKey(of: attributes, at: place),
          key == RepeatKey(of: attributes, at: earlier)
        else { continue }
        reportRepeat(of: attributes[place], first: attributes[earlier])
        break
      }
    }
  }

  /// Reports a line of a long block that says again what one before it said.
  @inline(never)
  private mutating func reportRepeat(
    at place: Int, of attributes: Attributes, _ seen: inout [RepeatKey: Int]?
  ) {
    guard let key = RepeatKey(of: attributes, at: place) else { return }
    if let earlier = seen?[key] {
      reportRepeat(of: attributes[place], first: attributes[earlier])
    } else {
      seen?[key] = place
    }
  }

  /// Whether a line has its place in the block though no declaration of its kind takes it; reports it
  /// where not.
  @inline(never)
  private mutating func isInPlace(
    _ place: Int, of attributes: Attributes, _ block: BlockContext
  ) -> Bool {
    let attribute = attributes[place]
    if case .without = attribute.value {
      if block.isChange { return true }
      report(.withoutOutsideChange(at: attribute.span))
    } else {
      report(.misplaced(attribute.word, in: block.kind, at: attribute.span))
    }
    return false
  }

  /// Checks the names and amounts of one line, told by its place: passed on, a line is copied.
  @inline(__always)
  private mutating func checkLine(
    _ place: Int, of attributes: Attributes, _ block: BlockContext
  ) {
    let scope = block.scope
    switch attributes[place].value {
    case .partOf(let party):
      hasParts = true
      _ = find(party, as: .party, in: scope)
    case .givenBy(let party), .giver(let party), .receiver(let party),
      .responsible(let party), .owner(let party), .adopted(let party, _):
      _ = find(party, as: .party, in: scope)
    case .capacity(let amount): check(amount, at: .capacity, in: scope)
    case .horizon(let amount): check(amount, at: .horizon, in: scope)
    case .keeps(let amount): check(amount, at: .keeps, in: scope)
    case .prefers(let order): checkList(order, as: .activity, in: scope)
    case .members(let list), .heldBy(let list), .owners(let list), .drawnBy(let list),
      .decidedBy(let list):
      checkList(list, as: .parties, in: scope)
    case .baseline(let amount, _): check(amount, at: .baseline(block.indicator), in: scope)
    case .observed(_, let amount): check(amount, at: .observed(block.indicator), in: scope)
    case .observedFrom(let index): checkCells(of: tree.observedImports[Int(index)])
    case .fallsOn(let party, let amount):
      _ = find(party, as: .party, in: scope)
      check(amount, at: .fallsOn(block.indicator), in: scope)
    case .by(let party, let effort, let money):
      _ = find(party, as: .party, in: scope)
      if let effort { check(effort, at: money == nil ? .effort : .effortBesideMoney, in: scope) }
      if let money { check(money, at: .cost, in: scope) }
    case .effect(_, let name, let amount, let lag):
      let indicator = find(name, as: .indicator, in: scope).map { _ in name.symbol }
      if let amount { check(amount, at: .effect(indicator), in: scope) }
      if let lag { check(lag, at: .lag, in: scope) }
    case .upTo(let amount):
      let isCap = block.kind == .activity
      check(amount, at: isCap ? .cap : .improvement(block.indicator), in: scope)
    case .pays(let amount): check(amount, at: .pays(block.indicator), in: scope)
    case .weighs(let amount): check(amount, at: .weighs(block.indicator), in: scope)
    case .paidBy(let shares):
      checkList(shares.map(\.party), as: .parties, in: scope)
      for share in shares {
        if let percent = share.percent { check(percent, at: .payerShare, in: scope) }
      }
    case .beyond(let amount), .onlyFrom(let amount):
      check(amount, at: .improvement(block.indicator), in: scope)
    case .bonus(let amount, let count):
      check(amount, at: .bonus, in: scope)
      check(count, at: .improvement(block.indicator), in: scope)
    case .worth(let amount, let name, let cap):
      let indicator = find(name, as: .indicator, in: scope).map { _ in name.symbol }
      check(amount, at: .worth(indicator), in: scope)
      if let cap { check(cap, at: .improvement(indicator), in: scope) }
    case .reach(let name, let level, _):
      let indicator = find(name, as: .indicator, in: scope).map { _ in name.symbol }
      check(level, at: .target(indicator), in: scope)
    case .fromParty(let party, let amount):
      _ = find(party, as: .party, in: scope)
      if let amount { check(amount, at: .contribution, in: scope) }
    case .limit(let amount, _): check(amount, at: .limit, in: scope)
    case .covers(let activity, let share):
      _ = find(activity, as: .activity, in: scope)
      if let share { check(share, at: .coverage, in: scope) }
    case .unspent(.returnsShare(let share)): check(share, at: .returned, in: scope)
    case .rule(let party, _, let activity, let others, let limit):
      _ = find(party, as: .party, in: scope)
      _ = find(activity, as: .activity, in: scope)
      checkList(others, as: .parties, in: scope)
      if let limit { check(limit, at: .mandateLimit, in: scope) }
    case .unit:
      if block.isChange { report(.unitChanged(symbols[block.name], at: attributes[place].span)) }
    case .text(_, let text), .source(let text), .under(let text): checkCell(text)
    case .about(let name):
      _ = find(name, as: block.kind == .handoff ? .indicator : .discussed, in: scope)
    case .flagged(let count, _, let who):
      check(count, at: .flags, in: scope)
      checkCell(who.flatMap { tree.indices[$0.symbol] == nil ? nil : $0 })
    case .addresses(let obstacle), .because(let obstacle):
      _ = find(obstacle, as: .obstacle, in: scope)
    case .follows(let handoff): _ = find(handoff, as: .handoff, in: scope)
    case .signal(let party, let span), .feedback(let party, let span):
      _ = find(party, as: .party, in: scope)
      if let span { check(span, at: .within, in: scope) }
    case .blocks(let name): _ = find(name, as: .blockable, in: scope)
    case .meets(let count, _, let length):
      check(count, at: .meetings, in: scope)
      if let length { check(length, at: .meetingLength, in: scope) }
    case .ofActivity(let activity): _ = find(activity, as: .activity, in: scope)
    case .regards, .better, .fromDate, .until, .runs, .without,
      .unspent(.returns), .unspent(.lapses), .unspent(.carriesOver):
      break
    }
  }

  /// Reports cells that are of no row.
  private mutating func checkCells(of line: ObservedImport) {
    for filter in line.filters {
      guard let cell = filter.text.cell else { continue }
      report(.cellOutsideRows(symbols[cell], at: filter.text.span))
    }
  }

  /// Checks names that stand in one list, each once.
  private mutating func checkList(_ list: [Name], as kinds: NameKinds, in scope: Int32) {
    for name in list { _ = find(name, as: kinds, in: scope) }
    if list.count < 2 { return }
    if list.count == 2 && list[0].symbol != list[1].symbol { return }
    var seen = FirstPlaces<Symbol>(list.count)
    for (place, name) in list.enumerated() {
      guard let first = seen.note(name.symbol, at: place) else { continue }
      let text = symbols[name.symbol]
      report(.listedTwice(text, at: name.span, first: list[first].span))
    }
  }

  /// Reports a line that says again what another line of the block said.
  @inline(never)
  private mutating func reportRepeat(of attribute: Attribute, first: Attribute) {
    guard let key = attribute.key else { return }
    if attribute.word != first.word && (key.isOf(.pays) || key.isOf(.adopted)) {
      report(.conflicting(attribute.word, first.word, at: attribute.span, first: first.span))
    } else {
      let name = key.name.map { symbols[$0] }
      let isOfHandoff =
        switch attribute.value {
        case .giver, .receiver: true
        default: false
        }
      report(
        .repeated(
          attribute.word, name, at: attribute.span, first: first.span, isOfHandoff: isOfHandoff))
    }
  }

  /// Reports what a declaration cannot do without; the words are those it has after a change.
  mutating func checkNeeds(
    _ words: BlockWords, of declaration: DeclarationHead, at site: SourceSpan
  ) {
    switch declaration.kind {
    case .indicator: checkNeed(.better, words, of: declaration, at: site)
    case .activity: checkNeed(.by, words, of: declaration, at: site)
    case .measure: checkNeed(.heldBy, words, of: declaration, at: site)
    case .group, .forum: checkNeed(.members, words, of: declaration, at: site)
    case .handoff:
      // What is said of `from` shows `to` as well.
      if checkNeed(.from, words, of: declaration, at: site) {
        checkNeed(.to, words, of: declaration, at: site)
      }
    case .trial: checkNeed(.of, words, of: declaration, at: site)
    case .party, .goal, .budget, .mandate, .obstacle: return
    }
  }

  /// Reports a line that a declaration cannot do without and has not; returns whether it has it.
  @discardableResult
  private mutating func checkNeed(
    _ needed: AttributeWord, _ words: BlockWords, of declaration: DeclarationHead,
    at site: SourceSpan
  ) -> Bool {
    if words.contains(needed) { return true }
    // What could not be read may have been what is needed.
    if isPartlyUnread(declaration.span) { return true }
    report(.missing(needed, declaration.kind, symbols[declaration.name.symbol], at: site))
    return false
  }
}
