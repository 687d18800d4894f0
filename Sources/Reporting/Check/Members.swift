import Arithmetic
import Diagnostics

/// The members of an object of JSON, asked for by name and kind.
struct Members {
  private var values: [String: JSON] = [:]

  /// Takes the members of `json`, the first of each name; nil where it is no object.
  init?(_ json: JSON) {
    guard case .object(let members) = json else { return nil }
    for (key, value) in members where values[key] == nil { values[key] = value }
  }

  /// Whether there is such a member, null or not.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// A string.
  func text(_ name: String) throws(CheckReportProblem) -> String {
    guard case .string(let text) = values[name] else { throw .member(name) }
    return text
  }

  /// A string, nil for null and what is missing.
  func optionalText(_ name: String) -> String? { try? text(name) }

  /// A number, nil for null and what is missing.
  func optionalNumber(_ name: String) -> Rational? {
    guard case .number(let value) = values[name] else { return nil }
    return value
  }

  /// A truth value.
  func truth(_ name: String) throws(CheckReportProblem) -> Bool {
    guard case .bool(let value) = values[name] else { throw .member(name) }
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
      guard case .string(let text) = value else { throw .member(name) }
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
  private func array(_ name: String) throws(CheckReportProblem) -> [JSON] {
    guard case .array(let values) = values[name] else { throw .member(name) }
    return values
  }

  /// A number as a count of at most 32 bits, nil for any other.
  private static func count(_ json: JSON) -> Int? {
    guard case .number(let value) = json, value.isWhole, value.sign >= 0,
      value <= Rational(Int(Int32.max))
    else { return nil }
    return Int(value.decimal(fractionDigits: 0))
  }
}
