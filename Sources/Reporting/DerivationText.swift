import Analysis
import Arithmetic
import Diagnostics
import Evaluation
import Syntax

/// The words of a derivation's terms, for one verdict.
struct DerivationText {
  /// What is spoken of.
  private let verdict: Verdict
  /// Names of figures and values.
  let figures: FigureText

  /// Creates the words for `verdict`.
  init(_ verdict: Verdict) {
    self.verdict = verdict
    figures = FigureText(verdict)
  }

  /// How a term is written.
  enum Form {
    /// A row of a table with its computation and its value.
    case row(String)
    /// A sentence that holds the value, if there is one.
    case sentence(String)
  }

  /// Returns how `term` is written.
  func form(of term: Derivation.Term) -> Form {
    let value = figures.words(for: term.value, term.unit)
    switch term.label {
    case .measure(let row): return .row("measure \(measure(row))")
    case .payment(let row):
      // What a holder is charged goes to those who pay for the measure.
      return .row(
        "\(isAbove(term.value) ? "receives" : "pays") for \(measure(row)) of \(holder(row))")
    case .ownEconomy(let k): return .row("own bills, \(indicator(k))")
    case .ownMoney: return .row("own money")
    case .covered(let b): return .row("covered by \(budget(b))")
    case .contribution(let b): return .row("own part of \(budget(b))")
    case .unseen(let k, let lag, let horizon):
      return .sentence(
        "\(indicator(k)) moves after \(figures.words(for: lag, .days)), beyond the horizon of "
          + figures.words(for: horizon, .days))
    case .onlyPoints: return .sentence("held to points, beside which own money does not count")
    case .goalWorth(let goal, let k):
      return .row("\(indicator(k)), worth in \(visible(verdict.model.goals[goal].id.name))")
    case .fallsOn(let party, let k): return .row("\(indicator(k)), falls on \(self.party(party))")
    case .unvalued(let k):
      return .sentence("\(indicator(k)) counts 0: no goal gives it a worth, and it falls on nobody")
    case .money(let party): return .row("money of \(self.party(party))")
    case .activity(let a): return .row(activity(a))
    case .reluctant(let party): return .sentence(verdict.reluctance(of: self.party(party)))
    case .aboveGoal(let goal, let k):
      return .row("\(indicator(k)) above what \(visible(verdict.model.goals[goal].id.name)) counts")
    case .declared: return .row("as the script says")
    case .declaredInAll(let periods):
      return .row("in all, for \(NumberFormat(verdict.model).periods(periods))")
    case .share(.percentage): return .row("as the script says")
    case .share(.money): return .row("its money, of what all pay")
    case .share(.rest): return .row("the rest, which the others leave")
    case .paid(let party): return .row("\(self.party(party)) pays, as the script says")
    case .absent(let name, let absence):
      return .sentence("\(visible(name)) \(absence.words)")
    case .byDefault: return .sentence("the script does not say, so nothing limits it")
    case .linearised(let form): return .sentence(words(for: form) + ": \(value)")
    case .baseline: return .row("baseline")
    case .figure(let figure): return .row(figures.name(of: figure))
    case .utility(let party, let plan):
      return .row("\(self.party(party)) earns \(words(for: plan))")
    case .effort(let party, let a): return .row("hours of \(self.party(party)) in \(activity(a))")
    case .jointWorkOff: return .sentence("alone, joint work is left out")
    case .declines(let party, let a): return .sentence(decline(party, a, term.value, value))
    case .ranks(let party, let a): return .sentence(hour(party, a, term))
    case .ranksAbove(let party, let a):
      return .sentence(hour(party, a, term) + ", so it comes first")
    case .usedFor(let party, let a):
      return .row("hours of \(self.party(party)) for \(activity(a))")
    case .worthPerUnit(let a): return .row("worth of \(activity(a))")
    case .bound(let bound): return .sentence(words(for: bound, value))
    case .contested:
      return .sentence("the parties' first choices form a circle here: the plan is contested")
    case .tie(let party, let taken, let other):
      return .sentence(
        "\(verdict.equality(of: .init(party: party, taken: taken, other: other))); the joint goal, "
          + "then the order of declaration, decided for \(activity(taken))")
    case .planned(let a, let predicted, let joint):
      let unit = FigureUnit.times(activity: a)
      return .sentence(
        "\(activity(a)): \(figures.words(for: predicted, unit)) is done, "
          + "\(figures.words(for: joint, unit)) would be right")
    case .rewards(let row, let direction):
      return .sentence("\(measure(row)) for \(holder(row)) \(words(for: direction, row))")
    case .moves(let a, let isJoint, let moves):
      let verb = moves == .higher ? "raises" : "lowers"
      return .sentence("\(activity(a)), done \(isJoint ? "together" : "alone"), \(verb) it")
    case .payPerHour(let a, let isJoint):
      return .row("pay per hour, \(isJoint ? "joint" : "alone"): \(activity(a))")
    case .worthPerHour: return .row("joint value per hour")
    case .breaksEven(let a, let side):
      return .sentence("\(activity(a)) pays for its holder \(words(for: side, value))")
    case .overtakes(let a, let b, let side):
      return .sentence("\(activity(a)) ranks level with \(activity(b)) \(words(for: side, value))")
    case .change(let a, let from, let to):
      let unit = FigureUnit.times(activity: a)
      return .row(
        "\(activity(a)) from \(figures.words(for: from, unit)) to \(figures.words(for: to, unit))")
    case .cappedMeasures: return .row("measures with a limit or a bonus")
    case .noPatience(let party):
      return .sentence(
        "alone \(self.party(party)) earns no less than by breaking the agreement, so no patience "
          + "keeps it")
    case .earnsMoreAlone(let party):
      return .sentence(
        "alone \(self.party(party)) earns more than in the best plan, so no patience keeps it")
    case .noTemptation(let party):
      return .sentence(
        "no change of its own earns \(self.party(party)) more than the best plan")
    case .noShift(let from, let to):
      return .sentence(
        "nothing that \(self.party(from)) does without \(self.party(to)) in the predicted plan costs "
          + "it anything")
    case .noHarm: return .sentence("nothing harmful is in the predicted plan")
    case .abovePrice(let party): return .row("\(self.party(party)), above the price of its hours")
    case .hourPrice(let party): return .row("what the hours earn \(self.party(party)) elsewhere")
    case .coversHours(let party, let left):
      return .sentence(
        "that leaves \(self.party(party)) \(figures.words(for: left, term.unit)), so it lacks "
          + "nothing")
    case .noPocket(let a):
      return .sentence("\(activity(a)) is not worth doing, or the best plan holds none of it")
    case .flagged(let flags): return .sentence(GapText(verdict.model).words(for: flags) ?? "")
    case .lacks(let lack): return .sentence(words(for: lack))
    case .comesFrom(let o, let cause):
      return .sentence("\(obstacle(o)) comes from \(obstacle(cause))")
    case .comesFromWords(let o, let place):
      let reason = visible(verdict.model.obstacles[o].reasons[place].text)
      return .sentence("\(obstacle(o)) comes from this: \(reason)")
    case .blocksHandoff(let o): return .sentence("\(obstacle(o)) blocks it")
    case .addresses(let a, let o, let units, let hold):
      let done = hold.map { ", but \(words(for: $0, ""))" } ?? words(forDone: units, a)
      return .sentence("\(activity(a)) addresses \(obstacle(o))\(done)")
    case .valueWithout(let o): return .row("value predicted without \(obstacle(o))")
    case .structure(let party, let view):
      return .sentence("\(self.party(party)): " + words(for: view))
    case .structureOfActivity(let a, let view):
      return .sentence("\(activity(a)): \(view.rawValue)")
    case .destroys(let a): return .sentence("\(activity(a)) destroys value: \(value)")
    case .reason(let reason): return .sentence(words(for: reason))
    case .missing(let missing):
      let why = missing.absence.map { ", \($0.words)" } ?? ""
      return .sentence("missing: \(missing.what.words)\(why)")
    }
  }

