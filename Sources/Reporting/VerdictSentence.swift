import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// The one sentence a planner can read aloud.
struct VerdictSentence {
  /// What it is said of.
  private let verdict: Verdict
  /// How its numbers are written.
  private let format: NumberFormat
  /// What keeps joint work from being done; nil where nothing does.
  private let blocking: Blocking?
  /// Whether obstacles are all that keeps it from being done.
  private let isByObstacles: Bool

  /// Prepares the sentence for `verdict`.
  init(_ verdict: Verdict) {
    self.verdict = verdict
    format = NumberFormat(verdict.model)
    let isShort = verdict.overall == .silo || verdict.overall == .partial
    blocking = isShort && verdict.basis == .joint ? Blocking(verdict) : nil
    isByObstacles = blocking?.isByObstacles ?? false
  }

  /// The sentence, with its period.
  var text: String {
    let sentence =
      switch verdict.overall {
      case .silo: rewarding(isMeasured ? "silos" : "no \(workWanted)") + loss
      case .partial: rewarding("only part of \(workWanted)") + share + loss
      case .joint: rewarding(workWanted) + (isHarmed ? ", with harm" : "") + kept
      case .noCase: noCase
      case .undetermined: undetermined
      }
    return capitalized(sentence) + "."
  }

  /// `The measures reward silos`, with the scenario where it is not base.
  private func rewarding(_ what: String) -> String {
    if isByObstacles {
      return inScenario + "obstacles stand in the way of "
        + (verdict.overall == .partial ? "part of joint work" : "joint work")
    }
    return inScenario
      + (isMeasured ? "the measures reward \(what)" : "without any measure the parties do \(what)")
  }

  /// Whether anybody is held to anything, so that there are measures to speak of.
  private var isMeasured: Bool { !verdict.model.measures.isEmpty }

  /// What opens the sentence, so that what follows is lowercase behind it.
  private var inScenario: String {
    verdict.model.scenario == "base" ? "" : "In \(visible(verdict.model.scenario)), "
  }

  /// The work that the verdict asks for.
  private var workWanted: String {
    (verdict.basis ?? .joint).words
  }

  /// Whether harmful work is part of the predicted plan.
  private var isHarmed: Bool { (verdict.harm?.sign ?? 0) < 0 }

  /// `(45 % of its hours)`.
  private var share: String {
    verdict.jointShare.map { " (\(NumberFormat.percent($0)) of its hours)" } ?? ""
  }

  /// What could be and what comes of the measures.
  private var loss: String {
    guard let joint = verdict.values.joint, let predicted = verdict.values.predicted else {
      return withoutAmounts
    }
    return ": together the parties could create \(format.briefMoney(joint)) of value "
      + "\(format.aPeriod); \(isMeasured ? "following their measures" : "as it is") they "
      + creating(predicted)
  }

  /// `destroy 4.8 million`, `create nothing`, `create 3 million`.
  private func creating(_ value: Rational) -> String {
    if value.isZero { return "create nothing" }
    return (value.sign < 0 ? "destroy " : "create ") + NumberFormat.brief(value.magnitude)
  }

  /// Whether in each joint activity that does not happen somebody has no stake.
  private var isByStakes: Bool {
    guard let blocking else { return true }
    return blocking.lost.allSatisfy { activity in
      let blockers = blocking.blockers(of: activity)
      return blockers.isEmpty || blockers.contains { $0.cause == .noStake }
    }
  }

  /// What can be said where there are no amounts.
  private var withoutAmounts: String {
    if verdict.overall != .silo || isByObstacles { return "" }
    switch verdict.precision {
    case .structure:
      return
        ", \(whateverTheFigures): every joint activity needs a party that has "
        + (isByStakes
          ? "work in it and no stake in what it changes"
          : "something against it and nothing for it")
    case .rankings, .numbers:
      return verdict.basis == .forOthers
        ? ": nobody does the work that would help another party"
        : ": no joint activity is on top of the list of everybody it needs"
    }
  }

