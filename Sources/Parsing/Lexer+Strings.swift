import Syntax

extension Lexer {
  /// Reads a string, which ends on its line.
  ///
  ///     STRING ::= '"' (CHARACTER | '\"' | '\\')* '"'
  ///     CHARACTER ::= ? any character but '"', '\' and a newline ?
  mutating func readString(_ token: inout Token) {
    token.kind = .string
    let start = state.position
    let (stop, isClosed) = endOfString(bytes, from: start, end: end)
    var i = start + 1
    while i < stop {
      if bytes[i] == UInt8(ascii: "\\") {
        if !isEscape(at: i) {
          let length = i + 1 < stop ? 1 + decode(at: i + 1).length : 1
          reportFault(.unknownEscape(text(i, min(i + length, stop))), i, min(i + length, stop))
        }
        i += 1
      }
      i += 1
    }
    state.position = stop
    if !isClosed {
      token.form = .faulty
      reportFault(.unterminatedString, start, stop)
    }
  }

  /// Returns the text of the string `token` with its escapes resolved.
  func contents(of token: Token) -> String {
    if token.form == .foreignQuotes {
      let text = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
      return String(text.unicodeScalars.dropFirst().dropLast())
    }
    let last = token.form == .faulty ? token.end : token.end - 1
    let inner = bytes[(token.start + 1)..<max(last, token.start + 1)]
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    var resolved: [UInt8] = []
    resolved.reserveCapacity(inner.count)
    var i = inner.startIndex
    while i < inner.endIndex {
      if isEscape(at: i) { i += 1 }
      resolved.append(bytes[i])
      i += 1
    }
    return String(decoding: resolved, as: UTF8.self)
  }

  /// Whether `\"` or `\\` stands at `offset`.
  private func isEscape(at offset: Int) -> Bool {
    guard byte(offset) == UInt8(ascii: "\\") else { return false }
    let next = byte(offset + 1)
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
  }
}

/// Returns the offset after the string that begins at `start`, and whether it is closed.
///
/// One that is not closed ends with its line, but leaves a brace at the end of the line alone: a
/// forgotten quotation mark should not open or close a block as well.
func endOfString(
  _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int
) -> (stop: Int, isClosed: Bool) {
  var i = start + 1
  while i < end && bytes[i] != UInt8(ascii: "\n") && bytes[i] != UInt8(ascii: "\r") {
    if bytes[i] == UInt8(ascii: "\"") { return (i + 1, true) }
    let escapes = bytes[i] == UInt8(ascii: "\\") && i + 1 < end
    i +=
      escapes && (bytes[i + 1] == UInt8(ascii: "\"") || bytes[i + 1] == UInt8(ascii: "\\")) ? 2 : 1
  }
  while i > start + 1 && bytes[i - 1] == UInt8(ascii: " ") { i -= 1 }
  let last = bytes[i - 1]
  if i > start + 1 && (last == UInt8(ascii: "{") || last == UInt8(ascii: "}")) { i -= 1 }
  return (i, false)
}
