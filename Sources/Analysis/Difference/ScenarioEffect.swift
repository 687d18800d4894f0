import Evaluation

/// What became of the verdict on one scenario from one version of a script to another.
public struct ScenarioEffect: Sendable {
  /// The scenario, by its name in the new version where that has it.
  public let name: String
  /// The verdict of the old version, its names as the new version has them; nil where it has no such
  /// scenario.
  public let old: Verdict?
  /// The verdict of the new version; nil where it has no such scenario.
  public let new: Verdict?
  /// What changes, where both versions have the scenario.
  public let change: WhatIf?

  /// Whether there is anything to tell.
  public var isChanged: Bool { change.map(\.changesAnything) ?? true }

  /// Pairs the scenarios of two versions by their names: those of the new one, then those dropped.
  ///
  /// - Parameter names: What old names are in the new version, where they became others.
  /// - Complexity: O(n log n) in the size of the models.
  public static func pairs(
    _ old: [Verdict], _ new: [Verdict], names: [String: String]
  ) -> [ScenarioEffect] {
    let before = old.map { $0.renamed(names) }
    let places = Dictionary(
      before.map { ($0.model.scenario, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Set(new.map(\.model.scenario))
    return new.map { verdict in
      ScenarioEffect(verdict.model.scenario, old: places[verdict.model.scenario], new: verdict)
    }
      + before.filter { !kept.contains($0.model.scenario) }.map {
        ScenarioEffect($0.model.scenario, old: $0, new: nil)
      }
  }

  /// Compares the verdicts that there are.
  private init(_ name: String, old: Verdict?, new: Verdict?) {
    self.name = name
    self.old = old
    self.new = new
    if let old, let new { change = WhatIf(before: old, after: new) } else { change = nil }
  }
}

extension Verdict {
  /// The verdict with other names for what `names` has.
  fileprivate func renamed(_ names: [String: String]) -> Verdict {
    if names.isEmpty { return self }
    var result = self
    func rename(_ identity: inout Identity) {
      identity.name = names[identity.name] ?? identity.name
    }
    result.model.scenario = names[model.scenario] ?? model.scenario
    for i in model.parties.indices { rename(&result.model.parties[i].id) }
    for i in model.indicators.indices { rename(&result.model.indicators[i].id) }
    for i in model.activities.indices { rename(&result.model.activities[i].id) }
    for i in model.measures.indices { rename(&result.model.measures[i].id) }
    for i in model.goals.indices { rename(&result.model.goals[i].id) }
    for i in model.budgets.indices { rename(&result.model.budgets[i].id) }
    for i in model.mandates.indices { rename(&result.model.mandates[i].id) }
    for i in model.handoffs.indices { rename(&result.model.handoffs[i].id) }
    for i in model.obstacles.indices { rename(&result.model.obstacles[i].id) }
    for i in model.forums.indices { rename(&result.model.forums[i].id) }
    for i in model.trials.indices { rename(&result.model.trials[i].id) }
    return result
  }
}