  /// Returns the computation of a term: `7 800 kr per day × 3 days`; empty where there is none.
  ///
  /// Of what comes too late to be seen at all, when it comes.
  func computation(of term: Derivation.Term) -> String {
    if term.factors.isEmpty, term.terms.count == 1,
      case .unseen(_, let lag, let horizon) = term.terms[0].label
    {
      let seen = figures.words(for: horizon, .days)
      return "after \(figures.words(for: lag, .days)), horizon \(seen)"
    }
    if term.factors.count < 2 { return "" }
    var text = ""
    for (index, factor) in term.factors.enumerated() {
      if index > 0 { text += " \(sign(of: factor.joint)) " }
      text += figures.words(for: factor.value, factor.unit)
    }
    return text
  }

  /// The sign before a factor.
  private func sign(of joint: Derivation.Factor.Joint) -> String {
    switch joint {
    case .times: "×"
    case .over: "/"
    case .minus: "-"
    case .plus: "+"
    }
  }

  /// What an hour of an activity gives a performer.
  private func hour(_ party: Int, _ a: Int, _ term: Derivation.Term) -> String {
    guard case .number(let number) = term.value else {
      let gain = term.value == .infinite(positive: true) ? "gives" : "costs"
      return "\(activity(a)) takes no effort and \(gain) \(self.party(party)) something"
    }
    let unit: FigureUnit = term.unit == .pointsPerHour ? .points : .money
    let amount = figures.words(for: number, unit)
    return "an hour of \(activity(a)) gives \(self.party(party)) \(amount)"
  }

  /// A performer that declines an activity.
  private func decline(_ party: Int, _ a: Int, _ gain: Value, _ words: String) -> String {
    if case .number(let number) = gain, number.isZero {
      return "\(self.party(party)) declines it: it gains nothing by \(activity(a))"
    }
    return "\(self.party(party)) declines it: each \(activity(a)) gives it \(words)"
  }

