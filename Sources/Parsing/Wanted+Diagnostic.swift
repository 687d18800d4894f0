import Syntax

extension Wanted {
  /// What to write instead, where it can be told.
  func help(after: String?, found: Found) -> [String] {
    switch self {
    case .contribution: after.map { ["as in `from \($0) 50 %`"] } ?? []
    case .effectAmount(let verb): after.map { ["as in `\(verb) \($0) by 3`"] } ?? []
    case .finding: ["as in `accept SV204 on Queue owner Region because \"pilot year\"`"]
    case .noUnit: ["write it before `±`, as in `9 \(found.unit) ± 30 %`"]
    case .words where after == Keyword.turn.spelling:
      ["ask for a figure that the script sets, as `turn rate of Queue`; `robust` tries them all"]
    case .endOfLine: found.beginsLine ? ["put `;` or a new line between"] : []
    case .name, .words, .sign, .figure, .text, .date, .unit, .column, .dateOrParty, .block,
      .question,
      .claim, .declaration:
      []
    }
  }
}

extension Found {
  /// What stands there as a unit.
  fileprivate var unit: String {
    if case .text(let text) = self { text } else { "hours" }
  }

  /// Whether it is a word that a line begins with.
  fileprivate var beginsLine: Bool {
    guard case .text(let text) = self else { return false }
    return AttributeWord.allCases.contains { $0.rawValue.split(separator: " ").first ?? "" == text }
      || Keyword.allCases.contains { Parser.itemWords.contains($0) && $0.spelling == text }
  }
}
