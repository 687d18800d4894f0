import Arithmetic
import Diagnostics
import Evaluation

extension Verdict {
  /// The terms whose sum is the gain of `party` from one unit of activity `a`.
  ///
  /// The sum of `gain(i,a)` in the design, term by term: measures, payments, own economy, own money,
  /// what budgets cover, and the party's part of what is drawn from them.
  /// - Complexity: O(n) in the measures and budgets of the model.
  func gainTerms(of party: Int, from a: Int) -> [Derivation.Term] {
    let inPoints = model.isInPoints(party)
    var terms = measureTerms(of: party, from: a)
    if !inPoints {
      terms += paymentTerms(of: party, from: a)
      terms += economyTerms(of: party, from: a)
      terms += moneyTerms(of: party, from: a)
      terms += contributionTerms(of: party, from: a)
    } else if model.performer(party, in: a) != nil {
      terms.append(.init(.onlyPoints))
    }
    return terms
  }

  /// What one unit of an activity does to an indicator, as a party sees it.
  private struct Improvement {
    /// Improvement per unit that arrives within the horizon; nil where an amount is missing.
    var seen: Rational? = 0
    /// Whether any effect arrives within the horizon.
    var isSeen = false
    var sites: [SourceSpan] = []
    var missing: [Missing] = []
    /// The effects that arrive too late to be seen.
    var unseen: [Derivation.Term] = []
  }

  /// The indicators that activity `a` moves, each once, in the order of its effects.
  func indicators(movedBy a: Int) -> [Int] {
    var met: Set<Int> = []
    return model.activities[a].effects.map(\.indicator).filter { met.insert($0).inserted }
  }

  /// What one unit of `a` improves indicator `k` by, as far as `party` looks ahead.
  private func improvement(of k: Int, by a: Int, seenBy party: Int?) -> Improvement {
    let horizon = party.flatMap { model.parties[$0].horizon }
    var result = Improvement()
    for effect in model.activities[a].effects where effect.indicator == k {
      if let lag = effect.lag, let horizon, lag.value > horizon.value {
        let label = Derivation.Label.unseen(indicator: k, lag: lag.value, horizon: horizon.value)
        result.unseen.append(.init(label, sites: [effect.site, horizon.site]))
        continue
      }
      result.isSeen = true
      result.sites.append(effect.site)
      guard let amount = effect.amount?.value else {
        result.missing.append(missingEffect(effect, in: a))
        result.seen = nil
        continue
      }
      let isBetter = effect.moves == model.indicators[k].better
      result.seen = result.seen.map { isBetter ? $0 + amount : $0 - amount }
    }
    return result
  }

  /// What one unit of `a` improves indicator `k` by once every effect has arrived; nil if unknown.
  func improvement(of k: Int, by a: Int) -> Rational? {
    improvement(of: k, by: a, seenBy: nil).seen
  }

  /// What one unit of `a` improves indicator `k` by as `party` sees it; nil if unknown.
  func seenImprovement(of k: Int, by a: Int, _ party: Int) -> Rational? {
    improvement(of: k, by: a, seenBy: party).seen
  }

  /// A term that is a rate times what one unit of an activity improves, times more factors.
  private func term(
    _ label: Derivation.Label, _ rate: Derivation.Factor?, _ k: Int, _ improvement: Improvement,
    _ more: [Derivation.Factor], in unit: FigureUnit, missing: [Missing], sites: [SourceSpan]
  ) -> Derivation.Term {
    if !improvement.isSeen {
      return .init(label, .number(0), unit, sites: sites, terms: improvement.unseen)
    }
    let places = sites + improvement.sites
    guard let rate, let seen = improvement.seen else {
      let lacking = Value.undetermined(missing + improvement.missing)
      return .init(label, lacking, unit, sites: places, terms: improvement.unseen)
    }
    let factors = [rate, .init(seen, .amount(indicator: k))] + more
    let value = factors.reduce(Rational.one) { $0 * $1.value }
    return .init(
      label, .number(value), unit, factors: factors, sites: places, terms: improvement.unseen)
  }

  /// What the measures of `party` pay it for one unit of `a`.
  private func measureTerms(of party: Int, from a: Int) -> [Derivation.Term] {
    let moved = Set(indicators(movedBy: a))
    return model.measures.indices.compactMap { row in
      let measure = model.measures[row]
      guard measure.party == party, moved.contains(measure.indicator),
        model.isInForce(measure: row)
      else { return nil }
      let rate = measures[row].rate ?? measure.rate?.value
      return term(
        .measure(row: row), rate.map { .init($0, unit(ofRate: row)) }, measure.indicator,
        improvement(of: measure.indicator, by: a, seenBy: party), [],
        in: measure.currency == .points ? .points : .money,
        missing: [Missing(.rate(measure: measure.id.name), at: measure.id.site)],
        sites: [measure.paySite])
    }
  }

