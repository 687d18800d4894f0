import Arithmetic
import Evaluation

/// The procedure of xP, word by word; with joint work off it is that of xS.
struct NaiveProcedure {
  private let numbers: NaiveNumbers
  /// The activities that take part at all.
  private let allowed: [Bool]
  /// The plan so far.
  private(set) var plan: [Rational]
  /// The candidates of the circles, in the order they came up.
  private(set) var circles: [Int] = []
  /// For a taken activity, what stood next to it on a performer's list and was level per hour.
  private(set) var ties: [(party: Int, taken: Int, other: Int)] = []
  private var setAside: Set<Int> = []

  init(_ numbers: NaiveNumbers, withJointWork: Bool) {
    self.numbers = numbers
    allowed = numbers.activities.map {
      !numbers.isBlocked[$0] && (withJointWork || !numbers.isJoint($0))
    }
    plan = numbers.activities.map { _ in 0 }
    run()
    // Where both were done as far as there is room, the tie decided nothing.
    ties = ties.filter { tie in numbers.cap(tie.other).map { plan[tie.other] < $0 } ?? true }
  }

  private mutating func run() {
    while true {
      let lists = numbers.parties.map { list(of: $0) }
      if let agreed = firstForAll(lists) {
        take(agreed, lists)
        continue
      }
      let candidates = Set(lists.compactMap(\.first)).sorted()
      if candidates.isEmpty { return }
      for c in candidates where !circles.contains(c) { circles.append(c) }
      let standing = candidates.filter { !isReplaced($0, lists) }
      if let best = standing.max(by: { isLessWorth($0, $1) }) {
        take(best, lists)
      } else if let worst = candidates.min(by: { isLessWorth($0, $1) }) {
        setAside.insert(worst)
      }
    }
  }

  /// Whether `a` has less worth per hour than `b`, or as much and is declared later.
  private func isLessWorth(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (numbers.worthPerHour(a), numbers.worthPerHour(b))
    return x == y ? a > b : x < y
  }

  /// The open activities of `i`, best first.
  private func list(of i: Int) -> [Int] {
    numbers.own(i).filter { isOpen($0) && !setAside.contains($0) }.sorted { a, b in
      let (x, y) = (perHour(i, a), perHour(i, b))
      return x == y ? isLessWorth(b, a) : x > y
    }
  }

  private func perHour(_ i: Int, _ a: Int) -> NaivePerHour {
    NaivePerHour(numbers.gain(i, a, at: plan), over: numbers.effort[i][a])
  }

  private func isOpen(_ a: Int) -> Bool { allowed[a] && numbers.isOpen(a, at: plan) }

  private func firstForAll(_ lists: [[Int]]) -> Int? {
    numbers.activities.first { a in
      let performers = numbers.performers(a)
      return !performers.isEmpty && performers.allSatisfy { lists[$0].first == a }
    }
  }

  /// Whether a performer ranks open solo work of its own above `a`.
  private func isReplaced(_ a: Int, _ lists: [[Int]]) -> Bool {
    numbers.performers(a).contains { i in
      lists[i].prefix { $0 != a }.contains { !numbers.isJoint($0) }
    }
  }

  /// Raises `a` until something binds.
  private mutating func take(_ a: Int, _ lists: [[Int]]) {
    for i in numbers.performers(a) {
      guard let place = lists[i].firstIndex(of: a) else { continue }
      for next in [place - 1, place + 1] where lists[i].indices.contains(next) {
        let other = lists[i][next]
        if perHour(i, other) == perHour(i, a) { ties.append((i, a, other)) }
      }
    }
    plan[a] += numbers.step(a, at: plan)
    setAside = []
  }
}

extension NaiveNumbers {
  /// Whether there is room, capacity and budget for `a` and every performer gains, or all gain nothing
  /// but the joint goal does.
  func isOpen(_ a: Int, at x: [Rational]) -> Bool {
    for i in performers(a) {
      let g = gain(i, a, at: x)
      if g < 0 || (g.isZero && (worth[a] ?? 0) <= 0) { return false }
    }
    return room(a, at: x).allSatisfy { $0 > 0 }
  }

  /// How far `a` can be raised by its cap, each capacity and each budget.
  private func room(_ a: Int, at x: [Rational]) -> [Rational] {
    var rooms: [Rational] = []
    if let cap = cap(a) { rooms.append(cap - x[a]) }
    for i in parties where effort[i][a] > 0 {
      if let capacity = capacity(i) {
        rooms.append((capacity - dot(effort[i], x)) / effort[i][a])
      }
    }
    for (b, budget) in model.budgets.enumerated() where draw[b][a] > 0 {
      if let limit = budget.limit?.value { rooms.append((limit - dot(draw[b], x)) / draw[b][a]) }
    }
    return rooms
  }

  /// How far `a` is raised until its cap, a capacity, a budget or a measure's `up to` binds.
  func step(_ a: Int, at x: [Rational]) -> Rational {
    var rooms = room(a, at: x)
    for kink in kinks.joined() where !kink.seen[a].isZero {
      let way = (kink.ceiling - kink.improvement(x)) / kink.seen[a]
      if way > 0 { rooms.append(way) }
    }
    return rooms.min() ?? 0
  }
}
