import Evaluation
import Syntax

/// What begins and ends when, as stretches of time in which nothing does.
public struct Timeline: Sendable {
  /// Something that holds from one day to another.
  public struct Span: Hashable, Sendable {
    /// What it is.
    public let kind: DeclarationKind
    /// Its name.
    public let name: String
    /// The number of the first day and of the last; nil is open.
    let first: Int?
    let last: Int?
  }

  /// A stretch of time.
  public struct Stretch: Sendable {
    /// The first day; nil for the stretch before anything begins or ends.
    public let from: DateLiteral?
    /// The last day; nil for the stretch after that.
    public let to: DateLiteral?
    /// A day of it.
    public let day: DateLiteral
    /// What begins with it, and what ended the day before.
    public let begins: [Span]
    public let ends: [Span]
    /// What has dates and holds in it.
    public let inForce: [Span]
    /// The targets that are due in it, as goals with their dates.
    public let due: [(goal: String, by: DateLiteral)]
    /// Which of the timeline's models holds: 0 for its own, else one of those before it.
    let phase: Int
    /// The scenario that begins with it, nil where none does.
    public let begun: String?

    /// Whether the scenario has not begun yet, so that what it extends holds.
    public var isBefore: Bool { phase > 0 }

    /// Returns whether the first day of a date lies in it.
    public func contains(_ date: DateLiteral) -> Bool {
      let number = date.firstDayNumber
      return number >= from?.firstDayNumber ?? Int.min && number <= to?.firstDayNumber ?? Int.max
    }
  }

  /// Returns the first day of a date.
  public static func day(of date: DateLiteral) -> DateLiteral {
    DateLiteral(dayNumber: date.firstDayNumber)
  }

  /// The stretches in their order; none where nothing has a date.
  public private(set) var stretches: [Stretch] = []
  /// All targets, as goals with their dates.
  public let due: [(goal: String, by: DateLiteral)]
  /// How many more there are.
  public private(set) var untold = 0

  /// So many stretches are told.
  static let limit = 200

  /// Finds the stretches of a model; before it begins those of `earlier`: what it extends, what that
  /// extends and so on, each until the one before it begins.
  ///
  /// - Complexity: O(n) in the dates of the models for each of the stretches, of which there are at
  ///   most 200.
  public init(_ model: Model, before earlier: [Model] = []) {
    due = model.goals.flatMap { goal in goal.targets.map { (goal.id.name, $0.by) } }
    let models = [model] + earlier
    let spans = models.map(Self.spans)
    let phases = Self.phases(of: models)
    /// Which of the models holds on a day.
    func phase(on day: Int) -> Int { phases.firstIndex { $0.contains(day) } ?? models.count - 1 }
    var days = Set(model.begins.map { [$0.firstDayNumber] } ?? [])
    for (index, held) in phases.enumerated() where !held.isEmpty {
      if index + 1 < models.count { days.insert(held.lowerBound) }
      days.formUnion(spans[index].flatMap(\.boundaries).filter(held.contains))
    }
    let boundaries = days.sorted()
    if boundaries.isEmpty { return }
    // Before the first day there is there is none.
    let edges: [Int?] = (boundaries[0] > Span.firstDay ? [nil] : []) + boundaries.map { $0 }
    untold = max(0, edges.count - Self.limit)
    for (index, edge) in edges.enumerated().prefix(Self.limit) {
      let next = index + 1 < edges.count ? edges[index + 1] : nil
      let now = phase(on: edge ?? boundaries[0] - 1)
      // What a scenario takes away ends where it begins.
      let then = edge.map { phase(on: $0 - 1) } ?? now
      stretches.append(
        Self.stretch(edge, next, spans[now], spans[then], models[now], now, begins: now != then))
    }
  }

  /// The days on which each of the models holds: from when it begins until the one before it does; the last
  /// from the beginning.
  private static func phases(of models: [Model]) -> [Range<Int>] {
    var end = Int.max
    return models.enumerated().map { index, model in
      let isLast = index + 1 == models.count
      let start = isLast ? Int.min : model.begins?.firstDayNumber ?? Int.min
      defer { end = min(start, end) }
      return min(start, end)..<end
    }
  }

  /// One stretch between two boundaries, in which a model holds that may begin with it.
  private static func stretch(
    _ edge: Int?, _ next: Int?, _ spans: [Span], _ previous: [Span], _ model: Model,
    _ phase: Int, begins: Bool
  ) -> Stretch {
    let day = edge ?? (next ?? Span.firstDay + 1) - 1
    let inForce = spans.filter { $0.holds(on: day) }
    let before = edge.map { edge in previous.filter { $0.holds(on: edge - 1) } } ?? []
    let (now, then) = (Set(inForce.map(\.name)), Set(before.map(\.name)))
    let due = model.goals.flatMap { goal in
      goal.targets.filter { target in
        let last = target.by.lastDayNumber
        return last >= edge ?? Int.min && last < next ?? Int.max
      }
      .map { (goal: goal.id.name, by: $0.by) }
    }
    return Stretch(
      from: edge.map(DateLiteral.init(dayNumber:)),
      to: next.map { DateLiteral(dayNumber: $0 - 1) }, day: DateLiteral(dayNumber: day),
      begins: edge == nil ? [] : inForce.filter { !then.contains($0.name) },
      ends: before.filter { !now.contains($0.name) }, inForce: inForce, due: due,
      phase: phase, begun: begins ? model.scenario : nil)
  }

  /// What has a first day or a last in a model, in the order of declaration.
  private static func spans(of model: Model) -> [Span] {
    var measures: [Span] = []
    for measure in model.measures where measures.last?.name != measure.id.name {
      measures.append(Span(.measure, measure.id.name, measure.from, measure.until))
    }
    let budgets = model.budgets.map { Span(.budget, $0.id.name, $0.runs?.from, $0.runs?.to) }
    let mandates = model.mandates.map { Span(.mandate, $0.id.name, $0.from, $0.until) }
    let forums = model.forums.map { Span(.forum, $0.id.name, $0.from, $0.until) }
    let trials = model.trials.map { Span(.trial, $0.id.name, $0.from, $0.until) }
    return (measures + budgets + mandates + forums + trials).filter {
      $0.first != nil || $0.last != nil
    }
  }
}

extension Timeline.Span {
  /// Creates a span between two dates.
  fileprivate init(
    _ kind: DeclarationKind, _ name: String, _ from: DateLiteral?, _ until: DateLiteral?
  ) {
    self.init(
      kind: kind, name: name, first: from?.firstDayNumber, last: until?.lastDayNumber)
  }

  /// The first day it holds and the first on which it does no longer.
  ///
  /// The calendar ends with the year 9999: what lasts so long does not end.
  fileprivate var boundaries: [Int] {
    [first, last.map { $0 + 1 }].compactMap { $0 }.filter { $0 <= Self.lastDay }
  }

  /// The first day there is.
  fileprivate static let firstDay =
    DateLiteral(year: 1, month: 1, day: 1, span: .nowhere).firstDayNumber

  /// The last day there is.
  private static let lastDay =
    DateLiteral(year: 9999, month: 12, day: 31, span: .nowhere).firstDayNumber

  /// Whether it holds on the day of that number.
  fileprivate func holds(on day: Int) -> Bool {
    day >= first ?? Int.min && day <= last ?? Int.max
  }
}
