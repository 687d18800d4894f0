import Arithmetic

/// The conditions under which a plan is self-enforcing, as rows of a linear programme over what
/// changes the gains.
///
/// With a price for each party's hours, money and limits that bind at the plan, nobody is tempted just
/// if, by the duality of linear programmes, what each keeps gains at least what it takes at these
/// prices, what it leaves at most that, and what it does in part exactly that.
struct Conditions {
  /// What the gain of a party from an activity changes by, as terms of the programme's columns.
  typealias Change = (_ party: Int, _ activity: Int) -> [LinearProgram.Term]

  let instance: Instance
  let payments: Payments
  let gains: Gains
  /// The plan that is to hold.
  let plan: [Rational]
  let choices: Choices
  /// Distance from a tie that each party keeps, per hour of effort.
  private let margins: [Rational]
  /// The same where a party is to decline more joint work.
  private let decliningMargins: [Rational]
  /// The amounts up to which mandates in force let parties pay, by activity and party.
  private let mandates: [Int: [Int: [Rational]]]

  init(_ assessment: Assessment, at plan: [Rational], margin: Rational) {
    instance = assessment.instance
    payments = assessment.payments
    gains = assessment.gains
    self.plan = plan
    let choices = Choices(assessment.instance, assessment.payments, assessment.gains, at: plan)
    self.choices = choices
    let (instance, gains) = (assessment.instance, assessment.gains)
    decliningMargins = instance.capacity.indices.map { party in
      guard instance.isInPoints[party], !margin.isZero else { return margin }
      return gains.bestHour(of: party, in: instance) * Self.marginInPoints
    }
    margins = decliningMargins.enumerated().map { party, margin in
      guard instance.isInPoints[party], !margin.isZero else { return margin }
      return choices.bestResponse(of: party)?.temptation.sign == 0 ? 0 : margin
    }
    var mandates: [Int: [Int: [Rational]]] = [:]
    for (_, rule) in instance.model.rulesInForce {
      guard let most = rule.upTo?.value else { continue }
      mandates[rule.activity, default: [:]][rule.party, default: []].append(most)
    }
    self.mandates = mandates
  }

  /// Whether mandates in force limit what somebody pays.
  var haveMandates: Bool { !mandates.isEmpty }

  /// What `party` may still pay per unit of `activity` by its mandates; nil is without bound.
  ///
  /// - Precondition: the plan holds some of it.
  func mandated(_ party: Int, _ activity: Int) -> Rational? {
    var limit: Rational?
    for most in mandates[activity]?[party] ?? [] {
      let spent = instance.moneyCost(of: party, in: activity)
      limit = smaller(limit, max(0, most / plan[activity] - spent))
    }
    return limit
  }

  /// The part of its best hour that a tempted party in points keeps from a tie: a margin in money says
  /// nothing of points.
  private static let marginInPoints = Rational(1, over: 100)

  /// The distance from a tie that a unit must keep for a party which takes it so many hours.
  func distance(of party: Int, hours: Rational) -> Rational {
    hours.isZero ? margins[party] : margins[party] * hours
  }

  /// The same for work that the party is to leave: none where it moves nothing, for no figure of what
  /// it does can make it earn anything.
  func distanceOfLeaving(_ activity: Int, by party: Int, hours: Rational) -> Rational {
    movesNothing(activity) ? 0 : distance(of: party, hours: hours)
  }

  /// Whether an activity moves no indicator, so that nobody earns by it.
  func movesNothing(_ activity: Int) -> Bool {
    instance.impacts[activity].allSatisfy(\.improvement.isZero)
  }

  /// The same where the party is to decline more of joint work.
  func distanceOfDeclining(by party: Int, hours: Rational) -> Rational {
    hours.isZero ? decliningMargins[party] : decliningMargins[party] * hours
  }

