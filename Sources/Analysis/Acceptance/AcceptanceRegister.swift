import Checking
import Diagnostics
import Evaluation
import Syntax

/// The findings that a script accepts on purpose, and what became of each acceptance.
public struct AcceptanceRegister: Sendable {
  /// What became of an acceptance.
  public enum State: String, Sendable, CaseIterable {
    /// It silences something.
    case inForce = "in force"
    /// Its day has passed, and it silences nothing any more.
    case expired
    /// There is nothing to silence.
    case stale
  }

  /// An acceptance and what it silences.
  public struct Entry: Sendable {
    public let accepted: AcceptedFinding
    /// How many findings it silences.
    public fileprivate(set) var count = 0
    let isExpired: Bool
    /// A few things that findings of that code are about.
    fileprivate(set) var others: [String] = []

    /// What became of it, once everything was found.
    public var state: State { isExpired ? .expired : count > 0 ? .inForce : .stale }
  }

  /// The code and the subject of findings.
  private struct Cause: Hashable {
    let code: String
    let subject: String
  }

  /// The acceptances in the order of the text.
  public private(set) var entries: [Entry]
  private let places: [Cause: [Int]]
  /// The first few acceptances of each code.
  private let codes: [String: [Int]]

  /// Takes the acceptances of a script that is read for a day; without one nothing expires.
  public init(_ accepted: [AcceptedFinding], asOf day: DateLiteral?) {
    entries = accepted.map { one in
      let isExpired = one.until.map { until in day.map { until.lastDay < $0.firstDay } ?? false }
      return Entry(accepted: one, isExpired: isExpired ?? false)
    }
    guard !accepted.isEmpty else {
      (codes, places) = ([:], [:])
      return
    }
    codes = Dictionary(grouping: accepted.indices, by: { accepted[$0].code })
      .mapValues { Array($0.prefix(4)) }
    places = Dictionary(
      grouping: accepted.indices,
      by: { Cause(code: accepted[$0].code, subject: accepted[$0].subject) })
  }

  /// Whether a finding that was made in a scenario is accepted there; errors never are, before
  /// settings weigh them.
  public mutating func accepts(_ finding: Diagnostic, in scenario: String) -> Bool {
    guard !entries.isEmpty, finding.severity < .error, let subject = finding.subject else {
      return false
    }
    let known = places(of: finding.code, subject)
    if known.isEmpty {
      note(finding.code, subject)
      return false
    }
    var isAccepted = false
    for place in known
    where !entries[place].isExpired && entries[place].accepted.holds(in: scenario) {
      entries[place].count += 1
      isAccepted = true
    }
    return isAccepted
  }

  /// The acceptances of a code about something, and about the family that it is one of.
  private func places(of code: Code, _ subject: String) -> [Int] {
    let own = places[Cause(code: "\(code)", subject: subject)] ?? []
    guard let bracket = subject.utf8.firstIndex(of: UInt8(ascii: "[")) else { return own }
    let family = places[Cause(code: "\(code)", subject: String(subject[..<bracket]))] ?? []
    return own + family.filter { entries[$0].accepted.isOfFamily }
  }

  /// Notes what a finding is about for acceptances of its code that name something else.
  private mutating func note(_ code: Code, _ subject: String) {
    for place in codes["\(code)"] ?? []
    where entries[place].others.count < 3 && !entries[place].others.contains(subject) {
      entries[place].others.append(subject)
    }
  }
}
