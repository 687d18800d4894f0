import Arithmetic
import Checking
import Diagnostics
import Syntax

extension ModelBuilder {
  /// A goal.
  mutating func addGoal(_ identity: consuming Identity, _ attributes: Attributes) {
    let place = model.goals.count
    model.goals.append(Model.Goal(identity))
    for index in attributes.indices {
      switch attributes[index].value {
      case .owners(let names): model.goals[place].owners = parties(names)
      case .worth(let amount, let name, let cap):
        let amount = number(amount, .worth)
        let cap = cap.map { number($0, .upTo, .notNegative) }
        if let cap, amount.value.sign < 0 { report(.cappedHarm(owner, at: cap.site)) }
        guard let indicator = required(name) else { continue }
        worths.append(
          Model.Worth(indicator: indicator, amount: amount, cap: cap, site: attributes[index].span))
      case .reach(let name, let level, let date):
        let level = number(level, .reach)
        guard let indicator = required(name) else { continue }
        targets.append(
          Model.Target(indicator: indicator, level: level, by: date, site: attributes[index].span))
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
        .baseline, .fallsOn, .source, .observed, .observedFrom, .by, .effect, .upTo, .heldBy, .pays,
        .weighs, .paidBy,
        .beyond, .onlyFrom, .bonus, .fromDate, .until, .fromParty, .limit, .covers, .drawnBy,
        .decidedBy, .runs, .unspent, .rule, .givenBy, .under, .text, .about, .flagged, .addresses,
        .follows, .giver, .receiver, .signal, .feedback, .responsible, .blocks, .because, .owner,
        .meets, .ofActivity, .adopted, .without:
        break
      }
    }
    model.goals[place].worths = worths.takeList()
    model.goals[place].targets = targets.takeList()
  }

  /// A mandate; rules of activities that were taken away go with them.
  mutating func mandate(_ identity: Identity, _ attributes: Attributes) -> Model.Mandate {
    var mandate = Model.Mandate(identity)
    for index in attributes.indices {
      switch attributes[index].value {
      case .rule(let name, let modality, let what, let others, let limit):
        let limit = limit.map { number($0, .upTo, .notNegative) }
        let partners = parties(others)
        guard let party = required(name), let activity = optional(what) else { continue }
        mandate.rules.append(
          Model.MandateRule(
            party: party, modality: modality, activity: activity, with: partners, upTo: limit,
            site: attributes[index].span))
      case .givenBy(let name): mandate.givenBy = required(name)
      case .under(let source): mandate.under = source.text
      case .fromDate(let date): mandate.from = date
      case .until(let date): mandate.until = date
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
        .baseline, .fallsOn, .source, .observed, .observedFrom, .by, .effect, .upTo, .heldBy, .pays,
        .weighs, .paidBy,
        .beyond, .onlyFrom, .bonus, .owners, .worth, .reach, .fromParty, .limit, .covers,
        .drawnBy, .decidedBy, .runs, .unspent, .text, .about, .flagged, .addresses, .follows,
        .giver, .receiver, .signal, .feedback, .responsible, .blocks, .because, .owner, .meets,
        .ofActivity, .adopted, .without:
        break
      }
    }
    checkDates(mandate.from, mandate.until)
    return mandate
  }
}

extension DateLiteral {
  /// Its last day and, of those that end on one day, the longest first; comparable.
  var end: (Int, Int, Int, Int) {
    (year, month ?? 12, day ?? 31, month == nil ? 0 : day == nil ? 1 : 2)
  }
}
