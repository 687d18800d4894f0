/// What stands between two tokens.
struct Gap {
  /// A comment.
  struct Remark {
    /// Its bytes in the file, without spaces at its end.
    let range: Range<Int>
    /// The number of line ends between it and what stands before it.
    let lineEnds: Int
    /// Whether it looks like documentation and is none, for a `;` stands before it on its line.
    /// Where nothing else does, it must keep that.
    let isBehindSemicolon: Bool
  }

  /// The comments in their order.
  private(set) var remarks: [Remark] = []
  /// The number of line ends behind the last comment.
  private(set) var lineEnds = 0

  /// Reads `range` of `bytes`, which holds no token but semicolons.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var isBehindSemicolon = false
    var i = range.lowerBound
    while i < range.upperBound {
      switch bytes[i] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        i += Self.isPair(bytes, i, range.upperBound) ? 1 : 0
        lineEnds += 1
        isBehindSemicolon = false
      case UInt8(ascii: ";"): isBehindSemicolon = true
      case UInt8(ascii: "#"):
        let end = Self.endOfLine(bytes, i, range.upperBound)
        let text = i..<Self.withoutBlanks(bytes, i..<end)
        let isDoubled = text.count > 1 && bytes[i + 1] == UInt8(ascii: "#")
        remarks.append(
          Remark(
            range: text, lineEnds: lineEnds,
            isBehindSemicolon: isBehindSemicolon && isDoubled))
        lineEnds = 0
        i = end - 1
      default: break
      }
      i += 1
    }
  }

  /// Whether a `\r` with its `\n` stands at `offset`.
  private static func isPair(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int)
    -> Bool
  {
    bytes[offset] == UInt8(ascii: "\r") && offset + 1 < end
      && bytes[offset + 1] == UInt8(ascii: "\n")
  }

  /// The offset of the end of the line.
  private static func endOfLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int)
    -> Int
  {
    var i = start
    while i < end, bytes[i] != UInt8(ascii: "\n"), bytes[i] != UInt8(ascii: "\r") { i += 1 }
    return i
  }

  /// The end of a text without spaces and tabs at its end.
  private static func withoutBlanks(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>)
    -> Int
  {
    var end = range.upperBound
    while end > range.lowerBound,
      bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\t")
    {
      end -= 1
    }
    return end
  }
}
