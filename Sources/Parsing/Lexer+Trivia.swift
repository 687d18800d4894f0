import Syntax

extension Lexer {
  /// Passes over what mostly stands between tokens; returns whether there was a newline.
  @inline(__always)
  mutating func skipBlanks() -> Bool {
    var position = state.position
    var crossed = false
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\n") {
        crossed = true
      } else if byte != UInt8(ascii: " ") {
        break
      }
      position &+= 1
    }
    state.position = position
    return crossed
  }

  /// Whether `skipTrivia` may pass over `byte`.
  @inline(__always)
  func mayBeTrivia(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: "#") || byte >= 0xC2 }

  /// Passes over spaces, newlines and comments behind a newline, where one was `crossed`; returns
  /// whether there was any.
  ///
  ///     SPACE ::= ' ' | ? a tab ? | ? U+00A0 ? | ? U+202F ?
  ///     NEWLINE ::= ? U+000A, U+000D, or the first behind the second ?
  mutating func skipTrivia(after crossed: Bool) -> Bool {
    var crossed = crossed
    while state.position < end {
      switch bytes[state.position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        state.position += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        state.position += 1
        crossed = true
      case UInt8(ascii: "#"):
        skipComment(startsLine: crossed || state.last == .newline)
      case 0xC2, 0xE2:
        let length = hardSpace(at: state.position)
        if length == 0 { return crossed }
        state.position += length
      default:
        return crossed
      }
    }
    return crossed
  }

  /// Returns the length of the no-break space at `offset`, 0 if there is none.
  func hardSpace(at offset: Int) -> Int {
    if byte(offset) == 0xC2 && byte(offset + 1) == 0xA0 { return 2 }
    let isNarrow =
      byte(offset) == 0xE2 && byte(offset + 1) == 0x80 && byte(offset + 2) == 0xAF
    return isNarrow ? 3 : 0
  }

  /// Passes over a comment; remembers it as documentation if it is.
  ///
  ///     COMMENT ::= '#' ? any character but a newline ?*
  private mutating func skipComment(startsLine: Bool) {
    var text = state.position + 1
    let isDocumentation = byte(text) == UInt8(ascii: "#")
    skipLine()
    guard isDocumentation && startsLine else { return }
    text += 1
    if byte(text) == UInt8(ascii: " ") { text += 1 }
    documentation.append(min(text, state.position)..<state.position)
    quickEnd = -1
  }

  /// Goes to the end of the line.
  private mutating func skipLine() {
    while state.position < end && !isNewline(bytes[state.position]) { state.position += 1 }
  }

  /// Whether `byte` ends a line.
  @inline(__always)
  func isNewline(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
