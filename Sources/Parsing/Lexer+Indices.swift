import Syntax

extension Lexer {
  /// Reads the index behind a name, if one follows it at once; `token` is the name.
  ///
  ///     NAME ::= PLAIN INDEX?
  ///     PLAIN ::= UPPER PART*
  ///     INDEX ::= '[' (STRING | CELL) ']'
  ///     CELL ::= PLAIN '[' STRING ']'
  mutating func readIndex(_ token: inout Token) {
    let start = state.position
    let family = token.symbol
    state.position += 1
    var row: Symbol?
    if byte(state.position) != UInt8(ascii: "\"") {
      row = readRow()
      guard row != nil else { return abandonIndex(from: start) }
    }
    guard let text = readIndexText() else { return abandonIndex(from: start) }
    for _ in 0..<(row == nil ? 1 : 2) {
      guard byte(state.position) == UInt8(ascii: "]") else { return abandonIndex(from: start) }
      state.position += 1
    }
    token.symbol = symbols.intern(
      UnsafeRawBufferPointer(bytes), token.start..<state.position)
    indices[token.symbol] = NameIndex(family: family, row: row, text: text)
  }

  /// Reads the name of a row and its bracket; nil if there is none.
  private mutating func readRow() -> Symbol? {
    guard state.position < end, decode(at: state.position).scalar?.letterCase == .upper else {
      return nil
    }
    var inner = Token(kind: .name, startsLine: false, start: state.position, end: 0)
    readPlainName(&inner)
    guard byte(state.position) == UInt8(ascii: "[") else { return nil }
    state.position += 1
    return inner.symbol
  }

  /// Reads the text between brackets; nil if none stands there or it is not closed.
  private mutating func readIndexText() -> String? {
    guard byte(state.position) == UInt8(ascii: "\"") else { return nil }
    var inner = Token(kind: .string, startsLine: false, start: state.position, end: 0)
    readString(&inner)
    inner.end = state.position
    return inner.form == .faulty ? nil : contents(of: inner)
  }

  /// Reports brackets that hold no index, and goes on behind them.
  private mutating func abandonIndex(from start: Int) {
    let isReported = lastFault >= start
    while state.position < end, !endsIndex(bytes[state.position]) { state.position += 1 }
    while byte(state.position) == UInt8(ascii: "]") { state.position += 1 }
    if !isReported {
      let text = text(start, state.position)
      let meant = meantIndex(text)
      reportFault(.malformedIndex(text, meant: meant), start, state.position, meant: meant)
    }
  }

  /// The index that is meant by brackets without quotation marks, as `[0581]`, `[Row.Code]` and
  /// `[Row[Code]]`; nil where another may be.
  private func meantIndex(_ text: String) -> String? {
    guard text.hasPrefix("["), text.hasSuffix("]"), !text.contains("\"") else { return nil }
    let inner = text.dropFirst().drop { $0 == " " }.prefix { $0 != "]" }
    if !inner.isEmpty, inner.allSatisfy({ $0.isASCII && $0.isNumber }) { return "[\"\(inner)\"]" }
    let parts = inner.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == "." || $0 == "["
    }
    guard parts.count == 2, parts.allSatisfy({ $0.first?.isLetter == true }),
      parts[0].first?.isUppercase == true,
      parts.joined().allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    return "[\(parts[0])[\"\(parts[1])\"]]"
  }

  /// Whether brackets without an index are over at `byte`.
  private func endsIndex(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"),
      UInt8(ascii: ","):
      true
    default: isNewline(byte)
    }
  }
}
