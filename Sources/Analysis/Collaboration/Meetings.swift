import Arithmetic
import Evaluation
import Syntax

/// Who meets whom in the forums in force, and what it takes.
public struct Meetings: Sendable {
  public let model: Model
  /// The forums in force.
  public let forums: [Int]
  /// The forums in force of each party.
  public let forumsOfParty: [[Int]]

  /// Finds who meets whom.
  ///
  /// - Complexity: O(n) in the members of the forums.
  public init(_ model: Model) {
    self.init(model, forums: model.forums.indices.filter { model.isInForce(forum: $0) })
  }

  /// Finds who met or will meet whom in the forums that are not in force.
  ///
  /// - Complexity: O(n) in the members of the forums.
  init(onOtherDays model: Model) {
    self.init(model, forums: model.forums.indices.filter { !model.isInForce(forum: $0) })
  }

  /// Finds who meets whom in some forums.
  private init(_ model: Model, forums: [Int]) {
    self.model = model
    self.forums = forums
    var forumsOfParty = [[Int]](repeating: [], count: model.parties.count)
    for forum in forums {
      for member in model.forums[forum].members { forumsOfParty[member].append(forum) }
    }
    self.forumsOfParty = forumsOfParty
  }

  /// The hours a period that a forum takes of each member; nil where it is not said.
  public func hours(of forum: Int) -> Rational? {
    guard let meetings = model.forums[forum].meetings?.value,
      let length = model.forums[forum].length?.value
    else { return nil }
    return meetings * length / Rational(model.period.perYear)
  }

  /// The hours a period that all forums take of a party, as far as they are known.
  public func hours(ofParty party: Int) -> Rational {
    forumsOfParty[party].compactMap(hours(of:)).reduce(0, +)
  }

  /// The part of its capacity that a party meets; nil where it gives none above zero.
  public func share(of party: Int) -> Rational? {
    guard let capacity = model.parties[party].capacity?.value, capacity.sign > 0 else { return nil }
    return hours(ofParty: party) / capacity
  }

  /// The parties that `party` meets in some forum, itself included where it meets anybody.
  ///
  /// - Complexity: O(n) in the members of its forums.
  public func met(by party: Int) -> Set<Int> {
    Set(forumsOfParty[party].flatMap { model.forums[$0].members })
  }

  /// The first forum in which each of `parts` has a member; nil where there is none.
  ///
  /// - Complexity: O(n) in the parties and their forums.
  func forum(joining parts: [[Int]]) -> Int? {
    var joined: [Int: Int] = [:]
    for (index, part) in parts.enumerated() {
      // A forum joins the first parts as far as it was met in each of them.
      for forum in part.lazy.flatMap({ forumsOfParty[$0] }) where joined[forum, default: 0] == index
      {
        joined[forum] = index + 1
      }
    }
    return joined.lazy.filter { $0.value == parts.count }.map(\.key).min()
  }

  /// The parts that `parties` fall into: two are in one part if forums lead from one to the other
  /// over others of them.
  ///
  /// - Complexity: O(n) in the forums of the parties and their members.
  public func parts(of parties: [Int]) -> [[Int]] {
    let all = Set(parties)
    var seen: Set<Int> = []
    var entered: Set<Int> = []
    return parties.compactMap { party in
      if seen.contains(party) { return nil }
      seen.insert(party)
      var part = [party]
      var next = 0
      while next < part.count {
        for forum in forumsOfParty[part[next]] where entered.insert(forum).inserted {
          for member in model.forums[forum].members
          where all.contains(member) && seen.insert(member).inserted {
            part.append(member)
          }
        }
        next += 1
      }
      return part.sorted()
    }
  }
}

extension Model {
  /// Whether a forum meets on the day of the script.
  public func isInForce(forum: Int) -> Bool {
    isInForce(from: forums[forum].from, until: forums[forum].until)
  }
}
