import Checking
import Diagnostics
import Syntax

extension ModelBuilder {
  /// Reports obstacles that are because of one another, one circle of those that hang together.
  ///
  /// - Complexity: O(n) in the obstacles and their causes.
  mutating func checkCauses() {
    if model.obstacles.allSatisfy({ $0.causes.isEmpty }) { return }
    let ids = composition.declared.filter { composition.kind(of: $0) == .obstacle }
    var circles = Circles(model.obstacles.map(\.causes))
    while let (circle, site) = circles.next() {
      origin = lastOrigin(of: circle.map { ids[$0] })
      report(.causeCircle(circle.map { model.obstacles[$0].id.name }, at: site))
    }
  }

  /// Reports groups that are members of one another.
  ///
  /// - Complexity: O(n) in the groups and their members.
  mutating func checkGroups() {
    let ids = composition.declared.filter { composition.kind(of: $0) == .group }
    if ids.isEmpty { return }
    let places = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
    let ways = ids.map { id in
      var ways: [Reference] = []
      for case .members(let names) in composition.declared(id).lines.map(\.value) {
        for name in names {
          let place = composition.find(name.symbol).flatMap { places[$0] }
          if let place { ways.append(Reference(place, name.span)) }
        }
      }
      return ways
    }
    var circles = Circles(ways)
    while let (circle, site) = circles.next() {
      origin = lastOrigin(of: circle.map { ids[$0] })
      report(.groupCircle(circle.map { text(composition.symbol(of: ids[$0])) }, at: site))
    }
  }

  /// Reports activities that a party prefers to one another.
  ///
  /// - Complexity: O(n) in the parties and the activities that they prefer, on average.
  mutating func checkPreferences() {
    let parties = model.parties.indices.filter { model.parties[$0].preferences.count > 1 }
    if parties.isEmpty { return }
    let ids = composition.declared.filter { composition.kind(of: $0) == .party }
    for party in parties {
      let (activities, ways) = ways(of: model.parties[party].preferences)
      var circles = Circles(ways)
      while let (circle, site) = circles.next() {
        origin = lastOrigin(of: [ids[party]])
        let names = circle.map { model.activities[activities[$0]].id.name }
        report(.preferenceCircle(model.parties[party].id.name, names, at: site))
      }
    }
  }

  /// The activities of some preferences, and which of them come behind which.
  private func ways(
    of preferences: [Model.Preference]
  ) -> (activities: [Int], ways: [[Reference]]) {
    var places: [Int: Int] = [:]
    var activities: [Int] = []
    for activity in preferences.flatMap(\.order) where places[activity] == nil {
      places[activity] = activities.count
      activities.append(activity)
    }
    var ways = [[Reference]](repeating: [], count: activities.count)
    for preference in preferences {
      for (better, worse) in zip(preference.order, preference.order.dropFirst()) {
        guard let from = places[better], let to = places[worse] else { continue }
        ways[from].append(Reference(to, preference.site))
      }
    }
    return (activities, ways)
  }

  /// Where the last of some names is declared or changed, nil where that is base.
  private func lastOrigin(of ids: [NameID]) -> Symbol? {
    if scenario == nil { return nil }
    return ids.reduce(nil) { later($0, composition.origin(of: $1)) }
  }
}
