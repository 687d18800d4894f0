import Arithmetic
import Diagnostics
import Evaluation

/// What the parts of a verdict are computed from.
struct Assessment {
  let instance: Instance
  let value: JointValue
  let payments: Payments
  let gains: Gains
  let structure: StructureTable
  let precision: Verdict.Precision
  let missing: [Missing]
  /// The parties' lists where amounts are not known but rankings are.
  let lists: [[Int]]?

  init(_ model: Model) {
    instance = Instance(model)
    value = JointValue(instance)
    payments = Payments(instance)
    gains = Gains(instance, Stakes(instance, payments))
    structure = StructureTable(instance, payments)
    let figures = instance.missingFigures()
    let bounds = instance.missingBounds()
    let worth = value.isDefined ? [] : [Missing(.worth, at: .nowhere)]
    missing = model.activities.isEmpty ? [] : sortedOnce(figures + bounds + worth)
    let isExact = figures.isEmpty && gains.isKnown
    let rankings = Rankings(instance: instance, gains: gains, structure: structure, value: value)
    // Without figures of gains, only what parties say they prefer ranks anything.
    // A capacity or cap that only a table does not tell may be any: it must not count as unlimited.
    let isRanked =
      model.missingBounds.isEmpty
      && (gains.isKnown || model.parties.contains { !$0.preferences.isEmpty })
    lists = isExact && bounds.isEmpty || !isRanked ? nil : rankings.lists()
    precision = isExact && bounds.isEmpty ? .numbers : lists == nil ? .structure : .rankings
  }

  /// What one unit of each activity is, and nothing else.
  func emptyVerdict() -> Verdict {
    Verdict(
      model: instance.model, precision: precision, missing: missing, overall: .undetermined,
      perverse: false, values: Verdict.Values(), exactness: exactnessOfForms, tiesDecided: [],
      parties: Array(repeating: PartyVerdict(), count: instance.partyCount),
      activities: (0..<instance.activityCount).map(emptyActivity), measures: [], shifts: [],
      valueSources: value.sources)
  }

  /// Whether a payment form could not be made linear.
  private var exactnessOfForms: Verdict.Exactness {
    payments.obstacle.map(Verdict.Exactness.unavailable) ?? .notNeeded
  }

  private func emptyActivity(_ activity: Int) -> ActivityVerdict {
    var verdict = ActivityVerdict()
    verdict.worth = value.worth[activity]
    verdict.structure = structure.ofActivity[activity]
    verdict.structureFor = structure.forParties[activity]
    verdict.gains = gains.ofActivity[activity]
    return verdict
  }
}
