import Arithmetic
import Diagnostics
import Evaluation

/// No two measures pull one party both ways.
public struct MeasuresPullOneWay: Rule {
  public let code = Code(213)
  public let title = "no two measures pull one party both ways"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic
      indicator Waiting { better lower }
      indicator Unseen { better lower }
      activity ShortVisits { by Clinic; lowers Waiting; raises Unseen }
      activity LongVisits { by Clinic; raises Waiting; lowers Unseen }
      measure Queue of Waiting { held by Clinic }
      measure Quality of Unseen { held by Clinic }
      """,
    better: """
      party Clinic
      indicator Waiting { better lower }
      indicator Unseen { better lower }
      activity ShortVisits { by Clinic; lowers Waiting; raises Unseen }
      activity LongVisits { by Clinic; raises Waiting; lowers Unseen }
      activity FirstCall { by Clinic; lowers Waiting; lowers Unseen }
      measure Queue of Waiting { held by Clinic }
      measure Quality of Unseen { held by Clinic }
      """,
    why: """
      Whatever the party does for the one measure costs it on the other, and the other way round. It can \
      please only one of those who hold it to them, and will be blamed by the other.
      """,
    how: """
      For two measures in force of one party: each rewards some of its activities, and each activity that \
      the one rewards is charged by the other, as far as the party looks ahead. Of each measure, at most \
      four others are compared.
      """,
    accept: "Where the two are meant as a balance, and somebody decides where it lies.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    let measures = model.measures
    let rows = Grouping(
      count: model.parties.count, groupOf: measures.indices.lazy.map { measures[$0].party })
    guard model.parties.indices.contains(where: { rows[$0].count > 1 }) else { return [] }
    let text = RuleText(verdict)
    let lines = verdict.facts.work
    var found: [Finding] = []
    for party in pulledParties(rows, lines, verdict) {
      let own = rows[party].filter { verdict.sign(ofMeasure: $0) != 0 }
      let activities = lines.ofParty[party].map { lines.activity[$0] }
      found += opposed(own, activities, party, verdict).map { finding($0, $1, party, text) }
    }
    return found
  }

  /// The parties that two measures may pull: most are charged for nothing they do, or rewarded for
  /// nothing.
  private func pulledParties(
    _ rows: Grouping, _ lines: WorkLines, _ verdict: Verdict
  ) -> [Int] {
    let model = verdict.model
    let measures = model.measures
    var isHeldTo = [Bool](repeating: false, count: model.indicators.count)
    var pulled: [Int] = []
    for party in model.parties.indices where rows.range(of: party).count > 1 {
      var (paying, isCharged) = (0, false)
      for place in rows.range(of: party) {
        let row = rows.items[place]
        let sign = verdict.sign(ofMeasure: row)
        if sign == 0 { continue }
        paying += 1
        isHeldTo[measures[row].indicator] = true
        if sign < 0 { isCharged = true }
      }
      let isPulled =
        paying > 1
        && lines.ofParty.range(of: party).contains { place in
          lines.effects(of: lines.activity[lines.ofParty.items[place]]).contains {
            isHeldTo[lines.effects[$0].indicator] && (isCharged || !lines.effects[$0].isBetter)
          }
        }
      if isPulled { pulled.append(party) }
      for place in rows.range(of: party) { isHeldTo[measures[rows.items[place]].indicator] = false }
    }
    return pulled
  }

  /// The pairs of measures that pull a party both ways, each once.
  private func opposed(
    _ rows: [Int], _ work: [Int], _ party: Int, _ verdict: Verdict
  ) -> [(Int, Int)] {
    var byIndicator: [Int: [Int]] = [:]
    for row in rows { byIndicator[verdict.model.measures[row].indicator, default: []].append(row) }
    var charged: [Int: [Int]] = [:]
    for activity in work {
      let (plus, minus) = pull(of: activity, byIndicator, party, verdict)
      for row in plus {
        let before = charged[row]
        charged[row] = before?.filter(minus.contains) ?? Array(minus.sorted().prefix(4))
      }
    }
    return rows.flatMap { row in
      (charged[row] ?? []).filter { $0 > row && charged[$0]?.contains(row) == true }
        .map { (row, $0) }
    }
  }

  /// The measures of a party that reward an activity, and those that charge it.
  private func pull(
    of activity: Int, _ byIndicator: [Int: [Int]], _ party: Int, _ verdict: Verdict
  ) -> (plus: [Int], minus: Set<Int>) {
    let model = verdict.model
    let horizon = model.parties[party].horizon?.value
    var plus: [Int] = []
    var minus: Set<Int> = []
    for effect in model.activities[activity].effects {
      if let horizon, let lag = effect.lag?.value, lag > horizon { continue }
      for row in byIndicator[effect.indicator] ?? [] {
        let isCharge = verdict.sign(ofMeasure: row) < 0
        if model.isBetter(effect) != isCharge { plus.append(row) } else { minus.insert(row) }
      }
    }
    return (plus, minus)
  }

  /// The finding of two measures of one party.
  private func finding(_ first: Int, _ second: Int, _ party: Int, _ text: RuleText) -> Finding {
    let model = text.verdict.model
    // By their names: the order they are declared in is no difference.
    let isSorted = model.measures[first].id.name <= model.measures[second].id.name
    let (first, second) = isSorted ? (first, second) : (second, first)
    let (one, other) = (model.measures[first], model.measures[second])
    let charge = [first, second].first { text.verdict.sign(ofMeasure: $0) < 0 }
    let help =
      one.indicator == other.indicator
      ? "make one measure of the two, or drop one"
      : charge.map { "make \(text.measure($0)) pay for what gets better, or drop one of the two" }
        ?? "find work that serves both \(text.indicator(one.indicator)) and "
        + "\(text.indicator(other.indicator)), or say which of the two goes first"
    return Finding(
      key: [one.id.name, other.id.name, model.parties[party].id.name],
      Diagnostic(
        .warning, code,
        "\(text.measure(first)) and \(text.measure(second)) pull \(text.party(party)) both ways",
        at: one.id.site, label: text.pay(first),
        secondary: [Label(other.id.site, text.pay(second))],
        why: ["whatever it does that the one rewards, the other charges"],
        help: [help],
        subject: one.id.name))
  }
}
