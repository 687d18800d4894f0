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
      reportFault(.malformedIndex(text(start, state.position)), start, state.position)
    }
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
