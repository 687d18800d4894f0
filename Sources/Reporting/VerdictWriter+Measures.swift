import Analysis
import Arithmetic
import Diagnostics
import Evaluation

extension VerdictWriter {
  /// What each measure rewards, and from which rate on joint work wins.
  func measures(_ text: inout String) {
    if verdict.measures.isEmpty { return }
    let isStructure = verdict.precision == .structure
    let heading = isStructure ? "" : " (\(format.visibleCurrency) for an hour of work)"
    text += wrapped(style.paint("What the measures reward", .strong) + heading) + "\n"
    var table =
      isStructure
      ? TextTable([("measure", .left), ("held by", .left), ("rewards", .left)], limit: limit)
      : TextTable(
        [
          ("measure", .left), ("held by", .left), ("rewards", .left), ("together", .right),
          ("alone", .right), ("joint work wins", .left),
        ], limit: limit)
    let rows = rowsByNeed
    for row in rows {
      let measure = verdict.measures[row]
      let cells = [
        verdict.name(ofMeasure: row),
        verdict.name(ofParty: verdict.model.measures[row].party), rewards(row),
      ]
      table.add(
        isStructure
          ? cells
          : cells + [
            perHour(measure.bestJoint, row), perHour(measure.bestSolo, row), turning(row),
          ])
    }
    table.write(to: &text)
    var said: Set<String> = []
    let remarks = rows.flatMap(remarks).filter { said.insert($0).inserted }
    for remark in remarks.prefix(limit ?? remarks.count) {
      text += wrapped(remark, first: 2, indent: 4) + "\n"
    }
  }

  /// The measures as declared; where not all are shown, those that need a change first.
  private var rowsByNeed: [Int] {
    let rows = Array(verdict.measures.indices)
    guard let limit, rows.count > limit else { return rows }
    return rows.sorted { (need(of: $0), $0) < (need(of: $1), $1) }
  }

  /// How much a measure needs a change, 0 the most.
  private func need(of row: Int) -> Int {
    let measure = verdict.measures[row]
    if measure.harmful { return 0 }
    return switch measure.direction {
    case .silo, .siloOnly: 1
    case .brake: 2
    case .joint: measure.weak ? 3 : 6
    case .tie, .mixed, .undetermined: 4
    case .silent: 5
    case .jointOnly: 6
    }
  }

  /// What a measure rewards, in a few words.
  private func rewards(_ row: Int) -> String {
    if let absence = verdict.model.absence(ofMeasure: row) { return absence.text }
    let measure = verdict.measures[row]
    return switch measure.direction {
    case .joint:
      !measure.weak
        ? "joint work"
        : measure.turningRange == nil ? "joint work, in vain" : "joint work, too weakly"
    case .silo: "work alone"
    case .tie: "both alike"
    case .brake: "doing less"
    case .silent: "nothing here"
    case .siloOnly: "only work alone"
    case .jointOnly: "only joint work"
    case .mixed: "both"
    case .undetermined: "cannot be said"
    }
  }

  /// The pay for an hour of the best paid activity of a kind, `-` where none is paid.
  private func perHour(_ best: MeasureVerdict.Best?, _ row: Int) -> String {
    guard let best else { return "-" }
    switch best.perHour {
    case .infinite: return "no effort"
    case .finite(let value):
      switch verdict.model.measures[row].currency {
      case .money: return NumberFormat.rounded(value)
      case .points: return NumberFormat.rounded(value) + " " + format.word(for: .points, value)
      }
    }
  }

  /// The rates for which joint work wins, all else equal.
  private func turning(_ row: Int) -> String {
    if verdict.model.absence(ofMeasure: row) != nil { return "-" }
    let measure = verdict.measures[row]
    if measure.rate == nil || measure.isOfMissingFigures { return "cannot be said" }
    if measure.chargesJointWork { return "not as a charge" }
    if measure.bestJoint == nil { return "pays for none" }
    return measure.turningRange.map { words(for: $0, row) } ?? "at no rate"
  }

  /// A range of rates of the measure in a row.
  private func words(for range: MeasureVerdict.TurningRange, _ row: Int) -> String {
    let range = range.shown
    let declared = verdict.model.measures[row]
    let indicator = verdict.model.indicators[declared.indicator]
    func rate(_ value: Rational) -> String {
      format.rate(value, of: declared.currency, per: indicator)
    }
    switch (range.from, range.to) {
    case (nil, nil): return "at any rate"
    // A rate below zero is nothing to act on.
    case (let from?, nil) where layer == .page && from.sign <= 0: return "even at 0"
    case (let from?, nil): return "from \(rate(from))"
    case (nil, let to?): return "up to \(rate(to))"
    case (let from?, let to?):
      return from == to
        ? "only at \(rate(to))" : "from \(NumberFormat.rounded(from)) to \(rate(to))"
    }
  }

  /// What is to be said of a measure beside its row.
  private func remarks(on row: Int) -> [String] {
    if verdict.model.absence(ofMeasure: row) != nil { return [] }
    let measure = verdict.measures[row]
    let name = verdict.name(ofMeasure: row)
    var result: [String] = []
    let winner = measure.direction == .silo ? measure.bestSolo : measure.bestJoint
    if measure.harmful, let winner {
      let worth = verdict.activities[winner.activity].worth.map { -$0 }
      let loss = worth.map { " \(format.money($0)) of value each time" } ?? " value"
      result.append(
        "\(name) pays best for \(verdict.name(ofActivity: winner.activity)), which destroys\(loss)."
      )
    }
    if let form = form(of: row) { result.append("\(name) \(form).") }
    return result
  }

  /// What a payment form that is not linear comes to, nil for one that is.
  private func form(of row: Int) -> String? {
    let measure = verdict.measures[row]
    let declared = verdict.model.measures[row]
    let indicator = verdict.model.indicators[declared.indicator]
    func amount(_ value: Rational) -> String { NumberFormat.amount(value, of: indicator) }
    let condition: String
    let reachable: Rational?
    switch measure.form {
    case .asWritten: return nil
    case .onlyFrom(let threshold, let most):
      (condition, reachable) = ("only from \(amount(threshold))", most)
    case .beyond(let limit, let most):
      (condition, reachable) = ("only beyond \(amount(limit))", most)
    case .bonus(let threshold, let most):
      (condition, reachable) = ("a bonus at \(amount(threshold))", most)
    }
    let holder = verdict.name(ofParty: declared.party)
    let most = reachable.map(amount) ?? "any amount"
    let reach = "pays \(condition); \(holder) can reach \(most)"
    guard let rate = measure.rate, !rate.isZero else { return reach + ", so it pays nothing" }
    let counted = format.rate(rate, of: declared.currency, per: indicator)
    if case .bonus(let threshold, _) = measure.form {
      return reach + ", so it counts as \(counted) up to \(amount(threshold))"
    }
    let counts = reach + ", so it counts as \(counted)"
    guard case .beyond = measure.form, let range = verdict.writtenRates(of: row)?.range,
      range != measure.turningRange
    else { return counts }
    return counts + "; as it is written, joint work wins " + words(for: range, row)
  }
}
