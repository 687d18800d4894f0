import Analysis
import Arithmetic
import Diagnostics
import Evaluation

extension VerdictWriter {
  /// What only `--full` shows, in order.
  var details: [(inout String) -> Void] { [plans, gains, parties, trust, structure, notes] }

  /// The amounts of each activity in each plan.
  private func plans(_ text: inout String) {
    if verdict.precision == .structure { return }
    var table = TextTable([
      ("activity", .left), ("worth each", .right), ("alone", .right), ("predicted", .right),
      ("agreed", .right), ("together", .right),
    ])
    for (index, activity) in verdict.activities.enumerated() {
      let plan = activity.plan
      let taken = activity.taken.map { $0 ? "taken" : "not taken" } ?? "?"
      table.add([
        verdict.name(ofActivity: index), number(activity.worth), number(plan.silo),
        plan.predicted.map(NumberFormat.rounded) ?? taken, number(plan.agreement),
        number(plan.joint),
      ])
    }
    write(table, "Plans", " (how many \(format.aPeriod))", to: &text)
  }

  /// What one unit of each activity gives whom, and per hour.
  private func gains(_ text: inout String) {
    if verdict.precision == .structure { return }
    var table = TextTable([
      ("activity", .left), ("party", .left), ("gains each time", .right), ("an hour", .right),
    ])
    for activity in verdict.activities.indices {
      for gain in verdict.gains(from: activity) {
        table.add([
          verdict.name(ofActivity: activity), verdict.name(ofParty: gain.party),
          gain.amount.map { amount($0, for: gain.party) } ?? "?",
          hourly(gain.party, in: activity),
        ])
      }
    }
    write(table, "Gains", "", to: &text)
  }

  /// What an hour earns, `-` for those who do not perform the activity.
  private func hourly(_ party: Int, in activity: Int) -> String {
    let performs = verdict.model.activities[activity].performers.contains { $0.party == party }
    if !performs { return "-" }
    return
      switch verdict.value(
        of: .perHour, first: .party(party), second: .activity(activity))
    {
    case .number(let value): NumberFormat.rounded(value)
    case .infinite(positive: true): "no effort"
    case .infinite(positive: false): "a loss"
    case .interval, .none, .truth, .undetermined: "?"
    }
  }

  /// What the plans earn each party, what tempts it, how patient it must be.
  private func parties(_ text: inout String) {
    if verdict.precision != .numbers { return }
    var earnings = TextTable([
      ("party", .left), ("earns alone", .right), ("predicted", .right), ("together", .right),
      ("temptation", .right),
    ])
    var traits = TextTable([
      ("party", .left), ("an hour is worth", .right), ("patience needed", .right),
      ("congruence", .right),
    ])
    for (index, party) in verdict.parties.enumerated() {
      let name = verdict.name(ofParty: index)
      earnings.add([
        name, earned(party.utility.silo, index), earned(party.utility.predicted, index),
        earned(party.utility.joint, index), earned(party.temptation, index),
      ])
      traits.add([
        name, earned(party.hourPrice, index), patience(of: party), share(party.congruence),
      ])
    }
    write(earnings, "Parties", " (\(format.moneyPerPeriod))", to: &text)
    if !traits.isEmpty { text += "\n" }
    write(traits, "Parties at the best plan", "", to: &text)
  }

  /// What a party earns, with its unit where that is not the currency.
  private func earned(_ value: Rational?, _ party: Int) -> String {
    guard let value, verdict.model.isInPoints(party) else { return number(value) }
    return amount(value, for: party)
  }

  /// How patient a party must be to keep the best plan; from 100 % on none is patient enough.
  private func patience(of party: PartyVerdict) -> String {
    if let patience = party.patience, patience > 1 { return "none suffices" }
    return share(party.patience)
  }

