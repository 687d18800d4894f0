import Syntax

extension Wanted {
  /// Whether it is a text.
  var isText: Bool { if case .text = self { true } else { false } }

  /// What to write instead, where it can be told.
  func help(after: String?, found: Found) -> [String] {
    switch self {
    case .contribution: after.map { ["as in `from \($0) 50 %`"] } ?? []
    case .effectAmount(let verb): after.map { ["as in `\(verb) \($0) by 3`"] } ?? []
    case .finding: ["as in `accept SV204 on Queue owner Region because \"pilot year\"`"]
    case .noUnit: ["write it before `±`, as in `9 \(found.unit) ± 30 %`"]
    case .words(let words) where found.meant(among: words) != nil:
      found.meant(among: words).map { ["write `\($0.spelling)`"] } ?? []
    case .words where after == Keyword.no.spelling && found.isText(Keyword.harm.spelling):
      ["compare it, as in `expect harm = 0 kr`"]
    case .words where after == Keyword.turn.spelling:
      ["ask for a figure that the script sets, as `turn rate of Queue`; `robust` tries them all"]
    case .words where after == Keyword.value.spelling: [Wanted.valueHelp]
    case .words([.within]): ["write `within`"]
    case .words([.in]): ["say when, as in `in 2026`"]
    case .words([.by]) where ["before", "in", "until"].contains { found.isText($0) }:
      ["say by when, as in `by 2028-12-31`"]
    case .endOfLine where after.map(endsValue) == true && found.asksWhose: [Wanted.valueHelp]
    case .words(let words) where found.isText(Keyword.for.spelling) && words.contains(.of):
      ["write `of`"]
    case .endOfLine where found.isText(Keyword.for.spelling) && after.map(isUnit) == true:
      ["an amount for each one is written with `per`, as in `10 kr per day`"]
    case .endOfRemoval(let word): ["write `without \(word.rawValue)`"]
    case .name(.scenario)
    where after == Keyword.extends.spelling && found.isText(Keyword.base.spelling):
      ["leave it out: every scenario begins from base"]
    case .name(.activity)
    where after == Keyword.may.spelling && found.isText(Keyword.not.spelling):
      ["write `must not`"]
    case .untilLine: ["write `until` with the second date, on a line of its own"]
    case .endOfLine where found.onlyMeant != nil:
      found.onlyMeant.map { ["write `\($0.spelling)`"] } ?? []
    case .text where after == Keyword.because.spelling:
      ["texts stand in quotation marks, and names of obstacles begin with a capital letter"]
    case .text: ["texts stand in quotation marks, as in `\"text\"`"]
    case .endOfLine(.other) where found.asksWhose && after.map(isOfAll) == true:
      ["leave it out: this is asked of all together"]
    case .endOfLine where found.isText(Keyword.by.spelling) && after.map(endsGoal) == true:
      ["by when stands in the goal, as in `reach Readmissions 1 150 by 2028`"]
    case .endOfLine(.line): ["put `;` or a new line between"]
    case .endOfLine(.listed) where after.map(beginsWithCapital) == true && found.isName:
      ["a list has commas, as in `A, B`"]
    case .figure where ["<", "<=", ">", ">="].contains { found.isText($0) } && after != "=":
      ["leave it out: the figure stands here alone"]
    case .figure where found.isText("="): ["leave out `=`: the figure stands behind the word"]
    case .figure where after == "=" && found.isText(">"): ["write `>=`"]
    case .figure where after == "=" && found.isText("<"): ["write `<=`"]
    case .date: ["as in `2028-12-31`"]
    case .block(nil) where [Keyword.extends, .from].contains { found.isText($0.spelling) }:
      ["what is said of it stands in its block: `{ \(found.unit) … }`"]
    case .block(let kind?) where found.beginsAttribute(of: kind):
      ["what is said of it stands in its block: `{ \(found.unit) … }`"]
    case .block where !found.isName || found.isText("-"):
      [
        "a name is one word; more stands behind it as a title, as in `party Skogsby \"Skogsby kommun\"`"
      ]
    case .name(.discussed) where after == Keyword.about.spelling && found.isTitle:
      ["write `theme` before it"]
    case .name where found.isTitle:
      ["a name of one word stands before the title, as in `party Skogsby \"Skogsby kommun\"`"]
    case .unit where found.isCapitalized && !found.isText(Keyword.megakrona.spelling):
      ["units begin with a lowercase letter, as `\(found.unit.lowercased())`"]
    case .unit where found.isWord: ["in quotation marks it is one, as `\"\(found.unit)\"`"]
    case .name, .words, .sign, .figure, .unit, .column, .dateOrParty, .block, .question,
      .claim, .declaration, .endOfLine:
      []
    }
  }
}

