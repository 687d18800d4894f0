import Arithmetic
import Evaluation
import Syntax

/// What handoffs lack of what holds them together.
struct HandoffGaps {
  private let model: Model
  private let ground: CommonGround
  private let names: FreshNames
  /// The first row of a measure in force, by the pair of its holder and its indicator.
  private var rows: [Int: Int] = [:]
  /// The same of measures of another day.
  private var otherRows: [Int: Int] = [:]
  /// Who holds each measure that is in force, by its name: the line that says it.
  private var heldBy: [String: String] = [:]
  /// What parties move by what they do, by the pair of party and indicator; empty where each handoff names
  /// an indicator.
  private var moved: Set<Int> = []
  /// The first few indicators that each party is held to.
  private var heldTo: [[Int]]
  /// What each party is paid in; nil where nothing holds it.
  private var currencies: [Model.Measure.Currency?]
  /// Whether measures say what they pay, so that one that does not would leave the verdict open.
  private let isInFigures: Bool
  /// What a unit of each indicator is worth that goals say it of.
  private var worths: [Int: Rational] = [:]
  /// Whether a budget in force follows each handoff.
  private var isFollowed: [Bool]
  /// The first budget of another day that follows each handoff.
  private var otherBudgets: [Int: Int] = [:]
  /// The first forum of another day in which both sides of each handoff speak of it.
  private var otherForums: [Int: Int] = [:]
  /// The forums in force that speak of each handoff.
  private var forums: [[Int]]
  /// Who sits in each of these forums, and the line that says it.
  private var members: [Int: (all: Set<Int>, line: String)] = [:]
  /// The first handoff without a budget that each budget could follow: it follows one alone.
  private var takers: [Int: Int] = [:]

  /// Prepares the search.
  ///
  /// - Complexity: O(n) in measures, budgets, forums, the pairs of performers and effects of activities, and
  ///   what `CommonGround` looks at.
  init(_ model: Model) {
    self.model = model
    heldTo = Array(repeating: [], count: model.parties.count)
    currencies = Array(repeating: nil, count: model.parties.count)
    isFollowed = Array(repeating: false, count: model.handoffs.count)
    forums = Array(repeating: [], count: model.handoffs.count)
    isInFigures = !model.handoffs.isEmpty && model.measures.contains { $0.rate != nil }
    guard !model.handoffs.isEmpty else {
      // Nothing to look for: the names of a large script need not be gathered.
      ground = CommonGround(Model())
      names = FreshNames(Model())
      return
    }
    ground = CommonGround(model)
    names = FreshNames(model)
    for (row, measure) in model.measures.enumerated() {
      let key = pair(measure.party, measure.indicator)
      guard model.isInForce(measure: row) else {
        otherRows[key] = otherRows[key] ?? row
        continue
      }
      if rows[key] == nil { rows[key] = row }
      let holder = model.parties[measure.party].id.name
      if heldBy[measure.id.name] == nil {
        heldBy[measure.id.name] = "held by \(holder)"
      } else {
        heldBy[measure.id.name]? += ", \(holder)"
      }
      if heldTo[measure.party].count < 20 { heldTo[measure.party].append(measure.indicator) }
    }
    // One party is paid in money or in points, whenever that is in force.
    for measure in model.measures { currencies[measure.party] = measure.currency }
    if model.handoffs.contains(where: \.indicators.isEmpty) {
      for activity in model.activities {
        for performer in activity.performers {
          for effect in activity.effects { moved.insert(pair(performer.party, effect.indicator)) }
        }
      }
    }
    for (index, budget) in model.budgets.enumerated() {
      guard let handoff = budget.follows?.index else { continue }
      if model.isInForce(budget: index) {
        isFollowed[handoff] = true
      } else {
        otherBudgets[handoff] = otherBudgets[handoff] ?? index
      }
    }
    for (index, handoff) in model.handoffs.enumerated()
    where !isFollowed[index] && otherBudgets[index] == nil {
      guard let budget = ground.budget[ground.pair(handoff.from, handoff.to)] else { continue }
      takers[budget] = takers[budget] ?? index
    }
    for worth in model.goals.flatMap(\.worths) {
      worths[worth.indicator, default: 0] += worth.amount.value
    }
    for (index, forum) in model.forums.enumerated() where !forum.handoffs.isEmpty {
      guard model.isInForce(forum: index) else {
        noteOtherDay(forum, index)
        continue
      }
      for handoff in forum.handoffs { forums[handoff.index].append(index) }
      let names = forum.members.map { model.parties[$0].id.name }
      members[index] = (Set(forum.members), "members \(names.joined(separator: ", "))")
    }
  }

