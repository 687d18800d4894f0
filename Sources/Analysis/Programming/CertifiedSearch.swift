import Arithmetic

/// The search for an optimum: the library proposes, exact arithmetic decides.
struct CertifiedSearch {
  /// What comes of it.
  enum Ending {
    case optimal(values: [Rational], prices: [Rational], LinearProgram.Exactness)
    case infeasible(LinearProgram.Exactness)
    case unbounded(LinearProgram.Exactness)
    case tooHard
  }

  /// How many products exact arithmetic may take, some seconds' worth.
  private static let budget = 20_000_000
  /// Up to how many free columns the next objective is pursued by exact pivots alone.
  private static let fewColumns = 400

  private let form: StandardForm
  private let library: FloatingSolver?

  /// Prepares the search; without the library by exact pivots alone.
  init(_ form: StandardForm, library: FloatingSolver?) {
    self.form = form
    self.library = library
  }

  /// Searches.
  func run() -> Ending {
    guard let library else { return search(from: form.slackStart) ?? .tooHard }
    var finding = library.solve(form, objective: 0, method: .automatic)
    if let first = finding, first.opinion != .optimal {
      finding = library.solve(form, objective: 0, method: .from(form.slackStart))
    }
    if let ending = search(from: finding?.start ?? form.slackStart) { return ending }
    guard let finding else { return .tooHard }
    switch finding.opinion {
    case .optimal:
      let values = finding.values.indices.map { j in
        form.bounds[j].clamp(Rational(near: finding.values[j]))
      }
      return .optimal(values: values, prices: [], .withinTolerance)
    case .infeasible: return .infeasible(.withinTolerance)
    case .unbounded: return .unbounded(.withinTolerance)
    case .gaveUp: return .tooHard
    }
  }

  /// Goes exactly from `start` to the end; nil if that is too much work.
  private func search(from start: Start) -> Ending? {
    var face = form
    var start = start
    var prices: [Rational]?
    while true {
      guard var simplex = ExactSimplex(face, from: start, budget: CertifiedSearch.budget) else {
        return nil
      }
      var ending = simplex.solveFirst()
      prices = prices ?? simplex.firstPrices
      if ending == .optimal {
        let settled = face.objectives.count > 1 && library != nil ? simplex.settled : []
        let free = face.variableCount - face.rowCount - settled.count
        if let library, free > CertifiedSearch.fewColumns && face.objectives.count > 1 {
          face = face.face(fixing: settled, at: simplex.allValues)
          start = simplex.start
          let finding = library.solve(face, objective: 0, method: .from(start))
          if let finding, finding.opinion == .optimal { start = finding.start }
          continue
        }
        ending = simplex.solveRest()
      }
      switch ending {
      case .optimal: return .optimal(values: simplex.values, prices: prices ?? [], .exact)
      case .infeasible: return .infeasible(.exact)
      case .unbounded: return .unbounded(.exact)
      case .exhausted: return nil
      }
    }
  }
}
