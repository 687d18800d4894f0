import Diagnostics
import Syntax

extension LocatedProblem {
  /// The problem in words.
  var diagnostic: Diagnostic {
    var help = problem.help
    if fix == nil, case .unexpectedCharacter(let scalar) = problem {
      help = scalar.helpWithin ?? help
    }
    var result = Diagnostic(
      problem.severity, problem.code, problem.message, at: span, label: problem.label, help: help)
    result.fix = fix
    return result
  }
}

extension ParseProblem {
  /// How much it weighs: only errors stop the verdict.
  fileprivate var severity: Severity {
    switch self {
    case .decimalComma, .decimalPoint: .note
    case .turnedText, .quotedScript, .tightMinus: .warning
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
    case .severalOnLine(let word, _): "`\(word)` stands before each of several"
    case .periodOfTable: "a period stands with its value, and a table with none"
    case .secondName(let word): "one name stands behind `\(word)`"
    case .tightMinus(let first, let next): "`\(first)-\(next)` is read as a subtraction"
    case .priceSign(let text): "`\(text)` is no unit"
    case .valueFirst(let value, _): "`\(value)` stands before its date"
    case .surplusWord(let word, _): "`\(word)` is no word of this line"
    case .foreignRemoval(let word, _, _): "`\(word)` is no word of the language"
    case .rowsInScenario: "`for` cannot stand in this block"
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
    case .severalScenarios: "more stands behind the one scenario of this line"
    case .missingLimitSpan: "the limit does not say for which time it is"
    case .limitSpanOfPart(let unit): "`per \(unit)` belongs to a part of the limit"
    case .argumentCount(let function): "`\(function.rawValue)` takes at least two figures"
    case .currencyWord(let text, _): "`\(text)` is no currency"
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
}