  /// Notes a forum of another day for those of its handoffs of which both sides sit in it.
  private mutating func noteOtherDay(_ forum: Model.Forum, _ index: Int) {
    let members = Set(forum.members)
    for subject in forum.handoffs where otherForums[subject.index] == nil {
      let handoff = model.handoffs[subject.index]
      if members.contains(handoff.from) && members.contains(handoff.to) {
        otherForums[subject.index] = index
      }
    }
  }

  /// The handoffs that lack something, in the order of declaration.
  func gaps() -> [Gap] {
    model.handoffs.indices.compactMap { index in
      let lacks = lacks(of: index)
      if lacks.isEmpty { return nil }
      return Gap(
        subject: .handoff(index), flags: FlagCount(model.handoffs[index].flags, in: model),
        lacks: lacks)
    }
  }

  /// What a handoff lacks: first the step itself, then what steers its sides.
  private func lacks(of index: Int) -> [Lack] {
    let handoff = model.handoffs[index]
    let home = handoff.id.name
    let (from, to) = (party(handoff.from), party(handoff.to))
    var lacks: [Lack] = []
    if handoff.signal == nil {
      let line = Closing("signal by \(from) within 14 days", in: home)
      lacks.append(Lack(kind: .signal, actors: [handoff.from], closing: [line]))
    }
    if handoff.feedback == nil {
      let line = Closing("feedback by \(to) within 30 days", in: home)
      lacks.append(Lack(kind: .feedback, actors: [handoff.to], closing: [line]))
    }
    if handoff.responsible == nil {
      let line = Closing("responsible \(from)", in: home)
      lacks.append(Lack(kind: .responsible, actors: [handoff.from], closing: [line]))
    }
    let steering = [
      sight(of: handoff), mandate(of: handoff),
      isFollowed[index] ? nil : budget(of: handoff, index), forum(of: handoff, index),
    ]
    return lacks + steering.compactMap { $0 }
  }

  /// The name of a party.
  private func party(_ index: Int) -> String { model.parties[index].id.name }

  // MARK: What steers the sides

  /// The number of a pair of a party and an indicator.
  private func pair(_ party: Int, _ indicator: Int) -> Int {
    party * model.indicators.count + indicator
  }

  /// The row of a measure that holds `party` to `indicator`.
  private func row(_ party: Int, _ indicator: Int) -> Int? {
    rows[pair(party, indicator)]
  }

  /// Whether an indicator sees the handoff and both sides are held to one that does.
  private func sight(of handoff: Model.Handoff) -> Lack? {
    let sides = [handoff.from, handoff.to]
    let seen = handoff.indicators.map(\.index)
    guard let first = seen.first else { return unseen(handoff) }
    let held = sides.map { side in seen.lazy.compactMap { row(side, $0) }.first }
    if held.allSatisfy({ $0 != nil }) { return nil }
    if let place = held.firstIndex(where: { $0 != nil }), let row = held[place] {
      let lacking = sides[1 - place]
      return Lack(
        kind: .otherSide(held: sides[place]), actors: [lacking],
        closing: [revived(for: lacking, seen, handoff) ?? alsoHolding(lacking, row, handoff)])
    }
    let lines = sides.map { revived(for: $0, seen, handoff) }
    var closing = lines.compactMap { $0 }
    let left = zip(sides, lines).filter { $0.1 == nil }.map(\.0)
    if closing.count == 2 && closing[0] == closing[1] { closing.removeLast() }
    if !left.isEmpty { closing.append(measure(of: first, left, handoff)) }
    return Lack(kind: .measure, actors: sides, closing: closing)
  }

  /// The line that lets a measure of another day hold `party` today to one of the indicators that see the
  /// handoff; nil where there is none.
  private func revived(for party: Int, _ seen: [Int], _ handoff: Model.Handoff) -> Closing? {
    let row = seen.lazy.compactMap { otherRows[pair(party, $0)] }.first
    return row.flatMap { row in
      let measure = model.measures[row]
      return revived(measure.id, model.absence(ofMeasure: row), handoff)
    }
  }

  /// The line that gives force today to what begins later or has ended; nil where it is one of a family, or
  /// has force.
  private func revived(
    _ id: Identity, _ absence: OutOfForce?, _ handoff: Model.Handoff
  ) -> Closing? {
    guard let absence, let today = model.asOf, !isOfRows(id, and: handoff) else { return nil }
    switch absence {
    case .begins:
      return Closing("from \(today.text)", in: id.name, insteadOf: "from", absence: absence)
    case .ended:
      return Closing("until \(today.yearText)", in: id.name, insteadOf: "until", absence: absence)
    }
  }

