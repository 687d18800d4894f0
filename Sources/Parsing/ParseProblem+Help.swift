import Syntax

extension ParseProblem {
  /// What to do.
  var help: [String] {
    switch self {
    case .notUTF8: ["save the file as UTF-8"]
    case .nulBytes: ["a script is plain text; save it as UTF-8"]
    case .turnedText: ["remove it, so that the line is read as it stands"]
    case .untold: ["correct the others, and check again"]
    case .fileTooLarge: ["split the script into several files"]
    case .quotedScript:
      ["take `>` away before its lines, or the word behind the fence where it is only shown"]
    case .unclosedFence: ["end the block with a line of as many signs as it begins with"]
    case .malformedIndex(_, let meant?): ["write `\(meant)`"]
    case .malformedIndex:
      ["an index is a text or a cell of a row, as in `Town[\"0581\"]` or `Town[Row[\"Code\"]]`"]
    case .unexpectedCharacter(let scalar): scalar.help
    case .foreignQuotes: ["texts stand in straight quotation marks, as in `\"text\"`"]
    case .unterminatedString: ["write `\"` at the end of the text"]
    case .unknownEscape: ["only `\\\"` and `\\\\` are escapes"]
    case .malformedNumber(_, let meant?), .foreignDate(_, let meant?): ["write `\(meant)`"]
    case .foreignDate: [dateHelp]
    case .malformedNumber(let text, _) where ForeignDate.isMeant(by: text): [dateHelp]
    case .malformedNumber:
      ["group digits by threes with one and the same sign, as in `12 000` or `12_000`"]
    case .tooManyDigits: ["a number has at most \(Lexer.digitLimit) digits"]
    case .listComma(let text) where text.hasThousandCommas:
      [
        "thousands are grouped by spaces, as in `\(text.replacingComma(by: " "))`; the comma of a list is"
          + " followed by a space"
      ]
    case .listComma: ["the comma of a list is followed by a space, as in `min(1, 2)`"]
    case .decimalPoint(let text):
      ["if thousands are meant, write `\(String(text.map { $0 == "." ? " " : $0 }))`"]
    case .decimalComma(let text):
      ["if thousands are meant, write `\(text.replacingComma(by: " "))`"]
    case .malformedDate(let text) where text.isSpanOfYears:
      ["between two dates stands `to`, as in `2026 to 2028`; to subtract, put spaces around `-`"]
    case .malformedDate:
      [
        "a date is `2026`, `2026-03` or `2026-03-31`; to subtract, put spaces around `-`"
      ]
    case .dateAsFigure: ["to subtract, put spaces around `-`"]
    case .adjacentNumbers:
      ["digits are grouped by threes behind at most three; a list has commas"]
    case .expected(let wanted, let after, let found): wanted.help(after: after, found: found)
    case .listWord: ["a list has commas, as in `A, B`"]
    case .joinedClaims: ["write two lines, each with its own `expect`"]
    case .notForNo(let word): ["write `expect no \(word)`"]
    case .bindingInRows: ["write the expression where it is used, or bind it outside the block"]
    case .foreignScale(_, let word): ["write `\(word.spelling)`"]
    case .periodOfTable: ["leave the period out: the rows of the table say theirs"]
    case .severalOnLine("from", isBare: true):
      [
        "in a budget write `from` again, behind `;` or on a line of its own; a handoff is from one: "
          + "declare one for each"
      ]
    case .severalOnLine(let word, _):
      ["write `\(word)` again, behind `;` or on a line of its own"]
    case .secondName: ["name the one that it is"]
    case .tightMinus: ["if a range is meant, write `to`; to subtract, put spaces around `-`"]
    case .priceSign: ["write `kr`"]
    case .valueFirst(let value, let date?): ["write `observed \(date) \(value)`"]
    case .valueFirst(let value, nil): ["as in `observed 2025 \(value)`"]
    case .surplusWord(_, let meant): ["write `\(meant)`"]
    case .foreignRemoval(_, let name, renames: false): ["write `without \(name)`"]
    case .foreignRemoval(_, let name, renames: true):
      ["take it away by `without \(name)`, and declare it again by its other name"]
    case .rowsInScenario:
      ["write a `change` for each one, as `change Town[\"0581\"] { … }`"]
    case .unitFirst(let unit, let number): ["write `\(number) \(unit)`"]
    case .abbreviation(let text): abbreviationHelp(text)
    case .missingComparison(_, isNumber: false):
      ["write `>=`, `<=` or `=` before the figure, as in `>= 90 %`"]
    case .missingComparison(let text, _):
      ["write `>=`, `<=` or `=` before it, as in `>= \(text) %`"]
    case .slashForPer(let unit): ["for each one, write `per \(unit)`"]
    case .missingLet(let name): ["write `let \(name) = …`"]
    case .missingChange(let name): ["write `change \(name) { … }`"]
    case .listMark: ["leave it out: a line begins with its word"]
    case .pastedTable:
      [
        "save it as a CSV file, and read it with `for each Row in table \"file.csv\" { … }`"
      ]
    case .lowercaseName(let text): ["write `\(text.capitalizedFirst)`, here and where it is used"]
    case .tooDeep: ["bind parts of the expression to names with `let`"]
    case .unclosedBlock: ["write `}` where the block ends"]
    case .strayBrace: ["remove it, or look for a `{` that is missing above"]
    case .braceOnNextLine: ["write it at the end of the line above"]
    case .unknownItem(_, nil):
      ["a script holds \(list(Keyword.allCases.filter(Parser.itemWords.contains)))"]
    case .unknownScenarioLine(.text(let name), nil, _)
    where name.unicodeScalars.first?.properties.isUppercase == true:
      ["to change lines of `\(name)`, write `change \(name) { … }`"]
    case .unknownScenarioLine(_, nil, isSupposed: false):
      ["a scenario holds \(list(Parser.scenarioWords))"]
    case .unknownScenarioLine(_, nil, isSupposed: true):
      ["a `what if` holds \(list(Parser.supposedWords))"]
    case .askedWord(_, let advice): [advice]
    case .unknownFigure("rest", _):
      ["only `from` in a budget takes `rest`: write the figure that is left, as in `40 %`"]
    case .unknownItem, .unknownFigure, .unknownScenarioLine: []
    case .unknownAttribute(_, let kind?, _), .foreignAttribute(_, let kind):
      ["\(kind.withArticle) takes \(kind.attributes)"]
    case .unknownAttribute(_, nil, _): ["`change` takes any attribute, and `without`"]
    case .looseAttribute(let word):
      ["it belongs in the block of \(word.owners), or of `change` in a scenario"]
    case .looseScenarioLine: ["it belongs in the block of a `scenario`"]
    case .nestedItem(.for):
      ["rows are declared outside other blocks: close the block with `}` first"]
    case .nestedItem(.extends):
      ["write `in` and the scenario behind the block, as in `{ … } in Shared`"]
    case .nestedItem(.from): ["only what is declared as a `scenario` has a first day"]
    case .nestedItem: ["close the block with `}` first"]
    case .chainedComparison: ["join two comparisons by `and`"]
    case .chainedRange: ["give one lowest and one highest figure, as in `2 to 4`"]
    case .needsParentheses: ["write `( … )` around the comparison or condition"]
    case .misplacedScenario:
      [
        "`in` with a scenario stands at the end, or with one figure in parentheses: "
          + "`(value kept in Shared)`"
      ]
    case .severalScenarios: ["write a line for each"]
    case .missingLimitSpan(joins: false): ["write `per year` or `in all` behind the amount"]
    case .missingLimitSpan:
      ["put the amount in parentheses: `(…) per year`; or write `in all` behind it"]
    case .limitSpanOfPart(let unit):
      ["put the whole amount in parentheses, and the time once behind it: `(…) per \(unit)`"]
    case .argumentCount: []
    case .repeatedScenarioLine(.extends):
      ["keep one; to build on both, let one of them extend the other"]
    case .repeatedScenarioLine: ["keep one of the two lines"]
    case .incompleteAcceptance(.owner): ["name the party that does: `owner P`"]
    case .lateUntil:
      ["as in `accept SV204 on Queue until 2027-12-31 owner Region because \"pilot year\"`"]
    case .incompleteAcceptance: ["give the reason at the end: `because \"…\"`"]
    case .emptyText: ["write something between the quotation marks, or leave the line out"]
    case .currencyWord(_, let meant?): ["write `\(meant)`"]
    case .currencyWord:
      ["a currency is a lowercase word or a code of three capital letters, as `kr` or `SEK`"]
    }
  }
}

