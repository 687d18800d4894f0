import Syntax

extension Lexer {
  /// The most digits a number may have.
  static var digitLimit: Int { 400 }

  /// Reads a number or a date.
  ///
  ///     NUMBER ::= (DIGIT+ | GROUPS) (('.' | ',') DIGIT+)?
  ///     GROUPS ::= DIGIT DIGIT? DIGIT? ((' ' TRIPLE)+ | ('_' TRIPLE)+ | (? U+00A0 ? TRIPLE)+
  ///       | (? U+202F ? TRIPLE)+)
  ///     TRIPLE ::= DIGIT DIGIT DIGIT
  ///     DIGIT ::= '0' | POSITIVE
  ///     POSITIVE ::= '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
  mutating func readNumber(_ token: inout Token) {
    let start = state.position
    token.kind = .number
    var count = takeDigits(&token)
    if count <= 18 && endsNumber(at: state.position) {
      token.digits = Int16(count)
      return
    }
    if count == 4 && byte(state.position) == UInt8(ascii: "-") && isDigit(at: state.position + 1) {
      readDate(&token, from: start)
      return
    }
    let groups = takeGroups(&token, after: count)
    count += max(groups, 0) * 3
    let fraction = takeFraction(&token)
    count += fraction
    guard groups >= 0, !goesOn() else {
      malformed(&token, from: start)
      return
    }
    guard count <= Lexer.digitLimit else {
      faulty(&token, .tooManyDigits(count), from: start)
      return
    }
    token.digits = Int16(count)
    token.fractionDigits = Int16(fraction)
    takePriceSign()
    if fraction == 3 && groups == 0 && count <= 6 && bytes[start] != UInt8(ascii: "0") {
      let text = text(start, state.position)
      report(
        token.form == .comma ? .decimalComma(text) : .decimalPoint(text), start, state.position)
    }
  }

  /// Takes digits and adds them to the mantissa; returns their number.
  @inline(__always)
  private mutating func takeDigits(_ token: inout Token) -> Int {
    let start = state.position
    var position = start
    var mantissa = token.mantissa
    while position < end {
      let digit = bytes[position] &- UInt8(ascii: "0")
      if digit > 9 { break }
      // Beyond 18 digits the mantissa is not used, and may wrap.
      mantissa = mantissa &* 10 &+ Int64(digit)
      position &+= 1
    }
    token.mantissa = mantissa
    state.position = position
    return position - start
  }

  /// Whether a whole number surely ends at `offset`: no digit group, decimals or date can follow.
  @inline(__always)
  private func endsNumber(at offset: Int) -> Bool {
    switch byte(offset) {
    case UInt8(ascii: " "): !isDigit(at: offset + 1)
    case UInt8(ascii: "\n"), UInt8(ascii: "}"), UInt8(ascii: ")"): true
    default: false
    }
  }

  /// Takes groups of three digits; returns their number, -1 if they are malformed.
  private mutating func takeGroups(_ token: inout Token, after count: Int) -> Int {
    let separator = separatorLength(at: state.position)
    guard separator > 0 else { return 0 }
    let sign = byte(state.position)
    if count > 3 { return sign == UInt8(ascii: "_") ? -1 : 0 }
    var groups = 0
    while separatorLength(at: state.position) == separator && byte(state.position) == sign {
      state.position += separator
      guard takeDigits(&token) == 3 else { return -1 }
      groups += 1
    }
    return separatorLength(at: state.position) > 0 ? -1 : groups
  }

  /// Returns the length of the sign between digit groups at `offset`, 0 if there is none.
  ///
  /// A space counts only before a digit; `_` always, for nothing else can follow a number with it.
  @inline(__always)
  private func separatorLength(at offset: Int) -> Int {
    switch byte(offset) {
    case UInt8(ascii: "_"): return 1
    case UInt8(ascii: " "): return isDigit(at: offset + 1) ? 1 : 0
    case 0xC2, 0xE2:
      let length = hardSpace(at: offset)
      return length > 0 && isDigit(at: offset + length) ? length : 0
    default: return 0
    }
  }

  /// Takes the decimal sign and the digits behind it; returns their number.
  @inline(__always)
  private mutating func takeFraction(_ token: inout Token) -> Int {
    let sign = byte(state.position)
    guard sign == UInt8(ascii: ",") || sign == UInt8(ascii: "."), isDigit(at: state.position + 1)
    else { return 0 }
    if sign == UInt8(ascii: ",") { token.form = .comma }
    state.position += 1
    return takeDigits(&token)
  }