  /// How sure it is without amounts: what a measure pays from or up to is among them, and passed over.
  private var whateverTheFigures: String {
    let hasForms = verdict.model.measures.contains {
      $0.upTo != nil || $0.beyond != nil || $0.onlyFrom != nil || $0.bonus != nil
    }
    return hasForms
      ? "whatever the figures, as long as measures pay for all of it" : "whatever the figures"
  }

  /// How much of what is possible is reached.
  private var kept: String {
    guard let joint = verdict.values.joint, let predicted = verdict.values.predicted else {
      return verdict.precision == .structure ? ", \(whateverTheFigures)" : ""
    }
    if predicted.sign < 0 {
      return
        ", but \(isMeasured ? "following them the parties" : "they") destroy \(format.briefMoney(predicted.magnitude)) of "
        + "value \(format.aPeriod) where they could create \(NumberFormat.brief(joint))"
    }
    let possible = "\(format.briefMoney(joint)) of value \(format.aPeriod) that is possible"
    let part = predicted == joint ? "all" : NumberFormat.brief(predicted)
    let harm =
      isHarmed
      ? "; harmful work destroys \(NumberFormat.brief((verdict.harm ?? 0).magnitude))" : ""
    return
      ": \(isMeasured ? "following them the parties" : "they") create \(part) of the \(possible)"
      + harm
  }

  /// That nothing here is worth doing together, and why.
  private var noCase: String {
    let opening = inScenario + "there is no case for joint work: "
    let harm =
      verdict.perverse
      ? "; \(isMeasured ? "following their measures" : "as it is") the parties destroy "
        + "\(format.briefMoney((verdict.values.predicted ?? 0).magnitude)) of value \(format.aPeriod)"
      : ""
    switch verdict.reason {
    case .nothingJoint, nil:
      return opening + "no activity needs several parties, and none of the work worth doing earns "
        + "another party anything" + harm
    case .jointWorkNotWorthwhile:
      return opening + "the best plan holds none, and no work that helps others" + harm
    case .impossible(let activities):
      return opening + activities.map(verdict.hindrance).joined(separator: "; ") + harm
    case .figuresMissing, .uncertain: return undetermined
    }
  }

  /// That no answer can be given, and what it waits for.
  private var undetermined: String {
    if let text = UncertaintyText(verdict) {
      return inScenario + "it depends on \(text.count) whether the measures reward silos or joint "
        + "work: \(text.decisive)"
    }
    let opening = inScenario + "it cannot be said whether the measures reward silos or joint work: "
    if case .unavailable(let why) = verdict.exactness {
      return opening + "the best plan could not be computed (\(words(for: why)))"
    }
    if verdict.precision == .structure { return opening + structure }
    let count = verdict.missing.count
    return opening + (count == 1 ? "a figure is missing" : "\(count) figures are missing")
  }

  /// How many joint activities are decided without figures.
  private var structure: String {
    let indices = verdict.model.activities.indices
    let joint = indices.filter { verdict.model.activities[$0].isJoint }
    let never = joint.count { verdict.activities[$0].structure == .never }
    let always = joint.count { verdict.activities[$0].structure == .always }
    let open = joint.count - never - always
    var parts = ["\(counted(open, "joint activity", "joint activities")) can go either way"]
    if never > 0 { parts.append("\(never) never \(never == 1 ? "happens" : "happen")") }
    if always > 0 { parts.append("\(always) always \(always == 1 ? "happens" : "happen")") }
    return listed(parts) + ", as long as figures are missing"
  }
}

/// Returns why the solver gave no answer.
func words(for obstacle: LinearProgram.Unavailability) -> String {
  switch obstacle {
  case .libraryMissing: "libClp.so.1 is not installed; on Debian: apt-get install coinor-libclp1"
  case .librarySymbolMissing(let name): "the installed libClp.so.1 lacks \(visible(name))"
  case .tooHard: "the linear programme is too hard"
  }
}

/// Returns `1 row`, `2 rows`.
func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}

/// Returns `text` with its first letter uppercase.
func capitalized(_ text: String) -> String {
  guard let first = text.first else { return text }
  return first.uppercased() + text.dropFirst()
}