  /// The same of a budget, whose days stand on one line.
  private func revived(budget index: Int, _ handoff: Model.Handoff) -> Closing? {
    let budget = model.budgets[index]
    guard let absence = model.absence(ofBudget: index), let runs = budget.runs,
      let today = model.asOf, !isOfRows(budget.id, and: handoff)
    else { return nil }
    let days =
      switch absence {
      case .begins: "\(today.text) to \(runs.to.text)"
      case .ended: "\(runs.from.text) to \(today.yearText)"
      }
    return Closing("runs \(days)", in: budget.id.name, insteadOf: "runs", absence: absence)
  }

  /// A handoff that no indicator sees: one that both sides are held to would do, or one that they want
  /// together, that one of them is held to and both can move, or that their joint work betters. What only one
  /// of them has to do with tells nothing of what lies between them.
  private func unseen(_ handoff: Model.Handoff) -> Lack {
    let sides = [handoff.from, handoff.to]
    let pair = ground.pair(handoff.from, handoff.to)
    let known = sides.flatMap { heldTo[$0] }
    let common = known.first { k in sides.allSatisfy { row($0, k) != nil } }
    let best =
      common ?? ground.goal[pair].flatMap { wanted(by: $0, sides) }
      ?? known.first { isMoved($0, by: sides) } ?? ground.bettered[pair]
    if let best {
      let line = Closing("about \(model.indicators[best].id.name)", in: handoff.id.name)
      return Lack(kind: .indicator, actors: sides, closing: [line])
    }
    let name = names.free(handoff.id.name, "Wait")
    return Lack(
      kind: .indicator, actors: sides,
      closing: [
        Closing("indicator \(name) { better lower }"),
        Closing("about \(name)", in: handoff.id.name),
      ])
  }

  /// Whether each of `sides` moves an indicator by something it does.
  private func isMoved(_ indicator: Int, by sides: [Int]) -> Bool {
    sides.allSatisfy { moved.contains(pair($0, indicator)) }
  }

  /// The indicator that a goal wants something of; of several the one that `sides` can move, nil where that
  /// tells none of the first few from the others.
  private func wanted(by goal: Int, _ sides: [Int]) -> Int? {
    let goal = model.goals[goal]
    let wanted = Set(
      goal.worths.prefix(20).map(\.indicator) + goal.targets.prefix(20).map(\.indicator))
    let moved = wanted.filter { isMoved($0, by: sides) }
    let fitting = moved.isEmpty ? wanted : moved
    return fitting.count == 1 ? fitting.first : nil
  }

  /// A new measure of an indicator that sees the handoff.
  private func measure(
    of indicator: Int, _ holders: [Int], _ handoff: Model.Handoff
  ) -> Closing {
    let name = names.free(handoff.id.name, "Seen")
    let held = holders.map(party).joined(separator: ", ")
    let rate = isInFigures ? rate(of: indicator, holders) : nil
    let pays = rate.map { "; pays \($0)" } ?? ""
    return Closing(
      "measure \(name) of \(model.indicators[indicator].id.name) { held by \(held)\(pays) }",
      besides: isInFigures && rate == nil ? "what it pays" : nil)
  }

  /// What goals say a unit of an indicator is worth, as a rate; nil where none says it, for holders in
  /// points, and where a holder feels it in its own economy already.
  private func rate(of indicator: Int, _ holders: [Int]) -> String? {
    if holders.contains(where: { currencies[$0] == .points }) { return nil }
    let counted = model.indicators[indicator]
    let isFelt = counted.fallsOn.contains { holders.contains($0.party) && !$0.amount.value.isZero }
    guard let worth = worths[indicator], worth.sign > 0, !isFelt else { return nil }
    return "\(NumberFormat.written(worth)) \(model.currency) per \(counted.writtenUnit)"
  }

  /// The measure in a row held by one party more; a new one where that party is paid otherwise, or all of
  /// its family would be held so.
  private func alsoHolding(_ party: Int, _ row: Int, _ handoff: Model.Handoff) -> Closing {
    let measure = model.measures[row]
    let isPaidOtherwise = currencies[party].map { $0 != measure.currency } ?? false
    if isPaidOtherwise || isOfRows(measure.id, and: handoff) {
      return self.measure(of: measure.indicator, [party], handoff)
    }
    let name = self.party(party)
    guard let others = heldBy[measure.id.name] else {
      return Closing("held by \(name)", in: measure.id.name, insteadOf: "held by")
    }
    return Closing(others, and: ", \(name)", in: measure.id.name, insteadOf: "held by")
  }

