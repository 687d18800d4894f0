import Arithmetic
import Diagnostics

/// The search for an optimum: the library proposes, exact arithmetic decides.
struct CertifiedSearch {
  /// What comes of it.
  enum Ending {
    case optimal(values: [Rational], prices: [Rational], LinearProgram.Exactness)
    case infeasible(LinearProgram.Exactness)
    case unbounded(LinearProgram.Exactness)
    case tooHard
  }

  /// How much effort, in products of machine words, a stage may take: a few seconds' worth.
  static let usualBudget = 20_000_000
  /// Up to how many free columns the next objective is pursued by exact pivots alone.
  static let usualFewColumns = 400

  /// How much exact pivots may take before the rest is looked for in floating point.
  static let usualLittleBudget = 400_000

  private let form: StandardForm
  private let library: FloatingSolver?
  private let budget: Int
  private let fewColumns: Int
  private let littleBudget: Int

  /// Prepares the search; without the library by exact pivots alone.
  init(
    _ form: StandardForm, library: FloatingSolver?, budget: Int = usualBudget,
    fewColumns: Int = usualFewColumns, littleBudget: Int = usualLittleBudget
  ) {
    self.form = form
    self.library = library
    self.budget = budget
    self.fewColumns = fewColumns
    self.littleBudget = littleBudget
  }

  /// Searches.
  func run() -> Ending {
    guard let library else { return search(from: form.slackStart) ?? .tooHard }
    var finding = library.solve(form)
    if let first = finding, first.opinion != .optimal {
      finding = library.solve(form, from: form.slackStart)
    }
    return search(from: finding?.start ?? form.slackStart) ?? unconfirmed(finding)
  }

  /// Searches from a basis by exact pivots; nil unless the optimum is proven.
  func run(from start: Start) -> Ending? {
    guard case .optimal(let values, let prices, .exact)? = search(from: start) else { return nil }
    return .optimal(values: values, prices: prices, .exact)
  }

  /// What the library found, its numbers made simple; nothing better is known.
  private func unconfirmed(_ finding: FloatingSolver.Finding?) -> Ending {
    guard let finding else { return .tooHard }
    switch finding.opinion {
    case .optimal:
      var values = finding.values.indices.map {
        form.value(of: $0, at: finding.start.positions[$0])
      }
      for j in finding.start.basic where j < values.count {
        values[j] = form.bounds[j].clamp(Rational(near: finding.values[j]))
      }
      return .optimal(values: values, prices: [], .withinTolerance)
    case .infeasible: return .infeasible(.withinTolerance)
    case .unbounded: return .unbounded(.withinTolerance)
    case .gaveUp: return .tooHard
    }
  }

  /// Goes exactly from `start` to the end; nil if even the first objective is too much work.
  private func search(from start: Start) -> Ending? {
    var stage = form
    var start = start
    var known: (values: [Rational], prices: [Rational])?
    var isLast = false
    var isOrdered = false
    while true {
      let simplex = ExactSimplex(stage, from: start, budget: budget)
      guard var simplex else { break }
      var ending = simplex.solveFirst()
      if ending == .optimal {
        known = (simplex.values, known?.prices ?? simplex.firstPrices)
        if !isLast, let next = nextStage(after: stage, simplex) {
          (stage, start) = next
          isLast = stage.isIndifferent
          continue
        }
        ending = simplex.solveRest(within: isOrdered ? budget : littleBudget)
        if ending == .exhausted, !isOrdered {
          isOrdered = true
          if !isLast { stage = stage.face(fixing: simplex.allSettled, at: simplex.allValues) }
          var search = OrderSearch(stage, from: simplex.start)
          start = search?.run() ?? simplex.start
          isLast = stage.isIndifferent
          continue
        }
      }
      switch ending {
      case .optimal:
        if !form.holds(simplex.values) { unreachable("an exact optimum breaks a condition") }
        return .optimal(values: simplex.values, prices: known?.prices ?? [], .exact)
      case .infeasible: return .infeasible(.exact)
      case .unbounded: return .unbounded(.exact)
      case .exhausted: break
      }
      break
    }
    // The first objective is at its largest, but what comes after it is not settled.
    return known.map { .optimal(values: $0.values, prices: $0.prices, .withinTolerance) }
  }

  /// Where much is left open, the part of the programme with the first objective at its largest and
  /// the basis that the library proposes for the next one; nil where exact pivots will do.
  private func nextStage(
    after stage: StandardForm, _ simplex: ExactSimplex
  ) -> (StandardForm, Start)? {
    guard let library, simplex.freeCount > fewColumns else { return nil }
    let face = stage.face(fixing: simplex.allSettled, at: simplex.allValues)
    if face.isIndifferent && !face.hasOrder { return nil }
    let target = face.isIndifferent ? face.approachingOrder() : face
    let finding = library.solve(target)
    guard let finding, finding.opinion == .optimal else { return (face, simplex.start) }
    return (face, finding.start)
  }
}
