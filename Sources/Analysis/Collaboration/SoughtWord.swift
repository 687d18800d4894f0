/// A word that is looked for.
struct SoughtWord {
  /// As it was typed, in lowercase.
  let text: String
  private let typed: [UInt32]
  private let letters: [UInt32]
  /// How many of its first letters are left without the longest ending.
  private let stem: Int
  /// One bit for each letter it has.
  private let mask: UInt32

  /// A part of a compound, and a word that an ending stands behind, has so many letters.
  private static let leastPart = 4
  /// What else a compound has, in letters.
  private static let leastRest = 3
  /// Longer words are not looked through for slips.
  private static let longest = 60

  /// Creates the word with a number in a text.
  init(_ text: FoldedText, _ number: Int) {
    let word = text.words[number]
    self.text = text.text(of: word)
    typed = Array(text.typed[word])
    let letters = Array(text.folded[word])
    self.letters = letters
    mask = text.masks[number]
    let stems = stride(from: Self.leastPart, to: letters.count, by: 1)
    stem = stems.first { Endings.contain(letters.span.extracting($0...)) } ?? letters.count
  }

  /// How the word with a number in a text answers to this one; nil where it does not.
  ///
  /// - Complexity: O(n m) in the lengths where both have much the same letters, else O(n + m).
  func match(_ text: FoldedText, _ number: Int) -> WordMatch? {
    let place = text.words[number]
    let word = text.folded.span.extracting(place)
    let common = commonCount(word)
    if common == letters.count && common == word.count {
      return typed.elementsEqual(text.typed[place]) ? .same : .folded
    }
    if isForm(word, common) { return .form }
    return compound(word, common, text.masks[number]) ?? slip(word, text.masks[number])
  }

  /// How many letters both begin with.
  private func commonCount(_ word: borrowing Span<UInt32>) -> Int {
    let most = min(letters.count, word.count)
    var count = 0
    while count < most && letters[count] == word[count] { count += 1 }
    return count
  }

  /// Whether both are the same but for their endings.
  private func isForm(_ word: borrowing Span<UInt32>, _ common: Int) -> Bool {
    let isWhole = common == min(letters.count, word.count)
    guard common >= (isWhole ? Self.leastRest : Self.leastPart) else { return false }
    return Endings.contain(letters.span.extracting(common...))
      && Endings.contain(word.extracting(common...))
  }

  /// How one is a part of the other.
  private func compound(
    _ word: borrowing Span<UInt32>, _ common: Int, _ otherMask: UInt32
  ) -> WordMatch? {
    let (count, other) = (letters.count, word.count)
    if common >= stem && other >= stem + Self.leastRest && stem < count { return .begins }
    if count >= Self.leastPart && other >= count + Self.leastRest && mask & ~otherMask == 0 {
      if common == count { return .begins }
      if stands(letters.span, in: word, at: other - count) { return .ends }
      if count > Self.leastPart {
        for start in 1..<(other - count) where stands(letters.span, in: word, at: start) {
          return .contains
        }
      }
    }
    if other >= Self.leastPart && count >= other + Self.leastRest && otherMask & ~mask == 0 {
      if common == other || stands(word, in: letters.span, at: count - other) { return .part }
    }
    return nil
  }

  /// Whether a part stands at a place of a longer word.
  private func stands(
    _ part: borrowing Span<UInt32>, in word: borrowing Span<UInt32>, at start: Int
  ) -> Bool {
    for index in part.indices where word[start + index] != part[index] { return false }
    return true
  }

  /// How the word answers where at most a third of its letters is typed in another way, the first
  /// only if no other is.
  private func slip(_ word: borrowing Span<UInt32>, _ otherMask: UInt32) -> WordMatch? {
    guard letters.count >= Self.leastPart, max(letters.count, word.count) <= Self.longest else {
      return nil
    }
    let isFirst = word[0] == letters[0]
    let limit = isFirst ? letters.count / 3 : 1
    if abs(word.count - letters.count) <= limit {
      let differing = (otherMask ^ mask).nonzeroBitCount
      return differing <= 2 * limit && edits(to: word, atMost: limit) ? .near : nil
    }
    guard isFirst, letters.count > Self.leastPart + 1,
      word.count >= letters.count + Self.leastRest, (mask & ~otherMask).nonzeroBitCount <= 1
    else { return nil }
    return edits(to: word.extracting(first: letters.count), atMost: 1) ? .beginsNear : nil
  }

  /// Whether so many letters inserted, dropped, replaced or swapped make the word the other
  /// (optimal string alignment).
  private func edits(to other: borrowing Span<UInt32>, atMost limit: Int) -> Bool {
    var before: [Int] = []
    var above = Array(0...other.count)
    for i in letters.indices {
      var row = [i + 1]
      row.reserveCapacity(other.count + 1)
      var least = i + 1
      for j in other.indices {
        var cost = min(
          above[j + 1] + 1, row[j] + 1, above[j] + (letters[i] == other[j] ? 0 : 1))
        if i > 0 && j > 0 && letters[i] == other[j - 1] && letters[i - 1] == other[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
        least = min(least, cost)
      }
      if least > limit { return false }
      (before, above) = (above, row)
    }
    return above[other.count] <= limit
  }
}

/// What stands behind a word to make another form of it.
private enum Endings {
  /// Whether letters are an ending, or none.
  static func contain(_ letters: borrowing Span<UInt32>) -> Bool {
    if letters.isEmpty { return true }
    guard letters.count <= longest else { return false }
    var key: UInt64 = 0
    for index in letters.indices {
      guard letters[index] < 0x80 else { return false }
      key = key << 8 | UInt64(letters[index])
    }
    return all.contains(key)
  }

  private static let longest = 6

  /// Endings of Swedish, Norwegian, Danish, Finnish and English nouns, adjectives and verbs, folded;
  /// a letter a byte.
  private static let all: Set<UInt64> = {
    let words = """
      a ad ade ades ads al ala an ans ande andet ar are aren arna arnas ars as at ats e ede eds else en ende \
      ene enes ens er erna ernas erne ernes ers es et ets ig iga igt ing ingar ingen inger ings lig liga ligt n \
      na nar nas ne nes ning ningar ningen ns or orna ornas r s st t te ts \
      ja ien iin in ina ista issa ille illa ilta jen ksi lla lle lta ni nsa sa seen ssa sta ta tta \
      ed ly
      """
    return Set(words.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })
  }()
}
