import Analysis
import Arithmetic
import Diagnostics
import Evaluation
import Syntax

/// What is declared of something beside its figures, line by line.
struct DeclaredText {
  /// The verdict whose model it stands in.
  private let verdict: Verdict
  private var model: Model { verdict.model }
  private let figures: FigureText

  /// Creates the text for a model.
  init(_ verdict: Verdict) {
    self.verdict = verdict
    figures = FigureText(verdict, .exact)
  }

  /// What each line is about and what it says; empty for what figures tell all of.
  func lines(of entity: Entity) -> [(what: String, words: String)] {
    let all: [(String, [String])] =
      switch entity {
      case .party(let index): lines(of: model.parties[index], index)
      case .measure(let rows): lines(ofRows: rows)
      case .budget(let index): lines(of: model.budgets[index])
      case .handoff(let index): lines(of: model.handoffs[index], index)
      case .obstacle(let index): lines(of: model.obstacles[index], index)
      case .forum(let index): lines(of: model.forums[index])
      case .trial(let index): lines(of: model.trials[index])
      case .group, .indicator, .activity, .goal, .mandate: []
      }
    return all.filter { !$1.isEmpty }.map { ($0, $1.joined(separator: ", ")) }
  }

  /// A party, with its visiting card.
  private func lines(of party: Model.Party, _ index: Int) -> [(String, [String])] {
    let parts = model.parties.filter { $0.whole == index }.map { visible($0.id.name) }
    let orders = party.preferences.map { preference in
      preference.order.map { visible(model.activities[$0].id.name) }.joined(separator: " over ")
    }
    let profile = party.profile
    return [
      ("part of", party.whole.map { [self.party($0)] } ?? []), ("parts", parts),
      ("keeps", party.keeps.map { ["\(words($0, .share)) of what it saves"] } ?? []),
      ("prefers", orders),
      ("regards", party.regards.map { ["joint work as \($0.rawValue)"] } ?? []),
      ("knows", words(profile.knows)), ("tried", words(profile.tried)),
      ("works on", words(profile.worksOn)), ("contact", words(profile.contact)),
    ]
  }

  /// A measure, by its rows, one for each holder; nothing where they are of several measures.
  private func lines(ofRows rows: [Int]) -> [(String, [String])] {
    guard let first = rows.first else { return [] }
    let measure = model.measures[first]
    guard rows.allSatisfy({ model.measures[$0].id == measure.id }) else { return [] }
    func count(_ limit: Sourced?) -> [String] {
      limit.map { [words($0, .amount(indicator: measure.indicator))] } ?? []
    }
    let unit: FigureUnit = measure.currency == .money ? .money : .points
    let bonus = measure.bonus.map {
      "\(words($0.amount, unit)) at \(words($0.at, .amount(indicator: measure.indicator)))"
    }
    return [
      ("of", [visible(model.indicators[measure.indicator].id.name)]),
      ("held by", rows.map { party(model.measures[$0].party) }),
      ("up to", count(measure.upTo)), ("beyond", count(measure.beyond)),
      ("only from", count(measure.onlyFrom)), ("bonus", bonus.map { [$0] } ?? []),
      ("paid by", measure.payers.map(words)), ("from", words(measure.from)),
      ("until", words(measure.until)),
    ]
  }

  /// A budget.
  private func lines(of budget: Model.Budget) -> [(String, [String])] {
    [
      ("covers", budget.covers.map(words)), ("drawn by", (budget.drawers ?? []).map(party)),
      ("decided by", budget.deciders.map(party)),
      ("runs", budget.runs.map { ["\($0.from.text) to \($0.to.text)"] } ?? []),
      ("unspent", unspent(of: budget)),
      ("follows", budget.follows.map { [visible(model.handoffs[$0.index].id.name)] } ?? []),
    ]
  }

  /// What becomes of what a budget does not spend; nothing where all of it is kept.
  private func unspent(of budget: Model.Budget) -> [String] {
    if budget.returned.value == 1 { return [] }
    return budget.returned.value.isZero
      ? ["lapses"] : ["returns \(words(budget.returned, .share))"]
  }

  /// A handoff.
  private func lines(of handoff: Model.Handoff, _ index: Int) -> [(String, [String])] {
    [
      ("from", [party(handoff.from)]), ("to", [party(handoff.to)]),
      ("of", words(handoff.of)),
      ("about", handoff.indicators.map { visible(model.indicators[$0.index].id.name) }),
      ("signal by", handoff.signal.map { [words($0)] } ?? []),
      ("feedback by", handoff.feedback.map { [words($0)] } ?? []),
      ("responsible", handoff.responsible.map { [party($0)] } ?? []),
      ("flagged", handoff.flags.map(words)), ("lacks", lacks(.handoff(index))),
    ]
  }

  /// What is lacking around something, in short.
  private func lacks(_ subject: Gap.Subject) -> [String] {
    let text = GapText(model)
    return (Gaps(of: verdict).gap(of: subject)?.lacks ?? []).map { text.words(for: $0.kind) }
  }

