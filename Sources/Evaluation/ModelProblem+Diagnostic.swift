import Arithmetic
import Diagnostics
import Syntax

extension ModelProblem {
  /// The finding in words; `currency` is the word for money.
  func diagnostic(currency: String) -> Diagnostic {
    switch self {
    case .outOfBounds(let word, let value, let bounds, let site):
      return outOfBounds(word, value, bounds, at: site)
    case .missingCell(let word, let absence, let site, let line):
      return Diagnostic(
        .error, Code(636), "`\(word)` needs a figure, and the cell for it has none", at: site,
        label: absence.words, secondary: [Label(line, "asked for here")],
        help: ["give the figure, or leave the row out of the table"])
    case .stillUsed(let name, let site, let users):
      return stillUsed(name, at: site, by: users)
    case .repeatedEffect(let name, let site, let first):
      return Diagnostic(
        .error, Code(112), "the effect on `\(name)` stands twice for the same time", at: site,
        secondary: [Label(first, "first here")],
        help: ["put the two amounts together, or let one come `after` another time"],
        subject: name)
    case .repeatedObservation(let name, let period, let site, let first):
      return Diagnostic(
        .error, Code(638), "`\(name)` was observed twice in \(period)", at: site,
        secondary: [Label(first, "first here")], help: ["leave one of them out"], subject: name)
    case .reversedDates(let name, let site):
      return Diagnostic(
        .error, Code(135), "the time of `\(name)` ends before it begins", at: site,
        help: ["put the earlier date first"], subject: name)
    case .selfHandoff(let name, let party, let site):
      return Diagnostic(
        .error, Code(144), "`\(name)` goes from `\(party)` to itself", at: site,
        help: ["a handoff is from one party `to` another"], subject: name)
    case .causeCircle(let names, let site):
      return Diagnostic(
        .error, Code(143), "obstacles are because of one another in a circle", at: site,
        why: [path(names)], help: ["leave out one `because` of them, so that there is a root"],
        subject: names[0])
    case .preferenceCircle(let party, let names, let site):
      return Diagnostic(
        .error, Code(147), "`\(party)` prefers activities in a circle", at: site,
        why: [path(names)],
        help: ["take one of the lines away, in a scenario by `without prefers \(names[0])`"],
        subject: party)
    case .groupCircle(let names, let site):
      return Diagnostic(
        .error, Code(148), "groups are members of one another in a circle", at: site,
        why: [path(names)], help: ["take one of them out of the other"], subject: names[0])
    case .cappedHarm(let name, let site):
      return Diagnostic(
        .error, Code(136), "a worth of `\(name)` below 0 cannot stop at a count", at: site,
        why: ["harm that stops counting would make the best plan one of more harm"],
        help: ["leave out `up to`"], subject: name)
    case .twoCurrencies(let name, let money, let points):
      return Diagnostic(
        .error, Code(137), "`\(name)` is held to measures in money and in points", at: points,
        label: "points", secondary: [Label(money, "money")],
        why: ["money and points cannot be weighed against each other"],
        help: ["write all its measures with `pays`, or all with `weighs`"], subject: name)
    case .bonusCurrency(let name, let site):
      return Diagnostic(
        .error, Code(137), "the bonus of `\(name)` is in another unit than its rate", at: site,
        help: ["give both in money, or both in points"], subject: name)
    case .tooManyMembers(let name, let site, let limit):
      return Diagnostic(
        .error, Code(138),
        "groups, each with the groups in it, and lines that name them count more than "
          + "\(limit / 1_000_000) million members", at: site,
        help: ["use smaller groups, fewer groups within groups, or fewer lines that name them"],
        subject: name)
    case .shares, .mixedShares, .secondRest, .restWithoutLimit, .limitMismatch,
      .limitWithoutRuns, .uncertainParts:
      return budgetDiagnostic(currency)
    }
  }

  /// A number outside its bounds.
  private func outOfBounds(
    _ word: String, _ value: Rational, _ bounds: Bounds, at site: SourceSpan
  ) -> Diagnostic {
    let limits: String
    var help = "give a number that is not below 0"
    var shown = exact(value)
    switch bounds {
    case .any: limits = "be that"
    case .notNegative: limits = "be below 0"
    case .positive:
      limits = "be 0 or below"
      help = "give a number above 0"
    case .count:
      (limits, help) = countLimits(value)
    case .unsignedShare where value.sign > 0:
      limits = "be above 1 without a `%`"
      help = "write `\(shown) %`, or `\(percent(value))` where it is that much of the whole"
    case .share, .multiple, .unsignedShare:
      let isShare = if case .share = bounds { true } else { false }
      let most = isShare ? "above 100 %" : "1 000 % or above"
      limits = "be " + (value.sign < 0 ? "below 0 %" : most)
      help = "give a percentage from 0 % " + (isShare ? "to 100 %" : "on")
      // Nobody means ten times the whole: the sign was left out.
      if value >= 10, value <= 100 {
        help += ", its sign behind the number or the cell (before `±` too): `\(shown) %`"
      }
      shown = percent(value)
    }
    if word == "lowers" || word == "raises" {
      help = "write `\(word == "lowers" ? "raises" : "lowers")` and the amount without the sign"
    }
    return Diagnostic(
      .error, Code(134), "`\(word)` cannot \(limits), and here it is \(shown)", at: site,
      help: [help])
  }

