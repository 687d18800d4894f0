import Arithmetic
import Diagnostics
import Evaluation

/// What the parts of a verdict are computed from.
struct Assessment {
  let instance: Instance
  let value: JointValue
  let payments: Payments
  let stakes: Stakes
  let survey: PairSurvey
  let gains: Gains
  let structure: StructureTable
  let precision: Verdict.Precision
  let missing: [Missing]
  /// The parties' lists where amounts are not known but rankings are.
  let lists: [[Int]]?

  init(_ model: Model) {
    instance = Instance(model)
    var value = JointValue(instance)
    var payments = Payments(withoutLimits: instance)
    stakes = Stakes(instance, payments)
    let givers = Givers(instance)
    survey = PairSurvey(instance, stakes, givers)
    var gains = Gains(instance, stakes, givers, survey)
    structure = StructureTable(instance, stakes, givers, survey)
    let figures = instance.missingFigures()
    let bounds = instance.missingBounds()
    let worth = value.isDefined ? [] : [Missing(.worth, at: .nowhere)]
    missing = model.activities.isEmpty ? [] : sortedOnce(figures + bounds + worth)
    let isExact = figures.isEmpty && gains.isKnown
    // Without figures of gains, only what parties say they prefer ranks anything.
    // A capacity of a performer or a cap that only a table does not tell may be any: it must not count
    // as unlimited.
    let isRanked =
      instance.boundsOfTables().isEmpty
      && (gains.isKnown || model.parties.contains { !$0.preferences.isEmpty })
    // Plans and all that follows from them ask for the gains of all, again and again.
    if isExact && bounds.isEmpty || isRanked {
      gains.listAll()
      payments.listLimits(in: instance)
    }
    if isRanked && !isExact { value.rankWhatIsKnown(in: instance) }
    let rankings = Rankings(instance: instance, gains: gains, structure: structure, value: value)
    lists = isExact && bounds.isEmpty || !isRanked ? nil : rankings.lists()
    precision = isExact && bounds.isEmpty ? .numbers : lists == nil ? .structure : .rankings
    (self.gains, self.payments, self.value) = (gains, payments, value)
  }

  /// What one unit of each activity is, and nothing else; `extent` is how much is to be filled in.
  func emptyVerdict(_ extent: Verdict.Extent = .whole) -> Verdict {
    var verdict = Verdict(
      model: instance.model, precision: precision, missing: missing, overall: .undetermined,
      perverse: false, values: Verdict.Values(), exactness: exactnessOfForms, tiesDecided: [],
      parties: Array(repeating: PartyVerdict(), count: instance.partyCount),
      activities: (0..<instance.activityCount).map(emptyActivity), measures: [], shifts: [],
      valueSources: value.sources)
    verdict.extent = extent
    verdict.views = Verdict.Views(of: self, isKept: extent == .beforeRepair)
    return verdict
  }

  /// Whether a payment form could not be made linear.
  private var exactnessOfForms: Verdict.Exactness {
    payments.obstacle.map(Verdict.Exactness.unavailable) ?? .notNeeded
  }

  private func emptyActivity(_ activity: Int) -> ActivityVerdict {
    var verdict = ActivityVerdict()
    verdict.worth = value.worth[activity]
    verdict.structure = structure.ofActivity[activity]
    return verdict
  }
}
