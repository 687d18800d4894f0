import Arithmetic
import Evaluation

extension Verdict {
  /// The verdict of a model, as precise as its figures let it be, whole if not told otherwise.
  ///
  /// - Complexity: near-linear in the numbers of pairs and of gains that are not 0, and the linear
  ///   programmes.
  public init(of model: Model, _ extent: Extent = .whole) {
    let assessment = Assessment(model)
    self = assessment.emptyVerdict()
    self.extent = extent
    assessment.fillPlans(of: &self)
    assessment.fillMeasures(of: &self)
    let contents = assessment.facts(for: self)
    (overall, reason, basis, jointShare) = (
      contents.overall, contents.reason, contents.basis, contents.jointShare
    )
  }
}

extension Verdict {
  /// What one unit of `activity` gives `party`; nil where it is unknown.
  ///
  /// - Complexity: O(log n) in the number of parties the activity touches.
  public func gain(of party: Int, from activity: Int) -> Rational? {
    activities[activity].gains.amount(of: party)
  }

  /// What `activity` is for `party`, by its structure.
  ///
  /// - Complexity: O(log n) in the number of parties the activity touches.
  public func structure(of activity: Int, for party: Int) -> Structure {
    activities[activity].structureFor.structure(for: party)
  }
}
