import Diagnostics
import Evaluation
import Syntax

/// A pipeline that remembers: what was loaded and entered, as one script that grows and changes.
///
/// Names may be used before they are declared; until then there is no verdict. An entry with any other
/// error changes nothing.
public struct Session {
  /// What stands in a session at one time.
  struct State {
    /// The files as they were loaded.
    var files: [ScriptPart] = []
    /// The entries that changed it since, in order.
    var entries: [String] = []
    /// The script they make.
    var parts: [ScriptPart] = []
    /// Where the script's imports come from.
    var folder: (any SourceProvider)?
    /// The currency of a script that names none.
    var currency: String?
  }

  /// The script as it stands, checked.
  public private(set) var pipeline: Pipeline
  private var state = State()
  /// The parsed files and, behind them, the whole parsed script; parsing goes on from there.
  private var parsed: [ParsedParts] = []
  /// What it was before each change, and after those that were undone; the nearest last.
  private var earlier: [State] = []
  private var later: [State] = []

  /// Creates a session of nothing, in `currency` unless a script names another.
  public init(currency: String? = nil) {
    pipeline = Session.emptyPipeline
    state.currency = currency
  }

  /// The pipeline of nothing, which can always be made.
  private static var emptyPipeline: Pipeline {
    guard let nothing = ParsedParts([], imports: nil, after: nil) else {
      unreachable("an empty script passes no limit")
    }
    return Pipeline(nothing)
  }

  /// What was loaded and entered, in order.
  public var parts: [ScriptPart] { state.parts }

  /// The files as they were loaded.
  public var files: [ScriptPart] { state.files }

  /// The currency of a script that names none.
  var currencyOfFolder: String? { state.currency }

  /// The entries that changed the script since its files were loaded, in order.
  public var entries: [String] { state.entries }

  /// How many changes can be undone.
  public var undoCount: Int { earlier.count }

  /// How many changes can be brought back.
  public var redoCount: Int { later.count }

  /// Begins anew with files, their imports from `imports`, in `currency` where they name none; returns
  /// what is wrong with them.
  ///
  /// Where something is, the session stays as it was.
  public mutating func load(
    _ files: [ScriptPart], imports: (any SourceProvider)?, currency: String? = nil
  ) -> Entered {
    parsed = []
    return adopt(State(files: files, parts: files, folder: imports, currency: currency))
  }

  /// Takes in an entry; what it asks is only returned.
  public mutating func enter(_ text: String) -> Entered {
    var edit = SessionEdit(state.parts, pipeline, number: earlier.count + 1)
    let refusal = edit.apply(text) { isSpared($0) }
    if let refusal { return .refused(refusal.problems, refusal.sources) }
    guard edit.changesSomething else {
      return .accepted(
        Accepted(
          effects: edit.effects, questions: edit.questions, expectations: edit.expectations,
          expectedBefore: edit.expectedBefore))
    }
    var next = state
    next.parts = edit.parts
    next.entries.append(text)
    var outcome = adopt(next, without: missing.isEmpty ? edit.removed : [])
    switch outcome {
    case .accepted(var accepted):
      accepted.effects = edit.effects
      accepted.dropped = edit.dropped
      accepted.questions = edit.questions
      accepted.expectations = edit.expectations
      accepted.expectedBefore = edit.expectedBefore
      outcome = .accepted(accepted)
    case .refused(let problems, let sources):
      let places = EntryPlaces(of: problems, in: sources, edit, of: state.parts, for: text)
      outcome = .refused(problems.map(places.asEntered).sorted(), places.sources)
    }
    return outcome
  }

  /// Whether all that base declares can do without a name, as `what if { without … }` finds.
  private func isSpared(_ name: String) -> Bool {
    guard let asking = asking("what if { without \(name) }") else { return false }
    let problems = asking.problems + asking.figureProblems(in: asking.suppositions)
    return problems.allSatisfy { $0.severity < .error }
  }

