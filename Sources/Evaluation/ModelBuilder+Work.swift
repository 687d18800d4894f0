import Arithmetic
import Checking
import Diagnostics
import Syntax

extension ModelBuilder {
  /// A party.
  mutating func party(_ identity: Identity, _ attributes: [Attribute]) -> Model.Party {
    var party = Model.Party(identity)
    for attribute in attributes {
      switch attribute.value {
      case .capacity(let amount): party.capacity = number(amount, .capacity, .notNegative)
      case .horizon(let span): party.horizon = number(span, .horizon, .notNegative)
      case .keeps(let share): party.keeps = number(share, .keeps, .share)
      case .regards(let regard): party.regards = regard
      case .prefers(let names):
        let order = names.compactMap(optional)
        if order.count > 1 {
          party.preferences.append(Model.Preference(order: order, site: attribute.span))
        }
      case .partOf(let name): _ = required(name)
      case .members, .unit, .better, .baseline, .fallsOn, .source, .by, .effect, .upTo, .heldBy,
        .pays, .weighs, .paidBy, .beyond, .onlyFrom, .bonus, .fromDate, .until, .owners, .worth,
        .reach, .fromParty, .limit, .covers, .drawnBy, .decidedBy, .runs, .unspent, .rule,
        .givenBy, .under, .without:
        break
      }
    }
    return party
  }

  /// An indicator.
  mutating func indicator(_ identity: Identity, _ attributes: [Attribute]) -> Model.Indicator {
    var indicator = Model.Indicator(identity, better: .lower)
    let symbols = calculation.program.symbols
    for attribute in attributes {
      switch attribute.value {
      case .better(let better): indicator.better = better
      case .unit(let one, let several):
        indicator.unit = (symbols[one.symbol], symbols[(several ?? one).symbol])
      case .baseline(let amount): indicator.baseline = number(amount, .baseline)
      case .fallsOn(let name, let amount):
        let amount = number(amount, .fallsOn)
        guard let party = required(name) else { continue }
        indicator.fallsOn.append(
          Model.FallsOn(party: party, amount: amount, site: attribute.span))
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .source, .by,
        .effect, .upTo, .heldBy, .pays, .weighs, .paidBy, .beyond, .onlyFrom, .bonus, .fromDate,
        .until, .owners, .worth, .reach, .fromParty, .limit, .covers, .drawnBy, .decidedBy, .runs,
        .unspent, .rule, .givenBy, .under, .without:
        break
      }
    }
    return indicator
  }

  /// An activity.
  mutating func activity(_ identity: Identity, _ attributes: [Attribute]) -> Model.Activity {
    var activity = Model.Activity(identity)
    for attribute in attributes {
      switch attribute.value {
      case .by(let name, let effort, let money):
        let performer = performer(effort, money, attribute.span)
        guard let party = required(name) else { continue }
        activity.performers.append(
          Model.Performer(
            party: party, effort: performer.effort, money: performer.money,
            site: attribute.span))
      case .upTo(let amount): activity.cap = number(amount, .upTo, .notNegative)
      case .effect(let moves, let name, let amount, let lag):
        let amount = amount.map { number($0, attribute.word, .notNegative) }
        let lag = lag.map { number($0, attribute.word, .notNegative) }
        guard let indicator = required(name) else { continue }
        activity.effects.append(
          Model.Effect(
            indicator: indicator, moves: moves, amount: amount, lag: lag, site: attribute.span))
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
        .baseline, .fallsOn, .source, .heldBy, .pays, .weighs, .paidBy, .beyond, .onlyFrom,
        .bonus, .fromDate, .until, .owners, .worth, .reach, .fromParty, .limit, .covers, .drawnBy,
        .decidedBy, .runs, .unspent, .rule, .givenBy, .under, .without:
        break
      }
    }
    checkEffects(activity.effects)
    return activity
  }

  /// Effort and money of a performer: both unknown where none is given, no money beside hours alone.
  private mutating func performer(
    _ effort: Expression?, _ money: Expression?, _ site: SourceSpan
  ) -> (effort: Sourced?, money: Sourced?) {
    guard let effort else { return (nil, money.map { number($0, .by) }) }
    if money == nil && measure(of: effort) == .money { return (nil, number(effort, .by)) }
    let hours = number(effort, .by, .notNegative)
    return (hours, money.map { number($0, .by) } ?? Sourced(.zero))
  }

  /// Reports effects on one indicator that arrive at the same time.
  private mutating func checkEffects(_ effects: [Model.Effect]) {
    if effects.count < 2 { return }
    var first: [Int: [Rational: SourceSpan]] = [:]
    for effect in effects {
      let lag = effect.lag?.value ?? .zero
      if let site = first[effect.indicator]?[lag] {
        let name = nameOfIndicator(effect.indicator)
        report(.repeatedEffect(name, at: effect.site, first: site))
      }
      first[effect.indicator, default: [:]][lag] = effect.site
    }
  }

  /// The name of an indicator that may not have been built yet.
  private func nameOfIndicator(_ index: Int) -> String {
    let id = composition.declared.first {
      composition.kind(of: $0) == .indicator && places[Int($0.index)] == index
    }
    return id.map { calculation.program.symbols[composition.symbol(of: $0)] } ?? ""
  }
}
