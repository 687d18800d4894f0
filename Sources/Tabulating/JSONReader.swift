import Arithmetic

/// Reads JSON as RFC 8259 defines it, and nothing beside it: no comments, no trailing commas, no second
/// member of one name.
///
/// It recurses over brackets alone, at most `depthLimit` deep.
public struct JSONReader {
  /// How deep arrays and objects may be nested.
  static let depthLimit = 64

  private let bytes: [UInt8]
  private var position: Int

  /// Begins at an offset.
  private init(_ bytes: [UInt8], from start: Int) { (self.bytes, position) = (bytes, start) }

  /// Reads the one value that `bytes` hold from an offset on.
  ///
  /// - Complexity: O(n) on average.
  public static func read(
    _ bytes: [UInt8], from start: Int = 0
  ) throws(JSONFault) -> JSONNode {
    var reader = JSONReader(bytes, from: start)
    let value = try reader.read(depth: 0)
    reader.skipSpaces()
    if reader.position < bytes.count { throw reader.expected("the end of the file") }
    return value
  }

  /// What else is expected here.
  private func expected(_ wanted: String) -> JSONFault {
    JSONFault(.syntax(wanted), position..<min(position + 1, bytes.count))
  }

  /// What else is expected instead of what stands from `start` to here.
  private func expected(_ wanted: String, from start: Int) -> JSONFault {
    JSONFault(.syntax(wanted), start..<position)
  }

  /// The next byte, nil at the end.
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Moves behind white space.
  private mutating func skipSpaces() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  /// Takes a byte if it is next.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Reads a value.
  private mutating func read(depth: Int) throws(JSONFault) -> JSONNode {
    skipSpaces()
    let start = position
    let content: JSONNode.Content
    switch next {
    case UInt8(ascii: "{"): content = .object(try readMembers(depth: depth + 1))
    case UInt8(ascii: "["): content = .array(try readElements(depth: depth + 1))
    case UInt8(ascii: "\""): content = .string(try readString())
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      content = .number(try readNumber())
    case UInt8(ascii: "t"): content = try readWord("true", .bool(true))
    case UInt8(ascii: "f"): content = try readWord("false", .bool(false))
    case UInt8(ascii: "n"): content = try readWord("null", .null)
    default: throw expected("a value")
    }
    return JSONNode(content: content, place: start..<position)
  }

  /// Takes an opening bracket, if it is not too deep.
  private mutating func open(depth: Int) throws(JSONFault) {
    if depth > Self.depthLimit {
      throw JSONFault(.tooDeep(limit: Self.depthLimit), position..<position + 1)
    }
    position += 1
    skipSpaces()
  }

  /// Reads the elements of an array.
  private mutating func readElements(depth: Int) throws(JSONFault) -> [JSONNode] {
    try open(depth: depth)
    var elements: [JSONNode] = []
    if take("]") { return elements }
    while true {
      elements.append(try read(depth: depth))
      skipSpaces()
      if take("]") { return elements }
      if !take(",") { throw expected("`,` or `]`") }
    }
  }

  /// Reads the members of an object.
  private mutating func readMembers(
    depth: Int
  ) throws(JSONFault) -> [(key: String, value: JSONNode)] {
    try open(depth: depth)
    var members: [(key: String, value: JSONNode)] = []
    var keys: Set<String> = []
    if take("}") { return members }
    while true {
      skipSpaces()
      let start = position
      if next != UInt8(ascii: "\"") { throw expected("a name in quotation marks") }
      let key = try readString()
      if !keys.insert(key).inserted { throw JSONFault(.repeatedKey(key), start..<position) }
      skipSpaces()
      if !take(":") { throw expected("`:`") }
      members.append((key, try read(depth: depth)))
      skipSpaces()
      if take("}") { return members }
      if !take(",") { throw expected("`,` or `}`") }
    }
  }

  /// Reads one of the three words.
  private mutating func readWord(
    _ word: StaticString, _ content: JSONNode.Content
  ) throws(JSONFault) -> JSONNode.Content {
    let end = position + word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { buffer in
      end <= bytes.count && bytes[position..<end].elementsEqual(buffer)
    }
    if !isThere { throw expected("a value") }
    position = end
    return content
  }

  // MARK: Strings

  /// Reads a string, whose quotation mark is next.
  private mutating func readString() throws(JSONFault) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw expected("text in UTF-8", from: start)
        }
        return string
      case UInt8(ascii: "\\"): text += Array(String(Character(try readEscape())).utf8)
      case 0..<0x20:
        position -= 1
        throw expected("no control character in a string")
      default: text.append(byte)
      }
    }
    throw JSONFault(.syntax("a closing quotation mark"), start..<start + 1)
  }

  /// Reads what stands behind a backslash.
  private mutating func readEscape() throws(JSONFault) -> Unicode.Scalar {
    guard let byte = next else { throw expected("an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try readUnicodeEscape()
    default:
      position -= 1
      throw expected("an escape")
    }
  }

  /// Reads four digits of an escape, or twice four that are one character.
  private mutating func readUnicodeEscape() throws(JSONFault) -> Unicode.Scalar {
    let start = position
    let first = try readCodeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard UTF16.isLeadSurrogate(UInt16(first)), take("\\"), take("u") else {
      throw expected("the second half of a character", from: start)
    }
    let second = try readCodeUnit()
    guard UTF16.isTrailSurrogate(UInt16(second)),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw expected("the second half of a character", from: start) }
    return scalar
  }

  /// Reads four hexadecimal digits.
  private mutating func readCodeUnit() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw expected("four hexadecimal digits")
      }
      value = value << 4 + UInt32(digit)
      position += 1
    }
    return value
  }

  // MARK: Numbers

  /// Reads a number.
  private mutating func readNumber() throws(JSONFault) -> Rational {
    let start = position
    let isNegative = take("-")
    var digits: [UInt8] = []
    let whole = try takeDigits(into: &digits)
    if whole > 1 && digits.first == Byte.zero {
      throw expected("no zero before other digits", from: start)
    }
    let fraction = take(".") ? try takeDigits(into: &digits) : 0
    let exponent = try readExponent(start)
    let places = fraction - exponent
    guard digits.count + abs(exponent) <= Limit.digits else {
      throw JSONFault(.tooManyDigits(limit: Limit.digits), start..<position)
    }
    if places < 0 { digits += Array(repeating: Byte.zero, count: -places) }
    let magnitude = Rational(digits: digits, fractionDigits: max(0, places))
    return isNegative ? -magnitude : magnitude
  }

  /// Takes digits, at least one; returns how many.
  private mutating func takeDigits(into digits: inout [UInt8]) throws(JSONFault) -> Int {
    let start = position
    while let byte = next, byte &- Byte.zero < 10 { position += 1 }
    if position == start { throw expected("a digit") }
    digits += bytes[start..<position]
    return position - start
  }

  /// Reads an exponent, 0 where there is none.
  private mutating func readExponent(_ start: Int) throws(JSONFault) -> Int {
    guard take("e") || take("E") else { return 0 }
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    var digits: [UInt8] = []
    _ = try takeDigits(into: &digits)
    let significant = digits.drop { $0 == Byte.zero }
    guard significant.count <= 4 else {
      throw JSONFault(.tooManyDigits(limit: Limit.digits), start..<position)
    }
    let value = significant.reduce(0) { $0 * 10 + Int($1 - Byte.zero) }
    return isNegative ? -value : value
  }
}
