/// The words of the language; none is reserved, each means something only in its place.
///
/// The raw value is the word as it is written; a name is told by the compiler, for reflection is slow.
public enum Keyword: String, Hashable, Sendable, CaseIterable {
  case about, accept, activity, addresses, adopted, after, agreement, all, alone, and, `as`, at
  case base, baseline, because, better, beyond, billion, blocks, bonus, budget, by
  case cap, capacity, carries, change, compare, congruence, contact, cost, could, covers, currency
  case decided, drawn
  case each, effect, effort, `else`, ended, expect, extends
  case falls, feedback, flagged, follows, `for`, forum, forums, from
  case gain, gaps, given, goal, group
  case handoff, harm, held, help, higher, horizon, hour
  case `if`, `in`, indicator, `is`, it
  case joint
  case keeps, kept, knows
  case lapses, learned, `let`, level, limit, lower, lowers
  case main, mandate, mandates, max, may, mdkr, measure, meets, members, million, min, month, must
  case needs, no, not
  case observed, obstacle, of, on, only, or, over, owner, owners
  case paid, part, partners, party, patience, pays, per, period, plan, predicted, prefers
  case quarter
  case raises, range, rate, reach, reached, regards, repair, responsible, rest, returns
  case robust, round, runs
  case saves, scenario, share, shift, short, show, side, signal, silo, source, sum, surplus
  case table, task, temptation, theme, then, thousand, time, timeline, times, tkr, to
  case track, trial, trials, tried, turn, turning
  case under, unit, unspent, until, up, use
  case value, verdict
  case week, weighs, what, `where`, who, why, with, within, without, work, works, worth
  case year
  /// `Mkr`, the only word with a capital letter.
  case megakrona = "Mkr"

  /// The word as it is written.
  public var spelling: String { rawValue }

  /// The number of the word in `allCases`, and of its symbol: a `SymbolTable` begins with all of them.
  @inlinable
  public var number: Int {
    // A case without payload is stored as its number.
    Int(unsafeBitCast(self, to: UInt8.self))
  }

  /// The number of words, of which `Mkr` is the last.
  @inlinable
  public static var count: Int { Keyword.megakrona.number + 1 }

  /// Whether the word joins the parts of a line, and so is never a unit behind a figure.
  public var isConnective: Bool { Keyword.connectives.contains(self) }

  /// Whether the word is part of a number, alone or with the money behind it.
  public var isScale: Bool {
    switch self {
    case .thousand, .million, .billion, .tkr, .megakrona, .mdkr: true
    default: false
    }
  }

  /// The words that join the parts of a line.
  private static let connectives: KeywordSet = [
    .per, .of, .by, .after, .and, .or, .at, .in, .up, .to, .from, .until, .then, .else, .with, .as,
    .on, .within, .for, .what, .not, .over, .is, .because, .owner,
  ]
}

/// A set of words that answers in constant time without hashing.
public struct KeywordSet: Sendable, ExpressibleByArrayLiteral {
  /// Whether each word belongs to the set: a bit for each, by number.
  @usableFromInline
  var members: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Creates the set of the words of `elements`.
  public init(_ elements: some Sequence<Keyword>) {
    for element in elements {
      let bit: UInt64 = 1 << UInt64(element.number & 63)
      switch element.number >> 6 {
      case 0: members.0 |= bit
      case 1: members.1 |= bit
      case 2: members.2 |= bit
      default: members.3 |= bit
      }
    }
  }

  /// Creates the set of the given words.
  public init(arrayLiteral elements: Keyword...) { self.init(elements) }

  /// Returns whether `keyword` belongs to the set.
  @inlinable
  public func contains(_ keyword: Keyword) -> Bool {
    let number = keyword.number
    let low = number & 64 == 0 ? members.0 : members.1
    let high = number & 64 == 0 ? members.2 : members.3
    return (number < 128 ? low : high) >> UInt64(number & 63) & 1 != 0
  }
}

extension Symbol {
  /// Creates the symbol of a word of the language, the same in every table.
  public init(_ keyword: Keyword) { self.init(index: Int32(keyword.number)) }

  /// The word of the language it spells, nil for any other spelling.
  @inlinable
  public var keyword: Keyword? {
    // No negative number passes as an unsigned one.
    UInt32(bitPattern: index) < UInt32(Keyword.count)
      ? unsafeBitCast(UInt8(truncatingIfNeeded: index), to: Keyword.self) : nil
  }
}
