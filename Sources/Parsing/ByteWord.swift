/// Eight bytes of a text, looked at together.
struct ByteWord {
  /// The bytes, the first in the lowest bits.
  let bits: UInt64

  /// A byte of one in every place.
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// The highest bit of every byte.
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// Reads the bytes from `offset` on; nil where fewer than eight are left before `end`.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) {
    // All eight bytes lie before `end`, which is within the buffer.
    guard offset &+ 8 <= end, let base = bytes.baseAddress else { return nil }
    bits = UInt64(
      littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
  }

  /// Whether all bytes are ASCII and none is NUL.
  @inline(__always)
  var isPlain: Bool { (bits | (bits &- ByteWord.ones)) & ByteWord.high == 0 }

  /// The highest bit of every byte that is no ASCII letter, digit or `_`.
  @inline(__always)
  private var stops: UInt64 {
    let low = bits & ~ByteWord.high
    let folded = low | ByteWord.spread(0x20)
    let letters = ByteWord.between(folded, UInt8(ascii: "a"), UInt8(ascii: "z"))
    let digits = ByteWord.between(low, UInt8(ascii: "0"), UInt8(ascii: "9"))
    let scores = ByteWord.between(low, UInt8(ascii: "_"), UInt8(ascii: "_"))
    return (~(letters | digits | scores) | bits) & ByteWord.high
  }

  /// The number of bytes before the first that is no ASCII letter, digit or `_`: 0 to 8.
  @inline(__always)
  var nameCount: Int { stops.trailingZeroBitCount >> 3 }

  /// Whether the byte at `index` is beyond ASCII.
  @inline(__always)
  func isBeyondASCII(_ index: Int) -> Bool { bits >> UInt64(index * 8) & 0x80 != 0 }

  /// The first `count` bytes, 0 to 7, the others zero.
  @inline(__always)
  func prefix(_ count: Int) -> UInt64 { bits & ((1 &<< UInt64(count * 8)) &- 1) }

  /// A byte in every place.
  @inline(__always)
  private static func spread(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

  /// The highest bit of every byte of `word`, all below 0x80, that is from `least` to `most`.
  @inline(__always)
  private static func between(_ word: UInt64, _ least: UInt8, _ most: UInt8) -> UInt64 {
    // No sum passes 0xFF, so none reaches the next byte.
    (word &+ spread(0x80 - least)) & ~(word &+ spread(0x7F - most)) & high
  }
}
