import Syntax

/// What was meant by a character that begins no token.
extension Unicode.Scalar {
  /// The sign of the language that is read instead, and its text where nothing else can be meant. A dash
  /// may be that of a range, a date or a difference, and is read as a range.
  var meantSign: (kind: Token.Kind, text: String?)? {
    switch value {
    case 0x2264: (.lessOrEqual, "<=")
    case 0x2265: (.greaterOrEqual, ">=")
    case 0x2260: (.notEqual, "!=")
    case 0xD7: (.times, "*")
    case 0x2010, 0x2011: (.minus, "-")
    case 0x2012...0x2015: (.plusMinus, nil)
    default: nil
    }
  }

  /// Whether it is a mark that word processors put before the lines of a list.
  var isListMark: Bool {
    switch value {
    case 0xB7, 0x2022, 0x2023, 0x2043, 0x25AA, 0x25AB, 0x25CB, 0x25CF, 0x25E6, 0x2713, 0x27A2,
      0xF0A7, 0xF0B7, 0xF0D8:
      true
    default: false
    }
  }
}

extension Lexer {
  /// Whether nothing but blanks stands before `offset` on its line, or behind `{` or `;`.
  private func beginsLine(_ offset: Int) -> Bool {
    var i = offset
    while i > start, bytes[i - 1].isBlank { i -= 1 }
    return i == start || isNewline(bytes[i - 1])
      || [UInt8(ascii: "{"), UInt8(ascii: ";")].contains(bytes[i - 1])
  }

  /// The offset of what follows behind the blanks from where the lexer stands.
  var nextOffset: Int {
    var i = state.position
    while byte(i).isBlank { i += 1 }
    return i
  }

  /// Whether what stands before `start` and what follows where the lexer stands cannot be parts of one
  /// figure, name or sign.
  private func parts(_ start: Int) -> Bool {
    let next = byte(nextOffset)
    if next == 0 || isNewline(next) || "{};,)#".utf8.contains(next) { return true }
    var before = start
    while before > self.start, bytes[before - 1].isBlank { before -= 1 }
    return nextOffset > state.position && next != UInt8(ascii: "=")
      && !(isDigit(at: nextOffset) && before > self.start && isDigit(at: before - 1))
  }

  /// The text that can only be meant by characters from `start` to where the lexer stands, nil where something
  /// else may be: whatever could join what stands around it to another figure is left to people.
  func meant(by scalar: Unicode.Scalar, from start: Int) -> String? {
    switch scalar.value {
    // Behind a word and before another it may be part of what is written with points.
    case 0x2E:
      start > self.start
        && (continuesName(bytes[start - 1]) || "})\"".utf8.contains(bytes[start - 1]))
        && !continuesName(byte(state.position))
        && !(isDigit(at: start - 1) && isDigit(at: nextOffset)) ? "" : nil
    case 0x21, 0x3F: parts(start) ? "" : nil
    case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: "\n"
    case 0x1680, 0x2000...0x200A, 0x205F, 0x3000: " "
    case 0xAD, 0x200B, 0x2060, 0xFEFF: ""
    case 0x2012...0x2015: beginsLine(start) ? "" : nil
    default: scalar.isListMark && beginsLine(start) ? "" : nil
    }
  }
}
