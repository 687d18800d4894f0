import Arithmetic
import Evaluation
import Syntax

@testable import Analysis

/// A model and what is expected of its verdict, written in lines.
///
///     party NAME [capacity N] [horizon YEARS] [keep N] [points]
///     indicator NAME lower|higher [PARTY=N …]        what falls on parties
///     worth INDICATOR N [cap N]
///     activity NAME [cap N]
///     by PARTY [effort N] [cost N]                   of the activity above
///     effect INDICATOR N|+|- [lag YEARS]             how it moves, signed
///     measure NAME PARTY INDICATOR [rate N] [upTo N] [beyond N] [onlyFrom N] [bonus N at N] [PARTY=N …]
///     budget NAME [unspent N] [limit N] [drawers A,B] [PARTY=N …]
///     covers ACTIVITY N                              of the budget above
///     mustNot PARTY ACTIVITY
///     prefers PARTY ACTIVITY ACTIVITY …
///     expect …
struct ModelText {
  private(set) var model = Model()
  /// The words of each expectation.
  private(set) var expectations: [[String]] = []

  init(_ text: String) {
    for line in text.split(separator: "\n") where !line.allSatisfy({ $0 == " " }) {
      let words = line.split(separator: " ").map(String.init)
      add(words[0], Array(words.dropFirst()))
    }
  }

  func party(_ name: String) -> Int { index(of: name, in: model.parties.map(\.id)) }
  func indicator(_ name: String) -> Int { index(of: name, in: model.indicators.map(\.id)) }
  func activity(_ name: String) -> Int { index(of: name, in: model.activities.map(\.id)) }

  /// The measure of a holder.
  func measure(_ name: String, _ party: String) -> Int {
    let holder = self.party(party)
    return model.measures.firstIndex { $0.id.name == name && $0.party == holder }
      ?? { preconditionFailure("no measure \(name) of \(party)") }()
  }

  private func index(of name: String, in identities: [Identity]) -> Int {
    identities.firstIndex { $0.name == name } ?? { preconditionFailure("no \(name)") }()
  }

  private mutating func add(_ kind: String, _ words: [String]) {
    switch kind {
    case "party": addParty(words)
    case "indicator":
      let fallsOn = LineList(
        named(words.dropFirst(2)).map {
          Model.FallsOn(party: party($0.name), amount: Sourced($0.value))
        })
      let better = Better(rawValue: words[1]) ?? .lower
      model.indicators.append(
        Model.Indicator(Identity(words[0]), better: better, fallsOn: fallsOn))
    case "worth":
      let worth = Model.Worth(
        indicator: indicator(words[0]), amount: Sourced(number(words[1])),
        cap: figure("cap", words))
      model.goals.append(Model.Goal(Identity("Goal\(model.goals.count)"), worths: [worth]))
    case "activity":
      model.activities.append(Model.Activity(Identity(words[0]), cap: figure("cap", words)))
    case "by":
      var money = figure("cost", words)
      if money == nil && words.contains("effort") { money = Sourced(0) }
      model.activities[model.activities.count - 1].performers.append(
        Model.Performer(
          party: party(words[0]), effort: figure("effort", words), money: money))
    case "effect": addEffect(words)
    case "measure": addMeasure(words)
    case "budget": addBudget(words)
    case "covers":
      model.budgets[model.budgets.count - 1].covers.append(
        Model.Coverage(activity: activity(words[0]), share: Sourced(number(words[1]))))
    case "mustNot":
      let rule = Model.MandateRule(
        party: party(words[0]), modality: .mustNot, activity: activity(words[1]))
      model.mandates.append(Model.Mandate(Identity("M\(model.mandates.count)"), rules: [rule]))
    case "prefers":
      let order = words.dropFirst().map(activity)
      model.parties[party(words[0])].preferences.append(
        Model.Preference(order: order, site: .nowhere))
    case "expect": expectations.append(words)
    default: preconditionFailure("no line \(kind)")
    }
  }

  private mutating func addParty(_ words: [String]) {
    model.parties.append(
      Model.Party(
        Identity(words[0]), capacity: figure("capacity", words),
        horizon: figure("horizon", words).map { Sourced($0.value * 365) },
        keeps: figure("keep", words)))
  }

  private mutating func addEffect(_ words: [String]) {
    let sign = words[1].hasPrefix("-") ? -1 : 1
    let isGiven = words[1] != "+" && words[1] != "-"
    let effect = Model.Effect(
      indicator: indicator(words[0]), moves: sign < 0 ? .lower : .higher,
      amount: isGiven ? Sourced(number(words[1]).magnitude) : nil,
      lag: figure("lag", words).map { Sourced($0.value * 365) })
    model.activities[model.activities.count - 1].effects.append(effect)
  }

  private mutating func addMeasure(_ words: [String]) {
    var measure = Model.Measure(
      Identity(words[0]), party: party(words[1]), indicator: indicator(words[2]),
      currency: words.contains("points") ? .points : .money, rate: figure("rate", words))
    measure.payers = named(words).map { Model.Payer(party: party($0.name), share: $0.value) }
    measure.upTo = figure("upTo", words)
    measure.beyond = figure("beyond", words)
    measure.onlyFrom = figure("onlyFrom", words)
    if let amount = figure("bonus", words), let at = figure("at", words) {
      measure.bonus = Model.Bonus(amount: amount, at: at)
    }
    model.measures.append(measure)
  }

  private mutating func addBudget(_ words: [String]) {
    var budget = Model.Budget(Identity(words[0]))
    budget.contributions = LineList(
      named(words).map { Model.Contribution(party: party($0.name), share: Sourced($0.value)) })
    budget.limit = figure("limit", words)
    budget.returned = figure("unspent", words) ?? Sourced(1)
    if let at = words.firstIndex(of: "drawers") {
      budget.drawers = words[at + 1].split(separator: ",").map { party(String($0)) }
    }
    model.budgets.append(budget)
  }

  /// The number after a word.
  private func figure(_ word: String, _ words: [String]) -> Sourced? {
    words.lastIndex(of: word).map { Sourced(number(words[$0 + 1])) }
  }
}

/// The number a word writes.
func number(_ word: String) -> Rational {
  Rational(decimal: word) ?? { preconditionFailure("no number \(word)") }()
}

/// The words `NAME=N` among others.
func named(_ words: some Sequence<String>) -> [(name: String, value: Rational)] {
  words.compactMap { word in
    let parts = word.split(separator: "=")
    return parts.count == 2 ? (String(parts[0]), number(String(parts[1]))) : nil
  }
}
