import Arithmetic
import Diagnostics
import Evaluation

/// What is lacking around one thing that lies between parties.
public struct Gap: Hashable, Sendable {
  /// What it is about.
  public enum Subject: Hashable, Sendable {
    case handoff(Int)
    case obstacle(Int)
    case goal(Int)
  }

  public let subject: Subject
  /// How often it was flagged.
  public let flags: FlagCount
  /// What is lacking, never empty.
  public let lacks: [Lack]
  /// Of a root the obstacle that comes from it and is flagged most; nil where the root itself is.
  public let behind: Int?

  /// Creates a gap.
  init(subject: Subject, flags: FlagCount, lacks: [Lack], behind: Int? = nil) {
    self.subject = subject
    self.flags = flags
    self.lacks = lacks
    self.behind = behind
  }

  /// The index of what it is about among those of its kind.
  var index: Int {
    switch subject {
    case .handoff(let index), .obstacle(let index), .goal(let index): index
    }
  }

  /// What it is about, among all that is declared.
  public var entity: Entity {
    switch subject {
    case .handoff(let index): .handoff(index)
    case .obstacle(let index): .obstacle(index)
    case .goal(let index): .goal(index)
    }
  }
}

/// One thing that is lacking, who could act and what would close it.
public struct Lack: Hashable, Sendable {
  /// What is lacking; indices are those of the model.
  public enum Kind: Hashable, Sendable {
    /// Nobody says that somebody is coming.
    case signal
    /// Nobody tells how it went.
    case feedback
    /// Nobody answers for what is in between.
    case responsible
    /// No indicator sees the handoff.
    case indicator
    /// Neither side is held to an indicator that sees it.
    case measure
    /// Only one side is held to one.
    case otherSide(held: Int)
    /// Of these sides nobody says that they may or must do something with the other.
    case mandate([Int])
    /// No budget follows those who are handed over.
    case budget
    /// No forum in which both sit speaks of it.
    case forum
    /// Nobody owns a root.
    case owner
    /// Nothing addresses a root; these activities address only what comes from it.
    case rootWork(onSymptoms: [Int])
    /// The obstacle blocks something that would happen without it.
    case blocked(Blocked)
    /// Owners of a goal regard joint work differently.
    case commonView(main: [Int], side: [Int])
  }

  /// What an obstacle blocks.
  public struct Blocked: Hashable, Sendable {
    public let activities: [Int]
    public let handoffs: [Int]
    /// What the predicted plan would be worth more without the obstacle, and without what comes from it
    /// alone; nil where it is not known.
    public let price: Rational?
    /// Whether the price is also that of what comes from it.
    public let isPriceOfBranch: Bool
    /// The obstacle.
    private let obstacle: Int
    /// The obstacles that block each of the activities, ascending: lists that all of them share.
    private let blockers: [[Int]]

    /// Creates what `obstacle` blocks.
    init(
      by obstacle: Int, activities: [Int], handoffs: [Int], blockers: [[Int]], price: Rational?,
      isPriceOfBranch: Bool
    ) {
      self.isPriceOfBranch = isPriceOfBranch
      (self.obstacle, self.activities, self.handoffs) = (obstacle, activities, handoffs)
      (self.blockers, self.price) = (blockers, price)
    }

    /// Whether other obstacles block some of the activities.
    public var isShared: Bool { !others(atMost: 1).isEmpty }

    /// The first of the other obstacles that block some of the activities, each with those that it blocks.
    ///
    /// - Complexity: O(k n) in `count` and in the obstacles that block the activities.
    public func sharers(atMost count: Int) -> [(obstacle: Int, activities: [Int])] {
      others(atMost: count).map { other in
        (other, zip(activities, blockers).filter { $0.1.contains(other) }.map(\.0))
      }
    }

    /// The first of the other obstacles that block some of the activities, in the order of declaration.
    ///
    /// - Complexity: O(k log k) in `count` times the activities, whatever the number of obstacles.
    public func others(atMost count: Int) -> [Int] {
      // One of each list may be the obstacle itself.
      let first = Set(blockers.flatMap { $0.prefix(count == .max ? count : count + 1) })
      return Array(first.subtracting([obstacle]).sorted().prefix(count))
    }
  }

  public let kind: Kind
  /// The parties that could act.
  public let actors: [Int]
  /// Lines that close it, all of them together.
  public let closing: [Closing]
}

