import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// Verdicts as JSON of the format `samverka.verdict/1`: unknown is null, never 0.
public struct VerdictJSON {
  /// The text that places of missing figures are in.
  private let sources: SourceMap

  /// Creates a writer for verdicts on a script of `sources`.
  public init(_ sources: SourceMap) { self.sources = sources }

  /// Writes `verdicts`, one per scenario, as one document, with the repairs of those that need one.
  public func write(
    _ verdicts: [Verdict], repairs: [Repair] = [], to output: inout some TextOutputStream
  ) {
    document(verdicts, repairs: repairs).write(to: &output)
  }

  /// The verdicts as one value; without `repairs` nothing is said of what would repair them.
  func document(_ verdicts: [Verdict], repairs: [Repair]?) -> JSON {
    var renderer = DiagnosticRenderer(sources)
    return .object([
      ("format", .string("samverka.verdict/1")),
      ("scenarios", .array(verdicts.map { scenario($0, repairs, &renderer) })),
    ])
  }

  /// Everything said of one scenario.
  private func scenario(
    _ verdict: Verdict, _ repairs: [Repair]?, _ renderer: inout DiagnosticRenderer
  ) -> JSON {
    let repair = repairs.map { repairs in
      let own = repairs.first { $0.verdict.model.scenario == verdict.model.scenario }
      return [("repair", own.map { RepairJSON($0).summary } ?? .null)]
    }
    let (values, shifts) = (verdict.values, verdict.shifts)
    let uncertain = UncertaintyJSON(verdict).map { [("uncertain", $0.value)] } ?? []
    return .object(
      [
        ("name", .string(verdict.model.scenario)),
        ("verdict", .string(verdict.overall.rawValue)),
        ("perverse", verdict.perverseJSON),
        ("harm", .number(orNull: verdict.harm)),
        ("precision", .string(verdict.precision.rawValue)),
        ("missing", .array(verdict.missing.map { missing($0, &renderer) })),
        ("basis", .string(orNull: verdict.basis?.rawValue)),
        ("jointShare", .number(orNull: verdict.jointShare)),
        ("valueKept", .number(orNull: verdict.valueKept)),
        ("contested", verdict.contestedJSON),
        (
          "value",
          .object([
            ("silo", .number(orNull: values.silo)),
            ("predicted", .number(orNull: values.predicted)),
            ("agreement", .number(orNull: values.agreement)),
            ("joint", .number(orNull: values.joint)),
          ])
        ),
        ("selfEnforcing", verdict.selfEnforcing.map(JSON.bool) ?? .null),
        ("parties", .made(count: verdict.model.parties.count) { party($0, of: verdict) }),
        (
          "activities",
          .made(count: verdict.model.activities.count) { activity($0, of: verdict) }
        ),
        ("measures", .made(count: verdict.model.measures.count) { measure($0, of: verdict) }),
        ("shifts", .made(count: shifts.count) { shift(shifts[$0], of: verdict.model) }),
      ] + (repair ?? []) + [
        ("goals", FollowUpJSON(verdict).goals),
        ("mandates", MandateJSON(Authority(verdict.model), verdict.model).lines()),
        ("timeline", TimelineJSON(Timeline(verdict.model)).stretches),
        ("forums", CollaborationJSON(verdict.model).forums()),
        ("meetings", CollaborationJSON(verdict.model).meetings()),
        (
          "trials",
          CollaborationJSON(verdict.model).trials(Array(verdict.model.trials.indices))
        ),
        ("profiles", CollaborationJSON(verdict.model).profiles),
        ("gaps", GapsJSON(Gaps(of: verdict)).list),
        ("programmes", .array(verdict.programmes.map(programme))),
        ("exactness", .string(orNull: verdict.exactness.word)),
      ] + uncertain)
  }

  /// A linear programme that a plan came of.
  private func programme(_ programme: Verdict.Programme) -> JSON {
    .object([
      ("plan", .string(programme.plan.rawValue)), ("rows", .count(programme.rows)),
      ("columns", .count(programme.columns)), ("method", .string(programme.method.rawValue)),
    ])
  }

  /// A figure that is missing: what it is of, and where it would stand.
  private func missing(_ missing: Missing, _ renderer: inout DiagnosticRenderer) -> JSON {
    let facts: [(String, JSON)]
    switch missing.what {
    case .effort(let party, let activity):
      facts = [("effort", .null), ("party", .string(party)), ("activity", .string(activity))]
    case .money(let party, let activity):
      facts = [("money", .null), ("party", .string(party)), ("activity", .string(activity))]
    case .effect(let activity, let indicator):
      facts = [
        ("effect", .null), ("activity", .string(activity)), ("indicator", .string(indicator)),
      ]
    case .rate(let measure): facts = [("rate", .null), ("measure", .string(measure))]
    case .bound(let activity): facts = [("bound", .null), ("activity", .string(activity))]
    case .worth: facts = [("worth", .null)]
    case .baseline(let indicator):
      facts = [("baseline", .null), ("indicator", .string(indicator))]
    case .observed(let indicator):
      facts = [("observed", .null), ("indicator", .string(indicator))]
    case .capacity(let party): facts = [("capacity", .null), ("party", .string(party))]
    case .cap(let activity): facts = [("cap", .null), ("activity", .string(activity))]
    case .cell: facts = [("cell", .null)]
    case .other(let text): facts = [("other", .null), ("text", .string(text))]
    }
    let place = JSON.string(orNull: renderer.position(of: missing.site))
    let why = missing.absence.map { [("cell", JSON.string($0.rawValue))] } ?? []
    return .object([("what", .string(facts[0].0))] + facts.dropFirst() + [("at", place)] + why)
  }

