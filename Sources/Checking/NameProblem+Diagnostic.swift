import Diagnostics
import Syntax

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
    case .handoff: "a handoff"
    case .obstacle: "an obstacle"
    case .forum: "a forum"
    case .trial: "a trial"
    case .binding: "a value bound by `let`"
    case .scenario: "a scenario"
    }
  }

  /// The word with its definite article, as in "the party".
  var definite: String { "the \(word)" }

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
    case .handoff: "handoff"
    case .obstacle: "obstacle"
    case .forum: "forum"
    case .trial: "trial"
    case .binding: "value"
    case .scenario: "scenario"
    }
  }
}

extension NameKinds {
  /// The kinds with `or` between them, as in "party or group".
  var word: String { kinds.map(\.word).joined(separator: " or ") }

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
    case .declaredTwice(let known, let again, let inRows):
      Diagnostic(
        .error, Code(101), "`\(known.name)` is declared twice", at: again,
        secondary: [Label(known.site, "first declared here, as \(known.kind.phrase)")],
        help: [
          inRows
            ? "several rows say the same there: a table for it has one row for each, and figures of"
              + " several years are `observed … from` it"
            : "each name is unique in the script, whatever its kind: give one another name"
        ],
        subject: known.name)
    case .unknown(let name, let site, let expected, let similar, let isOnly, let elsewhere):
      unknown(name, at: site, expected: expected, similar: similar, elsewhere: elsewhere)
        .fixed(isOnly && elsewhere == nil ? similar : nil, name)
    case .wrongKind(let known, let site, let expected):
      Diagnostic(
        .error, Code(103),
        "`\(known.name)` is \(known.kind.phrase), and \(expected.phrase) is expected here",
        at: site, secondary: [Label(known.site, "declared here")],
        help: ["write the name of \(expected.phrase)"], subject: known.name)
    case .removed(let known, let site, let scenario):
      Diagnostic(
        .error, Code(104),
        (scenario.hasPrefix("what if ") ? "this `what if`" : "the scenario `\(scenario)`")
          + " has taken away `\(known.name)`", at: site,
        secondary: [Label(known.site, "\(known.kind.phrase), declared here")],
        help: ["leave out this line, or `without \(known.name)`"], subject: known.name)
    case .family(let name, let site, let member, let named):
      Diagnostic(
        .error, Code(109), "`\(name)` is a family, and one of it is expected here", at: site,
        secondary: [Label(member.site, "\(member.kind.phrase) of it, declared here")],
        help: ["name one of it, as `\(member.name)`"] + (named.help.map { [$0] } ?? []),
        subject: name)
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
    case .partCircle(let names, let site):
      circle(Code(131), "parties are part of one another in a circle", names, at: site)
    case .extendsTooDeep(let name, let site, let limit):
      Diagnostic(
        .error, Code(107), "`\(name)` extends more than \(limit) scenarios, one behind the other",
        at: site, help: ["let it extend one that is nearer to the base"], subject: name)
    case .looksLike(let known, let earlier):
      looksLike(known, earlier)
    case .mixedAlphabets(let known, let letter, let alphabet):
      Diagnostic(
        .warning, Code(140), "the name `\(known.name)` has letters of several alphabets",
        at: known.site, label: "`\(letter)` is \(letter.number), a \(alphabet.rawValue) letter",
        help: ["write the name with the letters of one alphabet"], subject: known.name)
    case .untold(let count, let site, let severity):
      Diagnostic(
        severity, Code(141), "\(count) more problems with names and units are not told", at: site,
        help: ["correct the others, and check again"])
    case .unused(let known):
      Diagnostic(
        .note, Code(150), "nothing uses \(known.kind.definite) `\(known.name)`", at: known.site,
        help: ["name it where it belongs, or take it away"], subject: known.name)
    case .bindingCircle(let names, let site):
      circle(Code(108), "values are bound to one another in a circle", names, at: site)
    }
  }

  /// Two names that look alike.
  private func looksLike(_ known: Known, _ earlier: Known) -> Diagnostic {
    Diagnostic(
      .warning, Code(119), "`\(known.name)` looks like `\(earlier.name)`, and is another name",
      at: known.site, label: known.name.difference(from: earlier.name),
      secondary: [Label(earlier.site, earlier.name.difference(from: known.name))],
      help: ["write both with the same letters if they are meant to be one, else rename one"],
      subject: known.name)
  }

  /// A name that nothing has.
  private func unknown(
    _ name: String, at site: SourceSpan, expected: NameKinds, similar: Known?, elsewhere: String?
  ) -> Diagnostic {
    let isAny = expected == .any || expected == .declared
    let missing = isAny ? "nothing is named" : "there is no \(expected.word) named"
    var diagnostic = Diagnostic(
      .error, Code(102), "\(missing) `\(name)`", at: site, subject: name)
    if let similar, skeleton(of: similar.name) == skeleton(of: name) {
      diagnostic.primary.text = name.difference(from: similar.name)
      diagnostic.secondary = [Label(similar.site, similar.name.difference(from: name))]
      diagnostic.help = ["write it with the same letters as where it is declared"]
    } else if let similar {
      diagnostic.secondary = [Label(similar.site, "a similar name")]
      diagnostic.help = [
        "there is \(similar.kind.phrase) with a similar name: `\(similar.name)`"
      ]
    } else if let elsewhere, elsewhere.hasPrefix("what if ") {
      diagnostic.help = ["`\(name)` is only declared in a `what if`, which nothing else sees"]
    } else if let elsewhere {
      diagnostic.help = ["`\(name)` is only declared in the scenario `\(elsewhere)`"]
    } else if let word = Keyword(rawValue: name.lowercased()) {
      diagnostic.help = [
        "write `\(word.spelling)` if the word of the language is meant; else declare the name"
      ]
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

extension NameProblem.Naming {
  /// How all of a family are named.
  fileprivate var help: String? {
    switch self {
    case .declaration:
      "for all of it, declare what names it for each row, in a `for each`, as `Home[Row[\"Code\"]]`"
    case .scenario: "for all of it, write a line for each one: a scenario holds no `for each`"
    case .question: nil
    }
  }
}

extension Diagnostic {
  /// Returns the finding with the only near name in the place of `name`.
  fileprivate func fixed(_ near: NameProblem.Known?, _ name: String) -> Diagnostic {
    var result = self
    result.fix = near.map { Fix(site, replacing: name, with: $0.name) }
    return result
  }
}

extension String {
  /// Says which letter of two names that look alike is another one here than in `other`, or what is not
  /// seen.
  fileprivate func difference(from other: String) -> String {
    let (own, others) = (Array(unicodeScalars), Array(other.unicodeScalars))
    let place = zip(own, others).prefix { $0 == $1 }.count
    guard place < own.count else { return "" }
    let letter = own[place]
    if letter.isUnseen { return "\(letter.number) stands in it, which is not seen" }
    if letter.properties.isWhitespace {
      let isSecond = place > 0 && own[place - 1].properties.isWhitespace
      return letter == " " && isSecond
        ? "several blanks side by side" : "a blank that is \(letter.number)"
    }
    let counterpart = place < others.count ? others[place] : letter
    if counterpart.isUnseen || counterpart.properties.isWhitespace { return "" }
    let alphabet = Alphabet(of: letter).map { ", a \($0.rawValue) letter" } ?? ""
    return "`\(letter)` is \(letter.number)\(alphabet)"
  }
}

extension Unicode.Scalar {
  /// The number as Unicode writes it, `U+0430`.
  fileprivate var number: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
