/// How a word answers to one that is looked for, the better the greater.
public enum WordMatch: Int, Comparable, Sendable, CaseIterable {
  /// It is a compound that begins with nearly the word.
  case beginsNear = 35
  /// Few letters differ.
  case near = 40
  /// It is a part of the compound that is looked for.
  case part = 55
  /// It is a compound with the word in its middle.
  case contains = 60
  /// It is a compound that ends with the word.
  case ends = 70
  /// It is a compound that begins with the word.
  case begins = 75
  /// It is another form of the word.
  case form = 85
  /// The same but for marks above letters.
  case folded = 95
  case same = 100

  public static func < (a: WordMatch, b: WordMatch) -> Bool { a.rawValue < b.rawValue }
}
