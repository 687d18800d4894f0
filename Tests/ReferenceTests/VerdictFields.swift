import Analysis
import Arithmetic
import Evaluation

/// What a verdict says, flat: a path and a text for each figure, so that two can be compared line by line.
struct VerdictFields {
  private(set) var lines: [(path: String, text: String)] = []

  /// The paths on which `self` and `other` say something different.
  func differences(_ other: VerdictFields) -> [String] {
    let mine = Dictionary(lines.map { ($0.path, $0.text) }) { $0 + " and " + $1 }
    let theirs = Dictionary(other.lines.map { ($0.path, $0.text) }) { $0 + " and " + $1 }
    return Set(mine.keys).union(theirs.keys).sorted().filter { mine[$0] != theirs[$0] }.map {
      "\($0): \(mine[$0] ?? "absent") / \(theirs[$0] ?? "absent")"
    }
  }

  private mutating func add(_ path: String, _ value: some Any) {
    lines.append((path, String(describing: value)))
  }

  private mutating func add(_ path: String, _ value: Rational?) {
    lines.append((path, value?.description ?? "nil"))
  }

  private mutating func add(_ path: String, _ values: [Rational?]) {
    add(path, values.map { $0?.description ?? "nil" }.joined(separator: ", "))
  }

  init(_ v: NaiveVerdict) {
    add("precision", v.precision)
    add("overall", v.overall)
    add("basis", v.basis as Any)
    add("jointShare", v.jointShare)
    add("valueKept", v.valueKept)
    add("perverse", v.perverse)
    add("harm", v.harm)
    add("contested", v.contested?.sorted() as Any)
    add(v.values)
    add("selfEnforcing", v.selfEnforcing as Any)
    add("ties", v.hasTies)
    for (indicator, source) in zip(v.model.indicators, v.valueSources) {
      add("indicator \(indicator.id.name).valueSource", source)
    }
    add(v.model, v.parties, v.activities, v.measures) {
      v.gains[$1][$0]
    } _: {
      v.structureFor[$1][$0]
    }
    add(v.model, v.shifts)
  }

  init(_ v: Verdict) {
    add("precision", v.precision)
    add("overall", v.overall)
    add("basis", v.basis as Any)
    add("jointShare", v.jointShare)
    add("valueKept", v.valueKept)
    add("perverse", v.perverse)
    add("harm", v.harm)
    add("contested", v.contested?.activities.sorted() as Any)
    add(v.values)
    add("selfEnforcing", v.selfEnforcing as Any)
    add("ties", !v.tiesDecided.isEmpty)
    for (indicator, source) in zip(v.model.indicators, v.valueSources) {
      add("indicator \(indicator.id.name).valueSource", source)
    }
    add(v.model, v.parties, v.activities, v.measures) {
      v.gain(of: $0, from: $1)
    } _: {
      v.structure(of: $1, for: $0)
    }
    add(v.model, v.shifts)
  }

  private mutating func add(_ values: Verdict.Values) {
    add("values.silo", values.silo)
    add("values.predicted", values.predicted)
    add("values.agreement", values.agreement)
    add("values.joint", values.joint)
  }

  /// The parties, activities and measures; the deviation and the agreed plan may have equals and are
  /// checked by what they earn, not by what they are.
  private mutating func add(
    _ model: Model, _ parties: [PartyVerdict], _ activities: [ActivityVerdict],
    _ measures: [MeasureVerdict], _ gain: (Int, Int) -> Rational?,
    _ structure: (Int, Int) -> Structure
  ) {
    for (party, v) in zip(model.parties, parties) {
      let path = "party \(party.id.name)"
      add(path + ".temptation", v.temptation)
      add(path + ".patience", v.patience)
      add(path + ".congruenceSquared", v.congruenceSquared)
      add(path + ".hourPrice", v.hourPrice)
      add(path + ".utility.silo", v.utility.silo)
      add(path + ".utility.predicted", v.utility.predicted)
      add(path + ".utility.joint", v.utility.joint)
    }
    for (a, verdict) in activities.enumerated() {
      let path = "activity \(model.activities[a].id.name)"
      add(path, verdict)
      for (i, party) in model.parties.enumerated() {
        add("\(path).of \(party.id.name).gain", gain(i, a))
        add("\(path).for \(party.id.name).structureFor", structure(i, a))
      }
    }
    for (n, v) in measures.enumerated() {
      let measure = model.measures[n]
      add("measure \(measure.id.name) of \(model.parties[measure.party].id.name)", v)
    }
  }

  private mutating func add(_ path: String, _ v: ActivityVerdict) {
    add(path + ".worth", v.worth)
    add(path + ".structure", v.structure)
    add(path + ".plan.silo", v.plan.silo)
    add(path + ".plan.predicted", v.plan.predicted)
    add(path + ".plan.joint", v.plan.joint)
    add(path + ".pocket", v.pocket as Any)
    add(path + ".short", v.short)
    add(path + ".surplus", v.surplus)
    add(path + ".lacking", v.lacking)
    add(path + ".fairSplit", v.fairSplit)
    add(path + ".trustNeeded", v.trustNeeded)
  }

  private mutating func add(_ path: String, _ v: MeasureVerdict) {
    add(path + ".direction", v.direction)
    add(path + ".harmful", v.harmful)
    add(path + ".weak", v.weak)
    add(path + ".rate", v.rate)
    add(path + ".form", v.form)
    add(path + ".turningRange", v.turningRange == nil ? "none" : "some")
    add(path + ".turningRange.from", v.turningRange?.from)
    add(path + ".turningRange.to", v.turningRange?.to)
    add(path + ".bestJoint", v.bestJoint as Any)
    add(path + ".bestSolo", v.bestSolo as Any)
  }

  private mutating func add(_ model: Model, _ shifts: [Shift]) {
    for s in shifts {
      let (from, to) = (model.parties[s.from].id.name, model.parties[s.to].id.name)
      let path = "shift \(from) to \(to) by \(model.activities[s.activity].id.name)"
      add(path, s.amount)
      add(path + ".isWorthwhile", s.isWorthwhile)
    }
  }

  /// Only what neither the currency nor the length of an hour nor the size of a unit changes.
  var withoutUnits: VerdictFields {
    let kinds: Set = [
      "precision", "overall", "basis", "jointShare", "valueKept", "perverse", "contested",
      "selfEnforcing", "ties", "patience", "congruenceSquared", "structure", "pocket", "direction",
      "harmful", "weak", "turningRange", "isWorthwhile",
    ]
    return only(kinds)
  }

  /// Only what is said where figures are missing.
  var withoutMagnitudes: VerdictFields {
    only(["structure", "structureFor", "gain", "worth", "valueSource"])
  }

  private func only(_ kinds: Set<String>) -> VerdictFields {
    var copy = self
    copy.lines.removeAll { !kinds.contains(VerdictFields.kind(of: $0.path)) }
    return copy
  }

  /// The last part of a path, without the number in brackets.
  static func kind(of path: String) -> String {
    let last = path.split(separator: ".").last ?? ""
    return String(last.prefix { $0 != "[" && $0 != ":" })
  }
}
