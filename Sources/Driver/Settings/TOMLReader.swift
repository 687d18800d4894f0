/// Reads the part of TOML 1.0 that settings need: tables, bare, quoted and dotted keys, strings on
/// one line, whole numbers, truth values and comments. What it does not read it names.
///
/// A library would read all of it; those for Swift are built on Foundation, which more than
/// doubles the time to start, for a file of a few lines.
struct TOMLReader {
  /// A value and where it stands.
  struct Entry: Hashable, Sendable {
    /// The names of the tables and the key.
    let path: [String]
    let value: Value
    /// The line of the key and of the value, or of the header, from 1.
    let line: Int
  }

  /// What a key is set to.
  enum Value: Hashable, Sendable {
    case string(String)
    case integer(Int)
    case truth(Bool)
    /// A table whose header is all there is of it.
    case emptyTable
  }

  typealias Fault = SettingsProblem.TextFault

  /// The values and the empty tables, in order.
  private(set) var entries: [Entry] = []
  /// What is wrong, by line.
  private(set) var faults: [(line: Int, fault: Fault)] = []

  private var scalars: [Unicode.Scalar] = []
  private var offset = 0
  private var line = 1
  /// The table that keys belong to.
  private var table: [String] = []
  /// What every path met so far is.
  private var kinds: [[String]: Kind] = [:]

  /// What a path is: a value, or a table by a header, by keys with dots, or only on the way to one.
  private enum Kind {
    case value, header, dotted, passed
  }

