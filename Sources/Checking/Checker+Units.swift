import Diagnostics
import Syntax

/// What the words of an expression are read by.
struct UnitContext {
  let place: Place
  let scope: Int32
  /// The indicators that the figures of a question are about.
  let figures: [Symbol]

  /// Returns the indicator that the place expects to be counted in `word`, nil where it expects none.
  func indicator(withUnit word: Symbol, isDivisor: Bool, _ names: NameTable) -> Symbol? {
    if let (symbol, isBelow) = place.indicator, isBelow || !isDivisor,
      let id = names.find(symbol, in: scope), names[id].hasUnit(word)
    {
      return symbol
    }
    for symbol in figures {
      if let id = names.find(symbol, in: scope), names[id].hasUnit(word) { return symbol }
    }
    return nil
  }
}

extension Checker {
  /// What a unit word means.
  private enum WordMeaning {
    case base(Dimension.Base, UnitScale)
    /// An error that was reported, or must not be because the place failed already.
    case failed
  }

  /// A unit behind a number: `3 hours`.
  mutating func unit(
    _ word: Name, of operand: Typed, _ index: Int32, _ context: UnitContext
  ) -> Typed {
    if isPercent(word, of: operand, context) {
      marks[Int(index)].scale = .percent
      return Typed(dimension: .share)
    }
    guard case .base(let base, let scale) = meaning(of: word, isDivisor: false, index, context),
      !operand.hasFailed
    else { return .failed }
    guard operand.isPlainNumber else {
      report(.unitOnUnit(symbols[word.symbol], side(operand)), in: context.scope)
      return .failed
    }
    marks[Int(index)].scale = scale
    return Typed(dimension: Dimension(base))
  }

  /// Whether `%` behind a name or parentheses makes a share of a number, as it does behind a number
  /// itself; where an indicator is counted in `%` it is its unit.
  private func isPercent(_ word: Name, of operand: Typed, _ context: UnitContext) -> Bool {
    word.symbol == words.percent && operand.isPlainNumber && !operand.hasFailed
      && context.indicator(withUnit: word.symbol, isDivisor: false, names) == nil
  }

  /// A divisor behind an amount: `per day`.
  mutating func per(
    _ word: Name, of operand: Typed, _ index: Int32, _ context: UnitContext
  ) -> Typed {
    guard case .base(let base, let scale) = meaning(of: word, isDivisor: true, index, context),
      !operand.hasFailed
    else { return .failed }
    guard operand.dimension.isNumber else { return reportNotNumber("per", operand) }
    marks[Int(index)].scale = scale
    guard let dimension = operand.dimension.divided(by: Dimension(base)) else {
      report(.tooComplex(at: word.span), in: context.scope)
      return .failed
    }
    return Typed(dimension: dimension)
  }

  /// Finds what a word means: what its place expects, then the language's own, then an indicator's.
  private mutating func meaning(
    of word: Name, isDivisor: Bool, _ index: Int32, _ context: UnitContext
  ) -> WordMeaning {
    if context.place.isUnknown { return .failed }
    if !isDivisor, let paid = paid(by: word.symbol, index, context) {
      return .base(paid.base, paid.scale)
    }
    if let indicator = context.indicator(
      withUnit: word.symbol, isDivisor: isDivisor, names)
    {
      return .base(.indicator(indicator), .one)
    }
    if isDivisor && words.isPeriod(word.symbol) { return .base(.period, .one) }
    if let meaning = words.meaning(of: word.symbol) {
      if isDivisor && isWrongPeriod(meaning, context.place) {
        report(.wrongPeriod(symbols[word.symbol], at: word.span), in: context.scope)
        return .failed
      }
      return .base(meaning.base, meaning.scale)
    }
    return onlyIndicator(with: word, isDivisor: isDivisor, index, context)
  }

  /// What a word above the line of a rate means where an indicator is counted in what is paid: in
  /// `0,5 kr per kr` the first is money.
  private func paid(by word: Symbol, _ index: Int32, _ context: UnitContext) -> UnitWords.Meaning? {
    guard let meaning = words.meaning(of: word) else { return nil }
    if context.place.indicator?.isDivisor == true {
      return context.place.takes(meaning.base) ? meaning : nil
    }
    let isAboveItself =
      Int(index) + 1 < tree.nodes.count && tree.nodes.divisor(at: Int(index) + 1) == word
    switch meaning.base {
    case .money where isAboveItself, .points where isAboveItself: return meaning
    case .money, .points, .effort, .span, .period, .indicator: return nil
    }
  }

  /// Whether a time behind `per` stands in a flow, which is for the script's period.
  private func isWrongPeriod(_ meaning: UnitWords.Meaning, _ place: Place) -> Bool {
    guard case .span = meaning.base else { return false }
    switch place {
    case .capacity, .baseline, .observed, .cap, .improvement, .target, .contribution, .limit,
      .mandateLimit,
      .bonus:
      return true
    case .horizon, .keeps, .fallsOn, .effort, .effortBesideMoney, .cost, .effect, .lag, .pays,
      .weighs, .payerShare,
      .worth, .coverage, .returned, .within, .flags, .meetings, .meetingLength, .free, .question,
      .claim:
      return false
    }
  }

  /// The only indicator that is counted in a word, or why there is none.
  private mutating func onlyIndicator(
    with word: Name, isDivisor: Bool, _ index: Int32, _ context: UnitContext
  ) -> WordMeaning {
    let owner = names.indicator(withUnit: word.symbol, in: context.scope)
    if owner >= 0 { return .base(.indicator(names[NameID(owner)].symbol), .one) }
    if hasFailed[Int(word.symbol.index)] { return .failed }
    hasFailed[Int(word.symbol.index)] = true
    let text = scaledCrowns(word, index) ?? symbols[word.symbol]
    if owner == NameTable.several {
      report(.severalIndicators(text, at: word.span), in: context.scope)
    } else {
      let own = ownUnits(context)
      let near = nearest(to: text, among: own + UnitWords.spellings + [currency])
      let isOne = index > 0 && tree.nodes.number(at: Int(index) - 1) == .one
      // Behind `per` nothing else can stand than what the place counts.
      let meant = nearest(to: text, among: own) ?? (isDivisor ? own.first : nil)
      report(
        .unknownWord(
          text, at: word.span, isOfOne: isDivisor || isOne, similar: near, own: meant,
          on: context.place),
        in: context.scope)
    }
    return .failed
  }

  /// What is written where `tkr`, `Mkr` or `mdkr` is, nil for any other word.
  private func scaledCrowns(_ word: Name, _ index: Int32) -> String? {
    guard index > 0, case .scale(let factor) = tree.nodes[Int(index) - 1].kind,
      tree.nodes[Int(index) - 1].span == word.span
    else { return nil }
    return factor == 1000 ? "tkr" : factor == 1_000_000 ? "Mkr" : "mdkr"
  }

  /// The units of the indicators that a place is of, the one of its line first.
  private func ownUnits(_ context: UnitContext) -> [String] {
    var result: [String] = []
    for symbol in [context.place.indicator?.symbol].compactMap({ $0 }) + context.figures {
      guard let id = names.find(symbol, in: context.scope) else { continue }
      for word in [names[id].singular, names[id].plural] where word >= 0 {
        result.append(symbols[Symbol(index: word)])
      }
    }
    return result
  }
}
