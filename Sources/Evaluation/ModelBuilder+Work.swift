import Arithmetic
import Checking
import Diagnostics
import Syntax

extension ModelBuilder {
  // What is declared is filled in where it lies in the model: large values are copied when returned.

  /// Adds a party.
  mutating func addParty(_ identity: consuming Identity, _ attributes: Attributes) {
    let place = model.parties.count
    model.parties.append(Model.Party(identity))
    for index in attributes.indices {
      switch attributes[index].value {
      case .capacity(let amount):
        model.parties[place].capacity = optionalNumber(
          amount, .capacity, .notNegative, as: .capacity)
        noteBound(.capacity)
      case .horizon(let span): model.parties[place].horizon = number(span, .horizon, .notNegative)
      case .keeps(let share): model.parties[place].keeps = number(share, .keeps, .share)
      case .regards(let regard): model.parties[place].regards = regard
      case .prefers(let names):
        let order = names.compactMap { optional($0) }
        if order.count > 1 {
          model.parties[place].preferences.append(
            Model.Preference(order: order, site: attributes[index].span))
        }
      case .partOf(let name): model.parties[place].whole = required(name)
      case .text(let word, let text): model.parties[place].profile.add(text.sourced, word)
      case .members, .unit, .better, .baseline, .fallsOn, .source, .observed, .observedFrom, .by,
        .effect, .upTo, .heldBy,
        .pays, .weighs, .paidBy, .beyond, .onlyFrom, .bonus, .fromDate, .until, .owners, .worth,
        .reach, .fromParty, .limit, .covers, .drawnBy, .decidedBy, .runs, .unspent, .rule,
        .givenBy, .under, .about, .flagged, .addresses, .follows, .giver, .receiver, .signal,
        .feedback, .responsible, .blocks, .because, .owner, .meets, .ofActivity, .adopted, .without:
        break
      }
    }
  }

  /// Adds an indicator.
  mutating func addIndicator(_ identity: consuming Identity, _ attributes: Attributes) {
    let place = model.indicators.count
    model.indicators.append(Model.Indicator(identity, better: .lower))
    for index in attributes.indices {
      switch attributes[index].value {
      case .better(let better): model.indicators[place].better = better
      case .unit(let one, let several):
        let words = (one.symbol, (several ?? one).symbol)
        model.indicators[place].unit = (
          calculation.program.symbols[words.0], calculation.program.symbols[words.1]
        )
      case .baseline(let amount, let date):
        model.indicators[place].baselineDate = date
        model.indicators[place].baseline = optionalNumber(amount, .baseline, as: .baseline)
      case .fallsOn(let name, let amount):
        let amount = number(amount, .fallsOn)
        guard let party = required(name) else { continue }
        fallsOn.append(Model.FallsOn(party: party, amount: amount, site: attributes[index].span))
      case .observed(let period, let amount):
        model.indicators[place].observations.append(
          observation(period, amount, at: attributes[index].span))
      case .observedFrom(let index):
        model.indicators[place].observations +=
          calculation.program.tree.observedImports[Int(index)].values
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .source, .by,
        .effect, .upTo, .heldBy, .pays, .weighs, .paidBy, .beyond, .onlyFrom, .bonus, .fromDate,
        .until, .owners, .worth, .reach, .fromParty, .limit, .covers, .drawnBy, .decidedBy, .runs,
        .unspent, .rule, .givenBy, .under, .text, .about, .flagged, .addresses, .follows, .giver,
        .receiver, .signal, .feedback, .responsible, .blocks, .because, .owner, .meets, .ofActivity,
        .adopted, .without:
        break
      }
    }
    model.indicators[place].fallsOn = fallsOn.takeList()
    sortObservations(of: place)
  }

  /// What was observed in a period; a cell without a number says why there is none.
  private mutating func observation(
    _ period: DateLiteral, _ amount: Expression, at site: SourceSpan
  ) -> ObservedValue {
    let cells = calculation.program.tree.missingCells
    if !cells.isEmpty,
      case .undetermined(let missing) = calculation.value(
        of: amount, in: scenario, figures: { _ in .none }),
      let cell = missing.first(where: { $0.what == .cell })
    {
      return ObservedValue(period: period, value: nil, absence: cell.absence, site: cell.site)
    }
    let value = number(amount, .observed).value
    return ObservedValue(period: period, value: value, absence: nil, site: site)
  }

  /// Puts observations in the order of time; reports a period that stands twice.
  private mutating func sortObservations(of indicator: Int) {
    if model.indicators[indicator].observations.count < 2 { return }
    model.indicators[indicator].observations.sort { $0.period.end < $1.period.end }
    var kept: [ObservedValue] = []
    for observation in model.indicators[indicator].observations {
      if let last = kept.last, last.period.text == observation.period.text {
        report(
          .repeatedObservation(
            owner, observation.period.text, at: observation.site, first: last.site))
      } else {
        kept.append(observation)
      }
    }
    model.indicators[indicator].observations = kept
  }

