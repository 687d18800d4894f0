import Arithmetic
import Evaluation

extension Verdict {
  /// The verdict of a model, as precise as its figures let it be, whole if not told otherwise.
  ///
  /// - Complexity: near-linear in the numbers of pairs and of gains that are not 0, and the linear
  ///   programmes.
  public init(of model: Model, _ extent: Extent = .whole) {
    let assessment = Assessment(model)
    self = assessment.emptyVerdict(extent)
    assessment.fillPlans(of: &self)
    if extent == .beforeRepair { return }
    assessment.fillMeasures(of: &self)
    let contents = assessment.facts(for: self)
    (overall, reason, basis, jointShare) = (
      contents.overall, contents.reason, contents.basis, contents.jointShare
    )
  }
}

extension Verdict {
  /// What rules ask of it again and again.
  ///
  /// - Complexity: O(n log n) in the size of its model, where it was not kept.
  var facts: RuleFacts { ruleFacts ?? RuleFacts(self) }

  /// What one unit of `activity` gives `party`; nil where it is unknown.
  ///
  /// - Complexity: O(log n) in the number of parties the activity touches, O(n) in its performers.
  public func gain(of party: Int, from activity: Int) -> Rational? {
    guard let views else { return activities[activity].gains.amount(of: party) }
    return views.gains.amount(of: party, from: activity)
  }

  /// What one unit of `activity` gives each party, by party: all performers, and outsiders whose gain
  /// is not 0.
  ///
  /// - Complexity: O(n log n) in the number of parties the activity touches.
  public func gains(from activity: Int) -> [PartyGain] {
    views.map { Array($0.gains[activity]) } ?? activities[activity].gains
  }

  /// What `activity` is for `party`, by its structure.
  ///
  /// - Complexity: O(log n) in the number of parties the activity touches, O(n) in its performers.
  public func structure(of activity: Int, for party: Int) -> Structure {
    guard let views else { return activities[activity].structureFor.structure(for: party) }
    return views.structure.structure(of: activity, for: party)
  }
}
