import Syntax

/// What nearly all tokens are, read with few steps and without looking for the end of the text at every
/// byte; whatever else there is, and whatever could be wrong, is left to `readAny`.
extension Lexer {
  /// No token that is read quickly reaches so many bytes beyond where the lexer stands.
  static var quickReach: Int { 32 }

  /// Puts the next token, `end` for ever after the last, where another was.
  mutating func read(_ token: inout Token) {
    let start = state.position
    // So all that is looked at here lies before `end`.
    guard start <= quickEnd else { return readAny(&token) }
    let position = start &+ (bytes[start] == UInt8(ascii: " ") ? 1 : 0)
    let word = ByteWord(bytes, at: position)
    let lowercase = word.first | 0x20
    if lowercase &- UInt8(ascii: "a") <= 25 {
      let kind = word.first == lowercase ? Token.Kind.word : .name
      if readQuickly(word, kind, at: position, &token) { return }
      return readWhole(kind, at: position, &token)
    } else if word.first &- UInt8(ascii: "0") <= 9 {
      return readQuickNumber(at: position, &token)
    } else if word.first == UInt8(ascii: "\n") {
      return crossLine(at: position, from: start, &token)
    } else if word.first == UInt8(ascii: "{") || word.first == UInt8(ascii: "}") {
      let kind = word.first == UInt8(ascii: "{") ? Token.Kind.leftBrace : .rightBrace
      take(kind, position, position &+ 1, &token)
      state.depth = 0
      return
    }
    readAny(&token)
  }

  /// Takes a token of `kind` between two offsets.
  @inline(__always)
  private mutating func take(
    _ kind: Token.Kind, _ start: Int, _ end: Int, _ token: inout Token
  ) {
    token = Token(kind: kind, startsLine: state.last == .newline, start: start, end: end)
    state.position = end
    state.last = kind
  }

  /// Reads a name or a word of at most seven ASCII characters that has been met before, with which
  /// `word` begins; returns whether it is one.
  @inline(__always)
  private mutating func readQuickly(
    _ word: ByteWord, _ kind: Token.Kind, at start: Int, _ token: inout Token
  ) -> Bool {
    let stops = word.stops
    if stops == 0 { return false }
    let bits = stops.trailingZeroBitCount
    // Behind it, a character beyond ASCII may go on the name, and a bracket is its index.
    if word.byte(behind: bits) >= UInt8(ascii: "[") { return false }
    guard let symbol = symbols.symbol(ofShort: SymbolTable.key(short: word.prefix(bits), bits))
    else { return false }
    take(kind, start, start &+ bits >> 3, &token)
    token.symbol = symbol
    token.keyword = symbol.keyword
    return true
  }

  /// Reads a name or a word of any length.
  @inline(never)
  private mutating func readWhole(_ kind: Token.Kind, at start: Int, _ token: inout Token) {
    take(kind, start, start, &token)
    readName(kind, &token)
    token.end = state.position
  }

  /// Reads a number, quickly if it has few digits, and surely ends behind one digit group or decimals.
  @inline(never)
  private mutating func readQuickNumber(at start: Int, _ token: inout Token) {
    var position = start
    var mantissa = Int64(0)
    var fractionDigits = 0
    var form = Token.Form.plain
    guard takeQuickDigits(5, &position, &mantissa) else { return readAny(&token) }
    var digits = position &- start
    let sign = bytes[position]
    if sign == UInt8(ascii: ",") || sign == UInt8(ascii: ".") {
      position &+= 1
      let first = position
      guard takeQuickDigits(2, &position, &mantissa), position > first else {
        return readAny(&token)
      }
      if sign == UInt8(ascii: ",") { form = .comma }
      fractionDigits = position &- first
      digits &+= fractionDigits
    } else if sign == UInt8(ascii: " "), isQuickDigit(position &+ 1) {
      position &+= 1
      let first = position
      guard digits <= 3, takeQuickDigits(3, &position, &mantissa), position &- first == 3 else {
        return readAny(&token)
      }
      digits &+= 3
    }
    guard endsQuickNumber(at: position) else { return readAny(&token) }
    take(.number, start, position, &token)
    token.form = form
    token.digits = Int16(truncatingIfNeeded: digits)
    token.fractionDigits = Int16(truncatingIfNeeded: fractionDigits)
    token.mantissa = mantissa
  }

  /// Takes digits, at most `limit`, and adds them to a mantissa; returns false where there are more.
  @inline(__always)
  private func takeQuickDigits(
    _ limit: Int, _ position: inout Int, _ mantissa: inout Int64
  ) -> Bool {
    var left = limit
    while true {
      let digit = bytes[position] &- UInt8(ascii: "0")
      if digit > 9 { return true }
      if left == 0 { return false }
      mantissa = mantissa &* 10 &+ Int64(digit)
      position &+= 1
      left &-= 1
    }
  }

  /// Whether a digit stands at `offset`.
  @inline(__always)
  private func isQuickDigit(_ offset: Int) -> Bool { bytes[offset] &- UInt8(ascii: "0") <= 9 }

  /// Whether no digit group, decimals or date can follow a number that ends at `offset`.
  @inline(__always)
  private func endsQuickNumber(at offset: Int) -> Bool {
    let next = bytes[offset]
    if next == UInt8(ascii: " ") { return !isQuickDigit(offset &+ 1) }
    return next == UInt8(ascii: "\n")
  }

  /// Passes over a newline and the indentation behind it, and ends the line of the script if it is one;
  /// `position` is that of the newline, `start` that behind the last token.
  @inline(__always)
  private mutating func crossLine(at position: Int, from start: Int, _ token: inout Token) {
    let line = position &+ 1
    let first = line &+ ByteWord(bytes, at: line).spaceCount
    let byte = bytes[first]
    // What else may not be the next token, or go on the line with `then` or `else`?
    if mayBeTrivia(byte) || byte == UInt8(ascii: "t") || byte == UInt8(ascii: "e") {
      return readAny(&token)
    }
    let isEnd = state.depth == 0 && endsStatement(state.last)
    state.position = first
    // What comes next begins its line.
    state.last = .newline
    if !isEnd { return read(&token) }
    token = Token(kind: .newline, startsLine: true, start: start, end: start)
  }
}
