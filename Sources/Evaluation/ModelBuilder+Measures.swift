import Arithmetic
import Checking
import Diagnostics
import Syntax

extension ModelBuilder {
  /// Adds a measure, one row per holder.
  mutating func addMeasure(
    _ id: NameID, _ identity: consuming Identity, of indicator: Name?, _ attributes: Attributes
  ) {
    let first = model.measures.count
    let indicator = indicator.flatMap { required($0) }
    model.measures.append(Model.Measure(identity, party: -1, indicator: indicator ?? 0, rate: nil))
    var holders: [Int] = []
    var onlyHolder: Int?
    for index in attributes.indices {
      if case .heldBy(let names) = attributes[index].value {
        onlyHolder = onlyParty(names)
        holders = onlyHolder == nil ? parties(names) : []
      }
      fill(first, from: attributes[index].value, attributes[index].span)
    }
    if model.measures[first].rate == nil && model.measures[first].bonus != nil
      && model.missingCells[.rate(measure: owner)] == nil
    {
      model.measures[first].rate = Sourced(.zero)
    }
    checkDates(model.measures[first].from, model.measures[first].until)
    if let onlyHolder {
      model.measures[first].party = onlyHolder
    } else {
      add(holders, to: first)
    }
    measures.append((id, first..<model.measures.count))
  }

  /// Gives a measure its holders, a row each; without any it is none.
  private mutating func add(_ holders: [Int], to first: Int) {
    guard let holder = holders.first else {
      model.measures.removeLast()
      return
    }
    model.measures[first].party = holder
    if holders.count == 1 { return }
    var measure = model.measures[first]
    for holder in holders.dropFirst() {
      measure.party = holder
      model.measures.append(measure)
    }
  }

  /// Takes over one line of a measure.
  @inline(__always)
  private mutating func fill(
    _ place: Int, from value: borrowing Attribute.Value, _ site: SourceSpan
  ) {
    switch value {
    case .pays(let rate):
      model.measures[place].rate = optionalNumber(rate, .pays, as: .rate)
      checkBonus(
        model.measures[place].bonus == nil ? .money : model.measures[place].currency, .money,
        site)
      model.measures[place].currency = .money
    case .weighs(let rate):
      model.measures[place].rate = optionalNumber(rate, .weighs, as: .rate)
      checkBonus(
        model.measures[place].bonus == nil ? .points : model.measures[place].currency, .points,
        site)
      model.measures[place].currency = .points
    case .paidBy(let shares): model.measures[place].payers = payers(shares)
    case .upTo(let count): model.measures[place].upTo = number(count, .upTo, .notNegative)
    case .beyond(let count): model.measures[place].beyond = number(count, .beyond, .notNegative)
    case .onlyFrom(let count):
      model.measures[place].onlyFrom = number(count, .onlyFrom, .notNegative)
    case .bonus(let amount, let count):
      let currency: Model.Measure.Currency = self.measure(of: amount) == .points ? .points : .money
      model.measures[place].bonus = Model.Bonus(
        amount: number(amount, .bonus), at: number(count, .bonus, .positive))
      checkBonus(
        model.measures[place].rate == nil ? currency : model.measures[place].currency, currency,
        site)
      model.measures[place].currency = currency
    case .fromDate(let date): model.measures[place].from = date
    case .until(let date): model.measures[place].until = date
    case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
      .baseline, .fallsOn, .source, .observed, .observedFrom, .by, .effect, .heldBy, .owners,
      .worth, .reach, .fromParty,
      .limit, .covers, .drawnBy, .decidedBy, .runs, .unspent, .rule, .givenBy, .under, .text,
      .about, .flagged, .addresses, .follows, .giver, .receiver, .signal, .feedback, .responsible,
      .blocks, .because, .owner, .meets, .ofActivity, .adopted, .without:
      break
    }
  }

  /// Reports a bonus and a rate that are not in one currency.
  private mutating func checkBonus(
    _ one: Model.Measure.Currency, _ other: Model.Measure.Currency, _ site: SourceSpan
  ) {
    if one != other { report(.bonusCurrency(owner, at: site)) }
  }