  /// Adds an activity.
  mutating func addActivity(_ identity: consuming Identity, _ attributes: Attributes) {
    var cap: Sourced?
    var addresses: [Reference] = []
    var needs: [SourcedText] = []
    for index in attributes.indices {
      switch attributes[index].value {
      case .by(let name, let effort, let money):
        addPerformer(name, effort, money, attributes[index].span)
      case .upTo(let amount):
        cap = optionalNumber(amount, .upTo, .notNegative, as: .cap)
        noteBound(.cap)
      case .effect(let moves, let name, let amount, let lag):
        addEffect(moves, name, amount, lag, attributes[index].span)
      case .addresses(let name):
        if let one = reference(name, attributes[index].span) { addresses.append(one) }
      case .text(_, let skill): needs.append(skill.sourced)
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
        .baseline, .fallsOn, .source, .observed, .observedFrom, .heldBy, .pays, .weighs, .paidBy,
        .beyond, .onlyFrom,
        .bonus, .fromDate, .until, .owners, .worth, .reach, .fromParty, .limit, .covers, .drawnBy,
        .decidedBy, .runs, .unspent, .rule, .givenBy, .under, .about, .flagged, .follows, .giver,
        .receiver, .signal, .feedback, .responsible, .blocks, .because, .owner, .meets, .ofActivity,
        .adopted, .without:
        break
      }
    }
    let effects = effects.takeList()
    checkEffects(effects)
    model.activities.append(
      Model.Activity(
        identity, performers: performers.takeList(), cap: cap, effects: effects,
        addresses: consume addresses, needs: consume needs))
  }

  /// Adds who performs an activity or a trial, nobody where a scenario took the party away.
  @inline(never)
  mutating func addPerformer(
    _ name: Name, _ effort: Expression?, _ money: Expression?, _ site: SourceSpan
  ) {
    // Both are unknown where none is given; beside hours alone there is no money.
    let isMoney = effort.map { money == nil && measure(of: $0) == .money } ?? false
    let hours =
      isMoney
      ? nil
      : effort.flatMap { optionalNumber($0, .by, .notNegative, as: .effort(of: name.symbol)) }
    let cost: Sourced?
    if let amount = isMoney ? effort : money {
      cost = optionalNumber(amount, .by, as: .money(of: name.symbol))
    } else {
      cost = effort == nil ? nil : Sourced(.zero)
    }
    guard let party = required(name) else { return }
    performers.append(Model.Performer(party: party, effort: hours, money: cost, site: site))
  }

  /// Adds an effect of an activity.
  @inline(never)
  private mutating func addEffect(
    _ moves: Better, _ name: Name, _ amount: Expression?, _ lag: Expression?, _ site: SourceSpan
  ) {
    let word: AttributeWord = moves == .lower ? .lowers : .raises
    let amount = amount.flatMap {
      optionalNumber($0, word, .notNegative, as: .effect(on: name.symbol))
    }
    let lag = lag.map { number($0, word, .notNegative) }
    guard let indicator = required(name) else { return }
    effects.append(
      Model.Effect(indicator: indicator, moves: moves, amount: amount, lag: lag, site: site))
  }

  /// Notes a bound that its cell does not give, so that nobody takes it for unlimited.
  private mutating func noteBound(_ figure: NeededFigure) {
    if model.missingCells.isEmpty { return }
    if let missing = model.missingCells[absence(of: figure)] { model.missingBounds.append(missing) }
  }

  /// Reports effects on one indicator that arrive at the same time.
  private mutating func checkEffects(_ effects: LineList<Model.Effect>) {
    if effects.count < 2 || effects.areOnDistinctIndicators { return }
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
      composition.kind(of: $0) == .indicator && place(of: $0) == index
    }
    return id.map { calculation.program.symbols[composition.symbol(of: $0)] } ?? ""
  }
}

extension Model.Profile {
  /// Takes over a line.
  fileprivate mutating func add(_ text: SourcedText, _ word: TextWord) {
    switch word {
    case .knows: knows.append(text)
    case .tried: tried.append(text)
    case .worksOn: worksOn.append(text)
    case .contact: contact = text
    case .needs, .of, .because, .theme, .learned, .ended: break
    }
  }
}

extension LineList<Model.Effect> {
  /// Whether it is a short list without two effects on one indicator, as nearly all are.
  fileprivate var areOnDistinctIndicators: Bool {
    if count > 8 { return false }
    for index in indices.dropFirst() {
      for earlier in 0..<index where self[earlier].indicator == self[index].indicator {
        return false
      }
    }
    return true
  }
}