  /// What a count cannot be, and what to do about it.
  private func countLimits(_ value: Rational) -> (limits: String, help: String) {
    guard value.isWhole else {
      return (value.sign < 0 ? "be below 0" : "be a fraction", "give a whole number from 0 on")
    }
    return value.sign < 0
      ? ("be below 0", "give a whole number from 0 on")
      : ("be as large as that", "give a smaller number")
  }

  /// Something that was taken away and is used.
  private func stillUsed(
    _ name: String, at site: SourceSpan, by users: [(name: String, site: SourceSpan)]
  ) -> Diagnostic {
    var names: [String] = []
    for user in users where !names.contains("`\(user.name)`") && names.count < 5 {
      names.append("`\(user.name)`")
    }
    let labels = users.prefix(3).map { Label($0.site, "used here") }
    return Diagnostic(
      .error, Code(139), "`\(name)` is taken away, but still used", at: site, secondary: labels,
      why: [
        "used by " + names.joined(separator: ", ")
          + (users.count > names.count ? " in \(users.count) places" : "")
      ],
      help: ["take these away too, or `change` them so that they do without `\(name)`"],
      subject: name)
  }

  /// Names that lead back to the first of them.
  private func path(_ names: [String]) -> String {
    let shown = names.prefix(names.count > 6 ? 5 : 6).map { "`\($0)`" }
    return (shown + (names.count > 6 ? ["…"] : []) + ["`\(names[0])`"]).joined(separator: " → ")
  }

  /// A percentage with its sign.
  private func percent(_ share: Rational) -> String { exact(share * 100) + " %" }

  /// A number as it is, so that it cannot look like what it should have been; what has no end, or
  /// more digits than anybody writes, to twelve.
  private func exact(_ value: Rational) -> String {
    let long = value.decimal(significantDigits: 40)
    return Rational(decimal: long) == value ? long : "about " + value.decimal(significantDigits: 12)
  }

  /// A problem of a budget.
  private func budgetDiagnostic(_ currency: String) -> Diagnostic {
    switch self {
    case .shares(let name, let parts, let sum, let site):
      return Diagnostic(
        .error, Code(301), "the shares of `\(name)` add up to \(percent(sum)), not 100 %",
        at: site, secondary: labels(parts) { percent($0) }, why: [list(parts) { percent($0) }],
        help: ["change one of them, or let one party pay `rest`"], subject: name)
    case .mixedShares(let name, let parts, let site):
      return Diagnostic(
        .error, Code(302), "`\(name)` has percentages beside amounts of money", at: site,
        secondary: labels(parts) { _ in "" },
        help: ["give all parts as percentages, or all as money"], subject: name)
    case .secondRest(let name, let site, let first):
      return Diagnostic(
        .error, Code(303), "two parties pay the rest of `\(name)`", at: site,
        secondary: [Label(first, "the first rest")], help: ["give one of them a share"],
        subject: name)
    case .restWithoutLimit(let name, let site):
      return Diagnostic(
        .error, Code(303), "nothing says what `rest` of `\(name)` is the rest of", at: site,
        help: ["add a `limit`, or give the amount"], subject: name)
    case .limitMismatch(let name, let parts, let sum, let limit, let site):
      let money: (Rational) -> String = { exact($0) + " " + currency }
      return Diagnostic(
        .error, Code(304),
        "the parts of `\(name)` add up to \(money(sum)), and its limit is \(money(limit))",
        at: site, secondary: labels(parts, money), why: [list(parts, money)],
        help: ["leave out the limit, which is then the sum, or let one party pay `rest`"],
        subject: name)
    case .limitWithoutRuns(let name, let site):
      return Diagnostic(
        .error, Code(305), "the limit of `\(name)` is for all its years, and none are given",
        at: site, help: ["add `runs 2026 to 2028`, or write the limit per year"], subject: name)
    case .uncertainParts(let name, let site):
      return Diagnostic(
        .error, Code(145), "no range can stand in `\(name)`, whose parties pay in money", at: site,
        help: ["give the parts as percentages, and put the range on one of them or on the limit"],
        subject: name)
    case .outOfBounds, .missingCell, .stillUsed, .repeatedEffect, .repeatedObservation,
      .reversedDates, .selfHandoff,
      .causeCircle, .groupCircle, .preferenceCircle, .cappedHarm,
      .twoCurrencies,
      .bonusCurrency, .tooManyMembers:
      unreachable("not a problem of a budget")
    }
  }

  /// The places of some parts with their amounts.
  private func labels(_ parts: [Part], _ show: (Rational) -> String) -> [Label] {
    parts.prefix(4).map { Label($0.site, $0.amount.map(show) ?? "the rest") }
  }

  /// The parts with their amounts in one line.
  private func list(_ parts: [Part], _ show: (Rational) -> String) -> String {
    let shown = parts.prefix(8).map { part in
      "`\(part.party)` " + (part.amount.map(show) ?? "the rest")
    }
    return shown.joined(separator: ", ") + (parts.count > 8 ? ", …" : "")
  }
}
