import Diagnostics
import Syntax

extension LocatedProblem {
  /// The problem in words.
  var diagnostic: Diagnostic {
    var result = Diagnostic(
      problem.severity, problem.code, problem.message, at: span, label: problem.label,
      help: problem.help)
    result.fix = fix
    return result
  }
}

extension ParseProblem {
  /// How much it weighs: only errors stop the verdict.
  fileprivate var severity: Severity {
    switch self {
    case .decimalComma, .decimalPoint: .note
    case .turnedText, .quotedScript: .warning
    default: .error
    }
  }

  /// The headline.
  fileprivate var message: String {
    switch self {
    case .notUTF8(_, isUTF16: true): "the file is in UTF-16, not in UTF-8"
    case .notUTF8(1, _): "the file is not UTF-8 here"
    case .notUTF8(let places, _): "the file is not UTF-8, first here, in \(places) bytes"
    case .nulBytes(1): "the file holds a NUL byte"
    case .nulBytes(let count): "the file holds \(count) NUL bytes, the first here"
    case .turnedText(let scalar):
      "the invisible character \(scalar.display) turns the order of the text behind it"
    case .untold(let count): "\(count) more problems of the text are not told"
    case .fileTooLarge: "the file is larger than 2 GB"
    case .unclosedFence: "the block of the script is not closed"
    case .quotedScript: "the script in this quotation is not read"
    case .malformedIndex(let text, _): "`\(text)` is no index"
    case .unexpectedCharacter(let scalar): "unexpected character \(scalar.display)"
    case .foreignQuotes(let text): "\(text) has other quotation marks than `\"`"
    case .unterminatedString: "the text has no closing quotation mark on its line"
    case .unknownEscape(let text): "unknown escape `\(text)`"
    case .malformedNumber(let text, _): "`\(text)` is not a number"
    case .tooManyDigits(let count): "a number of \(count) digits is too long"
    case .listComma(let text): "the comma in `\(text)` is read as a decimal sign"
    case .decimalComma(let text):
      "`\(text)` is read as \(text.replacingComma(by: ".")), with a decimal comma"
    case .decimalPoint(let text): "the point in `\(text)` is read as a decimal sign"
    case .malformedDate(let text), .foreignDate(let text, _): "`\(text)` is no date"
    case .dateAsFigure(let text): "expected a figure, found the date `\(text)`"
    case .adjacentNumbers: "expected one number, found two"
    case .expected(let wanted, let after, let found):
      "expected \(wanted.words)\(after.map { " after `\($0)`" } ?? ""), found \(found.words)"
    case .listWord(let text): "`\(text)` stands where a list has a comma"
    case .joinedClaims: "`and` joins two things that are expected"
    case .notForNo(let word): "`not` stands before `\(word)`, which is no condition"
    case .bindingInRows: "`let` cannot stand in this block"
    case .foreignScale(let text, _): "`\(text)` is no word for a number"
    case .severalOnLine(let word): "`\(word)` stands before each of several"
    case .priceSign(let text): "`\(text)` is no unit"
    case .unitFirst(let unit, _): "`\(unit)` stands before its number"
    case .abbreviation(let text): "`\(text)` is no word of the language"
    case .missingComparison(let text, isNumber: false): "`\(text)` compares nothing"
    case .missingComparison(let text, _): "nothing compares `\(text)` with what stands before it"
    case .slashForPer(let unit): "`/` divides by a figure, and `\(unit)` is none"
    case .missingLet(let name): "nothing binds `\(name)` to a value"
    case .missingChange(let name): "what changes `\(name)` stands in a block"
    case .listMark(let text): "`\(text)` begins no line"
    case .pastedTable: "a table is no part of a script"
    case .lowercaseName(let text): "the name `\(text)` begins with a lowercase letter"
    case .tooDeep: "brackets are nested more than \(Parser.nestingLimit) deep"
    case .unclosedBlock(let name?): "the block of `\(name)` is not closed"
    case .unclosedBlock(nil): "the block is not closed"
    case .strayBrace: "`}` closes nothing"
    case .braceOnNextLine: "`{` stands on a line of its own"
    case .unknownItem, .unknownAttribute, .foreignAttribute, .looseAttribute, .looseScenarioLine,
      .unknownScenarioLine, .nestedItem, .unknownFigure, .askedWord:
      wordMessage
    case .chainedComparison: "a comparison cannot be compared again"
    case .chainedRange: "a range ends where another begins"
    case .needsParentheses(let sign): "`\(sign)` stands in parentheses here"
    case .misplacedScenario: "this scenario stands in the middle"
    case .missingLimitSpan: "the limit does not say for which time it is"
    case .argumentCount(let function): "`\(function.rawValue)` takes at least two figures"
    case .currencyWord(let text): "`\(text)` is no currency"
    case .repeatedScenarioLine(let word): "`\(word.spelling)` stands twice in this scenario"
    case .emptyText: "this text says nothing"
    case .incompleteAcceptance(.owner): "nobody answers for what is accepted here"
    case .incompleteAcceptance: "it is not said why this is accepted"
    case .lateUntil: "`until` stands before `owner`, not behind it"
    }
  }

