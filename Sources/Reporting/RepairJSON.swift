import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// Repairs as JSON: within a verdict by what is changed, alone as `samverka.repair/1`.
public struct RepairJSON {
  private let repair: Repair
  private var model: Model { repair.verdict.model }

  /// Creates a writer for a repair.
  public init(_ repair: Repair) { self.repair = repair }

  /// Payments and rates, null where there are none; null where nothing needs repair.
  var summary: JSON {
    if repair.need != .needed { return .null }
    return .object([
      ("payments", changes(of: repair.payments)), ("rates", changes(of: repair.rates)),
    ])
  }

  /// Writes all repairs with the lines of the language that make them, as one document.
  public func write(_ sources: SourceMap, to output: inout some TextOutputStream) {
    document(sources).write(to: &output)
  }

  /// All repairs as one value.
  func document(_ sources: SourceMap) -> JSON {
    let script = RepairScript(repair, sources: sources)
    let text = RepairText(repair.verdict)
    let activity = repair.activity.map { model.activities[$0].id.name }
    // The verdicts of repairs are those in the middle of the ranges.
    let uncertain = UncertaintyJSON(repair.verdict).map { [("uncertain", $0.value)] } ?? []
    let members: [(String, JSON)] = [
      ("format", .string("samverka.repair/1")),
      ("scenario", .string(model.scenario)),
      ("activity", .string(orNull: activity)),
      ("margin", .number(repair.margin)),
      ("need", .string(word(for: repair.need))),
      ("payments", changes(of: repair.payments)),
      ("rates", changes(of: repair.rates)),
      ("options", .array(repair.options.map { option($0, script, text) })),
      (
        "obstacles",
        .object([
          ("rates", obstacles(of: repair.rates, text)),
          ("payments", obstacles(of: repair.payments, text)),
        ])
      ),
      ("blocked", .array(blocked)),
    ]
    return .object(members + uncertain)
  }

  /// What of the best plan an obstacle keeps away, whatever is repaired.
  private var blocked: [JSON] {
    repair.blocked.map { activity in
      let names = repair.verdict.obstacles(blocking: activity).map { model.obstacles[$0].id.name }
      return .object([
        ("activity", .string(model.activities[activity].id.name)),
        ("obstacles", .array(names.map(JSON.string))),
      ])
    }
  }

  /// Whether there is anything to repair.
  private func word(for need: Repair.Need) -> String {
    switch need {
    case .needed: "needed"
    case .none: "none"
    case .unwanted: "unwanted"
    case .unknown: "unknown"
    }
  }

  /// The changes of an outcome, null where none was found.
  private func changes(of outcome: Repair.Outcome) -> JSON {
    guard case .found(let option) = outcome else { return .null }
    return .array(option.changes.compactMap(change))
  }

  /// A rate or a payment.
  private func change(_ change: Amendment) -> JSON? {
    switch change {
    case .rate(let rate):
      .object([
        ("party", .string(model.parties[rate.party].id.name)),
        ("indicator", .string(model.indicators[rate.indicator].id.name)),
        ("from", .number(rate.from)), ("to", .number(rate.to)),
      ])
    case .payment(let payment):
      .object([
        ("from", .string(orNull: payment.from.map { model.parties[$0].id.name })),
        ("to", .string(orNull: payment.to.map { model.parties[$0].id.name })),
        ("activity", .string(model.activities[payment.activity].id.name)),
        ("perUnit", .number(payment.perUnit)), ("total", .number(payment.total)),
      ])
    case .shares, .unspent, .horizon, .ceiling: nil
    }
  }

  /// One repair: what it is, what it moves, its lines, what comes of it.
  private func option(
    _ option: Repair.Option, _ script: RepairScript, _ text: RepairText
  ) -> JSON {
    let proposal = option.proposal
    return .object([
      ("kind", .string(word(for: option.kind))),
      ("does", .string(text.words(for: option))),
      ("smallest", .string(orNull: text.minimum(of: option))),
      ("outside", .number(proposal.cost.outside)),
      ("charges", .number(proposal.cost.charges)),
      ("moved", .number(proposal.cost.moved - proposal.cost.outside)),
      ("lines", .string(script.scenario(for: option))),
      ("verdict", .string(proposal.after.overall.rawValue)),
      ("valueKept", .number(orNull: proposal.after.valueKept)),
    ])
  }

  /// The word for a kind.
  private func word(for kind: Repair.Option.Kind) -> String {
    switch kind {
    case .rates: "rates"
    case .payments: "payments"
    case .shares: "shares"
    case .unspent: "unspent"
    case .horizon: "horizon"
    case .ceiling: "up to"
    }
  }

  /// Why there is none of a kind, null where there is one or none was looked for.
  private func obstacles(of outcome: Repair.Outcome, _ text: RepairText) -> JSON {
    guard case .impossible(let obstacles) = outcome else { return .null }
    return .array(obstacles.map { .string(text.words(for: $0)) })
  }
}
