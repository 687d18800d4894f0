import Syntax

/// What the form of a line alone tells: which declarations take it, and which lines may say the same.
struct LineTraits {
  /// The kinds of declarations that take the line; none for `without`.
  private let kinds: NameKinds
  /// The number of the word of its key; that of `without`, which has none, is its own.
  fileprivate let slot: UInt8

  /// Puts together what is known of a word.
  @inline(__always)
  fileprivate init(_ word: AttributeWord, _ kinds: NameKinds) {
    self.kinds = kinds
    slot = AttributeKey.slot(of: word)
  }

  /// Whether declarations of the kind take the line.
  @inline(__always)
  func isTaken(by kind: DeclarationKind) -> Bool {
    kinds.contains(NameKinds(NameKind(kind)))
  }
}

/// The words that the lines of a block begin with; only lines of one word can say the same.
struct BlockWords {
  /// The length up to which searching is cheaper than hashing; at most the bytes of `places`.
  static let shortCount = 8

  /// A bit for each word that a key can have.
  private var words: UInt64 = 0
  /// A bit for each word that several lines begin with.
  private var repeated: UInt64 = 0
  /// The words of the lines of a short block by their numbers, a byte each, the first in the lowest.
  private var places: UInt64 = 0

  /// Begins without lines.
  init() {}

  /// Looks at the lines of a block.
  init(of attributes: Attributes) {
    for place in attributes.indices { add(attributes[place].traits, at: place) }
  }

  /// Adds a line.
  @inline(__always)
  mutating func add(_ traits: LineTraits, at place: Int) {
    let word: UInt64 = 1 &<< UInt64(traits.slot)
    repeated |= words & word
    words |= word
    if place < BlockWords.shortCount { places |= UInt64(traits.slot) &<< UInt64(place &* 8) }
  }

  /// Whether some line begins with a word, or with one that shares its key.
  func contains(_ word: AttributeWord) -> Bool {
    words & 1 &<< UInt64(AttributeKey.slot(of: word)) != 0
  }

  /// Whether several lines begin with the same word.
  var mayRepeat: Bool { repeated != 0 }

  /// Whether several lines begin with the word of a line of a short block.
  func isRepeated(_ place: Int) -> Bool {
    repeated & 1 &<< (places &>> UInt64(place &* 8) & 255) != 0
  }

  /// Whether two lines of a short block have keys of one word.
  func areOne(_ place: Int, _ other: Int) -> Bool {
    (places &>> UInt64(place &* 8) ^ places &>> UInt64(other &* 8)) & 255 == 0
  }
}

extension Attribute {
  /// What its form tells, by a look into a table; where it is inlined, lines are copied for it.
  @inline(never)
  var traits: LineTraits {
    switch value {
    case .partOf: LineTraits(.partOf, .party)
    case .capacity: LineTraits(.capacity, .party)
    case .horizon: LineTraits(.horizon, .party)
    case .keeps: LineTraits(.keeps, .party)
    case .prefers: LineTraits(.prefers, .party)
    case .regards: LineTraits(.regards, .party)
    case .members: LineTraits(.members, [.group, .forum])
    case .unit: LineTraits(.unit, .indicator)
    case .better: LineTraits(.better, .indicator)
    case .baseline: LineTraits(.baseline, .indicator)
    case .fallsOn: LineTraits(.fallsOn, .indicator)
    case .source: LineTraits(.source, .indicator)
    case .observed, .observedFrom: LineTraits(.observed, .indicator)
    case .by: LineTraits(.by, [.activity, .trial])
    case .effect: LineTraits(.lowers, .activity)
    case .upTo: LineTraits(.upTo, [.activity, .measure])
    case .heldBy: LineTraits(.heldBy, .measure)
    case .pays, .weighs: LineTraits(.pays, .measure)
    case .paidBy: LineTraits(.paidBy, .measure)
    case .beyond: LineTraits(.beyond, .measure)
    case .onlyFrom: LineTraits(.onlyFrom, .measure)
    case .bonus: LineTraits(.bonus, .measure)
    case .fromDate: LineTraits(.from, [.measure, .mandate, .forum, .trial])
    case .until: LineTraits(.until, [.measure, .mandate, .forum, .trial])
    case .owners: LineTraits(.owners, .goal)
    case .worth: LineTraits(.worth, .goal)
    case .reach: LineTraits(.reach, .goal)
    case .fromParty: LineTraits(.from, .budget)
    case .limit: LineTraits(.limit, .budget)
    case .covers: LineTraits(.covers, .budget)
    case .drawnBy: LineTraits(.drawnBy, .budget)
    case .decidedBy: LineTraits(.decidedBy, .budget)
    case .runs: LineTraits(.runs, .budget)
    case .unspent: LineTraits(.unspent, .budget)
    case .rule: LineTraits(.rule, .mandate)
    case .givenBy: LineTraits(.givenBy, .mandate)
    case .under: LineTraits(.under, .mandate)
    case .text(let word, _): LineTraits(word.attribute, NameKinds(NameKind(word.kind)))
    case .about: LineTraits(.about, [.handoff, .forum])
    case .flagged: LineTraits(.flagged, [.handoff, .obstacle])
    case .addresses: LineTraits(.addresses, .activity)
    case .follows: LineTraits(.follows, .budget)
    case .giver: LineTraits(.from, .handoff)
    case .receiver: LineTraits(.to, .handoff)
    case .signal: LineTraits(.signal, .handoff)
    case .feedback: LineTraits(.feedback, .handoff)
    case .responsible: LineTraits(.responsible, .handoff)
    case .blocks: LineTraits(.blocks, .obstacle)
    case .because: LineTraits(.because, .obstacle)
    case .owner: LineTraits(.owner, .obstacle)
    case .meets: LineTraits(.meets, .forum)
    case .ofActivity: LineTraits(.of, .trial)
    case .adopted: LineTraits(.adopted, .trial)
    case .without: LineTraits(.without, [])
    }
  }
}