  /// The headline of a problem with a word.
  private var wordMessage: String {
    switch self {
    case .unknownItem(let found, _): "expected a declaration or a query, found \(found.words)"
    case .unknownAttribute(let found, let kind, _):
      "expected an attribute\(kind.map { " of \($0.withArticle)" } ?? ""), found \(found.words)"
    case .foreignAttribute(let word, let kind):
      "\(kind.withArticle) takes no attribute `\(word.rawValue)`"
    case .looseAttribute(let word): "the attribute `\(word.rawValue)` stands outside its block"
    case .looseScenarioLine(let word): "`\(word.spelling)` stands outside a scenario"
    case .unknownScenarioLine(let found, _, let isSupposed):
      "expected a line of a \(isSupposed ? "`what if`" : "scenario"), found \(found.words)"
    case .nestedItem(let word): "`\(word.spelling)` cannot stand in this block"
    case .unknownFigure(let text, _), .askedWord(let text, _): "`\(text)` is no figure"
    default: ""
    }
  }

  /// What is said beside the place.
  fileprivate var label: String {
    switch self {
    case .unclosedBlock: "opened here"
    case .unknownAttribute(_, _, let word?): similar("an attribute", word.rawValue)
    case .unknownItem(_, let word?), .unknownScenarioLine(_, let word?, _):
      similar("a word", word.spelling)
    case .unknownFigure(_, let word?): similar("a figure", word.spelling)
    case .expected(.words(let words), _, .text(let text)):
      nearest(to: text, among: words.map(\.spelling)).map { similar("a word", $0) } ?? ""
    default: ""
    }
  }

  /// States a near miss.
  private func similar(_ what: String, _ word: String) -> String {
    "there is \(what) with a similar name: `\(word)`"
  }

  /// What to do.
  fileprivate var help: [String] {
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
    case .severalOnLine(let word):
      ["write `\(word)` again, behind `;` or on a line of its own"]
    case .priceSign: ["write `kr`"]
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
    case .unknownItem, .unknownFigure, .unknownScenarioLine: []
    case .unknownAttribute(_, let kind?, _), .foreignAttribute(_, let kind):
      ["\(kind.withArticle) takes \(kind.attributes)"]
    case .unknownAttribute(_, nil, _): ["`change` takes any attribute, and `without`"]
    case .looseAttribute(let word):
      ["it belongs in the block of \(word.owners), or of `change` in a scenario"]
    case .looseScenarioLine: ["it belongs in the block of a `scenario`"]
    case .nestedItem(.for):
      ["rows are declared outside other blocks: close the block with `}` first"]
    case .nestedItem: ["close the block with `}` first"]
    case .chainedComparison: ["join two comparisons by `and`"]
    case .chainedRange: ["give one lowest and one highest figure, as in `2 to 4`"]
    case .needsParentheses: ["write `( … )` around the comparison or condition"]
    case .misplacedScenario:
      [
        "`in` with a scenario stands at the end, or with one figure in parentheses: "
          + "`(value kept in Shared)`"
      ]
    case .missingLimitSpan: ["write `per year` or `in all` behind the amount"]
    case .argumentCount: []
    case .repeatedScenarioLine(.extends):
      ["keep one; to build on both, let one of them extend the other"]
    case .repeatedScenarioLine: ["keep one of the two lines"]
    case .incompleteAcceptance(.owner): ["name the party that does: `owner P`"]
    case .lateUntil:
      ["as in `accept SV204 on Queue until 2027-12-31 owner Region because \"pilot year\"`"]
    case .incompleteAcceptance: ["give the reason at the end: `because \"…\"`"]
    case .emptyText: ["write something between the quotation marks, or leave the line out"]
    case .currencyWord:
      ["a currency is a lowercase word or a code of three capital letters, as `kr` or `SEK`"]
    }
  }
}

