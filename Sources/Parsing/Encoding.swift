/// What of a file is not text, or does not read as it stands.
struct EncodingFaults {
  /// The first place that is not UTF-8, nil if there is none.
  var firstInvalid: Int?
  /// The number of bytes that are not UTF-8.
  var invalidCount = 0
  /// The offset of the first NUL, nil if there is none.
  var firstNUL: Int?
  /// The number of NUL bytes.
  var nulCount = 0
  /// The first place on each line, of so many lines, that turns the direction of text.
  var turns: [Int] = []
  /// Where the line of the last of them ends.
  private var endOfTurnedLine = 0

  /// More lines with such places are not told.
  private static let turnLimit = 1_000

  /// Finds the faults of `bytes` in `range`.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var i = range.lowerBound
    while i < range.upperBound {
      while i &+ 32 <= range.upperBound, ByteWord.arePlain(bytes, at: i, count: 32) { i &+= 32 }
      if i == range.upperBound { return }
      let byte = bytes[i]
      if byte == 0 {
        if firstNUL == nil { firstNUL = i }
        nulCount += 1
      }
      if byte < 0x80 {
        i += 1
        continue
      }
      let length = utf8Length(bytes, at: i, end: range.upperBound)
      if length == 0 {
        if firstInvalid == nil { firstInvalid = i }
        invalidCount += 1
      } else if length == 3 && byte == 0xE2 {
        noteTurn(bytes, at: i)
      }
      i += max(length, 1)
    }
  }
}

extension EncodingFaults {
  /// Notes a character that embeds, overrides or isolates a direction, U+202A to U+202E and U+2066 to
  /// U+2069, unless one is noted on its line.
  private mutating func noteTurn(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    switch (bytes[offset + 1], bytes[offset + 2]) {
    case (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): break
    default: return
    }
    guard turns.count < Self.turnLimit, offset >= endOfTurnedLine else { return }
    turns.append(offset)
    endOfTurnedLine = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }
}

/// Returns the length of the UTF-8 sequence at `offset`, 0 if it is none.
///
/// The well-formed sequences are those of table 3-7 of the Unicode Standard.
func utf8Length(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> Int {
  let first = bytes[offset]
  let length: Int
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch first {
  case 0..<0x80: return 1
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: length = 3
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: length = 4
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return 0
  }
  guard offset + length <= end, second.contains(bytes[offset + 1]) else { return 0 }
  for i in 2..<max(length, 2) where bytes[offset + i] & 0xC0 != 0x80 { return 0 }
  return length
}
