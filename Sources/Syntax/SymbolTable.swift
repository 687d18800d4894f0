/// Every spelling of a program, each once, beginning with the words of the language.
public struct SymbolTable: Sendable {
  /// The place of the exact bytes of a long spelling in the arena.
  private struct Stretch: Sendable {
    let start: Int
    let count: Int
  }

  /// A spelling by its exact bytes; several may share a symbol if they are canonically equivalent.
  ///
  /// What names cost is mostly to fetch memory, so a short spelling is known by its slot alone.
  @usableFromInline
  struct Slot: Sendable {
    /// The key of the spelling, 0 where the slot is free; see `key`.
    @usableFromInline
    var key: UInt64 = 0
    /// The symbol of the spelling.
    @usableFromInline
    var symbol: Int32 = 0
    /// The index of its stretch, -1 for a short one.
    var stretch: Int32 = -1
  }

  /// The spellings by number, as first written.
  private var spellings: [String] = []
  /// The number of exact spellings.
  private var taken = 0
  /// The exact spellings of more than seven bytes in the order they were met.
  private var stretches: [Stretch] = []
  /// The bytes of all those, one behind the other.
  private var arena: [UInt8] = []
  /// Exact spellings by key with linear probing; a power of two, at most half full.
  @usableFromInline
  var slots: [Slot] = Array(repeating: Slot(), count: 512)
  /// The numbers of spellings beyond ASCII; `String` compares canonically equivalent text as equal.
  private var canonical: [String: Int32] = [:]
  /// Differs from run to run, so that nobody can choose names that collide; no order depends on it.
  @usableFromInline
  private(set) var seed = UInt64(truncatingIfNeeded: "samverka".hashValue)

  /// A table of the words of the language, made once.
  public static let words = SymbolTable(of: Keyword.allCases)

  /// Creates a table of the words of the language.
  public init() { self = .words }

  /// Creates a table of `words`, in their order.
  private init(of words: [Keyword]) {
    // All are ASCII and none is another's.
    spellings = words.map(\.spelling)
    for (number, word) in spellings.enumerated() {
      var word = word
      word.withUTF8 { bytes in
        let bytes = UnsafeRawBufferPointer(bytes)
        insert(bytes, bytes.indices, key(bytes, bytes.indices), Int32(number))
      }
    }
  }

  /// The number of spellings.
  public var count: Int { spellings.count }

  /// Whether no spelling has a character beyond ASCII.
  public var isASCII: Bool { canonical.isEmpty }

  /// The spelling of `symbol`, as first written.
  public subscript(symbol: Symbol) -> String { spellings[Int(symbol.index)] }

  /// Returns the symbol of `spelling`, making one if there is none.
  public mutating func intern(_ spelling: String) -> Symbol {
    var spelling = spelling
    return spelling.withUTF8 { intern(UnsafeRawBufferPointer($0), $0.indices) }
  }

  /// Returns the symbol of the spelling in UTF-8 at `range` of `bytes`, making one if there is none.
  ///
  /// A spelling met before costs no memory. Invalid bytes are repaired.
  /// - Complexity: O(n) in the length of the spelling, on average.
  public mutating func intern(_ bytes: [UInt8], _ range: Range<Int>) -> Symbol {
    bytes.withUnsafeBytes { intern($0, range) }
  }

  /// Returns the symbol of the spelling in UTF-8 at `range` of `bytes`, making one if there is none.
  ///
  /// - Complexity: O(n) in the length of the spelling, on average.
  public mutating func intern(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Symbol {
    let key = key(bytes, range)
    let slot = slots[slot(of: bytes, range, key)]
    if slot.key != 0 { return Symbol(index: slot.symbol) }
    let symbol = newSymbol(UnsafeRawBufferPointer(rebasing: bytes[range]))
    // Finding the symbol may have added spellings, so the slot is looked up again.
    insert(bytes, range, key, symbol)
    return Symbol(index: symbol)
  }

  /// Returns the symbol of the short spelling with `key`, making one if there is none.
  public mutating func intern(short key: UInt64) -> Symbol {
    symbol(ofShort: key) ?? internNew(short: key)
  }

  /// Returns the symbol of the short spelling with `key`, nil if it has not been met.
  @inlinable
  @inline(__always)
  public func symbol(ofShort key: UInt64) -> Symbol? {
    let mask = slots.count &- 1
    var index = place(of: key) & mask
    while true {
      let slot = slots[index]
      if slot.key == key { return Symbol(index: slot.symbol) }
      if slot.key == 0 { return nil }
      index = (index &+ 1) & mask
    }
  }

  /// Makes the symbol of a short spelling that has not been met.
  @inline(never)
  private mutating func internNew(short key: UInt64) -> Symbol {
    let count = (63 - key.leadingZeroBitCount) / 8
    return withUnsafeBytes(of: key.littleEndian) { bytes in
      let spelling = UnsafeRawBufferPointer(rebasing: bytes[..<count])
      // What is beyond ASCII may have a symbol already.
      if key & 0x8080_8080_8080_8080 != 0 { return intern(bytes, 0..<count) }
      let symbol = append(
        String(unsafeUninitializedCapacity: 8) { letters in
          letters.initialize(fromContentsOf: spelling)
        })
      takeFreeSlot(key, symbol)
      return Symbol(index: symbol)
    }
  }

  /// Adds a short spelling that has not been met.
  private mutating func takeFreeSlot(_ key: UInt64, _ symbol: Int32) {
    if (taken + 1) * 2 > slots.count { grow(to: slots.count * 2) }
    taken += 1
    let mask = slots.count - 1
    var index = place(of: key) & mask
    while slots[index].key != 0 { index = (index + 1) & mask }
    slots[index] = Slot(key: key, symbol: symbol)
  }

  /// Returns the symbol of `spelling`, nil if there is none.
  public func symbol(of spelling: String) -> Symbol? {
    var spelling = spelling
    let (found, isPlain) = spelling.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      let slot = slots[slot(of: bytes, bytes.indices, key(bytes, bytes.indices))]
      return (slot, slot.key != 0 || bytes.allSatisfy { $0 < 0x80 })
    }
    if found.key != 0 { return Symbol(index: found.symbol) }
    // What is beyond ASCII may be written in several ways.
    if isPlain { return nil }
    let folded = SymbolTable.folded(spelling)
    if folded.utf8.elementsEqual(spelling.utf8) {
      return canonical[spelling].map(Symbol.init(index:))
    }
    return symbol(of: folded)
  }

