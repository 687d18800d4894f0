import Arithmetic

extension LinearProgram {
  /// Finds the optimum.
  ///
  /// Programmes of a few rows are solved by exact pivots alone; for larger ones the system's library
  /// proposes a basis, from which exact arithmetic computes, and if need be corrects, the answer.
  /// - Precondition: every term names a column.
  public func maximize() -> Outcome { maximize(asking: .whereLarge) }

  /// When the library is asked.
  enum LibraryUse { case never, whereLarge, always }

  /// Finds the optimum with or without the library.
  func maximize(asking use: LibraryUse) -> Outcome {
    if columns.contains(where: \.isEmpty) || rows.contains(where: \.isEmpty) {
      return .infeasible(.exact)
    }
    let form = StandardForm(self)
    if use == .whereLarge, let values = form.obviousOptimum {
      let prices = [Rational](repeating: .zero, count: rows.count)
      return outcome(.optimal(values: values, prices: prices, .exact), by: .bounds)
    }
    let isLarge = form.rowCount > 12 || form.columnCount > 30
    if use == .never || (use == .whereLarge && !isLarge) {
      return outcome(CertifiedSearch(form, library: nil).run(), by: .exactPivots)
    }
    do throws(Unavailability) {
      let search = CertifiedSearch(form, library: try FloatingSolver())
      return outcome(search.run(), by: .library)
    } catch {
      return .unavailable(error)
    }
  }

  /// The outcome of a search by a method.
  func outcome(_ ending: CertifiedSearch.Ending, by method: Method) -> Outcome {
    switch ending {
    case .optimal(let values, let prices, let exactness):
      let objectives = objectives.map { terms in
        var sum = RationalSum()
        for term in terms { sum.add(term.coefficient, times: values[term.column]) }
        return sum.value
      }
      return .optimal(
        Solution(
          values: values, objectives: objectives, prices: prices, exactness: exactness,
          method: method))
    case .infeasible(let exactness): return .infeasible(exactness)
    case .unbounded(let exactness): return .unbounded(exactness)
    case .tooHard: return .unavailable(.tooHard)
    }
  }
}

extension LinearProgram.Column {
  /// Whether no value lies between the bounds.
  var isEmpty: Bool {
    if let lower, let upper { return lower > upper }
    return false
  }

  /// Whether `value` lies between the bounds.
  func contains(_ value: Rational) -> Bool {
    if let lower, value < lower { return false }
    if let upper, value > upper { return false }
    return true
  }
}

extension LinearProgram.Row {
  /// Whether no value lies between the bounds.
  var isEmpty: Bool {
    if let lower, let upper { return lower > upper }
    return false
  }
}
