import Diagnostics
import Syntax

extension AttributeProblem {
  /// The finding in words.
  var diagnostic: Diagnostic {
    switch self {
    case .misplaced(let word, let kind, let site):
      misplaced(word, in: kind, at: site)
    case .withoutOutsideChange(let site):
      Diagnostic(
        .error, Code(111), "`without` stands only in a `change` of a scenario", at: site,
        help: ["take away the line that it names; in a scenario write `change` and the name"])
    case .repeated(let word, let name, let site, let first, let isOfHandoff):
      Diagnostic(
        .error, Code(112), "\(line(word, name)) stands twice", at: site,
        secondary: [Label(first, "first here")],
        help: [
          isOfHandoff
            ? "a handoff goes from one to one: declare one for each"
            : "keep one of the two lines"
        ],
        subject: name)
    case .changedTwice(let word, let name, let owner, let site, let first):
      Diagnostic(
        .error, Code(112), "\(line(word, name)) of `\(owner)` is changed twice in one scenario",
        at: site, secondary: [Label(first, "first here")],
        help: ["keep one of the two lines, or let another scenario extend this one"],
        subject: owner)
    case .conflicting(let word, let other, let site, let first):
      Diagnostic(
        .error, Code(113), "`\(word.rawValue)` stands beside `\(other.rawValue)`", at: site,
        secondary: [Label(first, "`\(other.rawValue)` here")],
        help: [
          word == .adopted || word == .ended
            ? "keep one of the two: a trial is carried on, or it has ended"
            : "keep one of the two: a measure gives money or points"
        ])
    case .missing(let word, let kind, let name, let site):
      Diagnostic(
        .error, Code(114), "the \(kind.rawValue) `\(name)` needs `\(word.rawValue)`", at: site,
        help: ["add a line such as `\(Self.example(word))`"], subject: name)
    case .missingIndicator(let name, let site):
      Diagnostic(
        .error, Code(114), "the measure `\(name)` needs `of` an indicator", at: site,
        help: ["write `measure \(name) of` and the indicator it counts"], subject: name)
    case .nothingToRemove(let word, let name, let owner, let site, let there):
      Diagnostic(
        .error, Code(115), "`\(owner)` has no \(bareLine(word, name)) to take away", at: site,
        help: [remedy(for: word, name, there)], subject: owner)
    case .unitChanged(let name, let site):
      Diagnostic(
        .error, Code(116), "a scenario cannot change the unit of `\(name)`", at: site,
        why: ["all figures of `\(name)` are in its unit"],
        help: ["declare another indicator"], subject: name)
    case .withoutReason(let code, let site):
      Diagnostic(
        .error, Code(142), "it is not said why `\(code)` is accepted", at: site,
        help: ["write the reason, so that whoever reads it later can judge it"])
    case .headTwice(let word, let site, let first):
      Diagnostic(
        .error, Code(117), "`\(word)` stands twice in the script", at: site,
        secondary: [Label(first, "first here")], help: ["keep one of the two lines"])
    }
  }

  /// A line in backticks, with the name that is its key.
  private func line(_ word: AttributeWord, _ name: String?) -> String {
    guard let name else { return "`\(word.rawValue)`" }
    return word == .rule ? "a rule for `\(name)`" : "`\(word.rawValue) \(name)`"
  }

  /// A line in backticks, behind `no`.
  private func bareLine(_ word: AttributeWord, _ name: String?) -> String {
    word == .rule ? "rule" + (name.map { " for `\($0)`" } ?? "") : line(word, name)
  }

  /// What to do where a line to take away is not there.
  private func remedy(
    for word: AttributeWord, _ name: String?, _ there: Remaining
  ) -> String {
    switch there {
    case .lines([]): "leave out this line"
    case .lines(let names): "it has " + names.map { line(word, $0) }.joined(separator: ", ")
    case .other(let other):
      "write `without \(other.rawValue)\(name.map { " " + $0 } ?? "")`"
    case .whole:
      "a line `\(word.rawValue)` is one: write the whole line as it is to be, or `without \(word.rawValue)`"
    }
  }

  /// An attribute of other kinds.
  private func misplaced(
    _ word: AttributeWord, in kind: DeclarationKind, at site: SourceSpan
  ) -> Diagnostic {
    let owners = word.kinds.map { NameKind($0).phrase }.joined(separator: " or ")
    if word.kinds.contains(kind) {
      return Diagnostic(
        .error, Code(110), "this `\(word.rawValue)` does not belong in \(NameKind(kind).phrase)",
        at: site, why: ["the word says something else there"],
        help: ["write it as in `\(Self.example(word, of: kind))`"])
    }
    let own = AttributeWord.allCases.filter { $0.kinds.contains(kind) }
    return Diagnostic(
      .error, Code(110), "`\(word.rawValue)` does not belong in \(NameKind(kind).phrase)",
      at: site, why: ["it belongs in \(owners)"],
      help: [
        "\(NameKind(kind).phrase) takes "
          + own.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      ])
  }

  /// A line that shows how a word is used in a kind, where several use it in ways of their own.
  private static func example(_ word: AttributeWord, of kind: DeclarationKind) -> String {
    switch (word, kind) {
    case (.from, .handoff): "from Region to Kommun"
    case (.from, .budget): "from Region 60 %"
    case (.from, _): "from 2027-01-01"
    case (.of, .handoff): "of \"older people coming home\""
    case (.about, .handoff): "about BedDays"
    default: example(word)
    }
  }

  /// A line that shows how a word is used.
  private static func example(_ word: AttributeWord) -> String {
    switch word {
    case .better: "better lower"
    case .by: "by Region at 2 hours"
    case .heldBy: "held by Region"
    case .from: "from Region to Kommun"
    case .to: "to Kommun"
    case .of: "of EarlyPlan"
    case .members: "members Region, Kommun"
    case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .unit, .baseline, .fallsOn,
      .source, .observed, .lowers, .raises, .upTo, .pays, .weighs, .paidBy, .beyond, .onlyFrom,
      .bonus,
      .until, .owners, .worth, .reach, .limit, .covers, .drawnBy, .decidedBy, .runs,
      .unspent, .rule, .givenBy, .under, .knows, .tried, .worksOn, .contact, .addresses,
      .needs, .follows, .about, .signal, .feedback, .responsible, .flagged, .blocks, .because,
      .owner, .meets, .learned, .adopted, .ended, .without:
      word.rawValue
    }
  }
}
