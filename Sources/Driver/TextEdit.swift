import Diagnostics
import Syntax

/// Where lines of a script begin and end, for changing its text.
enum TextEdit {
  /// A stretch of the old text, what stands there instead, and what of that is an entry's own.
  typealias Replacement = (span: SourceSpan, text: [UInt8], copies: [EntryCopy])

  /// The offset behind the line that `offset` stands on, where nothing but a comment follows there;
  /// else `offset`, with a `;` passed over.
  static func endOfLine(_ bytes: [UInt8], behind offset: Int) -> Int {
    var i = offset
    while i < bytes.count && isBlank(bytes[i]) { i += 1 }
    if i < bytes.count && bytes[i] == UInt8(ascii: ";") { return i + 1 }
    if i < bytes.count && bytes[i] == UInt8(ascii: "#") {
      while i < bytes.count && !isNewline(bytes[i]) { i += 1 }
    }
    if i < bytes.count && !isNewline(bytes[i]) { return offset }
    if i < bytes.count && bytes[i] == UInt8(ascii: "\r") { i += 1 }
    if i < bytes.count && bytes[i] == UInt8(ascii: "\n") { i += 1 }
    return i
  }

  /// The lines of `##` directly above the line that begins at `start`, none of them before `from`.
  static func documentation(_ bytes: [UInt8], above start: Int, from: Int) -> Range<Int> {
    comments(bytes, above: start, from: from, beginWith: Array("##".utf8))
  }

  /// The lines directly above the line that begins at `start` which begin with `mark`, none of them
  /// before `from`.
  static func comments(
    _ bytes: [UInt8], above start: Int, from: Int, beginWith mark: [UInt8] = [UInt8(ascii: "#")]
  ) -> Range<Int> {
    let from = max(from, markLength(bytes))
    var first = start
    while first > from && isBlank(bytes[first - 1]) { first -= 1 }
    let end = first
    while first > from {
      var line = first - 1
      if line > from, bytes[line] == UInt8(ascii: "\n"), bytes[line - 1] == UInt8(ascii: "\r") {
        line -= 1
      }
      while line > from && !isNewline(bytes[line - 1]) { line -= 1 }
      let text = bytes[line..<first].drop(while: isBlank)
      guard text.starts(with: mark) else { break }
      first = line
    }
    return first..<end
  }

  /// The comment behind `offset` on its line, with the blanks before it; empty where there is none, nil
  /// where something else stands there.
  static func comment(_ bytes: [UInt8], behind offset: Int) -> Range<Int>? {
    var i = offset
    while i < bytes.count && isBlank(bytes[i]) { i += 1 }
    if i == bytes.count || isNewline(bytes[i]) { return offset..<offset }
    guard bytes[i] == UInt8(ascii: "#") else { return nil }
    while i < bytes.count && !isNewline(bytes[i]) { i += 1 }
    return offset..<i
  }

  /// Whether nothing but blanks stands before `offset` on its line.
  static func beginsLine(_ bytes: [UInt8], at offset: Int) -> Bool {
    var i = offset
    while i > 0 && isBlank(bytes[i - 1]) { i -= 1 }
    return i == markLength(bytes) || i == 0 || isNewline(bytes[i - 1])
  }

  /// All of the lines that a span is alone on, with the documentation above it; itself where it is not.
  static func wholeLines(of span: SourceSpan, in file: SourceFile) -> SourceSpan {
    let start = Int(span.start - file.base)
    let end = endOfLine(file.bytes, behind: Int(span.end - file.base))
    let first = documentation(file.bytes, above: start, from: 0).lowerBound
    let isAlone = first == markLength(file.bytes) || isNewline(file.bytes[first - 1])
    let from = isAlone ? first : start
    return SourceSpan(file.base + UInt32(from), file.base + UInt32(end))
  }

  /// The replacement that puts lines of `entry` at the end of a declaration's block, or makes it one, and
  /// where in it they stand.
  static func insertion(
    of lines: [NewLine], from entry: SourceFile, into declaration: Declaration,
    in file: SourceFile
  ) -> Replacement {
    let end = Int(declaration.span.end - file.base)
    let indent = Array(indentation(file.bytes, at: Int(declaration.span.start - file.base)))
    let inner = indent + Array("  ".utf8)
    var body: [UInt8] = []
    var copies: [EntryCopy] = []
    for line in lines {
      body += line.commentsAbove(in: entry, indent: inner) + inner
      let text = line.text(in: entry)
      copies.append(text.copy.moved(by: body.count, in: 0))
      body += text.bytes + line.comment(in: entry)
      body.append(UInt8(ascii: "\n"))
    }
    guard file.bytes[end - 1] == UInt8(ascii: "}"), declaration.header.end < declaration.span.end
    else {
      let open = Array(" {\n".utf8)
      let text = open + body + indent + [UInt8(ascii: "}")]
      let place = SourceSpan(declaration.span.end, declaration.span.end)
      return (place, text, copies.map { $0.moved(by: open.count, in: 0) })
    }
    var close = end - 1
    while close > 0 && isBlank(file.bytes[close - 1]) { close -= 1 }
    let place = file.base + UInt32(close)
    if isNewline(file.bytes[close - 1]) { return (SourceSpan(place, place), body, copies) }
    let text = [UInt8(ascii: "\n")] + body + indent
    let moved = copies.map { $0.moved(by: 1, in: 0) }
    return (SourceSpan(place, declaration.span.end - 1), text, moved)
  }

  /// The blanks that the line of an offset begins with.
  static func indentation(_ bytes: [UInt8], at offset: Int) -> ArraySlice<UInt8> {
    var start = offset
    while start > 0 && !isNewline(bytes[start - 1]) { start -= 1 }
    return bytes[start...].prefix(while: isBlank)
  }

  /// A stretch of text without anything blank at its beginning and end.
  static func trimmed(_ stretch: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var slice = bytes[stretch]
    while let last = slice.last, isBlank(last) || isNewline(last) { slice.removeLast() }
    while let first = slice.first, isBlank(first) || isNewline(first) { slice.removeFirst() }
    return slice.indices
  }

  /// How many bytes the byte order mark takes that a text begins with.
  static func markLength(_ text: [UInt8]) -> Int {
    text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Text that ends with a newline where it holds anything.
  static func ended(_ text: [UInt8]) -> [UInt8] {
    text.isEmpty || text.last == UInt8(ascii: "\n") ? text : text + [UInt8(ascii: "\n")]
  }

  /// Whether a text has line feeds, each behind a carriage return.
  static func isOfPairs(_ text: [UInt8]) -> Bool {
    guard text.contains(UInt8(ascii: "\r")), text.contains(UInt8(ascii: "\n")) else { return false }
    return text.indices.allSatisfy { i in
      text[i] != UInt8(ascii: "\n") || (i > 0 && text[i - 1] == UInt8(ascii: "\r"))
    }
  }

  /// A text with a carriage return before each line feed.
  static func withPairs(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      if byte == UInt8(ascii: "\n") && result.last != UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\r"))
      }
      result.append(byte)
    }
    return result
  }

  /// Whether a byte is a space or a tab.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Whether a byte ends a line.
  static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
