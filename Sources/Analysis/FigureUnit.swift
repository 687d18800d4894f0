import Evaluation
import Syntax

/// What the number of a figure counts; words for it are made in Reporting.
public enum FigureUnit: Hashable, Sendable {
  /// Money in the currency of the model.
  case money
  case points
  /// Hours of effort.
  case hours
  /// Days of a span.
  case days
  /// A part of a whole, 1 is all of it; shown as per cent.
  case share
  /// A bare number.
  case plain
  case moneyPerHour
  case pointsPerHour
  /// Money per unit of the indicator.
  case moneyPer(indicator: Int)
  /// Points per unit of the indicator.
  case pointsPer(indicator: Int)
  /// Units of the indicator.
  case amount(indicator: Int)
  /// Units of the activity.
  case times(activity: Int)
}

/// A figure with what its names stand for in one model.
public struct AskedFigure: Hashable, Sendable {
  public var kind: Figure.Kind
  public var first: Entity?
  public var second: Entity?

  /// Creates the figure `kind` of the entities its comment names.
  public init(_ kind: Figure.Kind, _ first: Entity? = nil, _ second: Entity? = nil) {
    self.kind = kind
    self.first = first
    self.second = second
  }
}

extension Verdict {
  /// What the value of `figure` counts.
  public func unit(of figure: AskedFigure) -> FigureUnit {
    switch figure.kind {
    case .worth, .valueAlone, .valuePredicted, .valueJoint, .valueAgreement, .harm, .limit, .cost,
      .surplus:
      .money
    case .valueKept, .jointShare, .share, .patience, .congruence: .share
    case .plan, .alonePlan, .jointPlan, .cap: unitOfPlan(figure.first)
    case .gain, .temptation, .short: isInPoints(figure.first) ? .points : .money
    case .shift: isInPoints(figure.second) ? .points : .money
    case .perHour: isInPoints(figure.first) ? .pointsPerHour : .moneyPerHour
    case .level, .observed: unitOfAmount(figure.first)
    case .effect: unitOfAmount(figure.second)
    case .capacity, .effort: .hours
    case .horizon: .days
    case .rate, .turningRange: unitOfRate(figure.first)
    }
  }

  /// Whether `entity` is a party that is held to figures in points.
  private func isInPoints(_ entity: Entity?) -> Bool {
    guard case .party(let party) = entity else { return false }
    return model.isInPoints(party)
  }

  /// The unit of a plan, plain for what is no activity.
  private func unitOfPlan(_ entity: Entity?) -> FigureUnit {
    guard case .activity(let activity) = entity else { return .plain }
    return .times(activity: activity)
  }

  /// The unit of an indicator, plain for what is none.
  private func unitOfAmount(_ entity: Entity?) -> FigureUnit {
    guard case .indicator(let indicator) = entity else { return .plain }
    return .amount(indicator: indicator)
  }

  /// The unit of a measure's rate, plain for what is no measure.
  private func unitOfRate(_ entity: Entity?) -> FigureUnit {
    guard case .measure(let rows) = entity, let row = rows.first else { return .plain }
    return unit(ofRate: row)
  }

  /// The unit of the rate of the measure in `row`.
  public func unit(ofRate row: Int) -> FigureUnit {
    let measure = model.measures[row]
    return switch measure.currency {
    case .money: .moneyPer(indicator: measure.indicator)
    case .points: .pointsPer(indicator: measure.indicator)
    }
  }
}

extension Model {
  /// Whether `party` is held to figures in points, so that its own money does not count.
  ///
  /// - Complexity: O(n) in the number of measures.
  public func isInPoints(_ party: Int) -> Bool {
    measures.contains { $0.party == party && $0.currency == .points }
  }

  /// What `party` puts into one unit of `activity`, nil where it does not perform it.
  public func performer(_ party: Int, in activity: Int) -> Performer? {
    activities[activity].performers.first { $0.party == party }
  }

  /// Whether `party` may draw on a budget.
  func mayDraw(_ party: Int, on budget: Int) -> Bool {
    budgets[budget].drawers?.contains(party) ?? true
  }

  /// The parties that `party` is part of, the nearest first, at most a hundred.
  func wholes(of party: Int) -> [Int] {
    var wholes: [Int] = []
    while let whole = parties[wholes.last ?? party].whole, wholes.count < 100 {
      wholes.append(whole)
    }
    return wholes
  }

  /// Whether `party` performs an activity, or something that is part of it.
  func isPerformed(_ activity: Int, byPartOf party: Int) -> Bool {
    activities[activity].performers.contains {
      $0.party == party || wholes(of: $0.party).contains(party)
    }
  }
}
