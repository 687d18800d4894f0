import Syntax

/// What tells a line of a block from the others: lines with equal keys replace one another.
///
/// Two forms of the same thing share a key: `lowers` and `raises` of an indicator, `pays` and `weighs`,
/// `adopted by` and `ended because`; where a declaration has both, each replaces its own. Texts of one
/// word share a key too: they are replaced together.
struct AttributeKey: Hashable {
  /// The number of the word, or of the first of the words that share the key.
  private let slot: UInt8
  /// The names of the line that belong to the key, -1 for none; of what has a date the second is
  /// that, below -1.
  var first: Int32 = -1
  var second: Int32 = -1

  /// Creates the key of a word and up to two names.
  init(_ word: AttributeWord, _ first: Symbol? = nil, _ second: Symbol? = nil) {
    slot = AttributeKey.slot(of: word)
    self.first = first?.index ?? -1
    self.second = second?.index ?? -1
  }

  /// Creates the key of a word, perhaps a name, and a date.
  fileprivate init(_ word: AttributeWord, _ first: Symbol?, on date: DateLiteral) {
    self.init(word, first)
    second = -2 - Int32(date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0))
  }

  /// The key in words that are the same in every script: the names as `spelling` gives them.
  fileprivate func text(_ spelling: (Symbol) -> String) -> String {
    let names = [first, second].filter { $0 != -1 }
      .map { $0 < 0 ? "\($0)" : spelling(Symbol(index: $0)) }
    return (["\(slot)"] + names).joined(separator: " ")
  }

  /// The name that tells it from others with the same word.
  var name: Symbol? { first < 0 ? nil : Symbol(index: first) }

  /// Whether `without WORD NAME` means a line with this key.
  func isMeant(by word: AttributeWord, _ name: Symbol?) -> Bool {
    slot == AttributeKey.slot(of: word) && (name == nil || name?.index == first)
  }

  /// Whether the key is that of the word.
  func isOf(_ word: AttributeWord) -> Bool { slot == AttributeKey.slot(of: word) }

  /// The number of the key a word has; cheaper to compare than the word's text.
  @inline(__always)
  static func slot(of word: AttributeWord) -> UInt8 {
    switch word {
    case .partOf: 0
    case .capacity: 1
    case .horizon: 2
    case .keeps: 3
    case .prefers: 4
    case .regards: 5
    case .members: 6
    case .unit: 7
    case .better: 8
    case .baseline: 9
    case .fallsOn: 10
    case .source: 11
    case .by: 12
    case .lowers, .raises: 13
    case .upTo: 14
    case .heldBy: 15
    case .pays, .weighs: 16
    case .paidBy: 17
    case .beyond: 18
    case .onlyFrom: 19
    case .bonus: 20
    case .from: 21
    case .until: 22
    case .owners: 23
    case .worth: 24
    case .reach: 25
    case .limit: 26
    case .covers: 27
    case .drawnBy: 28
    case .decidedBy: 29
    case .runs: 30
    case .unspent: 31
    case .rule: 32
    case .givenBy: 33
    case .under: 34
    case .without: 35
    case .knows: 36
    case .tried: 37
    case .worksOn: 38
    case .contact: 39
    case .addresses: 40
    case .needs: 41
    case .follows: 42
    case .of: 43
    case .to: 44
    case .about: 45
    case .signal: 46
    case .feedback: 47
    case .responsible: 48
    case .flagged: 49
    case .blocks: 50
    case .because: 51
    case .owner: 52
    case .meets: 53
    case .learned: 54
    case .adopted, .ended: 55
    case .observed: 56
    }
  }
}

/// Returns the lines of a declaration after a change, each in the place of what it replaces, and the
/// `without` lines of the change that found nothing.
///
/// - Complexity: O(n) in the number of lines, on average.
public func amended(
  _ attributes: some Sequence<Attribute>, by change: some Sequence<Attribute>
) -> (lines: [Attribute], unmet: [Attribute]) {
  var merge = AttributeMerge(attributes)
  let unmet = merge.apply(change)
  return (merge.result, unmet)
}

