/// An alphabet with letters that look like those of another.
public enum Alphabet: String, Hashable, Sendable {
  case latin = "Latin"
  case greek = "Greek"
  case cyrillic = "Cyrillic"

  /// The alphabet of a letter, nil for every other one and for what is no letter.
  public init?(of scalar: Unicode.Scalar) {
    guard scalar.letterCase != nil else { return nil }
    switch scalar.value {
    case 0x41...0x24F, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF: self = .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
    default: return nil
    }
  }
}

/// Returns `name` with every letter that looks like a Latin one replaced by that, blanks of any kind and
/// number by one, and without what is not seen; two names that a reader cannot tell apart have the same
/// skeleton.
///
/// - Complexity: O(n) in the length of the name.
public func skeleton(of name: String) -> String {
  if name.utf8.allSatisfy({ $0 < 0x80 }) && !hasLooseBlank(name) { return name }
  var result = String.UnicodeScalarView()
  for scalar in name.unicodeScalars {
    if scalar.isUnseen { continue }
    if scalar.properties.isWhitespace {
      // Blanks beside the quotation marks of an index are not seen either.
      if let last = result.last, last != " " && last != "\"" { result.append(" ") }
      continue
    }
    if scalar == "\"" && result.last == " " { result.removeLast() }
    if let letters = ligatures[scalar] {
      result.append(contentsOf: letters.unicodeScalars)
    } else {
      result.append(scalar.latinLookAlike ?? scalar)
    }
  }
  return String(result)
}

/// Whether a blank of a name, or of the text of its index, is not a single space between two words.
///
/// - Complexity: O(n) in the length of the name.
public func hasLooseBlank(_ name: String) -> Bool {
  var previous = UInt8(ascii: "\"")
  for byte in name.utf8 {
    let isBlank = byte <= 0x20
    let wasEdge = previous <= 0x20 || previous == UInt8(ascii: "\"")
    if isBlank && (wasEdge || byte < 0x20) { return true }
    if byte == UInt8(ascii: "\"") && previous <= 0x20 { return true }
    previous = byte
  }
  return previous <= 0x20
}

/// Signs that stand for several letters side by side.
private let ligatures: [Unicode.Scalar: String] = [
  "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl",
  "\u{FB05}": "st", "\u{FB06}": "st",
]

/// Returns the first letter of `name` that looks like one of another alphabet that `name` has letters
/// of, with its own alphabet; nil where there is none.
///
/// - Complexity: O(n) in the length of the name.
public func foreignLetter(in name: String) -> (letter: Unicode.Scalar, of: Alphabet)? {
  if name.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
  let letters = name.unicodeScalars
  guard letters.contains(where: { Alphabet(of: $0) == .latin }) else { return nil }
  for letter in letters {
    guard let alphabet = Alphabet(of: letter), alphabet != .latin else { continue }
    if letter.latinLookAlike != nil { return (letter, alphabet) }
  }
  return nil
}

extension Unicode.Scalar {
  /// Whether nothing is drawn for it.
  public var isUnseen: Bool {
    value == 0xAD || (value >= 0x200B && properties.isDefaultIgnorableCodePoint)
  }
}

extension Unicode.Scalar {
  /// The Latin letter or digit it looks like in most typefaces, nil if it is one or looks like none.
  fileprivate var latinLookAlike: Unicode.Scalar? {
    switch value {
    case 0..<0x80: return nil
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      return Unicode.Scalar(value - 0xFEE0)  // the wide forms
    case 0x1D400...0x1D6A3:  // letters of mathematics, alphabets of 52
      let number = (value - 0x1D400) % 52
      return Unicode.Scalar(number < 26 ? 0x41 + number : 0x61 + number - 26)
    case 0x1D7CE...0x1D7FF: return Unicode.Scalar(0x30 + (value - 0x1D7CE) % 10)
    default: return lookAlikes[self]
    }
  }
}

/// Letters and what they look like, by what they look like.
private let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = {
  let rows: [(Unicode.Scalar, String)] = [
    ("A", "АΑ"), ("B", "ВΒ"), ("C", "СϹⅭ"), ("D", "Ⅾ"), ("E", "ЕΕ"), ("G", "Ԍ"), ("H", "НΗ"),
    ("I", "ІӀΙⅠ"), ("J", "ЈͿ"), ("K", "КΚ"), ("L", "Ⅼ"), ("M", "МΜϺⅯ"), ("N", "Ν"), ("O", "ОΟ"),
    ("P", "РΡ"), ("Q", "Ԛ"), ("S", "Ѕ"), ("T", "ТΤ"), ("V", "ѴⅤ"), ("W", "Ԝ"), ("X", "ХΧⅩ"),
    ("Y", "ҮΥ"), ("Z", "Ζ"), ("a", "аɑ"), ("c", "сϲⅽ"), ("d", "ԁⅾ"), ("e", "е"), ("g", "ɡ"),
    ("h", "һ"), ("i", "іıιⅰ"), ("j", "јϳ"), ("k", "κк"), ("l", "ⅼ"), ("m", "ⅿ"), ("o", "оο"),
    ("p", "рρ"), ("q", "ԛ"), ("s", "ѕ"), ("u", "υ"), ("v", "ѵνⅴ"), ("w", "ԝ"), ("x", "хⅹ"),
    ("y", "уү"), ("Ä", "Ӓ"), ("Ö", "Ӧ"), ("Ë", "Ё"), ("È", "Ѐ"), ("Ï", "Ї"), ("Æ", "Ӕ"),
    ("ä", "ӓ"), ("ö", "ӧ"), ("ë", "ё"), ("è", "ѐ"), ("ï", "їϊ"), ("æ", "ӕ"), ("ó", "ό"),
    ("Đ", "ÐƉ"),
  ]
  var table: [Unicode.Scalar: Unicode.Scalar] = [:]
  for (latin, others) in rows {
    for other in others.unicodeScalars { table[other] = latin }
  }
  return table
}()
