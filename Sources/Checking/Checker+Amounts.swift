import Syntax

extension Checker {
  /// Whether an expression is one number in the unit that its place expects, as nearly all are; then
  /// everything about it is noted. Of any other nothing is said, and it is to be measured.
  mutating func isPlain(_ amount: Expression, at place: Place, in scope: Int32) -> Bool {
    let first = Int(amount.first)
    let count = Int(amount.end) - first
    if count > 4 { return false }
    if !tree.nodes.isNumber(at: first) {
      return count == 1 && place.isShare && tree.nodes.isPercentage(at: first)
    }
    if count == 1 { return place.isShare || place.isCount }
    guard let word = tree.nodes.unit(at: first + 1) else {
      return count > 2 && tree.nodes.isScale(at: first + 1) && isFlow(amount, first + 2, place)
    }
    if count == 2 { return isUnit(word, first + 1, of: place, scope) }
    guard count == 3, let divisor = tree.nodes.divisor(at: first + 2) else { return false }
    if place.indicator == nil { return isFlow(amount, first + 1, place) }
    return isRate(word, divisor, of: place, scope)
  }

  /// Whether the nodes of an amount from `node` on are a unit of the language that its place takes and
  /// perhaps the period; notes what they stand for.
  private mutating func isFlow(_ amount: Expression, _ node: Int, _ place: Place) -> Bool {
    let last = Int(amount.end) - 1
    guard place.indicator == nil, let word = tree.nodes.unit(at: node),
      let meaning = words.meaning(of: word), place.takes(meaning.base)
    else { return false }
    if node < last {
      guard node + 1 == last, place.isFlow, let divisor = tree.nodes.divisor(at: last),
        words.isPeriod(divisor)
      else { return false }
    }
    marks[node].scale = meaning.scale
    marks[last].measure = RootMeasure(meaning.base)
    return true
  }

  /// Whether a word is the unit of a place that takes no rate; notes what it stands for.
  private mutating func isUnit(
    _ word: Symbol, _ node: Int, of place: Place, _ scope: Int32
  ) -> Bool {
    if let (symbol, isDivisor) = place.indicator {
      guard !isDivisor, let id = names.find(symbol, in: scope) else { return false }
      return names.entries[Int(id.index)].hasUnit(word)
    }
    guard let meaning = words.meaning(of: word), place.takes(meaning.base) else { return false }
    marks[node] = NodeMark(meaning.scale, RootMeasure(meaning.base))
    return true
  }

  /// Whether two words are the unit of a place that takes a rate.
  private mutating func isRate(
    _ word: Symbol, _ divisor: Symbol, of place: Place, _ scope: Int32
  ) -> Bool {
    guard let (symbol, isDivisor) = place.indicator, isDivisor,
      let id = names.find(symbol, in: scope), let meaning = words.meaning(of: word),
      place.takes(meaning.base)
    else { return false }
    return names.entries[Int(id.index)].hasUnit(divisor)
  }
}

extension Place {
  /// Whether it takes a part of something, and nothing else that has no unit.
  fileprivate var isShare: Bool {
    switch self {
    case .keeps, .payerShare, .coverage, .returned, .contribution: true
    case .capacity, .horizon, .baseline, .observed, .fallsOn, .effort, .effortBesideMoney, .cost,
      .effect, .lag, .cap, .pays, .weighs, .improvement, .bonus, .worth, .target, .limit,
      .mandateLimit, .within, .flags, .meetings, .meetingLength, .free, .question, .claim:
      false
    }
  }

  /// Whether it takes a number without a unit: a count, or one of an indicator that is known.
  fileprivate var isCount: Bool {
    switch self {
    case .cap, .flags, .meetings: true
    case .baseline(let i), .observed(let i), .effect(let i), .improvement(let i), .target(let i):
      i != nil
    case .capacity, .horizon, .keeps, .fallsOn, .effort, .effortBesideMoney, .cost, .lag, .pays,
      .weighs, .bonus, .payerShare, .worth, .contribution, .limit, .coverage, .returned,
      .mandateLimit, .within, .meetingLength, .free, .question, .claim:
      false
    }
  }

  /// Whether it takes an amount of a unit of the language; of a rate, what is above the line.
  func takes(_ base: Dimension.Base) -> Bool {
    switch base {
    case .money:
      switch self {
      case .effort, .cost, .bonus, .contribution, .limit, .mandateLimit, .fallsOn, .pays, .worth:
        true
      case .capacity, .horizon, .keeps, .baseline, .observed, .effortBesideMoney, .effect, .lag,
        .cap, .weighs, .improvement, .payerShare, .target, .coverage, .returned, .within, .flags,
        .meetings, .meetingLength, .free, .question, .claim:
        false
      }
    case .points:
      switch self {
      case .weighs, .bonus: true
      case .capacity, .horizon, .keeps, .baseline, .observed, .fallsOn, .effort, .effortBesideMoney,
        .cost, .effect, .lag, .cap, .pays, .improvement, .payerShare, .worth, .target,
        .contribution, .limit, .coverage, .returned, .mandateLimit, .within, .flags, .meetings,
        .meetingLength, .free, .question, .claim:
        false
      }
    case .effort:
      switch self {
      case .effort, .effortBesideMoney, .capacity, .meetingLength: true
      case .horizon, .keeps, .baseline, .observed, .fallsOn, .cost, .effect, .lag, .cap, .pays,
        .weighs, .improvement, .bonus, .payerShare, .worth, .target, .contribution, .limit,
        .coverage, .returned, .mandateLimit, .within, .flags, .meetings, .free, .question, .claim:
        false
      }
    case .span:
      switch self {
      case .horizon, .lag, .within: true
      case .capacity, .keeps, .baseline, .observed, .fallsOn, .effort, .effortBesideMoney, .cost,
        .effect, .cap, .pays, .weighs, .improvement, .bonus, .payerShare, .worth, .target,
        .contribution, .limit, .coverage, .returned, .mandateLimit, .flags, .meetings,
        .meetingLength, .free, .question, .claim:
        false
      }
    case .period, .indicator: false
    }
  }
}