/// How dates are written.
private let dateHelp = "a date is written as `2027-12-31`, `2027-12` or `2027`"

/// What to write for a word with points.
private func abbreviationHelp(_ text: String) -> [String] {
  switch text.filter({ $0 != "." }).lowercased() {
  case "from", "fom", "frm", "fra": ["write `from`, on a line of its own"]
  case "tom", "til", "tm": ["write `until`, on a line of its own; behind `runs` write `to`"]
  default: ["write it out, without points, or leave it out"]
  }
}

extension Unicode.Scalar {
  /// What to do where it stands within a figure or a phrase, so that leaving it out would say something
  /// else; nil where it makes no difference.
  var helpWithin: [String]? {
    switch value {
    case 0x2E: ["a point stands within a number only, as in `0.5`"]
    case 0x21, 0x3F: ["write the letter or sign that it stands for"]
    default:
      isListMark
        ? ["write what it stands for: `,` in a list or before decimals, `*` to multiply"] : nil
    }
  }

  /// What to write instead.
  fileprivate var help: [String] {
    switch value {
    case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x2018, 0x2019, 0x27:
      ["texts stand in straight quotation marks, as in `\"text\"`"]
    case 0x2010, 0x2011: ["write `-`"]
    case 0x2012...0x2015: ["a range is written as `2 to 4`, a minus or the sign in a date as `-`"]
    case 0x2E: ["leave it out: no word and no line has a point behind it"]
    case 0x21, 0x3F: ["leave it out"]
    case 0x3A: ["leave it out: a line goes on behind its word, as in `capacity 2 000 hours`"]
    case 0x26: ["a list has commas, as in `A, B`; conditions are joined by `and`"]
    case 0x20AC, 0x24, 0xA3:
      [
        "the currency stands behind the amount as a word, as in `5 EUR` with `currency EUR` at the top"
      ]
    case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: ["begin a new line"]
    case 0x1680, 0x2000...0x200A, 0x205F, 0x3000: ["write an ordinary space"]
    case 0x2264: ["write `<=`"]
    case 0x2265: ["write `>=`"]
    case 0x2260: ["write `!=`"]
    case 0xD7: ["write `*`"]
    default: isListMark || isHidden ? ["leave it out"] : []
    }
  }
}

extension String {
  /// Whether its commas stand where those of thousands would.
  fileprivate var hasThousandCommas: Bool {
    let groups = split(separator: ",", omittingEmptySubsequences: false)
    return groups.count > 2 && groups[0].count <= 3
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// Whether it is two years with a sign between.
  fileprivate var isSpanOfYears: Bool {
    let years = split(separator: "-", omittingEmptySubsequences: false)
    return years.count == 2 && years.allSatisfy { $0.count == 4 }
  }
}
