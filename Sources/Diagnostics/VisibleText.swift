/// Returns `text` with everything that would act on a terminal, or hide, made visible.
///
/// Control characters become their pictures (`␛`), what turns the direction of text, ends lines or
/// has no width becomes its number (`\u{202E}`). So a script can never paint over what is said of it.
/// - Complexity: O(n) in the length of the text.
public func visible(_ text: some StringProtocol) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(text) }
  var result = ""
  for scalar in text.unicodeScalars {
    if let form = visibleForm(of: scalar) {
      result += form
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension Unicode.Scalar {
  /// Whether it acts on a terminal, turns the direction of text, or cannot be seen.
  public var isHidden: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}

/// Returns what stands for `scalar` where it must not be written as it is.
private func visibleForm(of scalar: Unicode.Scalar) -> String? {
  guard scalar.isHidden else { return nil }
  return switch scalar.value {
  case 0x00...0x1F: picture(0x2400 + scalar.value)
  case 0x7F: picture(0x2421)
  default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }
}

/// Returns the control picture with the given number.
private func picture(_ value: UInt32) -> String {
  Unicode.Scalar(value).map { String(Character($0)) } ?? "?"
}
