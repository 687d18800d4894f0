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
      guard let name = quickName(word, at: position) else {
        return readWhole(kind, at: position, &token)
      }
      take(kind, position, name.end, &token)
      token.symbol = name.symbol
      token.keyword = name.symbol.keyword
      return
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
    guard let number = quickNumber(at: start) else { return readAny(&token) }
    take(.number, start, number.end, &token)
    token.form = number.isComma ? .comma : .plain
    token.digits = Int16(truncatingIfNeeded: number.digits)
    token.fractionDigits = Int16(truncatingIfNeeded: number.fractionDigits)
    token.mantissa = number.mantissa
  }

  /// Returns the number at `start`, nil unless it has few digits and surely ends behind one digit group or
  /// decimals.
  @inline(__always)
  func quickNumber(at start: Int) -> QuickNumber? {
    var position = start
    var mantissa = Int64(0)
    guard takeQuickDigits(5, &position, &mantissa), position > start else { return nil }
    var (digits, fractionDigits) = (position &- start, 0)
    let sign = bytes[position]
    if sign == UInt8(ascii: ",") || sign == UInt8(ascii: ".") {
      position &+= 1
      let first = position
      guard takeQuickDigits(2, &position, &mantissa), position > first else { return nil }
      fractionDigits = position &- first
      digits &+= fractionDigits
    } else if sign == UInt8(ascii: " "), isQuickDigit(position &+ 1) {
      position &+= 1
      let first = position
      guard digits <= 3, takeQuickDigits(3, &position, &mantissa), position &- first == 3 else {
        return nil
      }
      digits &+= 3
    }
    guard endsQuickNumber(at: position) else { return nil }
    return QuickNumber(
      end: position, mantissa: mantissa, digits: digits, fractionDigits: fractionDigits,
      isComma: sign == UInt8(ascii: ","))
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
  func isQuickDigit(_ offset: Int) -> Bool { bytes[offset] &- UInt8(ascii: "0") <= 9 }

  /// Whether no digit group, decimals or date can follow a number that ends at `offset`.
  @inline(__always)
  func endsQuickNumber(at offset: Int) -> Bool {
    let next = bytes[offset]
    if next == UInt8(ascii: " ") { return !isQuickDigit(offset &+ 1) }
    return next == UInt8(ascii: "\n")
  }

  /// Passes over a newline and the indentation behind it, and ends the line of the script if it is one;
  /// `position` is that of the newline, `start` that behind the last token.
  @inline(__always)
  private mutating func crossLine(at position: Int, from start: Int, _ token: inout Token) {
    guard let first = quickLine(behind: position) else { return readAny(&token) }
    let isEnd = state.depth == 0 && endsStatement(state.last)
    state.position = first
    // What comes next begins its line.
    state.last = .newline
    if !isEnd { return read(&token) }
    token = Token(kind: .newline, startsLine: true, start: start, end: start)
  }

  /// The offset of the first token behind the newline at `offset`; nil where there is something else first,
  /// or what may go on the line with `then` or `else`.
  @inline(__always)
  func quickLine(behind newline: Int) -> Int? {
    let line = newline &+ 1
    let first = line &+ ByteWord(bytes, at: line).spaceCount
    let byte = bytes[first]
    let isOther =
      mayBeTrivia(byte) || byte == UInt8(ascii: "t") || byte == UInt8(ascii: "e")
    return isOther ? nil : first
  }

  /// Returns the name or the word of ASCII characters at `offset`, with which `word` begins; nil where
  /// there is none or more may belong to it, as an index.
  @inline(__always)
  mutating func quickName(_ word: ByteWord, at offset: Int) -> QuickName? {
    let stops = word.stops
    if stops == 0 { return quickLongName(at: offset) }
    let bits = stops.trailingZeroBitCount
    // Behind it, a character beyond ASCII may go on the name, and a bracket is its index.
    if bits == 0 || word.byte(behind: bits) >= UInt8(ascii: "[") { return nil }
    let key = SymbolTable.key(short: word.prefix(bits), bits)
    let symbol = symbols.symbol(ofShort: key) ?? symbols.intern(short: key)
    return QuickName(symbol: symbol, end: offset &+ bits >> 3)
  }

  /// Returns the name or the word at `offset`, which has more than seven ASCII characters.
  @inline(never)
  private mutating func quickLongName(at offset: Int) -> QuickName? {
    var end = offset &+ 8
    while end <= quickEnd {
      let count = ByteWord(bytes, at: end).nameCount
      end &+= count
      if count == 8 { continue }
      if bytes[end] >= UInt8(ascii: "[") { return nil }
      return QuickName(
        symbol: symbols.intern(UnsafeRawBufferPointer(bytes), offset..<end), end: end)
    }
    return nil
  }
}

/// A number that was read quickly.
struct QuickNumber {
  /// The offset after its last byte.
  let end: Int
  /// Its digits as an integer.
  let mantissa: Int64
  /// The number of its digits.
  let digits: Int
  /// The number of those behind the decimal sign.
  let fractionDigits: Int
  /// Whether the decimal sign is a comma.
  let isComma: Bool
}

/// A name or a word that was read quickly.
struct QuickName {
  /// The spelling.
  let symbol: Symbol
  /// The offset after its last byte.
  let end: Int
}
