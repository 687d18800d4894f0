@testable import Analysis

extension Gains {
  /// The gains of all, listed.
  init(listing instance: Instance, _ payments: Payments) {
    let (stakes, givers) = (Stakes(instance, payments), Givers(instance))
    self.init(instance, stakes, givers, PairSurvey(instance, stakes, givers))
    listAll()
  }
}
