import Evaluation

/// Names for what a line declares anew.
struct FreshNames {
  /// The names the scenario has.
  private let taken: Set<String>

  /// Gathers the names of `model`.
  ///
  /// - Complexity: O(n).
  init(_ model: Model) {
    var taken: Set<String> = [model.scenario]
    taken.formUnion(model.parties.map(\.id.name))
    taken.formUnion(model.indicators.map(\.id.name))
    taken.formUnion(model.activities.map(\.id.name))
    taken.formUnion(model.measures.map(\.id.name))
    taken.formUnion(model.goals.map(\.id.name))
    taken.formUnion(model.budgets.map(\.id.name))
    taken.formUnion(model.mandates.map(\.id.name))
    taken.formUnion(model.handoffs.map(\.id.name))
    taken.formUnion(model.obstacles.map(\.id.name))
    taken.formUnion(model.forums.map(\.id.name))
    taken.formUnion(model.trials.map(\.id.name))
    self.taken = taken
  }

  /// A name made of that of something and a word, which nothing has; of a family member its key too.
  func free(_ name: String, _ word: String) -> String {
    let letters = name.filter { $0.isLetter || $0.isNumber || $0 == "_" }
    var free = letters + word
    var count = 2
    while taken.contains(free) {
      free = "\(letters)\(word)\(count)"
      count += 1
    }
    return free
  }
}