extension Wanted {
  /// What was expected, in words.
  fileprivate var words: String {
    switch self {
    case .name(let role): "the name of \(role.words)"
    case .words(let keywords): alternatives(keywords.map(\.spelling))
    case .sign(let sign): "`\(sign)`"
    case .contribution: "a share or `rest`"
    case .effectAmount: "`by`, `after` or the end of the line"
    case .figure: "a figure"
    case .text: "a text in quotation marks"
    case .date: "a date"
    case .column: "the name of a column"
    case .unit: "a unit"
    case .dateOrParty: "a date or the name of a party"
    case .endOfLine: "the end of the line"
    case .block: "a title, `{` or the end of the line"
    case .question: "a declaration or a query"
    case .claim: "what is expected"
    case .declaration: "a declaration"
    case .finding: "the code of a finding"
    case .noUnit: "no unit"
    }
  }
}

extension NameRole {
  /// The role with its article.
  fileprivate var words: String {
    switch self {
    case .declaration: "something declared"
    case .indicator, .activity, .obstacle: "an \(rawValue)"
    case .party, .group, .measure, .goal, .budget, .mandate, .handoff, .forum, .trial, .scenario,
      .value, .row:
      "a \(rawValue)"
    }
  }
}

extension Found {
  /// What stands there, in words.
  fileprivate var words: String {
    switch self {
    case .endOfLine: "the end of the line"
    case .endOfFile: "the end of the file"
    case .text(let text): "`\(text)`"
    }
  }
}

extension DeclarationKind {
  /// The kind with its article.
  fileprivate var withArticle: String {
    switch self {
    case .indicator, .activity, .obstacle: "an \(rawValue)"
    case .party, .group, .measure, .goal, .budget, .mandate, .handoff, .forum, .trial:
      "a \(rawValue)"
    }
  }

  /// The attributes it takes, as a list.
  fileprivate var attributes: String {
    AttributeWord.allCases.filter { $0.belongs(to: self) }.map { "`\($0.rawValue)`" }
      .joined(separator: ", ")
  }
}

extension AttributeWord {
  /// The kinds that take the attribute, as a list.
  fileprivate var owners: String { alternatives(kinds.map(\.withArticle), quoted: false) }
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
  /// The character if it can be seen, and its number.
  fileprivate var display: String {
    let number = String(value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
    if isHidden { return code }
    switch properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned,
      .privateUse, .surrogate, .nonspacingMark, .enclosingMark, .spacingMark:
      return code
    default:
      return "`\(self)`"
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

  /// The text with its comma replaced.
  fileprivate func replacingComma(by sign: Character) -> String {
    String(map { $0 == "," ? sign : $0 })
  }

  /// The text with its first letter in uppercase.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// Joins words as `a`, `b`, `c`.
private func list(_ keywords: [Keyword]) -> String {
  keywords.map { "`\($0.spelling)`" }.joined(separator: ", ")
}

/// Joins words as `a`, `b` or `c`.
private func alternatives(_ words: [String], quoted: Bool = true) -> String {
  let items = quoted ? words.map { "`\($0)`" } : words
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " or " + last
}