  /// Whether what follows a whole number would go on it: a second decimal sign or a group in decimals.
  private func goesOn() -> Bool {
    switch byte(state.position) {
    case UInt8(ascii: ","), UInt8(ascii: "."): isDigit(at: state.position + 1)
    case UInt8(ascii: "_"): true
    default: false
    }
  }

  /// Whether the byte at `offset` is a digit.
  @inline(__always)
  func isDigit(at offset: Int) -> Bool { byte(offset) &- UInt8(ascii: "0") <= 9 }

  /// Reports a number that is none and takes the rest of it.
  private mutating func malformed(_ token: inout Token, from start: Int) {
    var commas = token.form == .comma ? 1 : 0
    while true {
      let separator = separatorLength(at: state.position)
      if separator > 0 {
        state.position += separator
      } else if goesOn() {
        if byte(state.position) == UInt8(ascii: ",") { commas += 1 }
        state.position += 1
      } else if takeDigits(&token) == 0 {
        break
      }
    }
    let found = text(start, state.position)
    if commas > 1 { return faulty(&token, .listComma(found), from: start) }
    let meant = Lexer.meant(found)
    faulty(&token, .malformedNumber(found, meant: meant), from: start, meant: meant)
  }

  /// What can only be meant by digits with points: `1 200 000` by `1.200.000`, `2028-12-31` by `31.12.2028`.
  private static func meant(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return nil }
    if parts[0].count <= 3 && parts.dropFirst().allSatisfy({ $0.count == 3 }) {
      return parts.joined(separator: " ")
    }
    return ForeignDate(text)?.text
  }

  /// Passes over `:-` or `,-` behind a number, which stands for a sum of money, and reports it.
  private mutating func takePriceSign() {
    let start = state.position
    guard byte(start) == UInt8(ascii: ":") || byte(start) == UInt8(ascii: ","),
      byte(start + 1) == UInt8(ascii: "-"), !isDigit(at: start + 2)
    else { return }
    state.position += 2
    reportFault(
      .priceSign(text(start, state.position)), start, state.position,
      meant: unitFollows ? nil : " kr")
  }

  /// Whether a unit may be next, behind blanks: a text, `%`, or a word that joins nothing.
  private var unitFollows: Bool {
    var place = nextOffset
    if byte(place) == UInt8(ascii: "%") || byte(place) == UInt8(ascii: "\"") { return true }
    let start = place
    while place < end {
      let length = lengthOfName(at: place)
      if length == 0 { break }
      place += length
    }
    guard start < place else { return false }
    return SymbolTable.words.symbol(of: text(start, place))?.keyword?.isConnective != true
  }

  /// Makes `token` a zero that was reported.
  mutating func faulty(
    _ token: inout Token, _ problem: ParseProblem, from start: Int, meant: String? = nil
  ) {
    reportFault(problem, start, state.position, meant: meant)
    token.form = .faulty
    token.mantissa = 0
    token.digits = 1
    token.fractionDigits = 0
  }

  /// Reads a date, whose year and first `-` with a digit behind it are known.
  ///
  ///     DATE ::= YEAR | YEAR '-' MONTH | YEAR '-' MONTH '-' DAY
  ///     YEAR ::= DIGIT DIGIT DIGIT DIGIT
  ///     MONTH ::= '0' POSITIVE | '1' ('0' | '1' | '2')
  ///     DAY ::= '0' POSITIVE | ('1' | '2') DIGIT | '3' ('0' | '1')
  private mutating func readDate(_ token: inout Token, from start: Int) {
    token.kind = .date
    while isDigit(at: state.position)
      || (byte(state.position) == UInt8(ascii: "-") && isDigit(at: state.position + 1))
    {
      state.position += 1
    }
    if let date = DateDigits(bytes, start..<state.position) {
      token.mantissa = date.packed
    } else {
      faulty(&token, .malformedDate(text(start, state.position)), from: start)
    }
  }

  /// The text from `start` up to `end`, cut where it is long.
  func text(_ start: Int, _ end: Int) -> String {
    let limit = 40
    let text = String(decoding: bytes[start..<min(end, start + 4 * limit)], as: UTF8.self)
    return text.count > limit || end > start + 4 * limit ? text.prefix(limit) + "…" : text
  }
}
