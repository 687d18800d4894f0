import Arithmetic
import Diagnostics
import Evaluation

/// What is lacking, in words, for one scenario.
public struct GapText {
  private let model: Model
  private let format: NumberFormat
  /// How a name is written.
  private let written: (String) -> String

  /// Creates the words for `model`; names are made safe for a terminal if not written otherwise.
  public init(_ model: Model, names written: @escaping (String) -> String = { visible($0) }) {
    self.model = model
    self.written = written
    format = NumberFormat(model)
  }

  /// Returns what is lacking, as a clause: `nobody signals that somebody is coming`.
  public func words(for kind: Lack.Kind) -> String {
    switch kind {
    case .signal: "nobody signals that somebody is coming"
    case .feedback: "nobody tells how it went"
    case .responsible: "nobody answers for what is in between"
    case .indicator: "no indicator sees it"
    case .measure: "neither side is held to what sees it"
    case .otherSide(let held): "only \(party(held)) is held to what sees it"
    case .mandate(let sides):
      sides.count == 1
        ? "\(party(sides[0])) has no mandate to meet the other side"
        : "neither side has a mandate to meet the other"
    case .budget: "no budget follows it"
    case .forum: "no forum of both speaks of it"
    case .owner: "nobody owns it"
    case .rootWork(let activities):
      activities.isEmpty
        ? "nothing that is done addresses it"
        : "\(listed(activities.prefix(3).map(activity))) "
          + "\(activities.count == 1 ? "addresses" : "address") only what comes from it"
    case .blocked(let blocked): words(for: blocked)
    case .commonView(let main, let side):
      "\(listed(main.map(party))) \(main.count == 1 ? "regards" : "regard") joint work as a main "
        + "task, \(listed(side.map(party))) as a side task"
    }
  }

  /// What an obstacle blocks and what that costs.
  private func words(for blocked: Lack.Blocked) -> String {
    let names =
      blocked.activities.map(activity)
      + blocked.handoffs.map { written(model.handoffs[$0].id.name) }
    let what = "it blocks \(listed(names))"
    if let price = blocked.price, price.sign > 0 {
      return what + ", which\(branch(of: blocked)) costs \(format.money(price)) \(format.aPeriod)"
    }
    return ([what] + others(than: blocked)).joined(separator: "; ")
  }

  /// That the price of an obstacle is also that of what comes from it.
  func branch(of blocked: Lack.Blocked) -> String {
    blocked.isPriceOfBranch ? " with what comes from it" : ""
  }

  /// What else blocks the same, or some of it; the first few.
  func others(than blocked: Lack.Blocked) -> [String] {
    let sharers = blocked.sharers(atMost: 4)
    let same = sharers.filter { $0.activities.count == blocked.activities.count }
      .map { written(model.obstacles[$0.obstacle].id.name) }
    let words =
      same.isEmpty ? [] : ["\(listed(same)) \(same.count == 1 ? "blocks" : "block") the same"]
    return words
      + sharers.filter { $0.activities.count < blocked.activities.count }.map { sharer in
        let names = sharer.activities.prefix(4).map { written(model.activities[$0].id.name) }
        return "\(written(model.obstacles[sharer.obstacle].id.name)) blocks \(listed(names)) too"
      }
  }

  /// Returns how often something was flagged: `flagged 31 times by users and GPs, 2023 to 2026`; nil
  /// where it never was.
  public func words(for flags: FlagCount) -> String? {
    guard flags.isFlagged, let years = flags.years else { return nil }
    let count = NumberFormat.exact(flags.count)
    let times =
      switch (flags.isPartlyUnknown, flags.count) {
      case (true, 0): "an unknown number of times"
      case (true, 1): "at least once"
      case (true, _): "at least \(count) times"
      case (false, 1): "once"
      case (false, _): "\(count) times"
      }
    let voices = flags.voices.prefix(4).map { visible($0) }
    let rest = flags.voices.count - voices.count
    let all = rest > 0 ? voices + ["\(rest) others"] : voices
    let by = all.isEmpty ? "" : " by \(listed(all))"
    let span =
      years.lowerBound == years.upperBound
      ? " in \(years.lowerBound)" : ", \(years.lowerBound) to \(years.upperBound)"
    return "flagged \(times)\(by)\(span)"
  }

  /// Returns how often was flagged what comes from the subject of a gap, where that is more, and how often it
  /// was itself; empty where neither was.
  public func flags(of gap: Gap) -> [String] {
    let behind = gap.behind.flatMap { index in
      let obstacle = model.obstacles[index]
      return words(for: FlagCount(obstacle.flags, in: model)).map {
        "it is behind \(written(obstacle.id.name)), \($0)"
      }
    }
    return [behind, words(for: gap.flags)].compactMap { $0 }
  }

  /// Returns who could act: `` up to `Child` ``.
  public func actors(of lack: Lack) -> String {
    let actors = lack.actors.isEmpty ? "somebody" : listed(lack.actors.map(party))
    switch lack.kind {
    case .blocked: return "up to \(actors) to take away; to see the plan without it"
    case .signal, .feedback, .responsible, .indicator, .measure, .otherSide, .mandate, .budget,
      .forum, .owner, .rootWork, .commonView:
      return "up to \(actors)"
    }
  }

  /// Returns who could act and the lines that close it: `` up to `Child`: `owner Child` in `Root` ``.
  public func help(for lack: Lack) -> String {
    let lines = lack.closing.map { closing in
      switch closing.place {
      case .script: quoted(closing.line) + (closing.besides.map { ", with \($0)" } ?? "")
      case .block(let home, nil): "\(quoted(closing.line)) in \(quoted(home))"
      case .block(let home, let word?):
        "\(quoted(closing.line)) in \(quoted(home)), \(absence(closing))instead of its \(quoted(word))"
      case .scenario: quoted("what if { \(closing.line) }")
      }
    }
    return "\(actors(of: lack)): \(listed(lines))"
  }

  /// Returns a line that closes something, to paste where it says: `in ToAdult: owner Child`.
  public func line(for closing: Closing) -> String {
    let line = visible(closing.line)
    switch closing.place {
    case .script: return line + (closing.besides.map { "  # say also \($0)" } ?? "")
    case .block(let home, nil): return "in \(visible(home)): \(line)"
    case .block(let home, let word?):
      return "in \(visible(home)), \(absence(closing))instead of its `\(word)`: \(line)"
    case .scenario: return "what if { \(line) }"
    }
  }

  /// Why that whose block a line belongs to has no force today: `which ended 2025, `; empty where it has.
  private func absence(_ closing: Closing) -> String {
    closing.absence.map { "which \($0.text), " } ?? ""
  }

  /// The name of a party.
  private func party(_ index: Int) -> String { written(model.parties[index].id.name) }

  /// The name of an activity.
  private func activity(_ index: Int) -> String { written(model.activities[index].id.name) }
}