extension Attribute {
  /// Whether a later change with the line `new` leaves nothing of this line of a change, where what is
  /// changed has `lines`; names of all are symbols of one table.
  public func isUndone(by new: Attribute, among lines: some Sequence<Attribute>) -> Bool {
    // Each form of a line replaces its own, or the other where there is none.
    func isReplaced(_ word: AttributeWord) -> Bool {
      word == new.word || !lines.contains(where: new.isOfForm)
    }
    switch (value, new.value) {
    case (.without(let word, let name), .without(let newWord, let newName)):
      return AttributeKey(word, name?.symbol) == AttributeKey(newWord, newName?.symbol)
    case (.without(let word, let name), _):
      return new.key == AttributeKey(word, name?.symbol) && isReplaced(word)
    case (_, .without(let word, let name)):
      return self.word == word && key?.isMeant(by: word, name?.symbol) ?? false
    default: return key == new.key && isReplaced(word)
    }
  }

  /// Whether another line has its key and its word.
  private func isOfForm(_ other: Attribute) -> Bool { word == other.word && key == other.key }

  /// Its key; nil for `without`, which has none. Where it is inlined, lines are copied for it.
  @inline(never)
  var key: AttributeKey? {
    switch value {
    case .by(let one, _, _), .effect(_, let one, _, _), .fallsOn(let one, _),
      .worth(_, let one, _), .reach(let one, _, _), .fromParty(let one, _), .covers(let one, _),
      .about(let one), .addresses(let one), .blocks(let one), .because(let one):
      AttributeKey(word, one.symbol)
    case .prefers(let order): AttributeKey(word, order.first?.symbol)
    case .rule(let party, _, let activity, _, _):
      AttributeKey(word, party.symbol, activity.symbol)
    case .flagged(_, let date, let who): AttributeKey(word, who?.symbol, on: date)
    case .observed(let period, _): AttributeKey(word, nil, on: period)
    case .partOf, .capacity, .horizon, .keeps, .regards, .members, .unit, .better, .baseline,
      .source, .observedFrom, .upTo, .heldBy, .pays, .weighs, .paidBy, .beyond, .onlyFrom, .bonus,
      .fromDate, .until, .owners, .limit, .drawnBy, .decidedBy, .runs, .unspent, .givenBy, .under,
      .text, .follows, .giver, .receiver, .signal, .feedback, .responsible, .owner, .meets,
      .ofActivity, .adopted:
      AttributeKey(word)
    case .without: nil
    }
  }

  /// The number of the first name of its key, -1 for none; cheaper than the key.
  @inline(never)
  var subject: Int32 {
    switch value {
    case .by(let one, _, _), .effect(_, let one, _, _), .fallsOn(let one, _),
      .worth(_, let one, _), .reach(let one, _, _), .fromParty(let one, _), .covers(let one, _),
      .about(let one), .addresses(let one), .blocks(let one), .because(let one):
      one.symbol.index
    case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
      .baseline, .source, .observed, .observedFrom, .upTo, .heldBy, .pays, .weighs, .paidBy,
      .beyond, .onlyFrom, .bonus, .fromDate, .until, .owners, .limit, .drawnBy, .decidedBy, .runs,
      .unspent, .rule, .givenBy, .under, .text, .flagged, .follows, .giver, .receiver, .signal,
      .feedback, .responsible, .owner, .meets, .ofActivity, .adopted, .without:
      -1
    }
  }

  /// What tells the line from the others of its block, the same in every script, with names as
  /// `spelling` gives them; nil for `without`.
  public func key(_ spelling: (Symbol) -> String) -> String? {
    key?.text(spelling)
  }
}

extension ObservedValue {
  /// What tells a line that says the value from the others of its block: the key of such a line.
  public var key: String { AttributeKey(.observed, nil, on: period).text { _ in "" } }
}

/// The lines of a declaration while a scenario changes them.
struct AttributeMerge {
  /// The lines, nil where one was taken away.
  private var lines: [Attribute?]
  /// Where the lines of a key stand.
  private var places: [AttributeKey: [Int]] = [:]
  /// The first line of each key and word that a change has put in or taken away, and which change that
  /// was.
  private var changed: [AttributeKey: [AttributeWord: (line: Attribute, change: Int)]] = [:]
  private var changeCount = 0

  /// Starts from the lines before the changes.
  init(_ attributes: some Sequence<Attribute>) {
    lines = []
    for attribute in attributes {
      if let key = attribute.key { places[key, default: []].append(lines.count) }
      lines.append(attribute)
    }
  }

