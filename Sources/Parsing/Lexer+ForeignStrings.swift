import Syntax

/// Texts between the quotation marks of other writings.
extension Lexer {
  /// Reads a string between typographic or single quotation marks, and reports it; returns whether
  /// there is one.
  mutating func readForeignString(_ token: inout Token) -> Bool {
    let start = state.position
    let (first, length) = decode(at: start)
    guard let first else { return false }
    let isSingle = Lexer.singleMarks.contains(first)
    guard isSingle || Lexer.doubleMarks.contains(first) else { return false }
    var i = start + length
    while i < end && !isNewline(bytes[i]) {
      let (scalar, length) = decode(at: i)
      if let scalar, closes(scalar, isSingle: isSingle) {
        state.position = i + length
        token.kind = .string
        token.form = .foreignQuotes
        reportForeignString(start, start + decode(at: start).length..<i, first, scalar)
        return true
      }
      i += length
    }
    return false
  }

  /// Whether `scalar` closes a string that a single or a double mark opens.
  private func closes(_ scalar: Unicode.Scalar, isSingle: Bool) -> Bool {
    isSingle
      ? Lexer.singleMarks.contains(scalar) : scalar == "\"" || Lexer.doubleMarks.contains(scalar)
  }

  /// Reports a string that begins at `start` and has been read, with its text and its marks.
  private mutating func reportForeignString(
    _ start: Int, _ inner: Range<Int>, _ opening: Unicode.Scalar, _ closing: Unicode.Scalar
  ) {
    let isPlain = !bytes[inner].contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }
    let isCertain = isPlain && hasRoom && isEnd(of: start, opening, closing)
    let text = String(decoding: bytes[inner], as: UTF8.self)
    reportFault(
      .foreignQuotes(self.text(start, state.position)), start, state.position,
      meant: isCertain ? "\"\(text)\"" : nil)
  }

  /// Whether the string from `start` on can only be meant to end where it was read to: an apostrophe, or a
  /// quotation within it, may have ended it too early.
  private func isEnd(
    of start: Int, _ opening: Unicode.Scalar, _ closing: Unicode.Scalar
  ) -> Bool {
    if isJoinedToName(start) || lengthOfName(at: state.position) > 0 { return false }
    if opening == closing && Lexer.openingMarks.contains(opening) { return false }
    guard let count = countOfMarks(isSingle: Lexer.singleMarks.contains(opening)) else {
      return false
    }
    return closing == "\"" ? count == 0 : count.isMultiple(of: 2)
  }

  /// How many marks that could close it stand behind a string that was just read, on its line; nil where
  /// the line is long.
  private func countOfMarks(isSingle: Bool) -> Int? {
    var count = 0
    var i = state.position
    while i < end && !isNewline(bytes[i]) {
      // A line of many strings would be looked through for each of them.
      if i - state.position > 1_000 { return nil }
      let (scalar, length) = decode(at: i)
      if let scalar, closes(scalar, isSingle: isSingle) { count += 1 }
      i += length
    }
    return count
  }

  /// Whether a part of a name ends at `offset`.
  private func isJoinedToName(_ offset: Int) -> Bool {
    guard offset > start else { return false }
    var before = offset - 1
    while before > start && bytes[before] & 0xC0 == 0x80 { before -= 1 }
    return before + lengthOfName(at: before) == offset
  }

  /// The length of the part of a name that stands at `offset`, a character; 0 where none does.
  func lengthOfName(at offset: Int) -> Int {
    let byte = byte(offset)
    if byte >= 0x80 { return lengthOfNamePart(at: offset) ?? 0 }
    return continuesName(byte) ? 1 : 0
  }

  /// The quotation marks of other writings.
  private static let singleMarks: Set<Unicode.Scalar> = [
    "'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{2039}", "\u{203A}",
  ]
  private static let doubleMarks: Set<Unicode.Scalar> = [
    "\u{AB}", "\u{BB}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}",
  ]
  /// Those that close nothing which they have opened.
  private static let openingMarks: Set<Unicode.Scalar> = [
    "\u{2018}", "\u{201A}", "\u{2039}", "\u{AB}", "\u{201C}", "\u{201E}", "\u{201F}",
  ]
}
