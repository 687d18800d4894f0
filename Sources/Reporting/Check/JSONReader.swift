import Arithmetic

/// Reads JSON from bytes; what is no JSON is refused as a whole.
struct JSONReader {
  /// Where and why bytes are no JSON.
  struct Problem: Error, Hashable {
    /// The line, from 1.
    let line: Int
  }

  /// Arrays and objects may lie so deep in one another.
  private static let depthLimit = 64
  /// A number may have so many digits, and an exponent up to so much.
  private static let digitLimit = 400

  private let bytes: [UInt8]
  private var offset = 0

  /// Returns the value that `bytes` hold, and nothing besides.
  static func read(_ bytes: [UInt8]) throws(Problem) -> JSON {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.takeValue(depth: 0)
    reader.skipSpace()
    if reader.offset < bytes.count { throw reader.problem }
    return value
  }

  /// Begins at the first byte.
  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// What is wrong here.
  private var problem: Problem {
    Problem(line: bytes[..<min(offset, bytes.count)].count { $0 == 0x0A } + 1)
  }

  /// The byte here, 0 at the end.
  private var next: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// Passes over white space.
  private mutating func skipSpace() {
    while [0x20, 0x09, 0x0A, 0x0D].contains(next) { offset += 1 }
  }

  /// Takes `byte` if it stands here.
  private mutating func take(_ byte: Character) -> Bool {
    guard byte.asciiValue == next, offset < bytes.count else { return false }
    offset += 1
    return true
  }

  /// Takes a value, of which arrays and objects lie in `depth` others.
  private mutating func takeValue(depth: Int) throws(Problem) -> JSON {
    skipSpace()
    switch next {
    case UInt8(ascii: "{") where depth < Self.depthLimit: return try takeObject(depth)
    case UInt8(ascii: "["): return try takeArray(depth)
    case UInt8(ascii: "\""): return .string(try takeString())
    case UInt8(ascii: "t"): return try takeWord("true", .bool(true))
    case UInt8(ascii: "f"): return try takeWord("false", .bool(false))
    case UInt8(ascii: "n"): return try takeWord("null", .null)
    default: return .number(try takeNumber())
    }
  }

  /// Takes a word that is a value.
  private mutating func takeWord(_ word: String, _ value: JSON) throws(Problem) -> JSON {
    guard bytes[offset...].starts(with: word.utf8) else { throw problem }
    offset += word.utf8.count
    return value
  }

  /// Takes an array.
  private mutating func takeArray(_ depth: Int) throws(Problem) -> JSON {
    guard depth < Self.depthLimit, take("[") else { throw problem }
    var values: [JSON] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      values.append(try takeValue(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(values) }
      guard take(",") else { throw problem }
    }
  }

  /// Takes an object.
  private mutating func takeObject(_ depth: Int) throws(Problem) -> JSON {
    guard take("{") else { throw problem }
    var members: [(key: String, value: JSON)] = []
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      skipSpace()
      let key = try takeString()
      skipSpace()
      guard take(":") else { throw problem }
      members.append((key, try takeValue(depth: depth + 1)))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw problem }
    }
  }

  /// Takes a string with its quotes.
  private mutating func takeString() throws(Problem) -> String {
    guard take("\"") else { throw problem }
    var text: [UInt8] = []
    while offset < bytes.count {
      let byte = next
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw problem }
        return string
      case UInt8(ascii: "\\"): text += String(try takeEscape()).utf8
      case 0..<0x20: throw problem
      default: text.append(byte)
      }
    }
    throw problem
  }

  /// Takes what stands behind a backslash.
  private mutating func takeEscape() throws(Problem) -> Unicode.Scalar {
    let byte = next
    offset += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw problem
    }
    let high = try takeUnit()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard take("\\"), take("u") else { throw problem }
    let low = try takeUnit()
    guard (0xD800..<0xDC00).contains(high), (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw problem }
    return scalar
  }

  /// Takes four hexadecimal digits.
  private mutating func takeUnit() throws(Problem) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(next)).hexDigitValue else { throw problem }
      unit = unit << 4 + UInt32(digit)
      offset += 1
    }
    return unit
  }

  /// Takes a number.
  private mutating func takeNumber() throws(Problem) -> Rational {
    let start = offset
    _ = take("-")
    let first = next
    let whole = takeDigits()
    guard whole > 0, whole == 1 || first != UInt8(ascii: "0") else { throw problem }
    if take("."), takeDigits() == 0 { throw problem }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    var exponent = 0
    if take("e") || take("E") {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      let from = offset
      guard (1...3).contains(takeDigits()) else { throw problem }
      let digits = Int(String(decoding: bytes[from..<offset], as: UTF8.self)) ?? 0
      exponent = isNegative ? -digits : digits
    }
    guard text.utf8.count <= Self.digitLimit, abs(exponent) <= Self.digitLimit,
      let value = Rational(decimal: text)
    else { throw problem }
    let power = Rational(decimal: "1" + String(repeating: "0", count: abs(exponent))) ?? 1
    return exponent < 0 ? value / power : value * power
  }

  /// Passes over digits and returns how many there were.
  private mutating func takeDigits() -> Int {
    let start = offset
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { offset += 1 }
    return offset - start
  }
}
