/// What may stand between the digits of a number.
enum Sign: Hashable {
  case space, noBreakSpace, narrowSpace, comma, point

  /// Whether it is white space.
  var isSpace: Bool { mark == nil }

  /// The comma or point it is.
  var mark: NumberShape.Mark? {
    switch self {
    case .comma: .comma
    case .point: .point
    case .space, .noBreakSpace, .narrowSpace: nil
    }
  }
}

/// Reads the signs of a number from bytes in either encoding.
struct SignScanner {
  private let bytes: ArraySlice<UInt8>
  private let encoding: TextEncoding
  private var position: Int

  /// Creates a scanner at the first of the bytes.
  init(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) {
    self.bytes = bytes
    self.encoding = encoding
    self.position = bytes.startIndex
  }

  /// Whether all bytes were taken.
  var isAtEnd: Bool { position == bytes.endIndex }

  /// Takes the digits here; tells how many and whether the first is a zero.
  mutating func takeDigits() -> (count: Int, isZero: Bool) {
    let start = position
    while position < bytes.endIndex, bytes[position] &- Byte.zero < 10 { position += 1 }
    return (position - start, start < position && bytes[start] == Byte.zero)
  }

  /// Takes a `-` or, in UTF-8, U+2212.
  mutating func takeMinus() -> Bool { take(Byte.minus) || takeWide(0xE2, 0x88, 0x92) }

  /// Takes an en dash or an em dash.
  mutating func takeDash() -> Bool {
    switch encoding {
    case .windows1252: take(0x96) || take(0x97)
    case .utf8: takeWide(0xE2, 0x80, 0x93) || takeWide(0xE2, 0x80, 0x94)
    }
  }

  /// Moves behind spaces and tabs of all kinds.
  mutating func skipSpaces() {
    while take(Byte.tab) || takeSpace() != nil {}
  }

  /// Takes a sign that may stand between digits.
  mutating func takeSign() -> Sign? {
    if take(Byte.comma) { return .comma }
    if take(Byte.point) { return .point }
    return takeSpace()
  }

  /// Takes a space that may stand between digits.
  private mutating func takeSpace() -> Sign? {
    if take(Byte.space) { return .space }
    switch encoding {
    case .windows1252: return take(0xA0) ? .noBreakSpace : nil
    case .utf8:
      if take(0xC2) {
        if take(0xA0) { return .noBreakSpace }
        position -= 1
      }
      return takeWide(0xE2, 0x80, 0xAF) ? .narrowSpace : nil
    }
  }

  /// Takes the byte if it stands here.
  mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.endIndex, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Takes the three bytes of one character if the text is UTF-8 and they stand here.
  private mutating func takeWide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    guard encoding == .utf8, bytes.endIndex - position >= 3, bytes[position] == first,
      bytes[position + 1] == second, bytes[position + 2] == third
    else { return false }
    position += 3
    return true
  }
}