extension Wanted {
  /// What to ask where a value is asked for that is no such figure.
  fileprivate static let valueHelp =
    "it is that of all together, as in `value predicted`; what one of an activity gives a party is "
    + "`gain of PARTY from ACTIVITY`"
}

extension Found {
  /// The one of `words` that is meant by a word of another Nordic language.
  func meant(among words: [Keyword]) -> Keyword? {
    guard case .text(let text) = self, let meant = Found.connectives[text] else { return nil }
    return meant.first { words.contains($0) && $0.spelling != text }
  }

  /// What is meant by a word of another Nordic language that stands for one of this only.
  var onlyMeant: Keyword? {
    guard case .text(let text) = self, let meant = Found.connectives[text] else { return nil }
    return meant.count == 1 && meant[0].spelling != text ? meant[0] : nil
  }

  /// What the small words of the other Nordic languages may stand for.
  private static let connectives: [String: [Keyword]] = [
    "och": [.and], "og": [.and], "ja": [.and], "eller": [.or], "tai": [.or],
    "till": [.to], "til": [.to], "från": [.from], "fra": [.from],
    "av": [.of, .by], "af": [.of, .by], "för": [.for], "for": [.for], "med": [.with, .by],
    "vid": [.at], "ved": [.at], "efter": [.after], "etter": [.after], "över": [.over],
    "over": [.over], "inom": [.within], "innen": [.within], "så": [.then],
    "annars": [.else], "ellers": [.else], "senast": [.by], "senest": [.by],
    "lägre": [.lower], "lavere": [.lower], "högre": [.higher], "høyere": [.higher],
    "højere": [.higher], "måste": [.must], "skal": [.must], "ska": [.must], "skall": [.must],
    "må": [.must, .may], "får": [.may], "kan": [.may], "resten": [.rest], "a": [.per],
    "gånger": [.times], "ganger": [.times], "gange": [.times], "år": [.year],
    "kvartal": [.quarter], "månad": [.month], "måned": [.month],
  ]

  /// What stands there as a unit.
  fileprivate var unit: String {
    if case .text(let text) = self { text } else { "hours" }
  }

  /// Whether it begins as a name does.
  fileprivate var isName: Bool {
    if case .text(let text) = self { beginsWithCapital(text) } else { false }
  }

  /// Whether it is a name that is more than capitals.
  fileprivate var isCapitalized: Bool { isName && isWord && unit != unit.uppercased() }

  /// Whether it is a word or a name.
  fileprivate var isWord: Bool {
    guard case .text(let text) = self else { return false }
    return text.first?.isLetter == true && text.unicodeScalars.allSatisfy(\.continuesName)
  }

  /// Whether it is a text in quotation marks.
  fileprivate var isTitle: Bool {
    if case .text(let text) = self { text.hasPrefix("\"") } else { false }
  }

  /// Whether it is `text`.
  fileprivate func isText(_ text: String) -> Bool {
    if case .text(let found) = self { found == text } else { false }
  }

  /// Whether it asks whose a figure is.
  fileprivate var asksWhose: Bool {
    [Keyword.of, .for].contains { isText($0.spelling) }
  }

  /// Whether it is a word that a line in the block of a kind begins with.
  fileprivate func beginsAttribute(of kind: DeclarationKind) -> Bool {
    AttributeWord.allCases.contains { isText(String($0.firstWord)) && $0.belongs(to: kind) }
  }
}

extension AttributeWord {
  /// The first of its words.
  fileprivate var firstWord: Substring { rawValue.split(separator: " ").first ?? "" }
}

/// Whether a text may be the unit of an amount, as `kr` or `EUR`, and is no other word of the language.
private func isUnit(_ text: String) -> Bool {
  if text.count == 3 && text.allSatisfy(\.isUppercase) { return true }
  return ["tkr", "Mkr", "mdkr"].contains(text)
    || (text.first?.isLowercase == true && SymbolTable.words.symbol(of: text)?.keyword == nil)
}

/// Whether a text is the last word of a value of all together.
private func endsValue(_ text: String) -> Bool {
  [Keyword.alone, .predicted, .joint, .kept, .agreement].contains { $0.spelling == text }
}

/// Whether a text is the last word of what is asked of all together.
private func isOfAll(_ text: String) -> Bool {
  [Keyword.verdict, .gaps, .timeline, .silo, .work].contains { $0.spelling == text }
}

/// Whether a text is the last word of what is expected of a goal.
private func endsGoal(_ text: String) -> Bool {
  [Keyword.reached, .track].contains { $0.spelling == text }
}

/// Whether a text begins with a capital letter, as names do.
private func beginsWithCapital(_ text: String) -> Bool {
  text.unicodeScalars.first?.properties.isUppercase ?? false
}
