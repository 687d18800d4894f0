import Diagnostics

/// Test results as JUnit XML, which continuous integration shows as a list of tests.
///
/// Valid against `junit-10.xsd` of the xUnit plugin for Jenkins; without times, so that the same
/// script gives the same bytes.
public struct JUnit: Hashable, Sendable {
  /// The tests of one file.
  public struct Suite: Hashable, Sendable {
    /// What it is called: the path of the file.
    public var name: String
    public var cases: [Case]

    /// Creates a suite.
    public init(name: String, cases: [Case] = []) {
      self.name = name
      self.cases = cases
    }
  }

  /// One test.
  public struct Case: Hashable, Sendable {
    /// What is to hold.
    public var name: String
    /// What it is a test of, as tools group it: the path of the file.
    public var group: String
    /// What became of it.
    public var outcome: Outcome

    /// Creates a test.
    public init(name: String, group: String, outcome: Outcome = .passed) {
      self.name = name
      self.group = group
      self.outcome = outcome
    }
  }

  /// What became of a test.
  public enum Outcome: Hashable, Sendable {
    case passed
    /// It does not hold.
    case failed(Fault)
    /// It could not be looked at.
    case broken(Fault)
    /// It was left out, and why.
    case skipped(String)
  }

  /// What is said of a test that does not hold.
  public struct Fault: Hashable, Sendable {
    /// One line.
    public var message: String
    /// What kind of fault it is, as `SV901`.
    public var kind: String
    /// All that is said of it, on any number of lines.
    public var text: String

    /// Creates a fault.
    public init(message: String, kind: String, text: String = "") {
      self.message = message
      self.kind = kind
      self.text = text
    }
  }

  /// The files, in order.
  public var suites: [Suite]

  /// Creates results.
  public init(suites: [Suite]) { self.suites = suites }

  /// Writes the XML, with a final newline.
  ///
  /// - Complexity: O(n) in the length of the texts.
  public func write(to output: inout some TextOutputStream) {
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    let all = suites.flatMap(\.cases)
    output.write("<testsuites name=\"samverka\"" + Self.counts(of: all) + ">\n")
    for suite in suites {
      output.write("  <testsuite" + Self.attribute("name", suite.name))
      output.write(Self.counts(of: suite.cases))
      output.write(Self.attribute("skipped", "\(suite.cases.count(where: \.isSkipped))") + ">\n")
      for one in suite.cases { Self.write(one, to: &output) }
      output.write("  </testsuite>\n")
    }
    output.write("</testsuites>\n")
  }

  /// How many tests there are and how many of them failed or broke.
  private static func counts(of cases: [Case]) -> String {
    attribute("tests", "\(cases.count)")
      + attribute("failures", "\(cases.count(where: \.isFailed))")
      + attribute("errors", "\(cases.count(where: \.isBroken))")
  }

  /// Writes one test.
  private static func write(_ one: Case, to output: inout some TextOutputStream) {
    output.write("    <testcase" + attribute("classname", one.group) + attribute("name", one.name))
    switch one.outcome {
    case .passed: return output.write("/>\n")
    case .failed(let fault): output.write(">\n" + element("failure", fault))
    case .broken(let fault): output.write(">\n" + element("error", fault))
    case .skipped(let why):
      output.write(">\n      <skipped" + attribute("message", why) + "/>\n")
    }
    output.write("    </testcase>\n")
  }

  /// A fault as an element of its own.
  private static func element(_ name: String, _ fault: Fault) -> String {
    let head =
      "      <\(name)" + attribute("type", fault.kind) + attribute("message", fault.message)
    return fault.text.isEmpty
      ? head + "/>\n" : head + ">" + escaped(fault.text, keepsLines: true) + "</\(name)>\n"
  }

  /// An attribute with a space before it.
  private static func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escaped(value, keepsLines: false))\""
  }

  /// Text between tags or quotes: what XML forbids, what hides and what turns text is made visible.
  private static func escaped(_ text: String, keepsLines: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += keepsLines ? "\n" : "&#10;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result += visible(String(scalar))
      }
    }
    return result
  }
}

extension JUnit.Case {
  /// Whether it does not hold.
  fileprivate var isFailed: Bool { if case .failed = outcome { true } else { false } }

  /// Whether it could not be looked at.
  fileprivate var isBroken: Bool { if case .broken = outcome { true } else { false } }

  /// Whether it was left out.
  fileprivate var isSkipped: Bool { if case .skipped = outcome { true } else { false } }
}
