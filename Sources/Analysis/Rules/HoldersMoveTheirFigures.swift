import Diagnostics
import Evaluation

/// Who is held to a figure does something that moves it.
public struct HoldersMoveTheirFigures: Rule {
  public let code = Code(209)
  public let title = "whoever is held to a figure does something that moves it"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic
      party Care
      indicator BedDays { better lower }
      activity EarlyPlan { by Clinic; lowers BedDays }
      activity HomeVisits { by Care; lowers Falls }
      indicator Falls { better lower }
      measure Steps of Falls { held by Care }
      measure Queue of BedDays { held by Clinic, Care }
      """,
    better: """
      party Clinic
      party Care
      indicator BedDays { better lower }
      activity EarlyPlan { by Clinic; by Care; lowers BedDays }
      measure Queue of BedDays { held by Clinic, Care }
      """,
    why: """
      A party answers for a figure that none of its activities moves. It can explain the figure and \
      defend itself, and do nothing about it. Either somebody else should be held to it, or what the \
      party does about it is not in the script.
      """,
    how: """
      For each holder of a measure in force that rewards nothing it does: none of the activities it \
      performs raises or lowers the measure's indicator, however late, nor any activity of somebody who \
      pays for it, which would be a compensation. It is a note where the party performs nothing at all, or \
      where nobody's activity moves the figure yet.
      """,
    accept: "Where a party is to watch a figure on behalf of others, and says so.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let rows = uncompensated(Self.rows(in: verdict), verdict)
    if rows.isEmpty { return [] }
    let text = RuleText(verdict)
    let work = text.work()
    let isWanted = verdict.facts.isWanted
    let allMovers = movers(in: verdict.model)
    return rows.compactMap { row in
      let measure = verdict.model.measures[row]
      let movers = allMovers[measure.indicator]
      // That nothing moves what a goal wants is said of the goal.
      if movers.isEmpty && isWanted[measure.indicator] { return nil }
      let isFault = !movers.isEmpty && !work[measure.party].isEmpty
      return finding(row, movers, isFault, text)
    }
  }

  /// The rows of measures that hold a party to what nothing it does moves.
  ///
  /// - Complexity: O(n) in the numbers of measures, pairs and effects, where few measures are silent.
  static func rows(in verdict: Verdict) -> [Int] {
    let model = verdict.model
    var rows: [Stake: [Int]] = [:]
    var isSilent: [Bool] = []
    for row in model.measures.indices
    where verdict.measures[row].direction == .silent && model.isInForce(measure: row) {
      if isSilent.isEmpty { isSilent = model.indicators.map { _ in false } }
      isSilent[model.measures[row].indicator] = true
      rows[Stake(model.measures[row].party, model.measures[row].indicator), default: []].append(row)
    }
    if rows.isEmpty { return [] }
    let work = verdict.facts.work
    for activity in 0..<work.count {
      for effect in work.effects(of: activity) where isSilent[work.effects[effect].indicator] {
        for performer in work.performers(of: activity) {
          rows[Stake(work.party[performer], work.effects[effect].indicator)] = nil
        }
        if rows.isEmpty { return [] }
      }
    }
    return rows.values.joined().sorted()
  }

  /// The rows without those whose payers move the figure: who is paid for what another does is
  /// compensated.
  ///
  /// - Complexity: O(n) in the measures, their payers, the performers and effects; the rows of one measure
  ///   have one list of payers.
  private func uncompensated(_ rows: [Int], _ verdict: Verdict) -> [Int] {
    let measures = verdict.model.measures
    if rows.allSatisfy({ measures[$0].payers.isEmpty }) { return rows }
    var isAsked = [Bool](repeating: false, count: verdict.model.indicators.count)
    for row in rows where !measures[row].payers.isEmpty { isAsked[measures[row].indicator] = true }
    var movers: Set<Stake> = []
    let work = verdict.facts.work
    for activity in 0..<work.count {
      for effect in work.effects(of: activity) where isAsked[work.effects[effect].indicator] {
        for performer in work.performers(of: activity) {
          movers.insert(Stake(work.party[performer], work.effects[effect].indicator))
        }
      }
    }
    var last: (row: Int, isCompensated: Bool)?
    return rows.filter { row in
      let (payers, indicator) = (measures[row].payers, measures[row].indicator)
      if let last, measures[last.row].indicator == indicator, measures[last.row].payers == payers {
        return !last.isCompensated
      }
      let isCompensated = payers.contains { movers.contains(Stake($0.party, indicator)) }
      last = (row, isCompensated)
      return !isCompensated
    }
  }

  /// A party and an indicator.
  private struct Stake: Hashable {
    let party: Int
    let indicator: Int

    init(_ party: Int, _ indicator: Int) { (self.party, self.indicator) = (party, indicator) }
  }

  /// The first two activities that move each indicator.
  private func movers(in model: Model) -> [[Int]] {
    var found = [[Int]](repeating: [], count: model.indicators.count)
    for (a, activity) in model.activities.enumerated() {
      for effect in activity.effects
      where found[effect.indicator].count < 2 && found[effect.indicator].last != a
        && effect.amount?.value.isZero != true
      {
        found[effect.indicator].append(a)
      }
    }
    return found
  }

  /// The finding of one holder.
  private func finding(
    _ row: Int, _ movers: [Int], _ isFault: Bool, _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let measure = model.measures[row]
    let party = text.party(measure.party)
    let indicator = text.indicator(measure.indicator)
    var why = [
      movers.isEmpty
        ? "no activity in the script moves it"
        : listed(movers.map(text.activity))
          + " \(movers.count == 1 ? "moves" : "move") it, done by others"
    ]
    let performers = movers.flatMap { a in model.activities[a].performers.map(\.party) }
    let part = performers.first { model.wholes(of: $0).contains(measure.party) }
    if let part {
      why.append("\(text.party(part)) is part of \(party), and a measure holds only whom it names")
    }
    let isHeld = performers.map { text.verdict.facts.isHeld($0, to: measure.indicator) }
    let remedy =
      if isHeld.allSatisfy({ $0 }) {
        "take the measure from \(party), for who moves it is held to it already"
      } else if let part, !text.verdict.facts.isHeld(part, to: measure.indicator) {
        "hold \(text.party(part)) to it"
      } else {
        "hold to it who moves it"
      }
    return Finding(
      key: [measure.id.name, model.parties[measure.party].id.name],
      Diagnostic(
        isFault ? .warning : .note, code,
        "\(party) is held to \(indicator) by \(text.measure(row)), and nothing it does moves it",
        at: measure.id.site, label: text.pay(row),
        secondary: movers.map { Label(model.activities[$0].id.site, "moves it") }, why: why,
        help: [
          movers.isEmpty
            ? "write the activity that moves \(indicator), or take the measure away"
            : "\(remedy), or write what \(party) does about it"
        ],
        subject: measure.id.name))
  }
}
