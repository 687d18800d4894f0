import Diagnostics
import Syntax

/// What can be wrong with the shape of a script: facts only, `ParseProblem+Diagnostic` has the words.
enum ParseProblem {
  // The text
  /// So many bytes are not UTF-8; the file may be in UTF-16.
  case notUTF8(places: Int, isUTF16: Bool)
  /// So many NUL bytes.
  case nulBytes(Int)
  /// A warning: a character in a text or comment makes it read in another order than it stands.
  case turnedText(Unicode.Scalar)
  /// So many more problems of the text.
  case untold(Int)
  /// More than 2 GB.
  case fileTooLarge
  /// A block of a Markdown file without its end.
  case unclosedFence
  /// A warning: a block of a script in a quotation of a Markdown file.
  case quotedScript
  /// A character that begins nothing.
  case unexpectedCharacter(Unicode.Scalar)
  /// A text between quotation marks that are not the language's.
  case foreignQuotes(String)
  /// No quotation mark before the end of the line.
  case unterminatedString
  /// A backslash before something else than `"` or `\`.
  case unknownEscape(String)
  // Numbers and dates
  /// Digits that are not grouped by threes with one and the same sign; how they are meant, if that is
  /// certain.
  case malformedNumber(String, meant: String?)
  /// More digits than a number may have.
  case tooManyDigits(Int)
  /// A comma between digits where a list was meant.
  case listComma(String)
  /// A note: a comma before three digits may be meant to group them.
  case decimalComma(String)
  /// A note: a point before three digits may be meant to group them.
  case decimalPoint(String)
  /// Digits and `-` that are no day of the calendar.
  case malformedDate(String)
  /// A date in another writing; how it is written, and whether nothing else can be meant.
  case foreignDate(String, meant: String?)
  /// A date where a figure stands.
  case dateAsFigure(String)
  /// Two numbers side by side.
  case adjacentNumbers
  // Shape
  /// Something else than what must stand here, behind what stands before it on the line.
  case expected(Wanted, after: String?, found: Found)
  /// A word between two names where a comma belongs.
  case listWord(String)
  /// A second thing that is expected, on the line of the first.
  case joinedClaims
  /// `not` before a word that `no` stands before.
  case notForNo(String)
  /// A value bound by `let` for each row.
  case bindingInRows
  /// A scale in another writing before its unit, as in `5 milj kr`.
  case foreignScale(String, Keyword)
  /// A second thing on a line that says something of one; the word it begins with, and whether only a
  /// name stands before it.
  case severalOnLine(String, isBare: Bool)
  /// A second name on a line that has one, which begins with a word.
  case secondName(String)
  /// A period before the table that is read for all of them.
  case periodOfTable
  /// A sign of money behind a number, as in `400:-`.
  case priceSign(String)
  /// An observed value before its date.
  case valueFirst(String, date: String?)
  /// A word that says nothing more than the one behind it, and what is meant by both.
  case surplusWord(String, meant: String)
  /// A unit before its number.
  case unitFirst(String, number: String)
  /// A word with points, as `fr.o.m.`
  case abbreviation(String)
  /// A name with a lowercase letter first.
  case lowercaseName(String)
  /// More nested brackets than are read.
  case tooDeep
  /// A block without its `}`; the name of what it belongs to.
  case unclosedBlock(String?)
  /// A `}` without a block.
  case strayBrace
  /// A `{` on the line below its header.
  case braceOnNextLine
  /// Brackets behind a name that hold neither a text nor a cell of a row; and what is meant by them.
  case malformedIndex(String, meant: String?)
  // Words
  /// A word that begins nothing at the top of a script.
  case unknownItem(Found, similar: Keyword?)
  /// A word that begins no attribute, in a block of that kind, nil for `change`.
  case unknownAttribute(Found, DeclarationKind?, similar: AttributeWord?)
  /// An attribute of other kinds than the one it stands in.
  case foreignAttribute(AttributeWord, DeclarationKind)
  /// A name and `=` without `let`.
  case missingLet(String)
  /// A line of something declared, in a session, without `change` and its block; the name.
  case missingChange(String)
  /// An attribute outside any block.
  case looseAttribute(AttributeWord)
  /// A sign before the first word of a line, as in a list.
  case listMark(String)
  /// The row of a table as a spreadsheet copies it.
  case pastedTable
  /// A line of a scenario outside one.
  case looseScenarioLine(Keyword)
  /// A word that begins nothing in a scenario, or in the block of a `what if`.
  case unknownScenarioLine(Found, similar: Keyword?, isSupposed: Bool)
  /// A declaration or query in the block of another.
  case nestedItem(Keyword)
  /// `for each` in the block of a scenario.
  case rowsInScenario
  /// A word of every day that takes away or renames something, whose name is behind it.
  case foreignRemoval(String, of: String, renames: Bool)
  /// A unit behind `/`.
  case slashForPer(String)
  /// A number, or a word as in `at least`, behind a figure it is to be compared with.
  case missingComparison(String, isNumber: Bool)
  /// Two numbers with `-` and no space between.
  case tightMinus(String, String)
  /// A word that is no figure.
  case unknownFigure(String, similar: Keyword?)
  /// A word of the page of a verdict, or of every day, where a figure stands, and what to write instead.
  case askedWord(String, advice: String)
  // Expressions
  /// A comparison of a comparison.
  case chainedComparison
  /// A range whose end is a range.
  case chainedRange
  /// A comparison, `and`, `or`, `not` or `if` outside parentheses where a figure stands.
  case needsParentheses(String)
  /// `in S` behind something else than one figure, or before the end of the query.
  case misplacedScenario
  /// Something behind the scenario of a line, which takes one.
  case severalScenarios
  /// A call with too few figures.
  case argumentCount(Builtin)
  /// A limit without `per year` or `in all`, and whether it joins amounts.
  case missingLimitSpan(joins: Bool)
  /// A limit whose period, in its unit, stands behind a part of it.
  case limitSpanOfPart(String)
  /// A line of a scenario that stands once, a second time.
  case repeatedScenarioLine(Keyword)
  /// An acceptance without its owner or its reason.
  case incompleteAcceptance(Keyword)
  /// The end of an acceptance behind who answers for it.
  case lateUntil
  /// A text that says nothing where something is said.
  case emptyText
  /// A currency that is neither a lowercase word nor a code of three capital letters; how it is meant.
  case currencyWord(String, meant: String?)
}

