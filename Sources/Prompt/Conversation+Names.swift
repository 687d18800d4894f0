import Driver
import Parsing

extension Conversation {
  /// The word or the name that stands at the end of a text, be it whole or begun, an index included.
  func typedName(_ text: Substring) -> Substring {
    func word(_ text: Substring) -> Substring {
      text.suffix(text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.count)
    }
    let index = text.reversed().prefix { !"\"[]\n".contains($0) }.count
    let before = text.dropLast(index)
    guard before.hasSuffix("[\"") else { return word(text) }
    let family = word(before.dropLast(2))
    return family.isEmpty ? word(text) : text[family.startIndex...]
  }

  /// The names of the right kind that may follow `before`, as they begin with `prefix`.
  func names(
    _ names: Continuation.Names, _ before: Substring, _ prefix: String
  ) -> [Completions.Candidate] {
    if names == .none { return [] }
    let row = openRow(before)
    var all = session.outline.filter { $0.row == nil || $0.row == row }
    if !amends(before) { all += session.rowMembers }
    var candidates = all.filter { names.fit($0.kind) }.map {
      Completions.Candidate(
        text: $0.name, note: $0.note)
    }
    if names.fit("family") {
      candidates += session.partyFamilies.map { .init(text: $0, note: "family of parties") }
    }
    var standing: Set<Substring> = []
    if case .kind = names { standing = standingNames(before) }
    return candidates.filter { $0.text.hasPrefix(prefix) && !standing.contains($0.text[...]) }
  }

  /// What stands in a list of names that `before` ends within, or is preferred over another: none of it
  /// can stand there again.
  private func standingNames(_ before: Substring) -> Set<Substring> {
    let line = before.split(omittingEmptySubsequences: false) { ";{}".contains($0) }.last ?? ""
    var rows = line.split(separator: "\n")
    var words = rows.popLast()?.split { $0.isWhitespace || $0 == "," } ?? []
    guard line.last(where: { !$0.isWhitespace }) == "," || words.last == "over" else { return [] }
    while let row = rows.popLast(), row.last(where: { $0 != " " }) == "," {
      words += row.split { $0.isWhitespace || $0 == "," }
    }
    return Set(words)
  }

  /// The continuation without what cannot follow the name before it, by what that names.
  func fitted(_ continuation: Continuation) -> Continuation {
    guard let name = continuation.nameBefore else { return continuation }
    let known = (session.outline + session.rowMembers).filter { $0.name == name }
    func fits(_ names: Continuation.Names?) -> Bool {
      names.map { names in known.isEmpty || known.contains { names.fit($0.kind) } } ?? true
    }
    var result = continuation
    result.words.removeAll { !fits(continuation.namesBefore[$0]) }
    result.takesUnit = continuation.takesUnit && fits(continuation.namesBeforeUnit)
    return result
  }

  /// Whether what is declared is changed or taken away by the entry itself: not what rows of a table
  /// declare.
  private func amends(_ before: Substring) -> Bool {
    let line = before.split(omittingEmptySubsequences: false) { "\n;".contains($0) }.last ?? ""
    let word = line.split(whereSeparator: \.isWhitespace).first
    let depth = before.reduce(0) { $0 + ($1 == "{" ? 1 : $1 == "}" ? -1 : 0) }
    return depth == 0 && (word == "change" || word == "without")
  }

  /// The row of the `for each` that an entry begins with and is within; its cells stand there alone.
  private func openRow(_ before: Substring) -> String? {
    let words = before.split { $0.isWhitespace || $0 == "{" }
    guard words.count > 3, words[0] == "for", words[1] == "each" else { return nil }
    return String(words[2])
  }
}

extension Session.Named {
  /// What is said beside it in one line: what it is, and its title or else how its documentation begins.
  fileprivate var note: String {
    let words = title.isEmpty ? documentation.prefix { $0 != "\n" } : title[...]
    let what = kind + (scenario.map { " of scenario \($0)" } ?? "")
    return what + (words.isEmpty ? "" : ": " + words)
  }
}

extension Continuation.Names {
  /// Whether something of a kind may stand there.
  fileprivate func fit(_ kind: String) -> Bool {
    switch self {
    case .none: false
    case .any: true
    case .values: kind == "value"
    case .kind("declaration"): kind != "value" && kind != "scenario" && kind != "family"
    case .kind("parties"): kind == "party" || kind == "group" || kind == "family"
    case .kind("blockable"): kind == "activity" || kind == "handoff"
    case .kind("discussed"): kind == "goal" || kind == "handoff"
    case .kind(let wanted): kind == wanted
    }
  }
}
