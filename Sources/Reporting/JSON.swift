import Arithmetic
import Diagnostics

/// A value of JSON; objects keep the order of their keys.
enum JSON {
  case null
  case bool(Bool)
  /// Written to 12 significant digits, never in exponent form.
  case number(Rational)
  case string(String)
  case array([JSON])
  /// An array of so many values, each made as it is written: all together they need not be held.
  case made(count: Int, (Int) -> JSON)
  case object([(key: String, value: JSON)])

  /// The number, or null for what is unknown.
  static func number(orNull value: Rational?) -> JSON { value.map(JSON.number) ?? .null }

  /// The string, or null for what is unknown.
  static func string(orNull value: String?) -> JSON { value.map(JSON.string) ?? .null }

  /// A count.
  static func count(_ value: Int) -> JSON { .number(Rational(value)) }

  /// Writes the value on one line, with a final newline.
  func writeLine(to output: inout some TextOutputStream) {
    output.write((inline(within: .max) ?? "null") + "\n")
  }

  /// Writes the value over as many lines as needed, with a final newline.
  func write(to output: inout some TextOutputStream) {
    write(to: &output, indent: 0)
    output.write("\n")
  }

  /// Lines up to so many columns hold a whole array or object.
  private static let width = 100

  /// Writes the value; what fits the line stands on it.
  ///
  /// The depth is that of the writers' own shapes, never that of an input.
  private func write(to output: inout some TextOutputStream, indent: Int) {
    let line = inline(within: Self.width - indent)
    if let line { return output.write(line) }
    let margin = String(repeating: " ", count: indent + 2)
    let end = "\n" + String(repeating: " ", count: indent)
    switch self {
    case .null, .bool, .number, .string: output.write(scalar)
    case .array(let values):
      JSON.made(count: values.count) { values[$0] }.write(to: &output, indent: indent)
    case .made(let count, let value):
      for index in 0..<count {
        output.write((index == 0 ? "[\n" : ",\n") + margin)
        value(index).write(to: &output, indent: indent + 2)
      }
      output.write(end + "]")
    case .object(let entries):
      for (index, entry) in entries.enumerated() {
        output.write((index == 0 ? "{\n" : ",\n") + margin + Self.quoted(entry.key) + ": ")
        entry.value.write(to: &output, indent: indent + 2)
      }
      output.write(end + "}")
    }
  }

  /// Returns the value on one line, nil where it needs more than `width` bytes.
  private func inline(within width: Int) -> String? {
    var text: String
    switch self {
    case .null, .bool, .number, .string: text = scalar
    case .array(let values):
      return JSON.made(count: values.count) { values[$0] }.inline(within: width)
    case .made(let count, let value):
      text = "["
      for index in 0..<count {
        guard let inner = value(index).inline(within: width - text.utf8.count) else { return nil }
        text += (index == 0 ? "" : ", ") + inner
      }
      text += "]"
    case .object(let entries):
      text = "{"
      for (index, entry) in entries.enumerated() {
        text += (index == 0 ? " " : ", ") + Self.quoted(entry.key) + ": "
        guard let inner = entry.value.inline(within: width - text.utf8.count) else { return nil }
        text += inner
      }
      text += entries.isEmpty ? "}" : " }"
    }
    return text.utf8.count <= width ? text : nil
  }

  /// The text of what has no parts.
  private var scalar: String {
    switch self {
    case .null, .array, .made, .object: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): value.decimal(significantDigits: 12)
    case .string(let value): Self.quoted(value)
    }
  }

  /// Returns `text` between quotes, with everything hidden escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.isHidden {
          for unit in String(Character(scalar)).utf16 { result += escape(unit) }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// Returns the escape of a UTF-16 code unit.
  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