  /// Adds what keeps `party` from leaving the plan; what is in `indifferent` may stay a tie.
  func add(
    for party: Int, to program: inout LinearProgram, indifferent: Set<Int> = [], _ change: Change
  ) {
    let choice = choices.choice(of: party)
    if choice.items.isEmpty { return }
    if choice.limits.contains(where: { $0.loss.sign < 0 }) {
      return addBranches(of: choice, for: party, to: &program, indifferent, change)
    }
    let prices = addPrices(of: choice, to: &program)
    for index in choice.items.indices {
      let item = choice.items[index]
      guard let side = side(of: item) else { continue }
      let terms = change(party, item.activity) + prices.terms(index)
      let gap = prices.taken[index] - item.gain
      let isIndifferent = indifferent.contains(item.activity)
      switch side {
      case .kept:
        let distance = isIndifferent ? 0 : distance(of: party, hours: item.effort)
        program.require(terms, atLeast: gap + distance)
      case .left:
        let distance =
          isIndifferent || !prices.isTight
          ? 0 : distanceOfLeaving(item.activity, by: party, hours: item.effort)
        program.require(terms, atMost: gap - distance)
      case .partial: program.require(terms, equal: gap)
      }
    }
  }

  /// Where an item of a choice stands between nothing and its most.
  enum Side { case kept, left, partial }

  /// Nil where there is no choice.
  func side(of item: Choice.Item) -> Side? {
    if item.now.isZero { return item.most?.isZero == true ? nil : .left }
    return item.most == item.now ? .kept : .partial
  }

  // MARK: Prices

  /// What binds a choice at the plan.
  private struct Prices {
    /// The column of the hours' price and each item's hours; nil where hours are left.
    var hours: (column: Int, efforts: [Rational])?
    /// Columns of other prices with what a unit of each item takes of them.
    var others: [(column: Int, weights: [Rational])] = []
    /// What is lost for certain by passing limits, per unit of each item.
    var taken: [Rational]
    /// Whether what is left must keep the distance too, since no price can lie in between.
    var isTight = false

    /// Minus what a unit of the item takes at the prices.
    func terms(_ item: Int) -> [LinearProgram.Term] {
      var terms: [LinearProgram.Term] = []
      if let hours, !hours.efforts[item].isZero {
        terms.append((hours.column, -hours.efforts[item]))
      }
      for other in others where !other.weights[item].isZero {
        terms.append((other.column, -other.weights[item]))
      }
      return terms
    }
  }

  /// Adds a column for the price of everything that binds.
  private func addPrices(of choice: Choice, to program: inout LinearProgram) -> Prices {
    var prices = Prices(taken: choice.items.map { _ in 0 })
    let used = choice.items.reduce(Rational.zero) { $0 + $1.effort * $1.now }
    if let capacity = choice.capacity, used >= capacity {
      prices.hours = (program.add(LinearProgram.Column()), choice.items.map(\.effort))
    }
    prices.isTight =
      prices.hours == nil || choice.items.contains { side(of: $0) == .partial }
    for purse in choice.purses where choice.sum(purse.draws) >= purse.left {
      prices.others.append((program.add(LinearProgram.Column()), purse.draws))
    }
    for limit in choice.limits {
      let excess = choice.sum(limit.improvements) - limit.distance
      if excess.sign > 0 {
        for (index, moved) in limit.improvements.enumerated() {
          prices.taken[index] += limit.loss * moved
        }
      } else if excess.isZero {
        let column = program.add(LinearProgram.Column(upper: limit.loss))
        prices.others.append((column, limit.improvements))
      }
    }
    return prices
  }
}

extension Gains {
  /// What the best hour of a party earns; 1 where none earns anything.
  fileprivate func bestHour(of party: Int, in instance: Instance) -> Rational {
    let hours = instance.pairsOfParty[party].lazy.filter { instance.effort[$0].sign > 0 }
    let best = hours.map { ofPair[$0] / instance.effort[$0] }.max() ?? 0
    return best.sign > 0 ? best : 1
  }
}

extension Choice {
  /// The sum over the items' plan, `weights` per unit.
  func sum(_ weights: [Rational]) -> Rational {
    zip(items, weights).reduce(.zero) { $0 + $1.0.now * $1.1 }
  }
}

extension LinearProgram {
  /// Adds `SUM terms >= bound`.
  mutating func require(_ terms: [Term], atLeast bound: Rational) {
    add(Row(terms, lower: bound))
  }

  /// Adds `SUM terms <= bound`.
  mutating func require(_ terms: [Term], atMost bound: Rational) {
    add(Row(terms, upper: bound))
  }

  /// Adds `SUM terms = value`.
  mutating func require(_ terms: [Term], equal value: Rational) {
    add(Row(terms, lower: value, upper: value))
  }
}
