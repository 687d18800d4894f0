import Arithmetic
import Checking
import Diagnostics
import Syntax

extension ModelBuilder {
  /// A limit as it is written.
  private struct WrittenLimit {
    let amount: Sourced
    let span: LimitSpan
    var isUncertain = false
  }

  /// A budget; coverage of activities that were taken away goes with them.
  mutating func addBudget(_ identity: consuming Identity, _ attributes: Attributes) {
    let place = model.budgets.count
    model.budgets.append(Model.Budget(identity))
    var limit: WrittenLimit?
    var parts: [ContributionPart] = []
    parts.reserveCapacity(attributes.count)
    for index in attributes.indices {
      switch attributes[index].value {
      case .fromParty(let name, let amount):
        parts.append(part(name, amount, attributes[index].span))
      case .limit(let amount, let span):
        let amount = number(amount, .limit, .notNegative)
        limit = WrittenLimit(amount: amount, span: span, isUncertain: isUncertain)
      case .covers(let name, let share):
        let share = share.map { number($0, .covers, .share) } ?? Sourced(.one)
        guard let activity = optional(name) else { continue }
        covers.append(
          Model.Coverage(activity: activity, share: share, site: attributes[index].span))
      case .drawnBy(let names): model.budgets[place].drawers = parties(names)
      case .decidedBy(let names): model.budgets[place].deciders = parties(names)
      case .runs(let from, let to):
        model.budgets[place].runs = Model.Runs(from: from, to: to)
        if to.isBefore(from) { report(.reversedDates(of: owner, at: attributes[index].span)) }
      case .unspent(let rule): model.budgets[place].returned = returned(rule)
      case .follows(let name):
        model.budgets[place].follows = reference(name, attributes[index].span)
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
        .baseline, .fallsOn, .source, .observed, .observedFrom, .by, .effect, .upTo, .heldBy, .pays,
        .weighs, .paidBy,
        .beyond, .onlyFrom, .bonus, .fromDate, .until, .owners, .worth, .reach, .rule, .givenBy,
        .under, .text, .about, .flagged, .addresses, .giver, .receiver, .signal, .feedback,
        .responsible, .blocks, .because, .owner, .meets, .ofActivity, .adopted, .without:
        break
      }
    }
    model.budgets[place].covers = covers.takeList()
    let sum = contribute(parts, place, limit?.amount)
    model.budgets[place].contributions = contributions.takeList()
    if let limit, limit.isUncertain, parts.contains(where: \.isMoney) {
      report(.uncertainParts(of: owner, at: limit.amount.site))
    }
    let written = limit ?? sum.map { WrittenLimit(amount: $0, span: .perPeriod) }
    let periods = written.flatMap { self.periods(of: $0, model.budgets[place].runs) }
    model.budgets[place].limitPeriods = periods
    model.budgets[place].limit = written.map { written in
      periods.map { Sourced(written.amount.value / $0, written.amount.site) } ?? written.amount
    }
  }

  /// What returns of unspent money: what carries over is not lost either.
  private mutating func returned(_ rule: Unspent) -> Sourced {
    switch rule {
    case .returns, .carriesOver: Sourced(.one)
    case .lapses: Sourced(.zero)
    case .returnsShare(let share): number(share, .unspent, .share)
    }
  }

  /// The periods that a limit is divided by; nil where it is for each, and where a budget runs for less
  /// than one: it spends no more in it than it has.
  private mutating func periods(of limit: WrittenLimit, _ runs: Model.Runs?) -> Rational? {
    guard case .inAll = limit.span else { return nil }
    guard let runs else {
      report(.limitWithoutRuns(of: owner, at: limit.amount.site))
      return nil
    }
    let periods = runs.years * Rational(model.period.perYear)
    return periods < 1 ? nil : periods
  }

  // MARK: Contributions

  /// One line `from P …`.
  private struct ContributionPart {
    let name: Name
    /// A percentage or money; nil is the rest.
    let amount: Sourced?
    let isMoney: Bool
    let site: SourceSpan

