/// Every spelling of a program, each once, beginning with the words of the language.
public struct SymbolTable: Sendable {
  /// A spelling by its exact bytes; several may share a symbol if they are canonically equivalent.
  private struct Entry: Sendable {
    let hash: UInt64
    let start: Int
    let count: Int
    let symbol: Int32
  }

  /// The spellings by number, as first written.
  private var spellings: [String] = []
  /// The exact spellings in the order they were met.
  private var entries: [Entry] = []
  /// The bytes of all entries, one behind the other.
  private var arena: [UInt8] = []
  /// Indices of entries by hash with linear probing, -1 where free; a power of two, at most half full.
  private var slots: [Int32] = Array(repeating: -1, count: 512)
  /// The numbers of spellings beyond ASCII; `String` compares canonically equivalent text as equal.
  private var canonical: [String: Int32] = [:]
  /// Differs from run to run, so that nobody can choose names that collide; no order depends on it.
  private let seed = UInt64(truncatingIfNeeded: "samverka".hashValue)

  /// A table of the words of the language, made once.
  public static let words = SymbolTable()

  /// Creates a table of the words of the language.
  public init() {
    for keyword in Keyword.allCases { _ = intern(keyword.spelling) }
  }

  /// The number of spellings.
  public var count: Int { spellings.count }

  /// Whether no spelling has a character beyond ASCII.
  public var isASCII: Bool { canonical.isEmpty }

  /// The spelling of `symbol`, as first written.
  public subscript(symbol: Symbol) -> String { spellings[Int(symbol.index)] }

  /// Returns the symbol of `spelling`, making one if there is none.
  public mutating func intern(_ spelling: String) -> Symbol {
    let bytes = Array(spelling.utf8)
    return intern(bytes, bytes.indices)
  }

  /// Returns the symbol of the spelling in UTF-8 at `range` of `bytes`, making one if there is none.
  ///
  /// A spelling met before costs no memory. Invalid bytes are repaired.
  /// - Complexity: O(n) in the length of the spelling, on average.
  public mutating func intern(_ bytes: [UInt8], _ range: Range<Int>) -> Symbol {
    let hash = hash(bytes, range)
    let slot = slot(of: bytes, range, hash)
    if slots[slot] >= 0 { return Symbol(index: entries[Int(slots[slot])].symbol) }
    let symbol = newSymbol(bytes[range])
    // Finding the symbol may have added entries, so the slot is looked up again.
    insert(bytes, range, hash, symbol)
    return Symbol(index: symbol)
  }

  /// Returns the symbol of `spelling`, nil if there is none.
  public func symbol(of spelling: String) -> Symbol? {
    let bytes = Array(spelling.utf8)
    let entry = slots[slot(of: bytes, bytes.indices, hash(bytes, bytes.indices))]
    if entry >= 0 { return Symbol(index: entries[Int(entry)].symbol) }
    let folded = SymbolTable.folded(spelling)
    if folded.utf8.elementsEqual(spelling.utf8) {
      return canonical[spelling].map(Symbol.init(index:))
    }
    return symbol(of: folded)
  }

  /// Returns the number of a spelling whose exact bytes have not been met.
  private mutating func newSymbol(_ bytes: ArraySlice<UInt8>) -> Int32 {
    let spelling = String(decoding: bytes, as: UTF8.self)
    if spelling.utf8.allSatisfy({ $0 < 0x80 }) { return append(spelling) }
    let folded = SymbolTable.folded(spelling)
    if !folded.utf8.elementsEqual(spelling.utf8) { return intern(folded).index }
    if let number = canonical[spelling] { return number }
    let number = append(spelling)
    canonical[spelling] = number
    return number
  }

  /// Adds a spelling and returns its number.
  private mutating func append(_ spelling: String) -> Int32 {
    spellings.append(spelling)
    return Int32(spellings.count - 1)
  }

  /// Replaces the three characters whose canonical form is ASCII: the Kelvin sign, the Greek
  /// question mark and the Greek varia. Every other spelling beyond ASCII stays beyond it.
  private static func folded(_ spelling: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in spelling.unicodeScalars {
      switch scalar {
      case "\u{212A}": result.append("K")
      case "\u{37E}": result.append(";")
      case "\u{1FEF}": result.append("`")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Returns the slot that holds the exact spelling, or the free one where it belongs.
  private func slot(of bytes: [UInt8], _ range: Range<Int>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash && entry.count == range.count && equal(entry, bytes, range.lowerBound) {
        break
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Whether `entry` has the bytes from `start` on.
  private func equal(_ entry: Entry, _ bytes: [UInt8], _ start: Int) -> Bool {
    var i = 0
    while i < entry.count {
      if arena[entry.start + i] != bytes[start + i] { return false }
      i += 1
    }
    return true
  }

  /// Adds an exact spelling of the symbol with number `symbol`.
  private mutating func insert(
    _ bytes: [UInt8], _ range: Range<Int>, _ hash: UInt64, _ symbol: Int32
  ) {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let slot = slot(of: bytes, range, hash)
    slots[slot] = Int32(entries.count)
    entries.append(Entry(hash: hash, start: arena.count, count: range.count, symbol: symbol))
    arena.append(contentsOf: bytes[range])
  }

  /// Doubles the number of slots.
  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index)
    }
  }

  /// Hashes eight bytes at a time by folded multiplication.
  private func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: range.count)
    var i = range.lowerBound
    while i < range.upperBound {
      var word: UInt64 = 0
      let end = min(i + 8, range.upperBound)
      while i < end {
        word = word << 8 | UInt64(bytes[i])
        i += 1
      }
      let (high, low) = (state ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      state = high ^ low ^ seed
    }
    return state
  }
}
