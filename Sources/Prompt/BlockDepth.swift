/// How many blocks are open at the end of a text.
struct BlockDepth {
  /// The number, never below 0.
  private(set) var count = 0

  /// Counts the braces of `text` outside strings and comments.
  ///
  /// - Complexity: O(n) in the length of the text.
  init(_ text: String) {
    var isString = false
    var isComment = false
    var isEscaped = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): (isString, isComment) = (false, false)
      case _ where isComment: break
      case UInt8(ascii: "\"") where !isEscaped: isString.toggle()
      case UInt8(ascii: "#") where !isString: isComment = true
      case UInt8(ascii: "{") where !isString: count += 1
      case UInt8(ascii: "}") where !isString: count = max(0, count - 1)
      default: break
      }
      isEscaped = isString && byte == UInt8(ascii: "\\") && !isEscaped
    }
  }
}
