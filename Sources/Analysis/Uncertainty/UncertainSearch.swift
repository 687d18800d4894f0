import Arithmetic
import Evaluation

/// The search for values of uncertain figures that turn a verdict, and for a proof that none do.
///
/// First each figure goes to its ends while the others stay in their middle, then several together; what
/// differs is a witness. Where nothing does, the verdict is to be proven: for all values at once, and
/// where that fails for the halves, the quarters and so on, as far as the work allows.
struct UncertainSearch {
  private let verdict: Verdict
  let uncertainty: Uncertainty
  /// The line of the script that each figure is all of.
  private let assumptions: [Assumption?]
  /// What was judged, by the places of the figures in their ranges.
  private var judged: [[Rational]: Verdict.Overall?] = [:]
  /// How many judgements and proofs there may still be.
  private var judgementsLeft: Int
  private var boxesLeft: Int

  private var figureCount: Int { uncertainty.figures.count }
  private var middle: [Rational] { Array(repeating: 0, count: figureCount) }

  /// Performers times judgements, and their square times boxes, that are worth waiting for.
  private static let (judgementBudget, boxBudget) = (24_000, 3_000_000)
  /// So many steps of computing figures take as long as judging a performer.
  private static let stepsOfPerformer = 30
  /// As many bring two values together, though each may leave three quarters of the way.
  private static let halvings = 72

  init(_ verdict: Verdict, _ uncertainty: Uncertainty) {
    self.verdict = verdict
    self.uncertainty = uncertainty
    assumptions = verdict.model.assumptions(of: uncertainty.figures)
    let size = verdict.model.activities.reduce(20) { $0 + $1.performers.count }
    let effort = size + uncertainty.stepCount / Self.stepsOfPerformer
    judgementsLeft = min(2_000, max(12, Self.judgementBudget / effort))
    boxesLeft = min(300, max(1, Self.boxBudget / (size * size)))
  }

  /// Runs the search.
  mutating func run() -> Scrutiny {
    let outcome = outcome()
    return Scrutiny(
      figures: uncertainty.figures, assumptions: assumptions, atMiddle: verdict.overall,
      outcome: outcome, judgedCount: judged.count,
      otherCount: judged.count - (judged[middle] == nil ? 0 : 1))
  }

  private mutating func outcome() -> Scrutiny.Outcome {
    let turnings = singleTurnings()
    if !turnings.isEmpty { return .turns(turnings) }
    if let witness = corners() { return together(witness) }
    switch prove() {
    case .proven: return .holds
    case .witness(let places): return together(places)
    case .notShown: return .notShown
    }
  }

  // MARK: Judging

  /// The overall verdict at some places; nil where it cannot be told.
  private mutating func judge(_ places: [Rational]) -> Verdict.Overall? {
    if let known = judged[places] { return known }
    judgementsLeft -= 1
    let model = uncertainty.model(at: places)
    let overall: Verdict.Overall?
    if verdict.precision == .numbers {
      overall = Judgement(Assessment(model))?.overall
    } else {
      overall = Verdict(of: model, .withoutAgreement).overall
    }
    judged[places] = .some(overall)
    return overall
  }

  /// What the verdict is at some places if that is another than in the middle.
  private mutating func turned(_ places: [Rational]) -> Verdict.Overall? {
    guard let overall = judge(places), overall != .undetermined, overall != verdict.overall else {
      return nil
    }
    return overall
  }

  /// The middle with one figure elsewhere.
  private func places(_ figure: Int, at place: Rational) -> [Rational] {
    var places = middle
    places[figure] = place
    return places
  }

  // MARK: One figure

