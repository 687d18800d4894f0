import Syntax

/// Something for each scenario, that of base (nil) apart: most scripts have no other, and a dictionary
/// costs more to begin with than a small script takes.
struct PerScenario<Value> {
  /// What base has.
  private var base: Value?
  /// What the others have.
  private var others: [Symbol: Value] = [:]

  /// What a scenario has, nil for nothing yet.
  subscript(scenario: Symbol?) -> Value? {
    get {
      if let scenario { return others[scenario] }
      return base
    }
    set {
      if let scenario { others[scenario] = newValue } else { base = newValue }
    }
  }
}
