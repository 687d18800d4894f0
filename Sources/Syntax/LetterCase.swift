/// Whether a letter begins a name or a word.
public enum LetterCase: Sendable {
  /// An uppercase letter, or one of a script without case: it begins a name.
  case upper
  /// A lowercase letter: it begins a word.
  case lower
}

extension Unicode.Scalar {
  /// What the character begins, nil if it is no letter.
  public var letterCase: LetterCase? {
    // Latin-1, so that the letters of the Nordic languages need no look-up.
    switch value {
    case 0x41...0x5A: return .upper
    case 0x61...0x7A: return .lower
    case 0xC0...0xDE: return value == 0xD7 ? nil : .upper
    case 0xDF...0xFF: return value == 0xF7 ? nil : .lower
    default: break
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .letterNumber:
      return .upper
    case .lowercaseLetter: return .lower
    default: return nil
    }
  }

  /// Whether the character may stand in a name behind its first letter.
  public var continuesName: Bool {
    if letterCase != nil { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return true
    default: return false
    }
  }
}
