import Syntax

extension Wanted {
  /// What was expected, in words.
  var words: String {
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
    case .endOfLine, .endOfRemoval, .untilLine: "the end of the line"
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
  var words: String {
    switch self {
    case .declaration: "something declared"
    case .parties: NameRole.party.words
    case .blockable: "an activity or a handoff"
    case .discussed: "a goal or a handoff"
    case .indicator, .activity, .obstacle: "an \(rawValue)"
    case .party, .group, .measure, .goal, .budget, .mandate, .handoff, .forum, .trial, .scenario,
      .value, .row:
      "a \(rawValue)"
    }
  }
}

extension Found {
  /// What stands there, in words.
  var words: String {
    switch self {
    case .endOfLine: "the end of the line"
    case .endOfFile: "the end of the file"
    case .text(let text): "`\(text)`"
    }
  }
}

extension DeclarationKind {
  /// The kind with its article.
  var withArticle: String {
    switch self {
    case .indicator, .activity, .obstacle: "an \(rawValue)"
    case .party, .group, .measure, .goal, .budget, .mandate, .handoff, .forum, .trial:
      "a \(rawValue)"
    }
  }

  /// The attributes it takes, as a list.
  var attributes: String {
    AttributeWord.allCases.filter { $0.belongs(to: self) }.map { "`\($0.rawValue)`" }
      .joined(separator: ", ")
  }
}

extension AttributeWord {
  /// The kinds that take the attribute, as a list.
  var owners: String { alternatives(kinds.map(\.withArticle), quoted: false) }
}

/// Joins words as `a`, `b`, `c`.
func list(_ keywords: [Keyword]) -> String {
  keywords.map { "`\($0.spelling)`" }.joined(separator: ", ")
}

/// Joins words as `a`, `b` or `c`.
func alternatives(_ words: [String], quoted: Bool = true) -> String {
  let items = quoted ? words.map { "`\($0)`" } : words
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " or " + last
}

extension Unicode.Scalar {
  /// The character if it can be seen, and its number.
  var display: String {
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
}

extension String {
  /// The text with its comma replaced.
  func replacingComma(by sign: Character) -> String {
    String(map { $0 == "," ? sign : $0 })
  }

  /// The text with its first letter in uppercase.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