  /// An obstacle.
  private func lines(of obstacle: Model.Obstacle, _ index: Int) -> [(String, [String])] {
    [
      (
        "blocks",
        obstacle.activities.map { visible(model.activities[$0.index].id.name) }
          + obstacle.handoffs.map { visible(model.handoffs[$0.index].id.name) }
      ),
      (
        "because",
        obstacle.causes.map { visible(model.obstacles[$0.index].id.name) }
          + words(obstacle.reasons)
      ),
      ("addressed by", addressers(of: index)),
      ("owner", obstacle.owner.map { [party($0)] } ?? []),
      ("flagged", obstacle.flags.map(words)), ("price", price(of: index)),
      ("lacks", lacks(.obstacle(index))),
    ]
  }

  /// The activities that address an obstacle.
  private func addressers(of obstacle: Int) -> [String] {
    model.activities.filter { $0.addresses.contains { $0.index == obstacle } }
      .map { visible($0.id.name) }
  }

  /// What the predicted plan would be worth more without an obstacle that blocks something.
  private func price(of obstacle: Int) -> [String] {
    guard !model.obstacles[obstacle].activities.isEmpty,
      let price = verdict.price(ofObstacle: obstacle)
    else { return [] }
    return ["\(figures.words(for: .number(price), .money)) \(NumberFormat(model).aPeriod)"]
  }

  /// A forum.
  private func lines(of forum: Model.Forum) -> [(String, [String])] {
    let goals = forum.goals.map { visible(model.goals[$0.index].id.name) }
    let handoffs = forum.handoffs.map { visible(model.handoffs[$0.index].id.name) }
    return [
      ("members", forum.members.map(party)), ("meets", meetings(of: forum)),
      ("about", goals + handoffs + words(forum.themes)), ("from", words(forum.from)),
      ("until", words(forum.until)),
    ]
  }

  /// How often a forum meets, and how long.
  private func meetings(of forum: Model.Forum) -> [String] {
    let often =
      forum.isMeetingsUnknown
      ? "an undetermined number of times a year"
      : forum.meetings.map { "\(figures.words(for: .number($0.value), .plain)) times a year" }
    let long =
      forum.isLengthUnknown
      ? "for an undetermined time"
      : forum.length.map { "for \(figures.words(for: .number($0.value), .hours))" }
    let words = [often, long].compactMap { $0 }
    return words.isEmpty ? [] : [words.joined(separator: " ")]
  }

  /// A trial.
  private func lines(of trial: Model.Trial) -> [(String, [String])] {
    let outcome: (String, [String]) =
      switch trial.outcome {
      case .adopted(let party, let date, _):
        ("adopted by", [([self.party(party)] + words(date)).joined(separator: " from ")])
      case .ended(let reason): ("ended because", words(reason))
      case nil: ("", [])
      }
    return [
      ("of", trial.activity.map { [visible(model.activities[$0].id.name)] } ?? []),
      ("by", trial.performers.map(words)), ("from", words(trial.from)),
      ("until", words(trial.until)), ("learned", words(trial.learned)), outcome,
    ]
  }

  /// Who tries something, with the hours and the money that are said.
  private func words(_ performer: Model.Performer) -> String {
    let amounts = [
      performer.effort.map { figures.words(for: .number($0.value), .hours) },
      performer.money.flatMap {
        $0.value.isZero ? nil : figures.words(for: .number($0.value), .money)
      },
    ].compactMap { $0 }
    let at = amounts.isEmpty ? "" : " at " + amounts.joined(separator: " and ")
    return party(performer.party) + at
  }

  /// What a budget covers, and how much of it.
  private func words(_ coverage: Model.Coverage) -> String {
    visible(model.activities[coverage.activity].id.name) + " at \(words(coverage.share, .share))"
  }

  /// Who pays for a measure, and how much of it where that is not all.
  private func words(_ payer: Model.Payer) -> String {
    if payer.share == 1 { return party(payer.party) }
    return "\(party(payer.party)) \(figures.words(for: .number(payer.share), .share))"
  }

  /// A figure with its unit.
  private func words(_ figure: Sourced, _ unit: FigureUnit) -> String {
    figures.words(for: .number(figure.value), unit)
  }

  /// The name of a party.
  private func party(_ index: Int) -> String { visible(model.parties[index].id.name) }

  /// Texts, safe for a terminal.
  private func words(_ texts: [SourcedText]) -> [String] { texts.map { visible($0.text) } }

  /// A text, safe for a terminal.
  private func words(_ text: SourcedText?) -> [String] { text.map { words([$0]) } ?? [] }

  /// A date as it is written.
  private func words(_ date: DateLiteral?) -> [String] { date.map { [$0.text] } ?? [] }

  /// Who answers for a step, and how soon.
  private func words(_ duty: Model.Duty) -> String {
    let span =
      duty.isWithinUnknown
      ? "an undetermined time"
      : duty.within.map { figures.words(for: .number($0.value), .days) }
    return ([party(duty.party)] + (span.map { [$0] } ?? [])).joined(separator: " within ")
  }

  /// How often something was flagged, when and by whom.
  private func words(_ flag: Model.Flag) -> String {
    let count = flag.count.map { figures.words(for: .number($0.value), .plain) } ?? "undetermined"
    return "\(count) in \(flag.date.text)"
      + (flag.by.map { " by \(visible($0.text))" } ?? "")
  }
}