  /// The payers with their shares; those without a percentage share equally what is left.
  private mutating func payers(_ shares: [Share]) -> [Model.Payer] {
    var result: [Model.Payer] = []
    var given = Rational.zero
    var open: [Int] = []
    for share in shares {
      let members = parties([share.party])
      let percent = share.percent.map { part in
        number(part, .paidBy, saysPercent(part) ? .multiple : .unsignedShare).value
      }
      if let percent { given += percent }
      for party in members {
        if percent == nil { open.append(result.count) }
        let part = percent.map { $0 / Rational(members.count) } ?? .zero
        result.append(Model.Payer(party: party, share: part, site: share.party.span))
      }
    }
    let left = Rational.one - given
    if left.sign < 0 && !open.isEmpty {
      report(.outOfBounds(AttributeWord.paidBy.rawValue, given, .share, at: shares[0].party.span))
    }
    for index in open { result[index].share = left / Rational(open.count) }
    return merged(result)
  }

  /// Whether a percentage stands in an expression, or a name of one.
  private func saysPercent(_ expression: Expression) -> Bool {
    expression.nodes.contains { index in
      switch nodes[index].kind {
      case .percent: true
      case .unit: program.scale(ofNode: index) == .percent
      case .name(let symbol):
        program.binding(named: symbol, in: origin).flatMap(program.dimension)?.form == .share
      case .number, .missing, .figure, .per, .scale, .prefix, .infix, .call, .conditional,
        .parentheses:
        false
      }
    }
  }

  /// The payers with each party once, its shares added.
  private func merged(_ payers: [Model.Payer]) -> [Model.Payer] {
    if payers.count < 2 { return payers }
    var places: [Int: Int] = [:]
    var result: [Model.Payer] = []
    for payer in payers {
      if let place = places[payer.party] {
        result[place].share += payer.share
      } else {
        places[payer.party] = result.count
        result.append(payer)
      }
    }
    return result
  }

  /// Gives measures that do not say what they pay the currency of their holder's other measures.
  mutating func settleUnknownCurrencies() {
    guard model.measures.contains(where: { $0.rate == nil }),
      model.measures.contains(where: { $0.currency == .points })
    else { return }
    var inPoints = Array(repeating: false, count: model.parties.count)
    for measure in model.measures where measure.currency == .points {
      inPoints[measure.party] = true
    }
    for index in model.measures.indices where model.measures[index].rate == nil {
      if inPoints[model.measures[index].party] { model.measures[index].currency = .points }
    }
  }

  /// Reports parties that are held in money and in points, each once.
  mutating func checkCurrencies() {
    guard model.measures.contains(where: { $0.currency == .points }) else { return }
    var first: [Int?] = Array(repeating: nil, count: model.parties.count)
    var isReported = Array(repeating: false, count: model.parties.count)
    let origins = rowOrigins()
    for (row, measure) in model.measures.enumerated() {
      guard let earlier = first[measure.party] else {
        first[measure.party] = row
        continue
      }
      let other = model.measures[earlier]
      if other.currency == measure.currency || isReported[measure.party] { continue }
      isReported[measure.party] = true
      let (money, points) = measure.currency == .money ? (measure, other) : (other, measure)
      origin = later(origins[row], origins[earlier])
      report(
        .twoCurrencies(
          model.parties[measure.party].id.name, money: money.id.site, points: points.id.site))
    }
  }

  /// The scenario that each row of the measures comes from.
  private func rowOrigins() -> [Symbol?] {
    var result: [Symbol?] = Array(repeating: nil, count: model.measures.count)
    if scenario == nil { return result }
    for (id, rows) in measures {
      for row in rows { result[row] = composition.origin(of: id) }
    }
    return result
  }

  /// The one of two scenarios that extends the other.
  func later(_ a: Symbol?, _ b: Symbol?) -> Symbol? {
    guard let a else { return b }
    guard let b else { return a }
    let chain = composition.scenarios
    return (chain.firstIndex(of: a) ?? 0) > (chain.firstIndex(of: b) ?? 0) ? a : b
  }
}