  /// Puts in the lines of one `change`: each key it mentions replaces what had the key.
  ///
  /// Returns the `without` lines that found nothing.
  mutating func apply(_ change: some Sequence<Attribute>) -> [Attribute] {
    apply(change) { _, _ in }
  }

  /// Puts in the lines of one `change`, and tells each that undoes a line of a change before.
  mutating func apply(
    _ change: some Sequence<Attribute>, undoes: (Attribute, Attribute) -> Void
  ) -> [Attribute] {
    changeCount += 1
    var left: [AttributeKey: [Int]] = [:]
    var unmet: [Attribute] = []
    for attribute in change {
      if case .without(let word, let name) = attribute.value {
        let removed = remove(word, name?.symbol, &left)
        for key in removed { note(attribute, key, word, isOwn: true, undoes) }
        if removed.isEmpty { unmet.append(attribute) }
        continue
      }
      guard let key = attribute.key else { continue }
      let isOwn = places[key]?.contains { lines[$0]?.word == attribute.word } ?? false
      note(attribute, key, attribute.word, isOwn: isOwn, undoes)
      put(attribute, key, &left)
    }
    return unmet
  }

  /// Notes that a line of the change at hand is of a key and a word, and tells if one before was of the key,
  /// and of the word where the line replaces but its own.
  private mutating func note(
    _ line: Attribute, _ key: AttributeKey, _ word: AttributeWord, isOwn: Bool,
    _ undoes: (Attribute, Attribute) -> Void
  ) {
    let all = changed[key, default: [:]]
    if all[word] == nil { changed[key, default: [:]][word] = (line, changeCount) }
    let first = isOwn ? all[word] : all.values.min { $0.change < $1.change }
    if let first, first.change < changeCount { undoes(line, first.line) }
  }

  /// Puts a line where the first that it replaces stood, or behind all others: those with its key and
  /// its word, or else those with the key's other word.
  ///
  /// `left` are the lines that the change at hand has not replaced, of the keys that it has put lines of.
  private mutating func put(
    _ attribute: Attribute, _ key: AttributeKey, _ left: inout [AttributeKey: [Int]]
  ) {
    let waiting = left[key] ?? places[key] ?? []
    let own = waiting.filter { lines[$0]?.word == attribute.word }
    let old = own.isEmpty && left[key] == nil ? waiting : own
    for place in old { lines[place] = nil }
    left[key] = waiting.filter { lines[$0] != nil }
    guard let place = old.first else {
      places[key, default: []].append(lines.count)
      return lines.append(attribute)
    }
    places[key] = (places[key] ?? []).filter { $0 <= place || lines[$0] != nil }
    lines[place] = attribute
  }

  /// Takes away what `without WORD NAME` means, and returns the keys of that; what stays of a key is not
  /// replaced by what the change at hand puts in its place.
  private mutating func remove(
    _ word: AttributeWord, _ name: Symbol?, _ left: inout [AttributeKey: [Int]]
  ) -> [AttributeKey] {
    matching(word, name).filter { key in
      let held = places[key] ?? []
      let found = held.filter { lines[$0]?.word == word }
      for place in found { lines[place] = nil }
      places[key] = found.count == held.count ? nil : held.filter { lines[$0] != nil }
      if !found.isEmpty { left[key] = (left[key] ?? held).filter { lines[$0] != nil } }
      return !found.isEmpty
    }
  }

  /// The keys that `without WORD NAME` means; a look-up but for mandates' rules and whole words.
  private func matching(_ word: AttributeWord, _ name: Symbol?) -> [AttributeKey] {
    let key = AttributeKey(word, name)
    if name != nil, places[key] != nil { return [key] }
    return places.keys.filter { $0.isMeant(by: word, name) }
  }

  /// The lines after the changes, in order.
  var result: [Attribute] { lines.compactMap { $0 } }

  /// The names that tell the lines with a word apart, in order.
  func names(with word: AttributeWord) -> [Symbol] {
    result.filter { $0.word == word }.compactMap { $0.key?.name }
  }

  /// The word of the first line that `name` tells from others; nil where none is.
  func word(ofLineWith name: Symbol) -> AttributeWord? {
    result.first { $0.key?.name == name }?.word
  }

  /// The word of a line in the other form of what `without WORD NAME` means; nil where none is.
  func otherForm(of word: AttributeWord, _ name: Symbol?) -> AttributeWord? {
    result.first { $0.word != word && $0.key?.isMeant(by: word, name) == true }?.word
  }
}
