import Arithmetic
import Diagnostics

/// What a cell says where a number is asked for.
public enum CellNumber: Hashable, Sendable {
  /// The exact value.
  case value(Rational)
  /// There is none, and why.
  case missing(Missing)
  /// The cell holds something else, or can be read in two ways.
  case problem(TableProblem)
}

/// A cell of a table.
public struct Cell: Sendable {
  /// The bytes as written, quotes included.
  let bytes: ArraySlice<UInt8>
  /// The place of the cell, quotes included.
  public let site: SourceSpan
  /// The encoding of the bytes.
  let encoding: TextEncoding
  /// The column the cell stands in.
  public let column: Column

  /// The text, without the quotes around it; white space is kept.
  ///
  /// - Complexity: O(n) in the length of the cell, at each call.
  public var text: String { Cell.text(of: bytes, encoding) }

  /// Why the cell has no value; nil if it holds text.
  public var missing: Missing? { Missing(content, encoding) }

  /// The number the cell holds, why it is missing, or why it is none.
  ///
  /// - Complexity: O(n) in the length of the cell, at each call.
  public var number: CellNumber {
    let content = content
    if let missing { return .missing(missing) }
    guard let shape = NumberShape(content, encoding) else { return .problem(notNumber) }
    guard shape.digitCount <= Limit.digits else {
      return .problem(.tooManyDigits(shape.digitCount, limit: Limit.digits, at: site))
    }
    switch fractionDigits(of: shape) {
    case .failure(let problem): return .problem(problem)
    case .success(let count):
      let magnitude = Rational(digits: content, fractionDigits: count)
      return .value(shape.isNegative ? -magnitude : magnitude)
    }
  }

  /// What is to be said of a number that one other number alone makes thousands or decimals; nil where
  /// nothing is.
  ///
  /// - Complexity: O(n) in the length of the cell, at each call; O(1) where the column needs no other.
  public var note: TableProblem? {
    if column.commaWitness == nil && column.pointWitness == nil { return nil }
    guard case .either(let mark) = NumberShape(content, encoding)?.reading,
      let witness = mark == .comma ? column.commaWitness : column.pointWitness,
      case .value(let value) = number
    else { return nil }
    return .witnessedNumber(
      excerpt, value: value, isDecimal: column.decimals == (mark == .comma ? .comma : .point),
      column: column.name, witness: witness, at: site)
  }

  /// The number of digits behind the decimal sign, as the column tells what that is.
  private func fractionDigits(of shape: NumberShape) -> Result<Int, TableProblem> {
    if case .mixed(let comma, let point) = column.decimals, shape.reading != .plain {
      return .failure(
        .mixedDecimalSigns(column: column.name, comma: comma, point: point, at: site))
    }
    switch (shape.reading, column.decimals) {
    case (.plain, _), (.grouped, _): return .success(0)
    case (.decimal, _), (.either(.comma), .comma), (.either(.point), .point):
      return .success(shape.lastDigits)
    case (.either(.comma), .point), (.either(.point), .comma): return .success(0)
    case (.either, .undecided), (.either, .mixed):
      return .failure(.ambiguousNumber(excerpt, at: site))
    }
  }

  /// The problem of text where a number is asked for.
  private var notNumber: TableProblem { .notNumber(excerpt, column: column.name, at: site) }

  /// The text, or its beginning if it is long.
  private var excerpt: String {
    let text = text
    let head = text.unicodeScalars.prefix(60)
    return head.endIndex == text.endIndex ? text : String(String.UnicodeScalarView(head)) + "…"
  }

  /// The bytes between the quotes, quotes in them still doubled.
  private var content: ArraySlice<UInt8> {
    bytes.first == Byte.quote ? bytes.dropFirst().dropLast() : bytes
  }

  /// Returns the text of a cell's bytes as written.
  static func text(of bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> String {
    guard bytes.first == Byte.quote else { return decoded(bytes, encoding) }
    var content: [UInt8] = []
    var isSecond = false
    for byte in bytes.dropFirst().dropLast() {
      isSecond = byte == Byte.quote && !isSecond
      if !isSecond { content.append(byte) }
    }
    return decoded(content[...], encoding)
  }

  /// Returns the text of bytes.
  private static func decoded(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> String {
    switch encoding {
    case .utf8: String(decoding: bytes, as: UTF8.self)
    case .windows1252: windows1252Text(bytes)
    }
  }
}