  /// What stops an activity from growing.
  private func words(for bound: Derivation.Bound, _ value: String) -> String {
    switch bound {
    case .cap: "no more than \(value) can be done"
    case .capacity(let party): "the \(value) of \(self.party(party)) are used up"
    case .budget(let b): "the \(value) of \(budget(b)) are used up"
    case .measure(let row): "\(measure(row)) of \(holder(row)) pays for no more than \(value)"
    case .bonus(let row): "the bonus of \(measure(row)) of \(holder(row)) ends at \(value)"
    case .goal(let goal, let k):
      "\(visible(verdict.model.goals[goal].id.name)) counts no more than \(value) of \(indicator(k))"
    case .obstacle(let o): "\(obstacle(o)) blocks it"
    case .mandate(let mandate):
      "\(visible(verdict.model.mandates[mandate].id.name)) says that it must not be done"
    }
  }

  /// From or up to which rate a condition holds.
  private func words(for side: Derivation.Side, _ value: String) -> String {
    switch side {
    case .from: "from \(value) on"
    case .upTo: "up to \(value)"
    case .never: "at no rate"
    case .always: "at any rate"
    }
  }

  /// How a party stands to an activity, whatever the figures.
  private func words(for structure: Structure) -> String {
    switch structure {
    case .never: "never, it has nothing to gain and something against it"
    case .always: "always, it has something to gain and nothing against it"
    case .depends: "depends on the figures, there is something for it and something against it"
    case .indifferent: "nothing for it and nothing against it"
    }
  }

  /// What is lacking, and who could close it with which lines.
  private func words(for lack: Lack) -> String {
    let text = GapText(verdict.model)
    let lines = lack.closing.map(text.line).joined(separator: " and ")
    return "\(text.words(for: lack.kind)); \(text.actors(of: lack)): \(lines)"
  }

  /// How much of an activity the measures lead to.
  private func words(forDone units: Rational?, _ a: Int) -> String {
    guard let units else { return "" }
    if units.isZero { return ", and the measures lead to none of it" }
    return ", and \(figures.words(for: units, .times(activity: a))) is done"
  }

  /// What a measure rewards.
  func words(for direction: MeasureVerdict.Direction, _ row: Int) -> String {
    if let absence = verdict.model.absence(ofMeasure: row) { return absence.words }
    return switch direction {
    case .joint: "rewards joint work"
    case .jointOnly: "rewards joint work only"
    case .silo: "rewards silo work"
    case .siloOnly: "rewards silo work only"
    case .tie: "rewards both alike"
    case .mixed: "rewards both"
    case .brake: "pays for nothing and charges for something"
    case .silent: "pays for nothing its holder does"
    case .undetermined: "is undetermined"
    }
  }

  /// How a payment form was made a rate.
  private func words(for form: MeasureVerdict.Form) -> String {
    switch form {
    case .asWritten: "as written"
    case .onlyFrom(let threshold, let reach):
      "pays only from \(NumberFormat.rounded(threshold))" + words(forReach: reach)
    case .beyond(let limit, let reach):
      "pays beyond \(NumberFormat.rounded(limit))" + words(forReach: reach)
    case .bonus(let threshold, let reach):
      "a bonus at \(NumberFormat.rounded(threshold))" + words(forReach: reach)
    }
  }

  /// What can be reached, and what was made of it.
  private func words(forReach reach: Rational?) -> String {
    let reached = reach.map { ", and \(NumberFormat.rounded($0)) can be reached" } ?? ""
    return reached + "; counted as a rate"
  }

  /// Why there is no verdict of silo, partial or joint.
  private func words(for reason: Verdict.Reason) -> String {
    switch reason {
    case .nothingJoint:
      "nothing here is done together, and nothing that is right earns others anything"
    case .jointWorkNotWorthwhile: "nothing here is worth doing together"
    case .impossible(let activities):
      "cannot be done: \(activities.map(activity).joined(separator: ", "))"
    case .figuresMissing: "figures are missing"
    case .uncertain: UncertaintyText(verdict)?.decisive ?? "figures are uncertain"
    }
  }

  /// A plan, as what is followed.
  private func words(for plan: PlanKind) -> String {
    switch plan {
    case .silo: "alone"
    case .predicted: "in the predicted plan"
    case .agreement: "in the agreement"
    case .joint: "in the joint optimum"
    }
  }

  /// Whether a value is a number above 0.
  private func isAbove(_ value: Value) -> Bool {
    if case .number(let number) = value { number.sign > 0 } else { false }
  }

  // The names of what the model holds.
  private func party(_ index: Int) -> String { visible(verdict.model.parties[index].id.name) }
  private func activity(_ index: Int) -> String { visible(verdict.model.activities[index].id.name) }
  private func indicator(_ index: Int) -> String {
    visible(verdict.model.indicators[index].id.name)
  }
  private func budget(_ index: Int) -> String { visible(verdict.model.budgets[index].id.name) }
  private func measure(_ row: Int) -> String { visible(verdict.model.measures[row].id.name) }
  private func obstacle(_ index: Int) -> String { visible(verdict.model.obstacles[index].id.name) }
  private func holder(_ row: Int) -> String { party(verdict.model.measures[row].party) }
}
