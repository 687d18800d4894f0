import Arithmetic
import Evaluation

extension Verdict {
  /// Returns why the overall verdict is what it is: which joint work is missing, at whose list, and
  /// what stands above it there.
  public func whyVerdict() -> Derivation {
    var terms: [Derivation.Term] = []
    if let reason { terms.append(.init(.reason(reason))) }
    if precision == .structure || values.joint == nil {
      terms += structuralTerms()
    } else {
      terms += missingWorkTerms() + harmfulTerms()
      if jointShare != nil { terms += [term(.jointShare)].flat }
      if valueKept != nil { terms.append(term(.valueKept)) }
    }
    terms += overall == .undetermined ? missing.map { .init(.missing($0), sites: [$0.site]) } : []
    return Derivation(.verdict(overall), .none, .plain, terms)
  }

  /// The joint work of the optimum that the predicted plan holds less of, and what is against it.
  private func missingWorkTerms() -> [Derivation.Term] {
    var toExplain = Derivation.told
    return model.activities.indices.compactMap { a in
      guard model.activities[a].isJoint == (basis != .forOthers),
        let predicted = activities[a].plan.predicted, let joint = activities[a].plan.joint,
        joint.sign > 0
      else { return nil }
      toExplain -= 1
      return .init(
        .planned(activity: a, predicted: predicted, joint: joint),
        sites: [model.activities[a].id.site],
        terms: toExplain >= 0 && predicted < joint ? planTerms(of: a, in: .predicted).flat : [])
    }
  }

  /// The work of the predicted plan that destroys joint value.
  private func harmfulTerms() -> [Derivation.Term] {
    harmTerms().map { term in
      guard case .activity(let a) = term.label else { return term }
      var term = term
      term.label = .destroys(activity: a)
      term.terms = []
      return term
    }
  }

  /// How each joint activity stands without magnitudes, and with whom.
  private func structuralTerms() -> [Derivation.Term] {
    model.activities.indices.filter { model.activities[$0].isJoint }.enumerated().map { place, a in
      .init(
        .structureOfActivity(a, activities[a].structure), sites: [model.activities[a].id.site],
        terms: place < Derivation.told ? blockTerms(of: a) + structureTerms(of: a).flat : [])
    }
  }
}