  /// What is said of the party with the given index.
  private func party(_ index: Int, of verdict: Verdict) -> JSON {
    let party = verdict.parties[index]
    let deviation = party.deviation.map { change in
      JSON.object([
        ("activity", .string(verdict.model.activities[change.activity].id.name)),
        ("from", .number(change.from)), ("to", .number(change.to)),
      ])
    }
    let name = verdict.model.parties[index].id.name
    return .object([
      ("name", .string(name)),
      ("temptation", .number(orNull: party.temptation)),
      ("deviation", party.temptation == nil ? .null : .array(deviation)),
      ("congruence", .number(orNull: party.congruence)),
      ("patience", .number(orNull: party.patience)),
    ])
  }

  /// What is said of the activity with the given index.
  private func activity(_ index: Int, of verdict: Verdict) -> JSON {
    let activity = verdict.activities[index]
    let model = verdict.model
    let performers = model.activities[index].performers.map { model.parties[$0.party].id.name }
    return .object([
      ("name", .string(model.activities[index].id.name)),
      ("joint", .bool(model.activities[index].isJoint)),
      ("performers", .array(performers.map(JSON.string))),
      ("worth", .number(orNull: activity.worth)),
      (
        "plan",
        .object([
          ("silo", .number(orNull: activity.plan.silo)),
          ("predicted", .number(orNull: activity.plan.predicted)),
          ("joint", .number(orNull: activity.plan.joint)),
        ])
      ),
      (
        "gains",
        .object(
          verdict.gains(from: index).map {
            (model.parties[$0.party].id.name, .number(orNull: $0.amount))
          })
      ),
      ("structure", .string(activity.structure.rawValue)),
      ("pocket", .string(orNull: activity.pocket.map(Self.diagnosis))),
      ("settledBy", .string(orNull: activity.pocket.flatMap(Self.payer))),
      ("short", perPerformer(activity.short, performers, leavingOut: { $0.isZero })),
      ("surplus", .number(orNull: activity.surplus)),
      ("fairSplit", perPerformer(activity.fairSplit, performers)),
      ("trustNeeded", perPerformer(activity.trustNeeded, performers)),
    ])
  }

  /// What the formats call a pocket; who could pay stands under a key of its own.
  private static func diagnosis(of pocket: Pocket) -> String {
    switch pocket {
    case .selfEnforcing: "self-enforcing"
    case .wrongPocket, .wrongPocketOutside: "wrong pocket"
    case .missingPocket: "missing pocket"
    }
  }

  /// Who could settle what is lacking, nil where nothing is or nobody could.
  private static func payer(of pocket: Pocket) -> String? {
    switch pocket {
    case .selfEnforcing, .missingPocket: nil
    case .wrongPocket: "partners"
    case .wrongPocketOutside: "outsider"
    }
  }

  /// An object by performer, null where nothing is known of any.
  private func perPerformer(
    _ values: [Rational?], _ performers: [String],
    leavingOut isLeftOut: (Rational) -> Bool = { _ in false }
  ) -> JSON {
    if values.isEmpty { return .null }
    return .object(
      zip(performers, values).compactMap { name, value in
        value.map(isLeftOut) == true ? nil : (name, .number(orNull: value))
      })
  }

  /// What is said of the measure and holder in the given row.
  private func measure(_ row: Int, of verdict: Verdict) -> JSON {
    let measure = verdict.measures[row]
    let model = verdict.model
    let declared = model.measures[row]
    let isKnown = measure.rate != nil
    let range = measure.turningRange.map { range in
      JSON.object([("from", .number(orNull: range.from)), ("to", .number(orNull: range.to))])
    }
    return .object([
      ("name", .string(declared.id.name)),
      ("party", .string(model.parties[declared.party].id.name)),
      ("indicator", .string(model.indicators[declared.indicator].id.name)),
      ("verdict", .string(measure.direction.rawValue)),
      ("harmful", isKnown ? .bool(measure.harmful) : .null),
      ("weak", isKnown ? .bool(measure.weak) : .null),
      ("rate", .number(orNull: measure.rate)),
      ("turningRange", range ?? .null),
      ("bestJoint", best(measure.bestJoint, in: model)),
      ("bestSolo", best(measure.bestSolo, in: model)),
    ])
  }

  /// The best paid activity of a kind, null where none is paid.
  private func best(_ best: MeasureVerdict.Best?, in model: Model) -> JSON {
    guard let best else { return .null }
    let perHour: JSON
    switch best.perHour {
    case .finite(let value): perHour = .number(value)
    case .infinite: perHour = .string("infinite")
    }
    return .object([
      ("activity", .string(model.activities[best.activity].id.name)), ("perHour", perHour),
    ])
  }

  /// A cost that one party's work puts on another.
  private func shift(_ shift: Shift, of model: Model) -> JSON {
    .object([
      ("from", .string(model.parties[shift.from].id.name)),
      ("to", .string(model.parties[shift.to].id.name)),
      ("activity", .string(model.activities[shift.activity].id.name)),
      ("amount", .number(orNull: shift.amount)),
    ])
  }
}

extension Verdict.Exactness {
  /// How sure the best plan is, nil where none was needed or possible.
  fileprivate var word: String? {
    switch self {
    case .exact: "exact"
    case .withinTolerance: "within 1e-9"
    case .notNeeded: nil
    case .unavailable: "unavailable"
    }
  }
}
