import Syntax

extension Lexer {
  /// Reads a name or a word, whose first character is known to begin one.
  ///
  ///     WORD ::= LOWER PART*
  ///     UPPER ::= ? an uppercase letter, or one of a script without case ?
  ///     LOWER ::= ? a lowercase letter ?
  ///     PART ::= UPPER | LOWER | '_' | ? a digit or a mark that combines with a letter ?
  @inline(__always)
  mutating func readName(_ kind: Token.Kind, _ token: inout Token) {
    if !readShortName(&token) { readPlainName(&token) }
    token.kind = kind
    token.keyword = token.symbol.keyword
    if kind == .name, byte(state.position) == UInt8(ascii: "[") { readIndex(&token) }
  }

  /// Reads a name or a word of at most seven ASCII characters; returns whether it is one.
  @inline(__always)
  private mutating func readShortName(_ token: inout Token) -> Bool {
    guard let word = ByteWord(bytes, at: state.position, end: end) else { return false }
    let bits = word.nameBits
    guard bits < 64, word.byte(behind: bits) < 0x80 else { return false }
    token.symbol = symbols.intern(short: SymbolTable.key(short: word.prefix(bits), bits))
    state.position &+= bits >> 3
    return true
  }

  /// Reads a name or a word without what may follow it.
  mutating func readPlainName(_ token: inout Token) {
    let start = state.position
    var position = start + 1
    if bytes[start] >= 0x80 { position = start + decode(at: start).length }
    while position < end {
      if let word = ByteWord(bytes, at: position, end: end) {
        let count = word.nameCount
        position += count
        if count == 8 { continue }
      }
      let byte = bytes[position]
      if continuesName(byte) {
        position += 1
      } else if byte >= 0x80, let length = lengthOfNamePart(at: position) {
        position += length
      } else {
        break
      }
    }
    state.position = position
    token.symbol = symbols.intern(UnsafeRawBufferPointer(bytes), start..<position)
  }

  /// Whether `byte` is ASCII and goes on a name.
  @inline(__always)
  func continuesName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default:
      false
    }
  }

  /// Returns the length of the character at `offset`, nil if it does not go on a name.
  func lengthOfNamePart(at offset: Int) -> Int? {
    let (scalar, length) = decode(at: offset)
    // A byte that is not UTF-8 was reported and stands for a letter.
    guard let scalar else { return length }
    return scalar.continuesName ? length : nil
  }

  /// Returns the character at `offset` and its length; nil and 1 where the bytes are not UTF-8.
  func decode(at offset: Int) -> (scalar: Unicode.Scalar?, length: Int) {
    let first = byte(offset)
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = utf8Length(bytes, at: offset, end: end)
    guard length > 0 else { return (nil, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for i in 1..<length { value = value << 6 | UInt32(bytes[offset + i] & 0x3F) }
    return (Unicode.Scalar(value), length)
  }
}
