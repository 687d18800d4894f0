/// Whether the braces of a file balance, found out when it is first asked.
///
/// Only where they do not, a word that begins a declaration or query at column 1 closes every block.
enum Balance {
  /// Not asked yet.
  case unknown
  /// As many `}` as `{`, none before its `{`; also where nobody wants blocks to be closed.
  case balanced
  /// Anything else.
  case unbalanced

  /// How many blocks are open at the end of `bytes`, braces in strings and comments left out.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func depth(of bytes: [UInt8]) -> Int {
    var depth = 0
    bytes.withUnsafeBufferPointer { buffer in
      scan(buffer, buffer.indices) { step in
        depth = max(0, depth + step)
        return true
      }
    }
    return depth
  }

  /// Reads the braces of `bytes` outside strings and comments.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var depth = 0
    Balance.scan(bytes, range) { step in
      depth += step
      return depth >= 0
    }
    self = depth == 0 ? .balanced : .unbalanced
  }

  /// Calls `body` with 1 for each `{` and -1 for each `}`, until it returns false.
  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Int) -> Bool
  ) {
    var i = range.lowerBound
    while i < range.upperBound {
      switch bytes[i] {
      case UInt8(ascii: "{"): if !body(1) { return }
      case UInt8(ascii: "}"): if !body(-1) { return }
      case UInt8(ascii: "\""): i = endOfString(bytes, from: i, end: range.upperBound).stop - 1
      case UInt8(ascii: "#"):
        while i + 1 < range.upperBound && !Balance.endsLine(bytes[i + 1]) { i += 1 }
      default: break
      }
      i += 1
    }
  }

  /// Whether `byte` ends a line.
  private static func endsLine(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