  /// Whether something is declared for each row of a table and the handoff once: a line of its block is one
  /// of all rows.
  private func isOfRows(_ other: Identity, and handoff: Model.Handoff) -> Bool {
    other.isMember && !handoff.id.isMember
  }

  /// Whether each side has a mandate to do something with the other.
  private func mandate(of handoff: Model.Handoff) -> Lack? {
    let both = [(handoff.from, handoff.to), (handoff.to, handoff.from)]
    let sides = both.filter { !ground.isMandated($0.0, with: $0.1) }
    if sides.isEmpty { return nil }
    let known = ground.activity[ground.pair(handoff.from, handoff.to)]
    let activity =
      known.map { model.activities[$0].id.name } ?? names.free(handoff.id.name, "Meeting")
    // Partners in joint work are bound alike.
    let modality = known.map(ground.isDuty) == true ? Modality.must : .may
    // New work takes a mandate of each of those who do it.
    let rules = (known == nil ? both : sides).map {
      "\(party($0.0)) \(modality.rawValue) \(activity) with \(party($0.1))"
    }
    let name = names.free(handoff.id.name, "Mandate")
    let line = Closing("mandate \(name) { \(rules.joined(separator: "; ")) }")
    let meeting = Closing(
      "activity \(activity) { by \(party(handoff.from)) at 1 hour; "
        + "by \(party(handoff.to)) at 1 hour; up to 12 }")
    return Lack(
      kind: .mandate(sides.map(\.0)), actors: sides.map(\.0),
      closing: known == nil ? [meeting, line] : [line])
  }

  /// That no budget follows the handoff. One of another day that does is to run today; a budget both have
  /// may follow it, if it is the first of those that it could follow.
  private func budget(of handoff: Model.Handoff, _ index: Int) -> Lack {
    let sides = [handoff.from, handoff.to]
    let home = handoff.id.name
    if let line = otherBudgets[index].flatMap({ revived(budget: $0, handoff) }) {
      return Lack(kind: .budget, actors: sides, closing: [line])
    }
    if let known = ground.budget[ground.pair(handoff.from, handoff.to)], takers[known] == index,
      !isOfRows(model.budgets[known].id, and: handoff)
    {
      let line = Closing("follows \(home)", in: model.budgets[known].id.name)
      return Lack(kind: .budget, actors: sides, closing: [line])
    }
    let line = Closing(
      "budget \(names.free(home, "Money")) { from \(party(handoff.from)) 50 %; "
        + "from \(party(handoff.to)) 50 %; follows \(home) }")
    return Lack(kind: .budget, actors: sides, closing: [line])
  }

  /// Whether a forum in which both sit speaks of the handoff.
  private func forum(of handoff: Model.Handoff, _ index: Int) -> Lack? {
    let sides = [handoff.from, handoff.to]
    let isHeard = forums[index].contains { forum in
      sides.allSatisfy { members[forum]?.all.contains($0) ?? false }
    }
    if isHeard { return nil }
    return Lack(kind: .forum, actors: sides, closing: [forum(for: handoff, index)])
  }

  /// The forum of another day that speaks of it, the one that both sit in with one subject more, the one
  /// that speaks of it with more members, or a new one.
  private func forum(for handoff: Model.Handoff, _ index: Int) -> Closing {
    let sides = [handoff.from, handoff.to]
    let home = handoff.id.name
    if let known = otherForums[index] {
      let other = model.forums[known]
      let absence = model.absence(from: other.from, until: other.until)
      if let line = revived(other.id, absence, handoff) { return line }
    }
    if let known = ground.forum[ground.pair(handoff.from, handoff.to)],
      !isOfRows(model.forums[known].id, and: handoff)
    {
      return Closing("about \(home)", in: model.forums[known].id.name)
    }
    if let known = forums[index].first(where: { !isOfRows(model.forums[$0].id, and: handoff) }) {
      let added = sides.filter { !(members[known]?.all.contains($0) ?? false) }.map(party)
      let names = added.joined(separator: ", ")
      let name = model.forums[known].id.name
      guard let seated = members[known], !seated.all.isEmpty else {
        return Closing("members \(names)", in: name, insteadOf: "members")
      }
      return Closing(
        seated.line, and: added.isEmpty ? "" : ", \(names)", in: name, insteadOf: "members")
    }
    return Closing(
      "forum \(names.free(home, "Forum")) { members \(sides.map(party).joined(separator: ", ")); "
        + "meets 4 times per year; about \(home) }")
  }
}

extension DateLiteral {
  /// Its year, as a script writes it.
  fileprivate var yearText: String {
    DateLiteral(year: year, month: nil, day: nil, span: span).text
  }
}
