import Evaluation
import Syntax

/// Goals whose owners do not regard joint work alike.
struct ViewGaps {
  private let model: Model

  /// Creates the search.
  init(_ model: Model) { self.model = model }

  /// The goals of which some owners regard joint work as a main task and some as a side task.
  ///
  /// - Complexity: O(n) in the number of owners.
  func gaps() -> [Gap] {
    model.goals.indices.compactMap { index in
      let owners = model.goals[index].owners
      let isAlike =
        owners.allSatisfy { model.parties[$0].regards != .mainTask }
        || owners.allSatisfy { model.parties[$0].regards != .sideTask }
      if isAlike { return nil }
      let main = owners.filter { model.parties[$0].regards == .mainTask }
      let side = owners.filter { model.parties[$0].regards == .sideTask }
      if main.isEmpty || side.isEmpty { return nil }
      let lines = side.map {
        Closing(
          "regards joint work as main task", in: model.parties[$0].id.name,
          insteadOf: "regards joint work as")
      }
      let lack = Lack(kind: .commonView(main: main, side: side), actors: side, closing: lines)
      return Gap(subject: .goal(index), flags: FlagCount([], in: model), lacks: [lack])
    }
  }
}
