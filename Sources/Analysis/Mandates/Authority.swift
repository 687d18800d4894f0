import Evaluation
import Syntax

/// Who may, must and must not do what, and where each has it from.
///
/// A *line* is one rule of one mandate; lines are numbered mandate by mandate. Where a mandate is given
/// by a party, its lines rest on those by which the giver may or must do the same itself; a prohibition
/// rests on nothing.
public struct Authority: Sendable {
  /// One line, with the index of its mandate.
  public struct Line: Sendable {
    public let mandate: Int
    public let rule: Model.MandateRule
    /// Whether it holds on the day of the script.
    public let isInForce: Bool

    /// Whether it lets its party do something.
    public var isGrant: Bool { rule.modality != .mustNot }
  }

  /// A party and what it does.
  struct Work: Hashable {
    let party: Int
    let activity: Int
  }

  let model: Model
  /// All lines in the order of declaration.
  public let lines: [Line]
  /// The lines of each party for each activity, in order.
  private let linesOfWork: [Work: [Int]]
  /// Those of them that are in force and let the party do it.
  private let grantsOfWork: [Work: [Int]]
  /// The line that each line rests on, nil where it rests on none that leads to a source or begins itself.
  private var foundations: [Int?]
  /// The last line of the chain of each line; nil where the chain goes round in a circle.
  private var ends: [Int?]

  /// Finds out what every line of the mandates of `model` rests on.
  ///
  /// - Complexity: O(n) in the number of lines.
  public init(_ model: Model) {
    self.model = model
    lines = model.mandates.indices.flatMap { index -> [Line] in
      let mandate = model.mandates[index]
      let isInForce = model.isInForce(from: mandate.from, until: mandate.until)
      return mandate.rules.map { Line(mandate: index, rule: $0, isInForce: isInForce) }
    }
    var linesOfWork: [Work: [Int]] = [:]
    var grantsOfWork: [Work: [Int]] = [:]
    for (index, line) in lines.enumerated() {
      let work = Work(party: line.rule.party, activity: line.rule.activity)
      linesOfWork[work, default: []].append(index)
      if line.isInForce && line.isGrant { grantsOfWork[work, default: []].append(index) }
    }
    (self.linesOfWork, self.grantsOfWork) = (linesOfWork, grantsOfWork)
    foundations = Array(repeating: nil, count: lines.count)
    ends = foundations
    layFoundations()
    findEnds()
  }

  /// The lines that say something of a party and an activity, in the order of declaration.
  public func lines(of party: Int, in activity: Int) -> [Int] {
    linesOfWork[Work(party: party, activity: activity)] ?? []
  }

  /// The lines in force that let a party do something, in the order of declaration.
  public func grants(to party: Int, in activity: Int) -> [Int] {
    grantsOfWork[Work(party: party, activity: activity)] ?? []
  }

  /// What holds for a party and an activity: a prohibition before a duty before a permission; nil
  /// where no line in force says anything.
  public func modality(of party: Int, in activity: Int) -> Modality? {
    let said = lines(of: party, in: activity).filter { lines[$0].isInForce }
      .map { lines[$0].rule.modality }
    return [.mustNot, .must, .may].first(where: said.contains)
  }

  /// By what a party may do an activity: `must` or `may`; nil where nothing in force lets it.
  func grant(to party: Int, of activity: Int) -> Modality? {
    let modality = modality(of: party, in: activity)
    return modality == .mustNot ? nil : modality
  }

  /// The last line that lets a party do something on other days than that of the script, and why not
  /// then; nil where there is none, and where a mandate in force says something of it.
  public func lapsed(of party: Int, in activity: Int) -> (line: Int, absence: OutOfForce)? {
    let said = self.lines(of: party, in: activity)
    guard !said.contains(where: { lines[$0].isInForce }),
      let last = said.last(where: { lines[$0].isGrant })
    else { return nil }
    let mandate = model.mandates[lines[last].mandate]
    return model.absence(from: mandate.from, until: mandate.until).map { (last, $0) }
  }

  /// Whether a line is of one of `parties` or given by one; nil is anybody.
  public func concerns(_ parties: [Int]?, _ line: Int) -> Bool {
    guard let parties else { return true }
    let giver = model.mandates[lines[line].mandate].givenBy
    return parties.contains(lines[line].rule.party) || giver.map(parties.contains) ?? false
  }

  /// The lines by which the giver of a line may or must do the same itself.
  func givers(of line: Int) -> [Int] {
    guard let giver = model.mandates[lines[line].mandate].givenBy else { return [] }
    return grants(to: giver, in: lines[line].rule.activity)
  }

  // MARK: Chains

  /// Where a chain of delegation ends.
  public enum Origin: Hashable, Sendable {
    /// In the source that the last mandate names.
    case source(String)
    /// In a mandate that names neither a giver nor a source, or in a prohibition that names no source.
    case statement
    /// With a party that gives what nothing says it has.
    case giver(Int)
    /// Where it began: each has it from the next.
    case circle
  }

