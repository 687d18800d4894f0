/// How well texts answer to what is looked for; each word is compared once, however often it is met.
struct TextMatcher {
  /// A word that was met, or none where `start` is negative.
  private struct Slot {
    var hash: UInt64 = 0
    /// Where its bytes begin in `arena`, and how many they are.
    var start = -1
    var count = 0
    /// Its row in `matches`, -1 where it answers to nothing.
    var row = -1
  }

  /// The words of all that is looked for, one behind the other.
  private let sought: [SoughtWord]
  /// The words of each.
  private let places: [Range<Int>]
  /// Words by hash with linear probing; a power of two, at most half full.
  private var slots = [Slot](repeating: Slot(), count: 64)
  private var wordCount = 0
  /// The bytes of all words, one behind the other.
  private var arena: [UInt8] = []
  /// For each word that answers to something, how well to each word that is looked for, 0 where not.
  private var matches: [UInt8] = []
  /// The rows of the words of the text read last that answer to something.
  private var rows: [Int] = []
  private var buffer = FoldedText()
  /// Differs from run to run, so that nobody can choose words that collide; no order depends on it.
  private let seed = UInt64(truncatingIfNeeded: "samverka".hashValue)

  /// Creates a matcher for texts that are looked for.
  init(_ texts: [SoughtText]) {
    var sought: [SoughtWord] = []
    places = texts.map { text in
      sought += text.words
      return sought.count - text.words.count..<sought.count
    }
    self.sought = sought
  }

  /// How many texts are looked for.
  var count: Int { places.count }

  /// Whether no word of the text read last answers to anything.
  var isSilent: Bool { rows.isEmpty }

  /// Reads a text in place of the one before.
  ///
  /// Runs of letters, digits and what is not ASCII are looked up whole: all that `FoldedText` finds
  /// words in stands within such runs.
  /// - Complexity: O(n) in its length, and for each word never met before O(m) in what is looked for.
  mutating func read(_ text: String) {
    rows.removeAll(keepingCapacity: true)
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      var hash = seed
      for (index, byte) in bytes.enumerated() {
        if Self.isInWord(byte) {
          hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        } else {
          if start < index { add(bytes, start..<index, hash) }
          (start, hash) = (index + 1, seed)
        }
      }
      if start < bytes.count { add(bytes, start..<bytes.count, hash) }
    }
  }

  /// How well the text read last answers to one that is looked for: the mean of the best match of
  /// each of its words; 0 where less than half of them are found.
  ///
  /// - Complexity: O(n) in the words of both.
  func score(of text: Int) -> Int {
    var (sum, found) = (0, 0)
    for word in places[text] {
      var best: UInt8 = 0
      for row in rows { best = max(best, matches[row + word]) }
      sum += Int(best)
      if best > 0 { found += 1 }
    }
    return found * 2 >= places[text].count && found > 0 ? sum / places[text].count : 0
  }

  /// Whether a byte of UTF-8 may stand in a word.
  private static func isInWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// Adds the row of the word at a place of the text, if it answers to something.
  private mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Range<Int>, _ hash: UInt64
  ) {
    // The highest bits know all of the word, the lowest only its last bits.
    let hash = hash ^ hash >> 32
    var index = slot(of: bytes, place, hash)
    if slots[index].start < 0 {
      if (wordCount + 1) * 2 > slots.count {
        grow()
        index = slot(of: bytes, place, hash)
      }
      let word = UnsafeBufferPointer(rebasing: bytes[place])
      slots[index] = Slot(hash: hash, start: arena.count, count: place.count, row: row(of: word))
      arena.append(contentsOf: word)
      wordCount += 1
    }
    let row = slots[index].row
    if row >= 0 { rows.append(row) }
  }

  /// The slot that holds a word, or the free one where it belongs.
  private func slot(
    of bytes: UnsafeBufferPointer<UInt8>, _ place: Range<Int>, _ hash: UInt64
  ) -> Int {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].start >= 0 && !holds(slots[index], bytes, place, hash) {
      index = (index + 1) & mask
    }
    return index
  }

  /// Whether a slot holds a word.
  private func holds(
    _ slot: Slot, _ bytes: UnsafeBufferPointer<UInt8>, _ place: Range<Int>, _ hash: UInt64
  ) -> Bool {
    if slot.hash != hash || slot.count != place.count { return false }
    for offset in 0..<slot.count
    where arena[slot.start + offset] != bytes[place.lowerBound + offset] {
      return false
    }
    return true
  }

  /// Doubles the number of slots.
  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where slot.start >= 0 {
      var index = Int(truncatingIfNeeded: slot.hash) & mask
      while slots[index].start >= 0 { index = (index + 1) & mask }
      slots[index] = slot
    }
  }

  /// Adds a row for a word met for the first time; -1 where it answers to nothing.
  private mutating func row(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    buffer.read(String(decoding: bytes, as: UTF8.self))
    let row = matches.count
    for word in sought {
      var best = 0
      for number in buffer.words.indices {
        best = max(best, word.match(buffer, number)?.rawValue ?? 0)
      }
      matches.append(UInt8(best))
    }
    if matches[row...].contains(where: { $0 > 0 }) { return row }
    matches.removeSubrange(row...)
    return -1
  }
}