  /// Makes `next` the state unless it has an error other than a name that is missing, or uses one of
  /// `removed`, which are taken away.
  private mutating func adopt(_ next: State, without removed: Set<String> = []) -> Entered {
    guard let parsed = parse(next.parts, of: next), let script = parsed.last else {
      return .refused([], pipeline.sources)
    }
    let pipeline = Pipeline(script, currency: next.currency)
    var problems = pipeline.problems + pipeline.figureProblems(in: pipeline.scenarios)
    if problems.contains(where: { $0.severity == .error && !$0.isMissingName }) {
      problems.removeAll(where: \.isMissingName)
      let errors = problems.filter { $0.severity == .error }.map(\.site)
      // What is doubtful in the place of an error may be its reason.
      problems.removeAll { problem in
        problem.severity < .error && !errors.contains { problem.site.isWithin($0) }
      }
      return .refused(problems, pipeline.sources)
    }
    let used = problems.filter { $0.isMissingName && removed.contains($0.subject ?? "") }
    if !used.isEmpty {
      return .refused(used.map(SessionProblem.stillUsed), pipeline.sources)
    }
    let known = Set(warnings.map(\.message))
    // What a session begins with is no change of it.
    if !state.parts.isEmpty || next.files.isEmpty { earlier.append(state) }
    later = []
    state = next
    self.pipeline = pipeline
    self.parsed = parsed
    return .accepted(Accepted(warnings: warnings.filter { !known.contains($0.message) }))
  }

  /// Parses the files among the parts and all of them; only what is not parsed yet.
  private func parse(_ parts: [ScriptPart], of state: State) -> [ParsedParts]? {
    func parse(_ parts: [ScriptPart], _ known: [ParsedParts]) -> ParsedParts? {
      ParsedParts(parts, imports: state.folder, after: known.last { $0.begins(parts) })
    }
    guard let first = parse(Array(parts.prefix(state.files.count)), parsed),
      let whole = parse(parts, [first] + parsed)
    else { return nil }
    return [first, whole]
  }

  /// What is said of the script beside its errors, sorted.
  private var warnings: [Diagnostic] {
    (pipeline.problems + pipeline.figureProblems(in: pipeline.scenarios)).filter {
      $0.severity < .error
    }
  }

  /// The uses of names that are not declared, in the order of the text.
  public var missing: [Diagnostic] { pipeline.problems.filter(\.isMissingName) }

  /// Takes back up to `count` changes; returns how many.
  public mutating func undo(_ count: Int) -> Int {
    let steps = min(count, earlier.count)
    for _ in 0..<steps {
      later.append(state)
      state = earlier.removeLast()
    }
    if steps > 0 { rebuild() }
    return steps
  }

  /// Brings back up to `count` changes; returns how many.
  public mutating func redo(_ count: Int) -> Int {
    let steps = min(count, later.count)
    for _ in 0..<steps {
      earlier.append(state)
      state = later.removeLast()
    }
    if steps > 0 { rebuild() }
    return steps
  }

  /// Takes note that the first file holds the script as it stands: its lines have other numbers there.
  /// Returns whether they had.
  public mutating func renumber() -> Bool {
    guard state.parts.first?.lineNumbers.isEmpty == false else { return false }
    state.parts[0].lineNumbers = []
    parsed = []
    rebuild()
    return true
  }

  /// Checks the state, which was checked before.
  private mutating func rebuild() {
    // What other files were parsed for may import from elsewhere.
    if parsed.first?.parts.map(\.name) != state.files.map(\.name) { parsed = [] }
    guard let parsed = parse(state.parts, of: state), let script = parsed.last else { return }
    self.parsed = parsed
    pipeline = Pipeline(script, currency: state.currency)
  }

  /// The script with questions behind it; nil where they pass what a script may hold.
  ///
  /// Positions in the questions are those of a file called `entry`.
  public func asking(_ questions: String) -> Pipeline? {
    let parts = state.parts + [ScriptPart(questions: questions)]
    guard let script = parse(parts, of: state)?.last else { return nil }
    let asking = Pipeline(script, currency: state.currency)
    // What is imported stands behind the questions: its names and lines have other numbers then.
    if !hasImports { asking.takeOver(from: pipeline) }
    return asking
  }

  /// Keeps what `asking` has computed of the script, for the next questions.
  public func remember(_ asking: Pipeline) {
    if !hasImports { pipeline.takeOver(from: asking) }
  }
}
