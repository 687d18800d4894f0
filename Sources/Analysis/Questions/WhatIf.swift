import Arithmetic
import Diagnostics
import Evaluation

/// What would become of a scenario with some lines more, as facts.
public struct WhatIf: Sendable {
  /// The scenario as it is and as it would be.
  public let comparison: Comparison
  /// What is found now and would not be any more.
  public let gone: [Diagnostic]
  /// What would be found and is not now.
  public let come: [Diagnostic]

  /// What the scenario is now.
  public var before: Verdict { comparison.columns[0] }
  /// What it would be.
  public var after: Verdict { comparison.columns[1] }

  /// Compares a scenario with what it would be.
  ///
  /// - Complexity: O(n log n) in the size of the models, besides what the rules need.
  public init(before: Verdict, after: Verdict) {
    comparison = Comparison([before, after])
    (gone, come) = findingChanges(from: before, to: after)
  }

  /// Whether any figure of the plans or any finding changes.
  public var changesAnything: Bool {
    comparison.rows.contains(where: \.isChanged) || comparison.measures.contains(where: \.isChanged)
      || comparison.structures.contains(where: \.isChanged) || before.overall != after.overall
      || !gone.isEmpty || !come.isEmpty
  }

  /// How the verdict on a party changes.
  public struct PartyChange: Hashable, Sendable {
    /// The party, by its index in the model of what would be.
    public var party: Int
    /// What it earns more in the predicted plan, below 0 where less; in its own money or points.
    public var amount: Rational
  }

  /// What each party that is there before and after would earn more or less, in order; those for
  /// whom nothing changes, or whose earnings are not known, are left out.
  public var partyChanges: [PartyChange] {
    let model = after.model
    var places: [String: Int] = [:]
    for (place, party) in model.parties.enumerated() { places[party.id.name] = place }
    return comparison.rows.compactMap { row in
      guard case .earns(let name) = row.label, let place = places[name], let change = row.change,
        !change.isZero
      else { return nil }
      return PartyChange(party: place, amount: change)
    }
  }
}

/// Returns the findings that only the first of two verdicts has, and those that only the second has,
/// each sorted; equal ones are told by what they are about, not by their figures.
///
/// - Complexity: O(n log n) in the findings, besides what the rules need.
public func findingChanges(
  from old: Verdict, to new: Verdict
) -> (gone: [Diagnostic], come: [Diagnostic]) {
  let (before, after) = (keyedFindings(of: old), keyedFindings(of: new))
  let (known, kept) = (Set(before.map(\.key)), Set(after.map(\.key)))
  return (
    before.filter { !kept.contains($0.key) }.map(\.diagnostic).sorted(),
    after.filter { !known.contains($0.key) }.map(\.diagnostic).sorted()
  )
}

/// What the rules find in a verdict, with what each finding is about.
private func keyedFindings(of verdict: Verdict) -> [(key: [String], diagnostic: Diagnostic)] {
  verdictRules.flatMap { $0.findings(in: verdict) }.map {
    (["\($0.diagnostic.code)"] + $0.key, $0.diagnostic)
  }
}
