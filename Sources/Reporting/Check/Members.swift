import Arithmetic
import Diagnostics
import Tabulating

/// The members of an object of JSON, asked for by name and kind.
struct Members {
  private let values: [String: JSONNode]

  /// Takes the members of a value; nil where it is no object.
  private init?(_ node: JSONNode) {
    guard let members = node.members else { return nil }
    values = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// Reads the object that `bytes` hold, whose member `format` says that it is of a format.
  init(json bytes: [UInt8], format: String) throws(CheckReportProblem) {
    let document: JSONNode
    do throws(JSONFault) {
      document = try JSONReader.read(bytes)
    } catch {
      throw .notJSON(line: bytes[..<error.place.lowerBound].count { $0 == 0x0A } + 1)
    }
    guard let members = Members(document), members.optionalText("format") == format else {
      throw .otherFormat
    }
    self = members
  }

  /// Whether there is such a member, null or not.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// A string.
  func text(_ name: String) throws(CheckReportProblem) -> String {
    guard let text = values[name]?.text else { throw .member(name) }
    return text
  }

  /// A string, nil for null and what is missing.
  func optionalText(_ name: String) -> String? { try? text(name) }

  /// A number, nil for null and what is missing.
  func optionalNumber(_ name: String) -> Rational? { values[name]?.number }

  /// A truth value.
  func truth(_ name: String) throws(CheckReportProblem) -> Bool {
    guard case .bool(let value) = values[name]?.content else { throw .member(name) }
    return value
  }

  /// A whole number from 0 on.
  func count(_ name: String) throws(CheckReportProblem) -> Int {
    guard let value = values[name].flatMap(Self.count) else { throw .member(name) }
    return value
  }

  /// A whole number from 1 on.
  func position(_ name: String) throws(CheckReportProblem) -> Int {
    let value = try count(name)
    if value < 1 { throw .member(name) }
    return value
  }

  /// Whole numbers from 0 on.
  func counts(_ name: String) throws(CheckReportProblem) -> [Int] {
    let numbers = try array(name).compactMap(Self.count)
    if numbers.count != (try array(name).count) { throw .member(name) }
    return numbers
  }

  /// Strings.
  func texts(_ name: String) throws(CheckReportProblem) -> [String] {
    try array(name).map { value throws(CheckReportProblem) in
      guard let text = value.text else { throw .member(name) }
      return text
    }
  }

  /// The word of a severity.
  func severity(_ name: String) throws(CheckReportProblem) -> Severity {
    let word = try text(name)
    guard let severity = Severity(word: word) else { throw .member(name) }
    return severity
  }

  /// An object.
  func object(_ name: String) throws(CheckReportProblem) -> Members {
    guard let members = values[name].flatMap(Members.init) else { throw .member(name) }
    return members
  }

  /// The objects of an array, each read by `read`.
  func each<T>(
    _ name: String, _ read: (Members) throws(CheckReportProblem) -> T
  ) throws(CheckReportProblem) -> [T] {
    try array(name).map { value throws(CheckReportProblem) in
      guard let members = Members(value) else { throw .member(name) }
      return try read(members)
    }
  }

  /// An array.
  private func array(_ name: String) throws(CheckReportProblem) -> [JSONNode] {
    guard let elements = values[name]?.elements else { throw .member(name) }
    return elements
  }

  /// A number as a count of at most 32 bits, nil for any other.
  private static func count(_ node: JSONNode) -> Int? {
    guard let value = node.number, value.isWhole, value.sign >= 0,
      value <= Rational(Int(Int32.max))
    else { return nil }
    return Int(value.decimal(fractionDigits: 0))
  }
}
