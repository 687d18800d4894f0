import Arithmetic
import CSolver

/// The system's library for linear programming, which says where an optimum may be.
///
/// Nothing it says is believed before exact arithmetic has confirmed it.
struct FloatingSolver {
  /// What the library makes of a programme.
  enum Opinion { case optimal, infeasible, unbounded, gaveUp }

  /// What it found.
  struct Finding {
    let opinion: Opinion
    /// The basis at which it stopped.
    let start: Start
    /// The values of the columns at which it stopped.
    let values: [Double]
  }

  /// Which programmes it gets part by part.
  private let sifted: Sifting.Use

  /// Loads the library; throws the reason if it cannot be used.
  init(sifting sifted: Sifting.Use = .wide) throws(LinearProgram.Unavailability) {
    self.sifted = sifted
    switch solver_load() {
    case solver_loading_done: return
    case solver_loading_unsuitable:
      throw .librarySymbolMissing(String(cString: solver_missing_symbol()))
    default: throw .libraryMissing
    }
  }

  /// Asks for the optimum of the first objective; nil if the numbers are beyond floating point.
  ///
  /// With a basis to start from it leaves out its presolve, which hides the final basis of what has
  /// no optimum.
  func solve(_ form: StandardForm, from start: Start? = nil) -> Finding? {
    guard form.variableCount < 1 << 30,
      let scaled = ScaledProgram(form, infinity: solver_infinity())
    else { return nil }
    let answer: FloatingProgram.Answer
    if let start {
      answer = scaled.program.solve(from: form.states(of: start))
    } else {
      var sifting = Sifting(scaled.program, sifted)
      answer = sifting?.run() ?? scaled.program.solve()
    }
    let opinion: Opinion =
      switch answer.result {
      case 0: .optimal
      case 1: .infeasible
      case 2: .unbounded
      default: .gaveUp
      }
    let start = form.start(at: answer, scaled)
    let unscaled = (0..<form.columnCount).map { j in
      Double(sign: .plus, exponent: scaled.exponents[j], significand: answer.values[j])
    }
    return Finding(opinion: opinion, start: start, values: unscaled)
  }
}

extension StandardForm {
  /// The library's states of the variables at a basis.
  fileprivate func states(of start: Start) -> [UInt8] {
    var states = start.positions.map { position in
      switch position {
      case .lower: UInt8(solver_status_lower.rawValue)
      case .upper: UInt8(solver_status_upper.rawValue)
      case .free: UInt8(solver_status_free.rawValue)
      }
    }
    for variable in start.basic { states[variable] = UInt8(solver_status_basic.rawValue) }
    return states
  }

  /// The basis of the library's states; a variable between its bounds goes to the nearer one.
  fileprivate func start(at answer: FloatingProgram.Answer, _ scaled: ScaledProgram) -> Start {
    var start = Start(basic: [], positions: [])
    let (lower, upper) = (scaled.program.lower, scaled.program.upper)
    for variable in answer.states.indices {
      let state = UInt32(answer.states[variable])
      if state == solver_status_basic.rawValue { start.basic.append(variable) }
      let middle = lower[variable] / 2 + upper[variable] / 2
      let towardsUpper =
        state == solver_status_upper.rawValue
        || (state != solver_status_lower.rawValue && answer.values[variable] > middle)
      start.positions.append(position(variable, towardsUpper: towardsUpper))
    }
    return start
  }
}
