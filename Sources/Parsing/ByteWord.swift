/// Eight bytes of a text, looked at together.
struct ByteWord {
  /// The bytes, the first in the lowest bits.
  let bits: UInt64

  /// A byte of one in every place.
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// The highest bit of every byte.
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// Reads the eight bytes from `offset` on, which lie in the buffer.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    // A buffer of eight bytes has a base.
    let start = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + offset)
    bits = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
  }

  /// Reads the bytes from `offset` on; nil where fewer than eight are left before `end`.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) {
    // All eight bytes lie before `end`, which is within the buffer.
    guard offset &+ 8 <= end else { return nil }
    self.init(bytes, at: offset)
  }

  /// Eight bytes, whose highest bits are all clear just if those of the word are ASCII and none is NUL.
  @inline(__always)
  private var faults: UInt64 { bits | (bits &- ByteWord.ones) }

  /// Whether the `count` bytes from `offset` on, a multiple of eight, are ASCII and none is NUL.
  @inline(__always)
  static func arePlain(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, count: Int
  ) -> Bool {
    var faults: UInt64 = 0
    for place in stride(from: 0, to: count, by: 8) {
      faults |= ByteWord(bytes, at: offset &+ place).faults
    }
    return faults & high == 0
  }

  /// The first byte.
  @inline(__always)
  var first: UInt8 { UInt8(truncatingIfNeeded: bits) }

  /// All bits of every byte that is no ASCII letter, digit or `_`.
  @inline(__always)
  var stops: UInt64 {
    let bytes = unsafeBitCast(bits, to: SIMD8<UInt8>.self)
    let fromA = (bytes | ByteWord.all(0x20)) &- ByteWord.all(UInt8(ascii: "a"))
    let from0 = bytes &- ByteWord.all(UInt8(ascii: "0"))
    let stops =
      (fromA .> ByteWord.all(25)) .& (from0 .> ByteWord.all(9))
      .& (bytes .!= ByteWord.all(UInt8(ascii: "_")))
    // A mask has all bits of what is true, and eight bytes of either kind are as large.
    return unsafeBitCast(stops, to: UInt64.self)
  }

  /// A byte in every place; compared with a single one, the compiler makes a loop.
  @inline(__always)
  private static func all(_ byte: UInt8) -> SIMD8<UInt8> { SIMD8(repeating: byte) }

  /// The number of bits before the first byte that is no ASCII letter, digit or `_`: 0 to 64 in steps of 8.
  @inline(__always)
  var nameBits: Int { stops.trailingZeroBitCount }

  /// The number of bytes before the first that is no ASCII letter, digit or `_`: 0 to 8.
  @inline(__always)
  var nameCount: Int { nameBits >> 3 }

  /// The number of spaces before the first other byte: 0 to 8.
  @inline(__always)
  var spaceCount: Int {
    (bits ^ ByteWord.ones &* UInt64(UInt8(ascii: " "))).trailingZeroBitCount >> 3
  }

  /// The byte behind the first `count` bits, 0 to 56.
  @inline(__always)
  func byte(behind count: Int) -> UInt8 { UInt8(truncatingIfNeeded: bits &>> UInt64(count)) }

  /// The first `count` bits, 0 to 56, the others zero.
  @inline(__always)
  func prefix(_ count: Int) -> UInt64 { bits & ((1 &<< UInt64(count)) &- 1) }

  /// Whether the bytes begin with `text`, which is known when the program is built and has at most eight.
  @inline(__always)
  func begins(with text: StaticString) -> Bool {
    var word: UInt64 = 0
    let count = text.utf8CodeUnitCount
    for i in 0..<8 where i < count { word |= UInt64(text.utf8Start[i]) &<< UInt64(8 &* i) }
    return (bits ^ word) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count) == 0
  }
}
