import Arithmetic
import Evaluation
import Syntax

/// Why what was expected is not so, in the words of a finding.
struct ExpectationReasons {
  /// What is spoken of.
  private let verdict: Verdict
  private let text: RuleText

  /// So many reasons of one kind are told.
  private static let told = 4

  /// Prepares the reasons for what `verdict` says.
  init(_ verdict: Verdict) {
    self.verdict = verdict
    text = RuleText(verdict)
  }

  /// Why no more joint work is done: what falls short of the optimum, and who stands in its way.
  var tooLittle: [String] {
    Array(Blocking(verdict).lost.prefix(2).flatMap(tooLittle(of:)).prefix(Self.told))
  }

  /// Why no more of an activity is done, where it is less than the optimum holds.
  func tooLittle(of a: Int) -> [String] {
    let reasons = PromisesAreKept.reasons(a, text)
    guard let predicted = verdict.activities[a].plan.predicted,
      let joint = verdict.activities[a].plan.joint
    else {
      let never =
        verdict.activities[a].structure == .never ? ["\(text.activity(a)) never happens"] : []
      return never + reasons
    }
    if predicted >= joint { return [] }
    let amounts =
      "\(NumberFormat.rounded(predicted)) times instead of \(NumberFormat.rounded(joint))"
    return ["\(text.activity(a)) is done \(amounts)"] + reasons
  }

  /// Which joint work is done.
  var jointWork: [String] {
    let done = verdict.model.activities.indices.filter {
      verdict.model.activities[$0].isJoint
        && verdict.activities[$0].plan.predicted.map { $0.sign > 0 }
          ?? (verdict.activities[$0].structure == .always)
    }
    return done.prefix(Self.told).map { a in
      let amount = verdict.activities[a].plan.predicted.map { " \(NumberFormat.rounded($0)) times" }
      return "\(text.activity(a)) is done" + (amount ?? "")
    }
  }

  /// What is missing for an answer.
  static func missing(_ missing: [Missing]) -> [String] {
    missing.prefix(told + 1).map { "missing: \($0.what.words)" }
  }

  /// What a gain is made of, the losses first.
  func gain(of party: Int, from a: Int) -> [String] {
    if verdict.gain(of: party, from: a) == nil { return [] }
    let terms = verdict.gainTerms(of: party, from: a)
    let sorted = terms.compactMap { term -> (amount: Rational, words: String)? in
      guard case .number(let amount) = term.value, let words = words(term, amount, party) else {
        return nil
      }
      return (amount, words)
    }.enumerated().sorted {
      ($0.element.amount, $0.offset) < ($1.element.amount, $1.offset)
    }.map(\.element.words)
    let isPaid = terms.contains { if case .number(let n) = $0.value { n.sign > 0 } else { false } }
    let nothing = isPaid ? [] : ["nothing pays \(text.party(party)) for it"]
    return nothing + sorted.prefix(Self.told)
  }

  /// One part of a gain; nil for what says nothing.
  private func words(_ term: Derivation.Term, _ amount: Rational, _ party: Int) -> String? {
    let sum = text.amount(amount.magnitude, of: party)
    let (gives, costs) = amount.sign < 0 ? ("charges", "costs") : ("pays", "saves")
    if case .measure(let row) = term.label {
      if !amount.isZero { return "\(text.measure(row)) \(gives) \(text.party(party)) \(sum)" }
      return term.terms.compactMap(lateness).first.map {
        "\(text.measure(row)) pays nothing: \($0)"
      }
    }
    if amount.isZero { return nil }
    if case .payment(let row) = term.label {
      return "\(text.measure(row)) \(costs) \(text.party(party)) \(sum)"
    }
    if case .ownEconomy(let k) = term.label {
      return "\(text.indicator(k)) \(costs) \(text.party(party)) \(sum)"
    }
    if case .ownMoney = term.label { return "each costs \(text.party(party)) \(sum) of its own" }
    if case .covered(let budget) = term.label { return "\(self.budget(budget)) covers \(sum)" }
    if case .contribution(let budget) = term.label {
      return "\(self.budget(budget)) takes \(sum) of it from \(text.party(party))"
    }
    return nil
  }

  /// That an effect arrives too late to count.
  private func lateness(_ term: Derivation.Term) -> String? {
    guard case .unseen(let k, let lag, let horizon) = term.label else { return nil }
    let spans = [lag, horizon].map { FigureText(verdict).words(for: $0, .days) }
    return "\(text.indicator(k)) moves after \(spans[0]), and the horizon is \(spans[1])"
  }

  /// The name of a budget, in backticks.
  private func budget(_ index: Int) -> String { quoted(verdict.model.budgets[index].id.name) }

  /// What moves an indicator in the predicted plan, the worst for it first; by the end of `date` where
  /// one is given.
  func level(of k: Int, by date: DateLiteral? = nil) -> [String] {
    let deadline = date.map { Deadline($0, in: verdict.model) }
    let better = verdict.model.indicators[k].better
    var moves: [(change: Rational, activity: Int)] = []
    for a in verdict.model.activities.indices {
      guard let units = verdict.activities[a].plan.predicted, units.sign > 0,
        let improvement = verdict.improvement(of: k, by: a, before: deadline), !improvement.isZero
      else { continue }
      moves.append((units * improvement, a))
    }
    moves.sort { ($0.change, $0.activity) < ($1.change, $1.activity) }
    return moves.prefix(Self.told).map { change, a in
      let isUp = (change.sign > 0) == (better == .higher)
      let amount = NumberFormat.amount(change.magnitude, of: verdict.model.indicators[k])
      return "\(text.activity(a)) \(isUp ? "raises" : "lowers") \(text.indicator(k)) by \(amount)"
    }
  }

  /// Whether the best plan would reach what the predicted one does not.
  func target(_ outcome: TargetOutcome) -> [String] {
    let model = verdict.model
    guard outcome.isMet(by: outcome.predicted, in: model) == false,
      case .number(let best) = outcome.joint
    else { return [] }
    let k = model.goals[outcome.goal].targets[outcome.target].indicator
    let amount = NumberFormat.amount(best, of: model.indicators[k])
    let isMet = outcome.isMet(by: outcome.joint, in: model) == true
    return [
      isMet
        ? "the best plan would reach it: \(amount)" : "nor does the best plan reach it: \(amount)"
    ]
  }

  /// What a party would do otherwise than the best plan, the first few.
  private func leaving(_ party: Int) -> [String] {
    verdict.parties[party].deviation.prefix(Self.told).map { change in
      let (now, then) = (NumberFormat.rounded(change.from), NumberFormat.rounded(change.to))
      return
        "leaving the best plan \(text.party(party)) would do \(text.activity(change.activity)) "
        + "\(then) times instead of \(now)"
    }
  }

  /// Why a figure is what it is, where there is more to say than the query `why` that names it.
  func figure(_ figure: AskedFigure) -> [String] {
    if case .activity(let a)? = figure.first, figure.kind == .plan { return tooLittle(of: a) }
    if case .indicator(let k)? = figure.first, figure.kind == .level { return level(of: k) }
    if case .party(let party)? = figure.first, case .activity(let a)? = figure.second,
      figure.kind == .gain
    {
      return gain(of: party, from: a)
    }
    if case .party(let party)? = figure.first, [.temptation, .patience].contains(figure.kind) {
      return leaving(party)
    }
    let isOfTheWhole = [.jointShare, .valueKept, .valuePredicted].contains(figure.kind)
    return isOfTheWhole ? tooLittle : []
  }
}