  /// What `party` pays others for one unit of `a`; points cost nobody anything.
  private func paymentTerms(of party: Int, from a: Int) -> [Derivation.Term] {
    let moved = Set(indicators(movedBy: a))
    return model.measures.indices.flatMap { row -> [Derivation.Term] in
      let measure = model.measures[row]
      guard measure.currency == .money, moved.contains(measure.indicator),
        model.isInForce(measure: row)
      else { return [] }
      return measure.payers.filter { $0.party == party }.map { payer in
        let rate = measures[row].rate ?? measure.rate?.value
        let share = payer.share == 1 ? [] : [Derivation.Factor(payer.share, .share)]
        return term(
          .payment(row: row), rate.map { .init(-$0, unit(ofRate: row)) }, measure.indicator,
          improvement(of: measure.indicator, by: a, seenBy: party), share, in: .money,
          missing: [Missing(.rate(measure: measure.id.name), at: measure.id.site)],
          sites: [measure.paySite, payer.site])
      }
    }
  }

  /// What the own bills of `party` save by one unit of `a`.
  private func economyTerms(of party: Int, from a: Int) -> [Derivation.Term] {
    indicators(movedBy: a).flatMap { k in
      model.indicators[k].fallsOn.filter { $0.party == party }.map { line in
        term(
          .ownEconomy(indicator: k), .init(line.amount.value, .moneyPer(indicator: k)), k,
          improvement(of: k, by: a, seenBy: party), keepFactors(of: party), in: .money, missing: [],
          sites: [line.site])
      }
    }
  }

  /// The part of a krona that `party` keeps, as a factor; none where that is all of it.
  private func keepFactors(of party: Int) -> [Derivation.Factor] {
    guard let keeps = model.parties[party].keeps?.value, keeps != 1 else { return [] }
    return [.init(keeps, .share)]
  }

  /// A term that is an amount of money times factors, undetermined where the amount is not known.
  private func term(
    _ label: Derivation.Label, _ amount: Rational?, _ factors: [Derivation.Factor],
    _ missing: @autoclosure () -> [Missing], sites: [SourceSpan]
  ) -> Derivation.Term {
    guard let amount else { return .init(label, .undetermined(missing()), .money, sites: sites) }
    let all = [.init(amount, .money)] + factors
    let value = all.reduce(Rational.one) { $0 * $1.value }
    return .init(label, .number(value), .money, factors: all, sites: sites)
  }

  /// What `party` spends on one unit of `a`, and what budgets cover of it.
  private func moneyTerms(of party: Int, from a: Int) -> [Derivation.Term] {
    guard let performer = model.performer(party, in: a), performer.money?.value != 0 else {
      return []
    }
    let keep = keepFactors(of: party)
    let lacking = [missingMoney(of: performer, in: a)]
    let own = term(
      .ownMoney, performer.money.map { -$0.value }, keep, lacking, sites: [performer.site])
    return [own]
      + coverages(of: a).filter { model.mayDraw(party, on: $0.budget) }.map { budget, line in
        term(
          .covered(budget: budget), performer.money?.value,
          [.init(line.share.value, .share)] + keep, lacking, sites: [line.site])
      }
  }

  /// The part of `party` in what one unit of `a` draws on budgets.
  private func contributionTerms(of party: Int, from a: Int) -> [Derivation.Term] {
    coverages(of: a).compactMap { index, line in
      let budget = model.budgets[index]
      let share = budget.contributions.filter { $0.party == party }
      guard !share.isEmpty, !budget.returned.value.isZero else { return nil }
      let drawers = model.activities[a].performers.filter { model.mayDraw($0.party, on: index) }
      let unknown = drawers.filter { $0.money == nil }
      let spent = drawers.reduce(Rational.zero) { $0 + ($1.money?.value ?? 0) }
      if spent.isZero && unknown.isEmpty { return nil }
      var factors = [Derivation.Factor(share.reduce(Rational.zero) { $0 + $1.share.value }, .share)]
      if line.share.value != 1 { factors.insert(.init(line.share.value, .share), at: 0) }
      if budget.returned.value != 1 { factors.append(.init(budget.returned.value, .share)) }
      return term(
        .contribution(budget: index), unknown.isEmpty ? -spent : nil,
        factors + keepFactors(of: party), unknown.map { missingMoney(of: $0, in: a) },
        sites: share.map(\.site) + [line.site])
    }
  }

  /// The budgets that cover activity `a`, with the line that says so.
  func coverages(of a: Int) -> [(budget: Int, line: Model.Coverage)] {
    model.budgets.indices.flatMap { index -> [(budget: Int, line: Model.Coverage)] in
      guard model.isInForce(budget: index) else { return [] }
      return model.budgets[index].covers.filter { $0.activity == a }.map { (index, $0) }
    }
  }
}

extension Model.Measure {
  /// Where the script says what is paid: the rate, else the bonus, else the measure's name.
  var paySite: SourceSpan {
    [rate?.site, bonus?.amount.site].compactMap(\.self).first { $0 != .nowhere } ?? id.site
  }
}