  /// Reads `bytes`; a line with a fault is passed over.
  init(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      faults.append((1, isUTF16 ? .isUTF16 : .notText))
      return
    }
    for part in text.unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      scalars = Array(part)
      if scalars.last == "\r" { scalars.removeLast() }
      if line == 1, scalars.first == "\u{FEFF}" { scalars.removeFirst() }
      offset = 0
      do throws(Failure) {
        try readLine()
      } catch {
        faults.append((line, error.fault))
      }
      line += 1
    }
  }

  /// A fault on its way to the list.
  private struct Failure: Error {
    let fault: Fault
  }

  /// Reads a line: nothing, a header, or a key and its value.
  private mutating func readLine() throws(Failure) {
    skipSpace()
    if isAtEnd { return try takeComment() }
    if next == "[" {
      try readHeader()
    } else {
      if entries.last?.value == .emptyTable && entries.last?.path == table { entries.removeLast() }
      let path = try takePath()
      guard take("=") else { throw Failure(fault: .noEqualSign) }
      skipSpace()
      let value = try takeValue()
      skipSpace()
      try takeComment()
      try note(path)
      entries.append(Entry(path: table + path, value: value, line: line))
    }
  }

  /// Reads the header of a table.
  private mutating func readHeader() throws(Failure) {
    offset += 1
    if next == "[" { throw Failure(fault: .notRead("[[…]]")) }
    let path = try takePath()
    guard take("]") else { throw Failure(fault: .badHeader) }
    skipSpace()
    try takeComment()
    // What stands below a header that is wrong belongs to it all the same.
    table = path
    for count in 1..<path.count where kinds[Array(path[..<count])] == nil {
      kinds[Array(path[..<count])] = .passed
    }
    let isInValue = (1..<path.count).contains { kinds[Array(path[..<$0])] == .value }
    switch kinds[path] {
    case nil where !isInValue, .passed where !isInValue:
      kinds[path] = .header
      entries.append(Entry(path: path, value: .emptyTable, line: line))
    default: throw Failure(fault: .repeated(path.joined(separator: ".")))
    }
  }

  /// Notes a key of the table, which must be new.
  private mutating func note(_ path: [String]) throws(Failure) {
    let whole = table + path
    for count in table.count + 1..<max(whole.count, table.count + 1) {
      let part = Array(whole[..<count])
      switch kinds[part] {
      case nil: kinds[part] = .dotted
      case .dotted: break
      case .value, .header, .passed:
        throw Failure(fault: .repeated(part.joined(separator: ".")))
      }
    }
    if kinds[whole] != nil { throw Failure(fault: .repeated(whole.joined(separator: "."))) }
    kinds[whole] = .value
  }

  /// Takes keys with dots between them.
  private mutating func takePath() throws(Failure) -> [String] {
    var path: [String] = []
    repeat {
      skipSpace()
      // Every part of a path is noted, so that they are few.
      if path.count == 16 { throw Failure(fault: .deepKey) }
      path.append(try takeKey())
      skipSpace()
    } while take(".")
    return path
  }

  /// Takes one key.
  private mutating func takeKey() throws(Failure) -> String {
    if next == "\"" { return try takeBasic() }
    if next == "'" { return try takeLiteral() }
    let start = offset
    while let scalar = next, scalar.isBare { offset += 1 }
    if offset == start { throw Failure(fault: .noKey) }
    return String(String.UnicodeScalarView(scalars[start..<offset]))
  }

  /// Takes a value.
  private mutating func takeValue() throws(Failure) -> Value {
    switch next {
    case nil, "#": throw Failure(fault: .noValue)
    case "\"":
      if scalars[offset...].starts(with: Array("\"\"\"".unicodeScalars)) {
        throw Failure(fault: .notRead("a string on several lines"))
      }
      return .string(try takeBasic())
    case "'":
      if scalars[offset...].starts(with: Array("'''".unicodeScalars)) {
        throw Failure(fault: .notRead("a string on several lines"))
      }
      return .string(try takeLiteral())
    case "[": throw Failure(fault: .notRead("an array"))
    case "{": throw Failure(fault: .notRead("a table on one line"))
    default: return try takeWord()
    }
  }

  /// Takes a truth value or a whole number.
  private mutating func takeWord() throws(Failure) -> Value {
    let start = offset
    while let scalar = next, scalar.isBare || "+.:".unicodeScalars.contains(scalar) { offset += 1 }
    let word = String(String.UnicodeScalarView(scalars[start..<offset]))
    switch word {
    case "": throw Failure(fault: .noValue)
    case "true": return .truth(true)
    case "false": return .truth(false)
    default: return .integer(try Self.integer(word))
    }
  }

  /// Returns the whole number that `word` is.
  private static func integer(_ word: String) throws(Failure) -> Int {
    let isSigned = word.first == "+" || word.first == "-"
    let body = isSigned ? String(word.dropFirst()) : word
    guard body.first?.isNumber == true else { throw Failure(fault: .noValue) }
    let prefixes = ["0x": 16, "0o": 8, "0b": 2]
    let radix = isSigned ? 10 : prefixes[String(body.prefix(2))] ?? 10
    let digits = radix == 10 ? body : String(body.dropFirst(2))
    if radix == 10, digits.contains(where: { ".:eE-".contains($0) }) {
      throw Failure(
        fault: .notRead(digits.contains { ":-".contains($0) } ? "a date" : "a fraction"))
    }
    let groups = digits.split(separator: "_", omittingEmptySubsequences: false)
    guard !groups.contains(""), radix != 10 || digits == "0" || digits.first != "0",
      groups.joined().allSatisfy({ $0.isASCII && $0.hexDigitValue ?? radix < radix })
    else { throw Failure(fault: .badNumber) }
    guard let value = Int((word.first == "-" ? "-" : "") + groups.joined(), radix: radix) else {
      throw Failure(fault: .largeNumber)
    }
    return value
  }

  /// Takes a string between double quotes.
  private mutating func takeBasic() throws(Failure) -> String {
    offset += 1
    var text = String.UnicodeScalarView()
    while let scalar = next {
      offset += 1
      switch scalar {
      case "\"": return String(text)
      case "\\": text.append(try takeEscape())
      default:
        if scalar.isControl { throw Failure(fault: .control) }
        text.append(scalar)
      }
    }
    throw Failure(fault: .openString)
  }

  /// Takes what stands behind a backslash.
  private mutating func takeEscape() throws(Failure) -> Unicode.Scalar {
    let letters: [Unicode.Scalar: Unicode.Scalar] = [
      "b": "\u{8}", "t": "\t", "n": "\n", "f": "\u{C}", "r": "\r", "\"": "\"", "\\": "\\",
    ]
    guard let letter = next else { throw Failure(fault: .openString) }
    offset += 1
    if let plain = letters[letter] { return plain }
    let length = letter == "u" ? 4 : letter == "U" ? 8 : 0
    let digits = String(String.UnicodeScalarView(scalars[offset...].prefix(length)))
    guard length > 0, digits.unicodeScalars.count == length, digits.allSatisfy(\.isHexDigit),
      let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    else { throw Failure(fault: .badEscape) }
    offset += length
    return scalar
  }

  /// Takes a string between single quotes.
  private mutating func takeLiteral() throws(Failure) -> String {
    offset += 1
    let start = offset
    while let scalar = next, scalar != "'", !scalar.isControl { offset += 1 }
    if next?.isControl == true { throw Failure(fault: .control) }
    guard take("'") else { throw Failure(fault: .openString) }
    return String(String.UnicodeScalarView(scalars[start..<offset - 1]))
  }

  /// Takes a comment, or nothing; anything else is too much.
  private mutating func takeComment() throws(Failure) {
    if let scalar = next, scalar != "#" { throw Failure(fault: .rest) }
    if scalars[offset...].contains(where: \.isControl) { throw Failure(fault: .notText) }
    offset = scalars.count
  }

  /// What stands here, nil at the end of the line.
  private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  /// Whether nothing but a comment is left.
  private var isAtEnd: Bool { next == nil || next == "#" }

  /// Takes `scalar` if it stands here.
  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    if next != scalar { return false }
    offset += 1
    return true
  }

  /// Passes over spaces and tabs.
  private mutating func skipSpace() {
    while next == " " || next == "\t" { offset += 1 }
  }
}

extension Unicode.Scalar {
  /// Whether it may stand in a key without quotes.
  fileprivate var isBare: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }

  /// Whether TOML forbids it in text.
  fileprivate var isControl: Bool {
    (value < 0x20 && self != "\t") || value == 0x7F
  }
}
