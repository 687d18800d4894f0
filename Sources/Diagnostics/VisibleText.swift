/// Returns `text` with everything that would act on a terminal, or hide, made visible.
///
/// Control characters become their pictures (`␛`); what turns the direction of text, ends lines or
/// has no width becomes its number (`\u{202E}`), as do marks that would pile up beyond their line.
/// So a script can never paint over what is said of it.
/// - Complexity: O(n) in the length of the text.
public func visible(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var result = ""
  var marks = 0
  for scalar in text.unicodeScalars {
    marks = scalar.isMark ? marks + 1 : 0
    if let form = visibleForm(of: scalar) {
      result += form
    } else if marks > markLimit {
      result += number(of: scalar)
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Returns a part of a script's text so that it can be shown safely.
///
/// - Complexity: O(n) in the length of the text.
public func visible(_ text: Substring) -> String { visible(String(text)) }

extension Unicode.Scalar {
  /// Whether it acts on a terminal, turns the direction of text, or cannot be seen.
  public var isHidden: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    case 0x200C, 0x200D, 0xFE0E, 0xFE0F:
      false  // These shape the letters and pictures beside them.
    case 0x300...: properties.isDefaultIgnorableCodePoint
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is drawn onto the letter before it.
  fileprivate var isMark: Bool {
    if value < 0x300 { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }
}

/// So many combining marks may stand on one letter.
private let markLimit = 4

/// Returns what stands for `scalar` where it must not be written as it is.
private func visibleForm(of scalar: Unicode.Scalar) -> String? {
  guard scalar.isHidden else { return nil }
  return switch scalar.value {
  case 0x00...0x1F: picture(0x2400 + scalar.value)
  case 0x7F: picture(0x2421)
  default: number(of: scalar)
  }
}

/// Returns the number of `scalar` as Swift writes it.
private func number(of scalar: Unicode.Scalar) -> String {
  "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
}

/// Returns the control picture with the given number.
private func picture(_ value: UInt32) -> String {
  Unicode.Scalar(value).map { String(Character($0)) } ?? "?"
}
