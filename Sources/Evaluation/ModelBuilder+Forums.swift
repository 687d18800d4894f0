import Arithmetic
import Checking
import Diagnostics
import Syntax

extension ModelBuilder {
  /// A forum; goals and handoffs that were taken away are no longer spoken of.
  mutating func forum(_ identity: Identity, _ attributes: Attributes) -> Model.Forum {
    var forum = Model.Forum(identity)
    for attribute in attributes {
      switch attribute.value {
      case .members(let names): forum.members = parties(names)
      case .meets(let count, let period, let length):
        forum.meetings = optionalNumber(count, .meets, .notNegative)
          .map { Sourced($0.value * period.perYear, $0.site) }
        forum.length = length.flatMap { optionalNumber($0, .meets, .notNegative) }
        forum.isMeetingsUnknown = forum.meetings == nil
        forum.isLengthUnknown = length != nil && forum.length == nil
      case .about(let name): add(name, attribute.span, to: &forum)
      case .text(_, let theme): forum.themes.append(theme.sourced)
      case .fromDate(let date): forum.from = date
      case .until(let date): forum.until = date
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .unit, .better, .baseline,
        .fallsOn, .source, .observed, .observedFrom, .by, .effect, .upTo, .heldBy, .pays, .weighs,
        .paidBy, .beyond,
        .onlyFrom, .bonus, .owners, .worth, .reach, .fromParty, .limit, .covers, .drawnBy,
        .decidedBy, .runs, .unspent, .rule, .givenBy, .under, .flagged, .addresses, .follows,
        .giver, .receiver, .signal, .feedback, .responsible, .blocks, .because, .owner, .ofActivity,
        .adopted, .without:
        break
      }
    }
    checkDates(forum.from, forum.until)
    return forum
  }

  /// Adds what a forum is about.
  private func add(_ name: Name, _ site: SourceSpan, to forum: inout Model.Forum) {
    guard let id = composition.find(name.symbol) else { return }
    let one = Reference(place(of: id), site)
    if composition.kind(of: id) == .goal {
      forum.goals.append(one)
    } else {
      forum.handoffs.append(one)
    }
  }

  /// A trial.
  mutating func trial(_ identity: Identity, _ attributes: Attributes) -> Model.Trial {
    var trial = Model.Trial(identity, activity: nil)
    for attribute in attributes {
      switch attribute.value {
      case .ofActivity(let name): trial.activity = optional(name)
      case .by(let name, let effort, let money):
        addPerformer(name, effort, money, attribute.span)
      case .fromDate(let date): trial.from = date
      case .until(let date): trial.until = date
      case .text(.ended, let reason): trial.outcome = .ended(because: reason.sourced)
      case .text(_, let lesson): trial.learned.append(lesson.sourced)
      case .adopted(let name, let date):
        trial.outcome = required(name).map { .adopted(by: $0, from: date, site: attribute.span) }
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
        .baseline, .fallsOn, .source, .observed, .observedFrom, .effect, .upTo, .heldBy, .pays,
        .weighs, .paidBy, .beyond,
        .onlyFrom, .bonus, .owners, .worth, .reach, .fromParty, .limit, .covers, .drawnBy,
        .decidedBy, .runs, .unspent, .rule, .givenBy, .under, .about, .flagged, .addresses,
        .follows, .giver, .receiver, .signal, .feedback, .responsible, .blocks, .because, .owner,
        .meets, .without:
        break
      }
    }
    trial.performers = performers.takeList()
    checkDates(trial.from, trial.until)
    return trial
  }

  /// Reports a last day before the first.
  mutating func checkDates(_ from: DateLiteral?, _ until: DateLiteral?) {
    guard let from, let until, until.isBefore(from) else { return }
    report(.reversedDates(of: owner, at: until.span))
  }
}

extension MeetingPeriod {
  /// How many of it make a year of 365 days.
  fileprivate var perYear: Rational {
    switch self {
    case .year: 1
    case .quarter: 4
    case .month: 12
    case .week: Rational(365, over: 7)
    }
  }
}