  /// Returns the number of a spelling whose exact bytes have not been met.
  private mutating func newSymbol(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    let spelling = String(decoding: bytes, as: UTF8.self)
    if bytes.allSatisfy({ $0 < 0x80 }) { return append(spelling) }
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
  private func slot(of bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ key: UInt64) -> Int {
    let mask = slots.count - 1
    var index = place(of: key) & mask
    while true {
      let slot = slots[index]
      if slot.key == 0 { return index }
      if slot.key == key
        && (slot.stretch < 0 || equal(stretches[Int(slot.stretch)], bytes, range))
      {
        return index
      }
      index = (index + 1) & mask
    }
  }

  /// Whether `stretch`, of at least eight bytes, has the bytes at `range`.
  private func equal(
    _ stretch: Stretch, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Bool {
    if stretch.count != range.count { return false }
    return arena.withUnsafeBytes { known in
      var i = 0
      while i < stretch.count {
        // The last word reaches back where fewer than eight bytes are left.
        let offset = min(i, stretch.count - 8)
        let a = known.loadUnaligned(fromByteOffset: stretch.start + offset, as: UInt64.self)
        let b = bytes.loadUnaligned(fromByteOffset: range.lowerBound + offset, as: UInt64.self)
        if a != b { return false }
        i += 8
      }
      return true
    }
  }

  /// Adds an exact spelling of the symbol with number `symbol`.
  private mutating func insert(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ key: UInt64, _ symbol: Int32
  ) {
    if (taken + 1) * 2 > slots.count { grow(to: slots.count * 2) }
    taken += 1
    let slot = slot(of: bytes, range, key)
    slots[slot] = Slot(key: key, symbol: symbol, stretch: -1)
    if range.count <= SymbolTable.shortLimit { return }
    slots[slot].stretch = Int32(stretches.count)
    stretches.append(Stretch(start: arena.count, count: range.count))
    arena.append(contentsOf: bytes[range])
  }

  /// Makes room for `count` more spellings.
  ///
  /// - Complexity: O(n) in the number of spellings and in `count`.
  public mutating func reserve(_ count: Int) {
    spellings.reserveCapacity(spellings.count + count)
    var size = slots.count
    while (taken + count) * 2 > size { size *= 2 }
    if size > slots.count { grow(to: size) }
  }

  /// Makes it `count` slots, a power of two above their number.
  private mutating func grow(to count: Int) {
    let old = slots
    slots = Array(repeating: Slot(), count: count)
    let mask = slots.count - 1
    for slot in old where slot.key != 0 {
      var index = place(of: slot.key) & mask
      while slots[index].key != 0 { index = (index + 1) & mask }
      slots[index] = slot
    }
  }

  /// The most bytes of a short spelling.
  private static let shortLimit = 7

  /// The key of a spelling of at most seven bytes, the first in the lowest bits of `word`, of which all
  /// but the first `bits` are zero: they and, so that none is another's, a byte of one behind them.
  @inlinable
  @inline(__always)
  public static func key(short word: UInt64, _ bits: Int) -> UInt64 { word | 1 &<< UInt64(bits) }

  /// The bytes themselves where there are at most seven; else a hash, of which the highest bit is set.
  @inline(__always)
  private func key(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
    let count = range.count
    if count > SymbolTable.shortLimit { return hash(bytes, range) | 1 << 63 }
    var word: UInt64 = 0
    if range.lowerBound + 8 <= bytes.count {
      word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
      word &= (1 << (8 * UInt64(count))) - 1
    } else {
      for i in range.reversed() { word = word << 8 | UInt64(bytes[i]) }
    }
    return SymbolTable.key(short: word, 8 * count)
  }

  /// Where a key belongs, before it is cut to the number of slots.
  ///
  /// Names that are numbered are mostly met together: four that differ only in the two lowest bits of their
  /// last letter lie side by side, so that less memory is fetched. Nobody can make more of them meet.
  @inlinable
  @inline(__always)
  func place(of key: UInt64) -> Int {
    // The mark of a short spelling comes to the top, its last letter right below.
    let aligned = key &<< UInt64(truncatingIfNeeded: key.leadingZeroBitCount)
    let last = aligned >> 55 & 3
    let rest = aligned & ~(3 << 55)
    let (high, low) = (rest ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: (high ^ low) & ~3 | last)
  }

  /// Hashes eight bytes at a time by folded multiplication; at least eight bytes.
  private func hash(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: range.count)
    var i = range.lowerBound
    while i < range.upperBound {
      // The last word reaches back where fewer than eight bytes are left.
      let offset = min(i, range.upperBound - 8)
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let (high, low) = (state ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      state = high ^ low ^ seed
      i += 8
    }
    return state
  }
}
