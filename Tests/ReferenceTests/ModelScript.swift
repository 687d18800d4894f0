import Arithmetic
import Evaluation

/// A model as a script of the language, so that a failing one can be read and run.
struct ModelScript: CustomStringConvertible {
  private let model: Model
  private(set) var description = ""

  init(_ model: Model) {
    self.model = model
    for party in model.parties { write(party) }
    for indicator in model.indicators { write(indicator) }
    for activity in model.activities { write(activity) }
    for measure in model.measures { write(measure) }
    for goal in model.goals { write(goal) }
    for budget in model.budgets { write(budget) }
    for mandate in model.mandates { write(mandate) }
    for obstacle in model.obstacles { write(obstacle) }
  }

  private mutating func block(_ header: String, _ lines: [String?]) {
    description += "\(header) {\n" + lines.compactMap { $0.map { "  \($0)\n" } }.joined() + "}\n"
  }

  private func name(_ party: Int) -> String { model.parties[party].id.name }
  private func names(_ parties: [Int]) -> String { parties.map(name).joined(separator: ", ") }
  private func percent(_ share: Rational) -> String { "\(share * 100) %" }

  private mutating func write(_ party: Model.Party) {
    block(
      "party \(party.id.name)",
      [
        party.capacity.map { "capacity \($0.value) hours" },
        party.horizon.map { "horizon \($0.value) days" },
        party.keeps.map { "keeps \(percent($0.value)) of what it saves" },
      ])
  }

  private mutating func write(_ indicator: Model.Indicator) {
    block(
      "indicator \(indicator.id.name)",
      ["better \(indicator.better.rawValue)"]
        + indicator.fallsOn.map { "falls on \(name($0.party)) at \($0.amount.value) kr per unit" })
  }

  private mutating func write(_ activity: Model.Activity) {
    let performers = activity.performers.map { p -> String in
      guard let effort = p.effort else { return "by \(name(p.party))" }
      let money = p.money.map { $0.value.isZero ? "" : " and \($0.value) kr" } ?? ""
      return "by \(name(p.party)) at \(effort.value) hours\(money)"
    }
    let effects = activity.effects.map { e -> String in
      let verb = e.moves == .lower ? "lowers" : "raises"
      let amount = e.amount.map { " by \($0.value)" } ?? ""
      let lag = e.lag.map { " after \($0.value) days" } ?? ""
      return "\(verb) \(model.indicators[e.indicator].id.name)\(amount)\(lag)"
    }
    block(
      "activity \(activity.id.name)",
      performers + [activity.cap.map { "up to \($0.value)" }] + effects)
  }

  private mutating func write(_ measure: Model.Measure) {
    let unit = measure.currency == .money ? "kr" : "points"
    let verb = measure.currency == .money ? "pays" : "weighs"
    let payers = measure.payers.map { "\(name($0.party)) \(percent($0.share))" }
    let rate =
      measure.bonus == nil ? measure.rate.map { "\(verb) \($0.value) \(unit) per unit" } : nil
    block(
      "measure \(measure.id.name) of \(model.indicators[measure.indicator].id.name)",
      [
        "held by \(name(measure.party))", rate,
        payers.isEmpty ? nil : "paid by \(payers.joined(separator: ", "))",
        measure.upTo.map { "up to \($0.value)" }, measure.beyond.map { "beyond \($0.value)" },
        measure.onlyFrom.map { "only from \($0.value)" },
        measure.bonus.map { "bonus \($0.amount.value) \(unit) at \($0.at.value)" },
      ])
  }

  private mutating func write(_ goal: Model.Goal) {
    block(
      "goal \(goal.id.name)",
      ["owners \(names(goal.owners))"]
        + goal.worths.map { w in
          let cap = w.cap.map { " up to \($0.value)" } ?? ""
          return
            "worth \(w.amount.value) kr per unit of \(model.indicators[w.indicator].id.name)\(cap)"
        })
  }

  private mutating func write(_ budget: Model.Budget) {
    let covers = budget.covers.map {
      "covers \(model.activities[$0.activity].id.name) at \(percent($0.share.value))"
    }
    block(
      "budget \(budget.id.name)",
      budget.contributions.map { "from \(name($0.party)) \(percent($0.share.value))" } + covers + [
        budget.drawers.map { "drawn by \(names($0))" },
        budget.limit.map { "limit \($0.value) kr per year" },
        "unspent returns \(percent(budget.returned.value))",
      ])
  }

  private mutating func write(_ obstacle: Model.Obstacle) {
    block(
      "obstacle \(obstacle.id.name)",
      obstacle.activities.map { "blocks \(model.activities[$0.index].id.name)" })
  }

  private mutating func write(_ mandate: Model.Mandate) {
    block(
      "mandate \(mandate.id.name)",
      mandate.rules.map {
        "\(name($0.party)) \($0.modality.rawValue) \(model.activities[$0.activity].id.name)"
      })
  }
}