/// What was expected.
enum Wanted {
  /// The name of such a thing.
  case name(NameRole)
  /// One of these words.
  case words([Keyword])
  /// A sign of the language.
  case sign(String)
  /// What a party pays into a budget.
  case contribution
  /// How much an effect is, behind the word it begins with and the indicator.
  case effectAmount(String)
  case figure, text, date, unit, column, dateOrParty, question, claim, declaration
  /// The end of a line, and what the one behind it may be there.
  case endOfLine(Surplus)
  /// What stands behind the name of a declaration of a kind, or of a scenario.
  case block(DeclarationKind?)
  /// The end of a line that takes away the lines with such a word.
  case endOfRemoval(AttributeWord)
  /// The end of a line that says from when something is.
  case untilLine
  case finding
  /// No unit, for what stands there is a part of something that has one.
  case noUnit
}

/// What stands behind the end of a line.
enum Surplus {
  /// What may begin another line there.
  case line
  /// What may be one of a list, in a block.
  case listed
  case other
}

/// What a name is expected to name.
enum NameRole: String {
  case party, group, indicator, activity, measure, goal, budget, mandate, scenario, value, row
  case handoff, obstacle, forum, trial, declaration
  /// A party, or a group or family that stands for its members.
  case parties
  /// What an obstacle may block: work, or a handoff.
  case blockable
  /// What a forum may be about: a goal, or a handoff.
  case discussed

  /// Creates the role of what is declared as a `kind`.
  init(_ kind: DeclarationKind) {
    switch kind {
    case .party: self = .party
    case .group: self = .group
    case .indicator: self = .indicator
    case .activity: self = .activity
    case .measure: self = .measure
    case .goal: self = .goal
    case .budget: self = .budget
    case .mandate: self = .mandate
    case .handoff: self = .handoff
    case .obstacle: self = .obstacle
    case .forum: self = .forum
    case .trial: self = .trial
    }
  }
}

/// What stands there instead.
enum Found {
  case endOfLine, endOfFile
  case text(String)
}

/// A problem at its place.
struct LocatedProblem {
  /// What is wrong.
  let problem: ParseProblem
  /// Where.
  let span: SourceSpan
  /// The change of text that mends it, where nothing else can be meant.
  var fix: Fix?
}
