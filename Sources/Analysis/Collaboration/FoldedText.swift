import Syntax

/// The words of texts, folded so that they can be compared however they were typed.
///
/// A word is a run of letters and digits. One buffer is read into again and again.
struct FoldedText {
  /// The letters of all words, lowercase and without marks: `å` is `a`, `ø` is `o`, `æ` is `a`.
  private(set) var folded: [UInt32] = []
  /// The same letters in lowercase as they were typed; marks that stand for themselves are left out.
  private(set) var typed: [UInt32] = []
  /// Where each word stands in both.
  private(set) var words: [Range<Int>] = []
  /// One bit for each letter of each word, several letters to a bit.
  private(set) var masks: [UInt32] = []

  /// Creates a buffer without words.
  init() {}

  /// Creates the words of a text.
  init(_ text: String) { read(text) }

  /// Reads the words of `text` in place of what was there.
  ///
  /// - Complexity: O(n) in its length.
  mutating func read(_ text: String) {
    folded.removeAll(keepingCapacity: true)
    typed.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    masks.removeAll(keepingCapacity: true)
    folded.reserveCapacity(text.utf8.count)
    typed.reserveCapacity(text.utf8.count)
    var start = 0
    var mask: UInt32 = 0
    for scalar in Self.composed(text) {
      if let letter = Letter(scalar) {
        folded.append(letter.folded)
        typed.append(letter.typed)
        mask |= 1 << (letter.folded & 31)
      } else if !Self.isMark(scalar) {
        add(start..<folded.count, mask)
        (start, mask) = (folded.count, 0)
      }
    }
    add(start..<folded.count, mask)
  }

  /// The characters of a text, with a letter and a mark behind it as the one letter that they make.
  private static func composed(_ text: String) -> String.UnicodeScalarView {
    // In UTF-8 a mark begins with one of two bytes, which few texts have.
    guard text.utf8.contains(where: { $0 == 0xCC || $0 == 0xCD }) else {
      return text.unicodeScalars
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isMark(scalar), let letter = result.last?.composed(with: scalar) {
        result.removeLast()
        result.append(letter)
      } else {
        result.append(scalar)
      }
    }
    return result
  }

  /// Whether a character is a mark that belongs to the letter before it.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value)
  }

  /// Adds a word, if it has letters.
  private mutating func add(_ word: Range<Int>, _ mask: UInt32) {
    if word.isEmpty { return }
    words.append(word)
    masks.append(mask)
  }

  /// A word as it was typed, in lowercase.
  func text(of word: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for value in typed[word] { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
    return String(text)
  }
}

/// A letter or digit of a word.
private struct Letter {
  let typed: UInt32
  let folded: UInt32

  /// What `scalar` is in a word; nil for what stands between words, and for a mark.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: self.init(typed: scalar.value, folded: scalar.value)
    case 0x41...0x5A: self.init(typed: scalar.value + 32, folded: scalar.value + 32)
    case 0..<0x80, 0x300...0x36F: return nil
    case 0x80..<Self.tableEnd:
      let letter = Self.table[Int(scalar.value - 0x80)]
      if letter.typed == 0 { return nil }
      self = letter
    default: self.init(looking: scalar)
    }
  }

  /// What `scalar` is by what Unicode says of it.
  private init?(looking scalar: Unicode.Scalar) {
    guard scalar.continuesName, scalar.properties.generalCategory != .connectorPunctuation,
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first
    else { return nil }
    self.init(typed: lower.value, folded: Self.withoutMark[lower.value] ?? lower.value)
  }

  /// The scalars below are looked up once.
  private static let tableEnd: UInt32 = 0x250

  /// The letters from U+0080 on; what is none is typed as 0.
  private static let table = (0x80..<tableEnd).map { value in
    Unicode.Scalar(value).flatMap(Letter.init(looking:)) ?? Letter(typed: 0, folded: 0)
  }

  private init(typed: UInt32, folded: UInt32) {
    self.typed = typed
    self.folded = folded
  }

  /// The letters with marks of languages with the Latin alphabet, and what they are without.
  private static let withoutMark: [UInt32: UInt32] = {
    let rows: [(Unicode.Scalar, String)] = [
      ("a", "àáâãäåāăąǎæ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģǧ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķǩ"), ("l", "ĺļľŀł"),
      ("n", "ñńņňŋ"), ("o", "òóôõöøōŏőœ"), ("r", "ŕŗř"), ("s", "śŝşšșß"), ("t", "ţťŧțþ"),
      ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
    var table: [UInt32: UInt32] = [:]
    for (plain, marked) in rows {
      for letter in marked.unicodeScalars { table[letter.value] = plain.value }
    }
    return table
  }()
}
