import Diagnostics

extension NameKind {
  /// The word with its article, as in "a party".
  var phrase: String {
    switch self {
    case .party: "a party"
    case .group: "a group"
    case .indicator: "an indicator"
    case .activity: "an activity"
    case .measure: "a measure"
    case .goal: "a goal"
    case .budget: "a budget"
    case .mandate: "a mandate"
    case .binding: "a value bound by `let`"
    case .scenario: "a scenario"
    }
  }

  /// The word alone, as in "party".
  var word: String {
    switch self {
    case .party: "party"
    case .group: "group"
    case .indicator: "indicator"
    case .activity: "activity"
    case .measure: "measure"
    case .goal: "goal"
    case .budget: "budget"
    case .mandate: "mandate"
    case .binding: "value"
    case .scenario: "scenario"
    }
  }
}

extension NameKinds {
  /// The kinds with `or` between them, as in "party or group"; "name" for all of them.
  var word: String {
    if self == .any || self == .declared { return "name" }
    return kinds.map(\.word).joined(separator: " or ")
  }

  /// The kinds with their articles, as in "a party or a group".
  var phrase: String {
    if self == .any || self == .declared { return "something declared" }
    return kinds.map(\.phrase).joined(separator: " or ")
  }
}

extension NameProblem {
  /// The finding in words.
  var diagnostic: Diagnostic {
    switch self {
    case .declaredTwice(let known, let again):
      Diagnostic(
        .error, Code(101), "`\(known.name)` is declared twice", at: again,
        secondary: [Label(known.site, "first declared here, as \(known.kind.phrase)")],
        help: ["each name is unique in the script, whatever its kind: give one another name"],
        subject: known.name)
    case .unknown(let name, let site, let expected, let similar, let elsewhere):
      unknown(name, at: site, expected: expected, similar: similar, elsewhere: elsewhere)
    case .wrongKind(let known, let site, let expected):
      Diagnostic(
        .error, Code(103),
        "`\(known.name)` is \(known.kind.phrase), and \(expected.phrase) is expected here",
        at: site, secondary: [Label(known.site, "declared here")],
        help: ["write the name of \(expected.phrase)"], subject: known.name)
    case .removed(let known, let site, let scenario):
      Diagnostic(
        .error, Code(104), "the scenario `\(scenario)` has taken away `\(known.name)`", at: site,
        secondary: [Label(known.site, "\(known.kind.phrase), declared here")],
        help: ["leave out this line, or `without \(known.name)`"], subject: known.name)
    case .family(let name, let site, let member):
      Diagnostic(
        .error, Code(109), "`\(name)` is a family, and one of it is expected here", at: site,
        secondary: [Label(member.site, "\(member.kind.phrase) of it, declared here")],
        help: ["name one of it, as `\(member.name)`"], subject: name)
    case .cellOutsideRows(let text, let site):
      Diagnostic(
        .error, Code(118), "`\(text)` stands where no row is", at: site,
        help: ["a cell belongs in `for each` and has the name of its row"])
    case .listedTwice(let name, let site, let first):
      Diagnostic(
        .error, Code(105), "`\(name)` stands twice in this list", at: site,
        secondary: [Label(first, "first here")], help: ["leave one out"], subject: name)
    case .extendsCircle(let names, let site):
      circle(Code(106), "scenarios extend one another in a circle", names, at: site)
    case .extendsTooDeep(let name, let site, let limit):
      Diagnostic(
        .error, Code(107), "`\(name)` extends more than \(limit) scenarios, one behind the other",
        at: site, help: ["let it extend one that is nearer to the base"], subject: name)
    case .bindingCircle(let names, let site):
      circle(Code(108), "values are bound to one another in a circle", names, at: site)
    }
  }

  /// A name that nothing has.
  private func unknown(
    _ name: String, at site: SourceSpan, expected: NameKinds, similar: Known?, elsewhere: String?
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      .error, Code(102), "there is no \(expected.word) named `\(name)`", at: site, subject: name)
    if let similar {
      diagnostic.secondary = [Label(similar.site, "a similar name")]
      diagnostic.help = [
        "there is \(similar.kind.phrase) with a similar name: `\(similar.name)`"
      ]
    } else if let elsewhere {
      diagnostic.help = ["`\(name)` is only declared in the scenario `\(elsewhere)`"]
    } else {
      diagnostic.help = ["declare it, or write the name of \(expected.phrase)"]
    }
    return diagnostic
  }

  /// Names that lead back to the first of them.
  private func circle(
    _ code: Code, _ message: String, _ names: [String], at site: SourceSpan
  ) -> Diagnostic {
    let shown = names.count > 6 ? Array(names.prefix(5)) + ["…"] : names
    let path = (shown.map { $0 == "…" ? $0 : "`\($0)`" } + ["`\(names[0])`"])
    return Diagnostic(
      .error, code, message, at: site, why: [path.joined(separator: " → ")],
      help: ["break the circle at one of them"], subject: names[0])
  }
}