  /// A line and what it rests on.
  public struct Chain: Hashable, Sendable {
    /// The lines from the one asked for up to the last, the first hundred of a long chain.
    public let lines: [Int]
    /// Where the last of the whole chain has it from.
    public let origin: Origin
  }

  /// So many lines of a chain are given.
  private static let chainLimit = 100

  /// Returns the chain of delegation from a line up to its source.
  ///
  /// - Complexity: O(n) in the lines of the chain that are given.
  public func chain(from line: Int) -> Chain {
    var path = [line]
    var met: Set<Int> = [line]
    while path.count < Self.chainLimit, let next = next(behind: path[path.count - 1]),
      met.insert(next).inserted
    {
      path.append(next)
    }
    return Chain(lines: path, origin: ends[line].map(origin) ?? .circle)
  }

  /// The last line of the chain of a line; nil where it goes round in a circle.
  func end(of line: Int) -> Int? { ends[line] }

  /// The line that a line rests on, whether that leads to a source or not.
  ///
  /// Who forbids something need not be let do it: a prohibition rests on no other line.
  private func next(behind line: Int) -> Int? {
    lines[line].isGrant ? foundations[line] ?? unfounded(line) : nil
  }

  /// Finds the end of every chain, each line once.
  private mutating func findEnds() {
    // 0 is unseen, 1 on the present path, 2 done.
    var states = Array(repeating: 0, count: lines.count)
    for start in lines.indices where states[start] == 0 {
      var path: [Int] = []
      var current = start
      while states[current] == 0 {
        states[current] = 1
        path.append(current)
        guard let next = next(behind: current) else {
          ends[current] = current
          break
        }
        current = next
      }
      // A line of the path itself closes a circle and has no end.
      for line in path {
        ends[line] = ends[current]
        states[line] = 2
      }
    }
  }

  /// The line that one without a source of any kind names as its next, if there is one.
  private func unfounded(_ line: Int) -> Int? {
    model.mandates[lines[line].mandate].under == nil ? givers(of: line).first : nil
  }

  /// Where a line at the end of a chain has it from.
  private func origin(of line: Int) -> Origin {
    let mandate = model.mandates[lines[line].mandate]
    if let source = mandate.under { return .source(source) }
    if !lines[line].isGrant { return .statement }
    return mandate.givenBy.map(Origin.giver) ?? .statement
  }

  /// Finds for each line the shortest way to a source over its givers.
  ///
  /// First from the sources that rest on no other mandate, then, for circles, from any that is named; last
  /// from mandates that are their own beginning, for neither a giver nor a source is named.
  private mutating func layFoundations() {
    var given: [Work: [Int]] = [:]
    for (index, line) in lines.enumerated() {
      guard let giver = model.mandates[line.mandate].givenBy else { continue }
      given[Work(party: giver, activity: line.rule.activity), default: []].append(index)
    }
    let sourced = lines.indices.filter { model.mandates[lines[$0].mandate].under != nil }
    var isReached = Array(repeating: false, count: lines.count)
    spread(from: sourced.filter { givers(of: $0).isEmpty }, given, &isReached)
    spread(from: sourced.filter { !isReached[$0] }, given, &isReached)
    let statements = lines.indices.filter {
      !isReached[$0] && model.mandates[lines[$0].mandate].givenBy == nil
    }
    spread(from: statements, given, &isReached)
  }

  /// Goes from lines that have a source to all that rest on them, the nearest first.
  private mutating func spread(
    from roots: [Int], _ given: [Work: [Int]], _ isReached: inout [Bool]
  ) {
    var waiting = roots
    for root in roots { isReached[root] = true }
    var next = 0
    var done: Set<Work> = []
    while next < waiting.count {
      let line = lines[waiting[next]]
      next += 1
      guard line.isInForce, line.isGrant else { continue }
      let work = Work(party: line.rule.party, activity: line.rule.activity)
      guard done.insert(work).inserted else { continue }
      for follower in given[work] ?? [] where !isReached[follower] {
        isReached[follower] = true
        foundations[follower] = waiting[next - 1]
        waiting.append(follower)
      }
    }
  }

  /// The circles of delegation that lead to no source, each as its lines, the earliest declared first.
  ///
  /// - Complexity: O(n) in the number of lines.
  func circles() -> [[Int]] {
    var visit = Array(repeating: 0, count: lines.count)
    var found: [[Int]] = []
    for start in lines.indices where visit[start] == 0 {
      var path: [Int] = []
      var current: Int? = start
      while let line = current, visit[line] == 0 {
        visit[line] = start + 1
        path.append(line)
        current = next(behind: line)
      }
      guard let line = current, visit[line] == start + 1,
        let first = path.firstIndex(of: line)
      else { continue }
      found.append(Array(path[first...]))
    }
    return found
  }
}