  /// The figures that alone turn the verdict, the one that has to move least within its range first.
  private mutating func singleTurnings() -> [Scrutiny.Turning] {
    var found: [(distance: Rational, turning: Scrutiny.Turning)] = []
    for index in 0..<figureCount where judgementsLeft > 0 {
      let figure = uncertainty.figures[index]
      if figure.spread.isZero { continue }
      for side in [Rational(-1), 1] where judgementsLeft > 0 {
        guard turned(places(index, at: side)) != nil,
          let turning = turning(of: index, toward: side)
        else { continue }
        found.append(((turning.at - figure.middle).magnitude / figure.spread, turning))
      }
    }
    return found.sorted { ($0.distance, $0.turning.figure) < ($1.distance, $1.turning.figure) }
      .map(\.turning)
  }

  /// Where a figure turns the verdict on the way to a place at which it is another.
  private mutating func turning(of index: Int, toward place: Rational) -> Scrutiny.Turning? {
    exactTurning(of: index, toward: place) ?? halvedTurning(of: index, toward: place)
  }

  /// The turning point by the search that `turn` makes, for a figure that is a line of the script.
  private mutating func exactTurning(
    of index: Int, toward side: Rational
  ) -> Scrutiny.Turning? {
    let figure = uncertainty.figures[index]
    guard !figure.middle.isZero, let assumption = assumptions[index],
      !assumption.movesOthers, let today = verdict.model.value(of: assumption),
      today.magnitude == figure.middle.magnitude
    else { return nil }
    // What lowers an indicator by so much has an effect below 0.
    let sign: Rational = today == figure.middle ? 1 : -1
    var effort = TurnSearch.Effort()
    effort.range = figure.spread / figure.middle.magnitude
    effort.judgements = max(20, min(effort.judgements, judgementsLeft))
    let assessment = Assessment(verdict.model)
    guard let now = Judgement(assessment),
      var search = try? TurnSearch(assumption, .overall, assessment, now, effort)
    else { return nil }
    let turn = search.run()
    judgementsLeft -= search.judgementCount
    guard case .turns(let point) = (side * sign).sign > 0 ? turn.above : turn.below else {
      return nil
    }
    let outside = point.outside * sign
    guard figure.low <= outside, outside <= figure.high,
      let becomes = turned(index, to: outside)
    else { return nil }
    return Scrutiny.Turning(
      figure: index, at: point.at * sign, isAbove: side.sign > 0, isIncluded: point.isIncluded,
      outside: outside, becomes: becomes, certainty: point.certainty)
  }

  /// The turning point by halving the way from the middle to a place at which it is another.
  private mutating func halvedTurning(
    of index: Int, toward place: Rational
  ) -> Scrutiny.Turning? {
    let figure = uncertainty.figures[index]
    var (same, other) = (figure.middle, figure.value(at: place))
    let width = figure.spread / 1_000_000_000
    var left = Self.halvings
    while (other - same).magnitude > width, left > 0 {
      left -= 1
      let quarter = (other - same) / 4
      let value = simplest(same + quarter, other - quarter)
      if turned(index, to: value) != nil { other = value } else { same = value }
    }
    // Where it turns at a value that is easily said, that is the simplest near it.
    let value = simplest(same, other)
    let isIncluded = turned(index, to: value) == nil
    let outside = isIncluded ? other : value
    guard let becomes = turned(index, to: outside) else { return nil }
    return Scrutiny.Turning(
      figure: index, at: value, isAbove: place.sign > 0, isIncluded: isIncluded, outside: outside,
      becomes: becomes, certainty: .found)
  }

  /// The simplest value between two that differ.
  private func simplest(_ a: Rational, _ b: Rational) -> Rational {
    .simplest(between: min(a, b), max(a, b))
  }

  /// What the verdict is where one figure has a value, if that is another than in the middle.
  private mutating func turned(_ index: Int, to value: Rational) -> Verdict.Overall? {
    let figure = uncertainty.figures[index]
    return turned(places(index, at: (value - figure.middle) / figure.spread))
  }

  // MARK: Several figures

  /// Places at which several figures together turn the verdict, as far as corners show it.
  private mutating func corners() -> [Rational]? {
    for places in Corners(figureCount: figureCount) where judgementsLeft > 0 {
      if turned(places) != nil { return places }
    }
    return nil
  }

