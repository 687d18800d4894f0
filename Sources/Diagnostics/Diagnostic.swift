/// How much a finding weighs.
public enum Severity: Int, Comparable, Sendable, CaseIterable {
  case note, warning, error

  public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}

/// A stable, never reused number of a kind of finding, shown as `SV204`.
public struct Code: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number, 1 to 999.
  public let number: UInt16

  /// Creates the code with the given number.
  public init(_ number: UInt16) {
    precondition((1...999).contains(number))
    self.number = number
  }

  public var description: String {
    let digits = String(number)
    return "SV" + String(repeating: "0", count: 3 - digits.count) + digits
  }

  public static func < (a: Code, b: Code) -> Bool { a.number < b.number }
}

/// A place in the source with a few words beside it.
public struct Label: Hashable, Sendable {
  /// The place.
  public var site: SourceSpan
  /// What is said of it; may be empty.
  public var text: String

  /// Creates a label.
  public init(_ site: SourceSpan, _ text: String) {
    self.site = site
    self.text = text
  }
}

/// A change of text that a program may make: it says what was meant and decides nothing.
public struct Fix: Hashable, Sendable {
  /// The place.
  public var site: SourceSpan
  /// What stands there.
  public var replaced: String
  /// What is to stand there.
  public var replacement: String

  /// Creates a change of what stands at a place.
  public init(_ site: SourceSpan, replacing replaced: String, with replacement: String) {
    self.site = site
    self.replaced = replaced
    self.replacement = replacement
  }
}

/// Something to be said about a script: a finding or an error.
public struct Diagnostic: Hashable, Sendable {
  /// How much it weighs.
  public var severity: Severity
  /// What kind of thing it is.
  public var code: Code
  /// The headline: one lowercase line without a period that stands alone.
  public var message: String
  /// The primary place and what is said beside it.
  public var primary: Label
  /// Other places that belong to it, few.
  public var secondary: [Label]
  /// Why it holds, with the numbers; each a sentence without a period.
  public var why: [String]
  /// What to do; each a sentence without a period.
  public var help: [String]
  /// The declared name it is about, for `accept CODE on NAME`; nil where it is about none.
  public var subject: String?
  /// The scenario it was found in, nil for the script itself and for `base`.
  public var scenario: String?
  /// The mechanical change that mends it; nil where it is for a person to decide.
  public var fix: Fix?

  /// Creates a diagnostic.
  public init(
    _ severity: Severity, _ code: Code, _ message: String, at site: SourceSpan,
    label: String = "", secondary: [Label] = [], why: [String] = [], help: [String] = [],
    subject: String? = nil, scenario: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.primary = Label(site, label)
    self.secondary = secondary
    self.why = why
    self.help = help
    self.subject = subject
    self.scenario = scenario
  }

  /// The primary place.
  public var site: SourceSpan { primary.site }
}

extension Diagnostic: Comparable {
  /// Orders by place, then code, then headline and scenario, so that output never depends on discovery.
  public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    if a.site != b.site { return a.site < b.site }
    if a.code != b.code { return a.code < b.code }
    if a.message != b.message { return a.message < b.message }
    return (a.scenario ?? "") < (b.scenario ?? "")
  }
}
