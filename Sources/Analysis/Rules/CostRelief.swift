import Arithmetic
import Evaluation

/// How the cost of joint work could be kept from performers who have no stake in it.
struct CostRelief {
  private let text: RuleText
  private let paid: PaidMeasures
  /// The lines of budgets that cover each activity.
  private var covers: [Int: [Cover]] = [:]

  /// A line of a budget that covers an activity.
  private struct Cover {
    let budget: Int
    let share: Rational
    /// Who may draw; nil is all who perform.
    let drawers: Set<Int>?

    /// Whether a party may draw.
    func mayDraw(_ party: Int) -> Bool { drawers?.contains(party) ?? true }
  }

  /// - Complexity: O(n) in the measures with their payers and in the budgets.
  init(_ text: RuleText) {
    self.text = text
    paid = PaidMeasures(text.verdict)
    for (index, budget) in text.verdict.model.budgets.enumerated() {
      let drawers = budget.drawers.map(Set.init)
      for line in budget.covers where !line.share.value.isZero {
        covers[line.activity, default: []]
          .append(Cover(budget: index, share: line.share.value, drawers: drawers))
      }
    }
  }

  private var model: Model { text.verdict.model }

  /// What `blocking` pay by measures for what others gain by an activity, each once.
  func measures(paidBy blocking: LineList<Model.Performer>, in activity: Int) -> [String] {
    var met: Set<String> = []
    return blocking.flatMap { paid.names(for: $0.party, in: activity, text) }
      .filter { met.insert($0).inserted }
  }

  /// What keeps the cost of an activity from `blocking`, as something to do; nil where nothing is known to.
  func words(_ a: Int, _ blocking: LineList<Model.Performer>) -> String? {
    var steps: [String] = []
    var using = (covers[a] ?? []).filter { model.isInForce(budget: $0.budget) }
    let bare = blocking.filter { performer in
      let own = using.filter { $0.mayDraw(performer.party) }
      return countsMoney(performer.party) && performer.money?.value.isZero != true && sum(own) < 1
    }
    if !bare.isEmpty {
      steps += revived(&using, a)
      if using.isEmpty {
        steps.append("cover the cost of \(text.activity(a)) in a joint budget")
      } else if sum(using) < 1 {
        steps.append("cover all of the cost of \(text.activity(a))")
      }
      steps += drawing(bare, using)
    }
    let shares = shares(of: blocking, using, bare, a) + measures(paidBy: blocking, in: a)
    if !shares.isEmpty {
      let whose = blocking.count == 1 ? "its" : "their"
      steps.append("let others pay \(whose) share of \(listed(shares))")
    }
    guard let last = steps.popLast() else { return nil }
    if steps.isEmpty { return last }
    let others = steps.joined(separator: ", ")
    return others + (others.contains(",") ? ", and " : " and ") + last
  }

  /// The part of the cost that budgets cover.
  private func sum(_ covers: [Cover]) -> Rational {
    covers.reduce(Rational.zero) { $0 + $1.share }
  }

  /// Whether its own money counts for a party.
  private func countsMoney(_ party: Int) -> Bool {
    !text.verdict.facts.isInPoints[party] && model.parties[party].keeps?.value.isZero != true
  }

  /// Adds budgets that are not in force, as far as others do not cover all; how they could be.
  private func revived(_ using: inout [Cover], _ a: Int) -> [String] {
    var steps: [String] = []
    var covered = sum(using)
    for cover in covers[a] ?? [] where covered < 1 && !model.isInForce(budget: cover.budget) {
      let budget = model.budgets[cover.budget]
      if using.last?.budget != cover.budget {
        steps.append(text.reviving(budget.id, from: budget.runs?.from, until: budget.runs?.to))
      }
      using.append(cover)
      covered += cover.share
    }
    return steps
  }

  /// Who is to draw on the budgets that cover what it pays itself.
  private func drawing(_ bare: LineList<Model.Performer>, _ using: [Cover]) -> [String] {
    var met: Set<Int> = []
    return using.compactMap { cover in
      let lacking = bare.filter { !cover.mayDraw($0.party) }
      if lacking.isEmpty || !met.insert(cover.budget).inserted { return nil }
      return
        "let \(listed(lacking.map { text.party($0.party) })) draw on \(text.budget(cover.budget))"
    }
  }

  /// The budgets from which less returns to `blocking` the more of an activity is done.
  private func shares(
    of blocking: LineList<Model.Performer>, _ using: [Cover], _ bare: LineList<Model.Performer>,
    _ a: Int
  ) -> [String] {
    let payers = Set(blocking.lazy.map(\.party).filter(countsMoney))
    let added = Set(bare.lazy.map(\.party))
    var met: Set<Int> = []
    return using.compactMap { cover in
      let budget = model.budgets[cover.budget]
      guard !budget.returned.value.isZero,
        budget.contributions.contains(where: {
          payers.contains($0.party) && !$0.share.value.isZero
        }),
        model.activities[a].performers.contains(where: {
          $0.money?.value.isZero != true && (cover.mayDraw($0.party) || added.contains($0.party))
        }), met.insert(cover.budget).inserted
      else { return nil }
      return text.budget(cover.budget)
    }
  }
}
