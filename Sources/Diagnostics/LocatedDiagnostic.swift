/// A diagnostic with its places as a person counts them, so that it stands without the source.
public struct LocatedDiagnostic: Hashable, Sendable {
  /// How much it weighs.
  public var severity: Severity
  /// What kind of thing it is.
  public var code: Code
  /// The headline: one lowercase line without a period that stands alone.
  public var message: String
  /// The primary place; nil for what stands nowhere.
  public var primary: LocatedLabel?
  /// Other places that belong to it.
  public var secondary: [LocatedLabel]
  /// Why it holds, with the numbers.
  public var why: [String]
  /// What to do.
  public var help: [String]
  /// The declared name it is about; nil where it is about none.
  public var subject: String?
  /// The scenario it was found in, nil for the script itself and for `base`.
  public var scenario: String?
  /// The mechanical change that mends it; nil where it is for a person to decide.
  public var fix: LocatedFix?

  /// Creates a located diagnostic.
  public init(
    _ severity: Severity, _ code: Code, _ message: String, at primary: LocatedLabel?,
    secondary: [LocatedLabel] = [], why: [String] = [], help: [String] = [],
    subject: String? = nil, scenario: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.primary = primary
    self.secondary = secondary
    self.why = why
    self.help = help
    self.subject = subject
    self.scenario = scenario
  }

  /// All its places, the primary one first.
  public var labels: [LocatedLabel] { (primary.map { [$0] } ?? []) + secondary }
}

/// A change of text that a program may make.
public struct LocatedFix: Hashable, Sendable {
  /// The place.
  public var place: SourcePlace
  /// The bytes of the file that are replaced.
  public var bytes: Range<Int>
  /// What is to stand there.
  public var replacement: String

  /// Creates a change.
  public init(_ place: SourcePlace, _ bytes: Range<Int>, with replacement: String) {
    self.place = place
    self.bytes = bytes
    self.replacement = replacement
  }
}

/// A place with a few words beside it and its first line as it is shown.
public struct LocatedLabel: Hashable, Sendable {
  /// The place.
  public var place: SourcePlace
  /// What is said of it; may be empty.
  public var text: String
  /// Its first line.
  public var excerpt: SourceExcerpt

  /// Creates a label.
  public init(_ place: SourcePlace, _ text: String, _ excerpt: SourceExcerpt) {
    self.place = place
    self.text = text
    self.excerpt = excerpt
  }
}

/// A half-open stretch of a file by lines and columns.
public struct SourcePlace: Hashable, Sendable {
  /// A point between two characters.
  public struct Point: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column as a terminal shows it, from 1.
    public var column: Int
    /// The column in code points, from 1.
    public var codePoint: Int

    /// Creates a point.
    public init(line: Int, column: Int, codePoint: Int) {
      self.line = line
      self.column = column
      self.codePoint = codePoint
    }
  }

  /// The path as the user gave it, with `/`.
  public var path: String
  /// Where it begins.
  public var start: Point
  /// Where it ends, behind its last character; never before `start`.
  public var end: Point

  /// Creates a place.
  public init(path: String, start: Point, end: Point) {
    self.path = path
    self.start = start
    self.end = end
  }

  /// `path:line:column` of its start, safe for a terminal.
  public var position: String { "\(visible(path)):\(start.line):\(start.column)" }
}

/// A line as it is shown, cut around what is of interest where it is very long.
public struct SourceExcerpt: Hashable, Sendable {
  /// The text, tabs as spaces, safe for a terminal.
  public var text: String
  /// The columns that are of interest, from 0.
  public var marked: Range<Int>

  /// Creates an excerpt.
  public init(text: String, marked: Range<Int>) {
    self.text = text
    self.marked = marked
  }
}