    var form: Model.Contribution.Form {
      amount == nil ? .rest : isMoney ? .money : .percentage
    }
  }

  /// Reads one contribution.
  private mutating func part(
    _ name: Name, _ amount: Expression?, _ site: SourceSpan
  ) -> ContributionPart {
    let isMoney = amount.map { measure(of: $0) == .money } ?? false
    let amount = amount.map { number($0, .from, isMoney ? .notNegative : .share) }
    if let amount, isMoney, isUncertain { report(.uncertainParts(of: owner, at: amount.site)) }
    return ContributionPart(name: name, amount: amount, isMoney: isMoney, site: site)
  }

  /// Fills in the shares; returns the sum of contributions in money where all are.
  private mutating func contribute(
    _ parts: [ContributionPart], _ place: Int, _ limit: Sourced?
  ) -> Sourced? {
    if parts.isEmpty { return nil }
    var (restCount, moneyCount) = (0, 0)
    for index in parts.indices {
      if parts[index].amount == nil { restCount += 1 }
      if parts[index].isMoney { moneyCount += 1 }
    }
    let areMoney = moneyCount > 0
    if areMoney && moneyCount + restCount < parts.count {
      report(.mixedShares(of: owner, described(parts), at: model.budgets[place].id.site))
      return nil
    }
    if restCount > 1 {
      let rests = parts.filter { $0.amount == nil }
      report(.secondRest(of: owner, at: rests[1].site, first: rests[0].site))
      return nil
    }
    var sum = Rational.zero
    for index in parts.indices { sum += parts[index].amount?.value ?? .zero }
    guard
      let whole = areMoney
        ? wholeMoney(parts, sum, limit, hasRest: restCount > 0)
        : wholeShares(parts, sum, hasRest: restCount > 0)
    else { return nil }
    for index in parts.indices {
      let amount = parts[index].amount ?? Sourced(whole - sum, parts[index].site)
      guard let party = required(parts[index].name) else { continue }
      // Nearly all are percentages.
      let share = whole == .one ? amount.value : whole.isZero ? .zero : amount.value / whole
      contributions.append(
        Model.Contribution(
          party: party, share: Sourced(share, amount.site), form: parts[index].form,
          site: parts[index].site))
    }
    return areMoney ? Sourced(whole, model.budgets[place].id.site) : nil
  }

  /// What percentages are shares of: 1, if they and the rest add up to it.
  private mutating func wholeShares(
    _ parts: [ContributionPart], _ sum: Rational, hasRest: Bool
  ) -> Rational? {
    if sum == .one || (hasRest && sum < .one) { return .one }
    // A share that cannot be is reported as such, and that the sum cannot be is no news then.
    let isShare = ModelProblem.Bounds.share.contain
    if !parts.allSatisfy({ isShare($0.amount?.value ?? .zero) }) { return nil }
    report(.shares(of: owner, described(parts), sum: sum, at: parts[0].site))
    return nil
  }

  /// What money is a share of: the limit where one pays the rest, else the sum.
  private mutating func wholeMoney(
    _ parts: [ContributionPart], _ sum: Rational, _ limit: Sourced?, hasRest: Bool
  ) -> Rational? {
    guard let limit else {
      if !hasRest { return sum }
      let rest = parts.first { $0.amount == nil }
      report(.restWithoutLimit(of: owner, at: rest?.site ?? parts[0].site))
      return nil
    }
    if sum == limit.value || (hasRest && sum < limit.value) { return limit.value }
    report(
      .limitMismatch(
        of: owner, described(parts), sum: sum, limit: limit.value, at: limit.site))
    return nil
  }

  /// The contributions as a message shows them.
  private func described(_ parts: [ContributionPart]) -> [ModelProblem.Part] {
    parts.map {
      ModelProblem.Part(
        party: calculation.program.symbols[$0.name.symbol], amount: $0.amount?.value, site: $0.site)
    }
  }
}

extension Period {
  /// How many of it make a year.
  public var perYear: Int {
    switch self {
    case .year: 1
    case .quarter: 4
    case .month: 12
    }
  }
}
