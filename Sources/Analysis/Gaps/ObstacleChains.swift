import Arithmetic
import Evaluation

/// How obstacles come from one another: from symptoms to roots.
///
/// A root comes from no other obstacle. A symptom stands as long as one of its causes does; a cause
/// that is told in words stands always.
struct ObstacleChains {
  private let model: Model
  /// The obstacles that come from each.
  let symptoms: [[Int]]
  /// The activities that address each.
  let addressedBy: [[Int]]
  /// The most flags of it and of all that comes from it, and which of them has so many.
  private(set) var weight: [Weight]

  /// How much is flagged.
  struct Weight {
    var count: Rational
    var voices: Int
    /// The obstacle that is flagged so.
    var obstacle: Int

    /// Whether `other` is flagged more.
    func isBelow(_ other: Weight) -> Bool { (count, voices) < (other.count, other.voices) }
  }

  /// - Complexity: O(n) in obstacles, their lines and those of activities that address them.
  init(_ model: Model) {
    self.model = model
    var symptoms: [[Int]] = Array(repeating: [], count: model.obstacles.count)
    for (index, obstacle) in model.obstacles.enumerated() {
      for cause in obstacle.causes { symptoms[cause.index].append(index) }
    }
    var addressedBy: [[Int]] = Array(repeating: [], count: model.obstacles.count)
    if !model.obstacles.isEmpty {
      for (index, activity) in model.activities.enumerated() {
        for line in activity.addresses { addressedBy[line.index].append(index) }
      }
    }
    self.symptoms = symptoms
    self.addressedBy = addressedBy
    weight = model.obstacles.enumerated().map { index, obstacle in
      let flags = FlagCount(obstacle.flags, in: model)
      return Weight(count: flags.count, voices: flags.voices.count, obstacle: index)
    }
    for index in causesFirst().reversed() {
      for symptom in symptoms[index] where weight[index].isBelow(weight[symptom]) {
        weight[index] = weight[symptom]
      }
    }
  }

  /// All obstacles, each behind what it comes from.
  private func causesFirst() -> [Int] {
    var waiting = model.obstacles.map { $0.causes.count }
    var order = waiting.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      for symptom in symptoms[order[next]] {
        waiting[symptom] -= 1
        if waiting[symptom] == 0 { order.append(symptom) }
      }
      next += 1
    }
    return order
  }

  /// So many obstacles of one chain are looked at.
  private static var reach: Int { 200 }

  /// Whether it comes from no other obstacle.
  func isRoot(_ obstacle: Int) -> Bool { model.obstacles[obstacle].causes.isEmpty }

  /// An obstacle and all that it comes from, in the order they are met.
  func causes(of obstacle: Int) -> [Int] {
    reached(from: obstacle) { model.obstacles[$0].causes.map(\.index) }
  }

  /// The roots of an obstacle, itself where it is one, in the order they are met.
  func roots(of obstacle: Int) -> [Int] {
    causes(of: obstacle).filter(isRoot)
  }

  /// An obstacle and all that comes from it, in the order they are met.
  func branch(of obstacle: Int) -> [Int] { reached(from: obstacle) { symptoms[$0] } }

  /// What is reached from an obstacle, nearest first; of very much only the beginning.
  private func reached(from obstacle: Int, _ next: (Int) -> [Int]) -> [Int] {
    var met: Set<Int> = [obstacle]
    var order = [obstacle]
    var place = 0
    while place < order.count, order.count < Self.reach {
      for other in next(order[place]) where met.insert(other).inserted { order.append(other) }
      place += 1
    }
    return order
  }

  /// What is gone once `obstacle` is: it and each symptom of which all causes are.
  func gone(with obstacle: Int) -> Set<Int> {
    var gone: Set<Int> = [obstacle]
    var left: [Int: Int] = [:]
    var order = [obstacle]
    var place = 0
    while place < order.count {
      for symptom in symptoms[order[place]] where !gone.contains(symptom) {
        let declared = model.obstacles[symptom]
        left[symptom, default: declared.causes.count + declared.reasons.count] -= 1
        if left[symptom] == 0 {
          gone.insert(symptom)
          order.append(symptom)
        }
      }
      place += 1
    }
    return gone
  }
}