  /// The fewest figures of a witness that still turn the verdict, the others put back to their middle.
  private mutating func together(_ witness: [Rational]) -> Scrutiny.Outcome {
    var places = witness
    for figure in places.indices where !places[figure].isZero {
      var fewer = places
      fewer[figure] = 0
      if turned(fewer) != nil { places = fewer }
    }
    let moved = places.indices.filter { !places[$0].isZero }
    guard let becomes = turned(places) else { return .notShown }
    if moved.count == 1, let alone = turning(of: moved[0], toward: places[moved[0]]) {
      return .turns([alone])
    }
    let values = moved.map {
      Scrutiny.Value(figure: $0, value: uncertainty.figures[$0].value(at: places[$0]))
    }
    return .turnsTogether(values, becomes: becomes)
  }

  // MARK: Proof

  private enum Proof {
    case proven
    case witness([Rational])
    case notShown
  }

  /// Proves the verdict for all values, or finds some for which it is another.
  private mutating func prove() -> Proof {
    if verdict.precision == .structure {
      return verdict.model.keepsStructure(uncertainty.figures) ? .proven : .notShown
    }
    let assessment = Assessment(verdict.model)
    guard let whole = enclosure(of: uncertainty.whole, assessment) else { return .notShown }
    let weights = boxesLeft > 1 ? influences(assessment) : middle
    var waiting: [(box: Box, enclosure: Enclosure?)] = [(uncertainty.whole, whole)]
    while let (box, known) = waiting.popLast() {
      boxesLeft -= 1
      guard boxesLeft >= 0 else { return .notShown }
      guard let enclosure = known ?? enclosure(of: box, assessment) else { return .notShown }
      if BoxProof.proves(verdict.overall, in: enclosure) { continue }
      let center = box.map { ($0.lowerBound + $0.upperBound) / 2 }
      if turned(center) != nil { return .witness(center) }
      guard let halves = halves(of: box, weights) else { return .notShown }
      waiting += [(halves.1, nil), (halves.0, nil)]
    }
    return .proven
  }

  /// What a verdict is decided by, over a box.
  private func enclosure(of box: Box, _ assessment: Assessment) -> Enclosure? {
    guard let ends = uncertainty.ends(of: box) else { return nil }
    return Enclosure(assessment, ends.low, ends.high)
  }

  /// The two halves of a box, across the figure that matters most.
  private func halves(of box: Box, _ weights: [Rational]) -> (Box, Box)? {
    let widths = box.indices.map { weights[$0] * (box[$0].upperBound - box[$0].lowerBound) }
    guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest].sign > 0
    else { return nil }
    let side = box[widest]
    let half = (side.lowerBound + side.upperBound) / 2
    var (lower, upper) = (box, box)
    lower[widest] = side.lowerBound...half
    upper[widest] = half...side.upperBound
    return (lower, upper)
  }

  /// How wide the range of each figure makes what the verdict is decided by.
  private func influences(_ assessment: Assessment) -> [Rational] {
    (0..<figureCount).map { figure in
      if uncertainty.figures[figure].spread.isZero { return 0 }
      if figureCount > 24 { return 1 }
      var box = Box(repeating: 0...0, count: figureCount)
      box[figure] = -1...1
      return enclosure(of: box, assessment)?.width ?? 1
    }
  }
}

extension Enclosure {
  /// How wide gains and worths are together, each as a part of its size.
  fileprivate var width: Rational {
    let bounds = cap.compactMap { $0 } + capacity.compactMap { $0 } + limit.compactMap { $0 }
    return (gain + worth + effort + bounds).reduce(Rational.zero) { sum, one in
      if one.isPoint { return sum }
      let size = max(one.low.magnitude, one.high.magnitude)
      // In steps, so that numbers stay short.
      return sum + max(1, ((one.high - one.low) / size * 4_096).rounded) / 4_096
    }
  }
}