  /// How sure each performer must be of the others.
  private func trust(_ text: inout String) {
    var table = TextTable([
      ("activity", .left), ("pocket", .left), ("party", .left), ("lacks", .right),
      ("fair split", .right), ("trust needed", .right),
    ])
    for (index, activity) in verdict.activities.enumerated() {
      guard let pocket = activity.pocket else { continue }
      for (place, performer) in verdict.model.activities[index].performers.enumerated() {
        table.add([
          place == 0 ? verdict.name(ofActivity: index) : "", place == 0 ? words(for: pocket) : "",
          verdict.name(ofParty: performer.party), number(at: place, of: activity.short),
          number(at: place, of: activity.fairSplit),
          place < activity.trustNeeded.count ? share(activity.trustNeeded[place]) : "-",
        ])
      }
    }
    write(table, "Pockets", " (\(format.visibleCurrency) each time)", to: &text)
  }

  /// What can be said of each activity without any figure.
  private func structure(_ text: inout String) {
    var table = TextTable([("activity", .left), ("happens", .left), ("for whom", .left)])
    for (index, activity) in verdict.activities.enumerated() {
      let views = verdict.model.activities[index].performers.map { performer in
        let view = verdict.structure(of: index, for: performer.party)
        return "\(verdict.name(ofParty: performer.party)) \(view.rawValue)"
      }
      table.add([
        verdict.name(ofActivity: index), activity.structure.rawValue, views.joined(separator: ", "),
      ])
    }
    write(table, "Without any figure", "", to: &text)
  }

  /// How the answer came about: values, ties, exactness.
  private func notes(_ text: inout String) {
    var lines: [String] = []
    for (source, words) in [
      (Verdict.ValueSource.goal, "Valued by the goals"),
      (.fallsOn, "Valued by what falls on the parties"), (.none, "Without a value, counted as 0"),
    ] {
      let names = verdict.valueSources.indices.filter { verdict.valueSources[$0] == source }
        .map { visible(verdict.model.indicators[$0].id.name) }
      if !names.isEmpty { lines.append("\(words): \(listed(names)).") }
    }
    // Those about joint work stand on the page.
    lines += verdict.tiesDecided.filter { !touchesJointWork($0) }.map { words(for: $0) }
    switch verdict.exactness {
    case .exact: lines.append("The best plan was verified exactly.")
    case .withinTolerance, .notNeeded, .unavailable: break
    }
    lines += verdict.programmes.map(words)
    if let enforcing = verdict.selfEnforcing {
      lines.append(
        enforcing
          ? "The best plan is self-enforcing: nobody is tempted to leave it."
          : "The best plan is not self-enforcing.")
    }
    add("Notes", lines, to: &text)
  }

  /// How large a linear programme was and how it was solved.
  private func words(for programme: Verdict.Programme) -> String {
    let plan =
      switch programme.plan {
      case .joint: "best plan"
      case .agreement: "plan that all could agree on"
      }
    let how =
      switch programme.method {
      case .bounds: "nothing had to be solved, every amount stands at its better bound"
      case .exactPivots: "solved by exact pivots alone"
      case .library: "the library's simplex method proposed the answer"
      }
    func counted(_ count: Int, _ word: String) -> String {
      "\(NumberFormat.rounded(Rational(count))) \(word)\(count == 1 ? "" : "s")"
    }
    let rows = counted(programme.rows, "condition")
    let columns = counted(programme.columns, "amount")
    return "The \(plan) came of a linear programme of \(rows) and \(columns): \(how)."
  }

  /// Writes a table under its heading, where it has rows.
  private func write(
    _ table: TextTable, _ heading: String, _ unit: String, to text: inout String
  ) {
    if table.isEmpty { return }
    text += wrapped(style.paint(heading, .strong) + unit) + "\n"
    table.write(to: &text)
  }

  /// A number, `?` where it is not known.
  private func number(_ value: Rational?) -> String { value.map(NumberFormat.rounded) ?? "?" }

  /// A number of a list, `-` where the list ends before it.
  private func number(at place: Int, of values: [Rational]) -> String {
    place < values.count ? NumberFormat.rounded(values[place]) : "-"
  }

  /// A share of 1, `-` where there is none.
  private func share(_ value: Rational?) -> String { value.map(NumberFormat.percent) ?? "-" }

  /// Who could settle what an activity lacks.
  private func words(for pocket: Pocket) -> String {
    switch pocket {
    case .selfEnforcing: "self-enforcing"
    case .wrongPocket: "wrong pocket: partners"
    case .wrongPocketOutside: "wrong pocket: outsider"
    case .missingPocket: "missing pocket"
    }
  }
}