/// A line of Samverka that closes what is lacking, or a part of it.
public struct Closing: Hashable, Sendable {
  /// Where a line stands.
  public enum Place: Hashable, Sendable {
    /// By itself, anywhere in the script.
    case script
    /// In a block, and there instead of the line that begins with a word where one is said.
    case block(of: String, insteadOf: String?)
    /// In a scenario or a `what if`.
    case scenario
  }

  /// Where the line stands.
  public let place: Place
  /// How the line begins, which others may share, and how it ends.
  private let parts: (head: String, tail: String)
  /// The word of what the script has to say besides, as what a measure pays; nil where that is all.
  public let besides: String?
  /// Why that whose block it is has no force today, which the line changes; nil where it has.
  public let absence: OutOfForce?

  /// The line.
  public var line: String { parts.tail.isEmpty ? parts.head : parts.head + parts.tail }

  /// Creates a line of the block of `home`, where it may stand for another, or one that stands by itself.
  public init(
    _ line: String, in home: String? = nil, insteadOf word: String? = nil, besides: String? = nil,
    absence: OutOfForce? = nil
  ) {
    parts = (line, "")
    (self.besides, self.absence) = (besides, absence)
    place = home.map { .block(of: $0, insteadOf: word) } ?? .script
  }

  /// Creates a line of the block of `home` that stands for another and says more than that; how it begins
  /// is kept once for all that begin so.
  init(_ head: String, and tail: String, in home: String, insteadOf word: String) {
    (parts, besides, absence) = ((head, tail), nil, nil)
    place = .block(of: home, insteadOf: word)
  }

  /// Creates the line that takes something away.
  public init(without name: String) { self.init(without: [name]) }

  /// Creates the line that takes several things away together.
  init(without names: [String]) {
    let line = names.map { "without \($0)" }.joined(separator: "; ")
    (parts, place, besides, absence) = ((line, ""), .scenario, nil, nil)
  }

  /// Whose block the line belongs to; nil for a line of the script or of a scenario.
  public var home: String? {
    if case .block(let home, _) = place { home } else { nil }
  }

  public static func == (a: Closing, b: Closing) -> Bool {
    a.place == b.place && a.besides == b.besides && a.absence == b.absence && a.line == b.line
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(place)
    hasher.combine(line)
    hasher.combine(besides)
    hasher.combine(absence)
  }

  /// The line as it stands in a scenario.
  public var inScenario: String { home.map { "change \($0) { \(line) }" } ?? line }
}

/// How often something was flagged, by whom and when.
public struct FlagCount: Hashable, Sendable {
  /// How many flagged it, as far as is said.
  public private(set) var count = Rational.zero
  /// Whether some line does not say how many.
  public private(set) var isPartlyUnknown = false
  /// Who flagged it, each once, in the order of the lines.
  public private(set) var voices: [String] = []
  /// The first and the last year; nil where it was never flagged.
  public private(set) var years: ClosedRange<Int>?

  /// Adds up those of `flags` whose time has begun by the day of `model`; all where it has none.
  ///
  /// - Complexity: O(n).
  public init(_ flags: [Model.Flag], in model: Model) {
    var met: Set<String> = []
    for flag in flags where model.hasBegun(flag.date) {
      if let count = flag.count { self.count += count.value } else { isPartlyUnknown = true }
      if let voice = flag.by?.text, met.insert(voice).inserted { voices.append(voice) }
      let year = flag.date.year
      years = min(years?.lowerBound ?? year, year)...max(years?.upperBound ?? year, year)
    }
  }

  /// Whether anybody flagged it.
  public var isFlagged: Bool { count.sign > 0 || isPartlyUnknown }
}

extension Lack.Kind {
  /// What is lacking in a word, for programs.
  public var word: String {
    switch self {
    case .signal: "signal"
    case .feedback: "feedback"
    case .responsible: "responsible"
    case .indicator: "indicator"
    case .measure: "measure"
    case .otherSide: "other side"
    case .mandate: "mandate"
    case .budget: "budget"
    case .forum: "forum"
    case .owner: "owner"
    case .rootWork: "root work"
    case .blocked: "blocked"
    case .commonView: "common view"
    }
  }

  /// Whether it belongs to the step from one party to the other, not to what steers them.
  var isOfTheStep: Bool {
    switch self {
    case .signal, .feedback, .responsible: true
    case .indicator, .measure, .otherSide, .mandate, .budget, .forum, .owner, .rootWork, .blocked,
      .commonView:
      false
    }
  }
}
