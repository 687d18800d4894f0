import Arithmetic

/// Joint work that all its performers could do more of than the plan holds: somebody has to decline.
struct Decliners {
  /// One such activity.
  struct Invitation {
    let activity: Int
    /// Its performers, the least eager first, with what one unit more would give them.
    let performers: [(party: Int, gain: Rational)]
  }

  let invitations: [Invitation]

  /// Finds the joint activities with room; what moves nothing earns nobody anything, so that nobody has
  /// to decline it.
  ///
  /// - Complexity: O(n log n) in the number of pairs.
  init(_ conditions: Conditions) {
    let instance = conditions.instance
    let slack = Slack(instance, at: conditions.plan)
    let improvements = conditions.payments.improvements(by: conditions.plan, in: instance)
    invitations = (0..<instance.activityCount).compactMap { activity in
      guard instance.isJoint(activity), !instance.isHeld[activity],
        !instance.isBlocked[activity], !conditions.movesNothing(activity),
        slack.hasRoom(for: activity)
      else { return nil }
      let pairs = instance.pairs(of: activity).map { pair in
        (pair: pair, gain: conditions.gainOfMore(from: pair, at: improvements))
      }
      let sorted = pairs.sorted { a, b in
        let (x, y) = (
          HourlyRate(a.gain, hours: instance.effort[a.pair]),
          HourlyRate(b.gain, hours: instance.effort[b.pair])
        )
        return x != y ? x < y : a.pair < b.pair
      }
      return Invitation(
        activity: activity,
        performers: sorted.map { (instance.pairParty[$0.pair], $0.gain) })
    }
  }

  /// The most that trying all ways of declining may take, in ways times pairs; beyond it the least
  /// eager declines.
  private static let mostWork = 16_384

  /// For each way of declining, who declines each invitation, by its place among the performers.
  func ways(pairs: Int) -> [[Int]] {
    var count = 1
    for invitation in invitations {
      count *= invitation.performers.count
      if count * pairs > Self.mostWork { return [invitations.map { _ in 0 }] }
    }
    var ways: [[Int]] = [[]]
    for invitation in invitations {
      ways = ways.flatMap { way in invitation.performers.indices.map { way + [$0] } }
    }
    return ways
  }
}

extension Conditions {
  /// What one unit more than the plan would give a pair's party, beyond limits that it reaches.
  func gainOfMore(from pair: Int, at improvements: [Rational]) -> Rational {
    gain(from: pair) { outlook, limit, seen in
      improvements[outlook] > limit || improvements[outlook] == limit && seen.sign > 0
    }
  }

  /// What a pair's party gains from the last unit of the plan, without limits that it exceeds.
  func gainOfLess(from pair: Int, at improvements: [Rational]) -> Rational {
    gain(from: pair) { outlook, limit, _ in improvements[outlook] > limit }
  }

  /// The gain of a pair's party without the limited payments that do not count.
  private func gain(
    from pair: Int, without isPassed: (_ outlook: Int, _ limit: Rational, _ seen: Rational) -> Bool
  ) -> Rational {
    var gain = gains.ofPair[pair]
    for impact in instance.impacts[instance.pairActivity[pair]] {
      for outlook in payments.outlooksOn[impact.indicator] {
        guard
          let seen = instance.impacts.seen(
            impact, within: payments.outlooks[outlook].horizon), !seen.isZero
        else { continue }
        for index in payments.cappedIn[outlook] {
          let capped = payments.capped[index]
          guard isPassed(outlook, capped.limit, seen) else { continue }
          for side in payments.sides(of: capped) where side.party == instance.pairParty[pair] {
            gain -= side.weight * capped.rate * seen
          }
        }
      }
    }
    return gain
  }

  /// Adds that the chosen performer of each invitation declines more of it; returns by party what it
  /// need not keep a distance from a tie in, since it is to do just so much.
  func addDeclining(
    _ decliners: Decliners, _ way: [Int], to program: inout LinearProgram, _ change: Change
  ) -> [Int: Set<Int>] {
    var indifferent: [Int: Set<Int>] = [:]
    for (invitation, place) in zip(decliners.invitations, way) {
      let (party, gain) = invitation.performers[place]
      let activity = invitation.activity
      guard let pair = instance.pair(of: party, in: activity) else { continue }
      let isLeft = plan[activity].isZero
      let distance =
        isLeft ? distanceOfDeclining(by: party, hours: instance.effort[pair]) : 0
      if !isLeft { indifferent[party, default: []].insert(activity) }
      program.require(change(party, activity), atMost: -gain - distance)
    }
    return indifferent
  }
}
