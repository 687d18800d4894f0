extension Character {
  /// The columns a terminal gives it: 0 for a lone combining mark, 2 for emoji and wide characters.
  public var terminalWidth: Int {
    let scalars = unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.value < 0x300 { return scalars.contains(where: \.isEmojiSelector) ? 2 : 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if first.properties.isEmojiPresentation || first.isWide { return 2 }
    return first.properties.isEmoji && scalars.contains(where: \.isEmojiSelector) ? 2 : 1
  }
}

extension StringProtocol {
  /// The columns a terminal gives the text, which holds no control characters.
  ///
  /// - Complexity: O(n) in the length of the text.
  @inlinable
  public var terminalWidth: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return reduce(0) { $0 + $1.terminalWidth }
  }
}

extension Unicode.Scalar {
  /// Whether it asks for the picture of the character before it.
  fileprivate var isEmojiSelector: Bool { value == 0xFE0F }

  /// Whether its East Asian Width is W or F (Unicode Standard Annex 11), emoji left out.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
