import Diagnostics

/// The findings that a legacy script had when it was first checked, which do not count.
///
/// Each is known by its fingerprint, so that it stays known while lines move and figures change. What is
/// an error by its code is never among them; what settings raise to one is.
public struct Baseline: Hashable, Sendable {
  /// One finding.
  public struct Entry: Hashable, Sendable {
    /// The path of the script, as it was given but for a `./` in front.
    public var path: String
    public var code: String
    /// The headline when it was written down; for readers only.
    public var message: String
    /// What it is known by.
    public var fingerprint: String
  }

  /// The format that a baseline is of.
  static let format = "samverka.baseline/1"

  /// The findings, by path, code, headline and fingerprint.
  public private(set) var entries: [Entry]

  /// Takes everything that was found and is no error by its code.
  public init(_ report: CheckReport) {
    var entries: [Entry] = []
    for file in report.files {
      let path = relative(file.path)
      var fingerprints = Fingerprints()
      for found in file.findings {
        let fingerprint = fingerprints.next(found, in: path)
        guard Self.acceptableCodes.contains(found.code) else { continue }
        entries.append(
          Entry(
            path: path, code: "\(found.code)", message: found.message,
            fingerprint: fingerprint))
      }
    }
    self.entries = entries.sorted()
  }

  /// Reads a baseline as `write` writes it.
  public init(json bytes: [UInt8]) throws(CheckReportProblem) {
    let members = try Members(json: bytes, format: Self.format)
    entries = try members.each("findings") { members throws(CheckReportProblem) in
      Entry(
        path: try members.text("path"), code: try members.text("code"),
        message: try members.text("message"), fingerprint: try members.text("fingerprint"))
    }
  }

  /// The codes whose findings are no errors by themselves.
  private static let acceptableCodes = Set(Page.ruleCodes)

  /// Writes the baseline as JSON.
  public func write(to output: inout some TextOutputStream) {
    let findings = entries.map { entry in
      JSON.object([
        ("path", .string(entry.path)), ("code", .string(entry.code)),
        ("message", .string(entry.message)), ("fingerprint", .string(entry.fingerprint)),
      ])
    }
    JSON.object([("format", .string(Self.format)), ("findings", .array(findings))])
      .write(to: &output)
  }

  /// Takes the known findings out of a report, and says which entries of its scripts are found no more.
  ///
  /// Of scripts that could not be read, or that have errors, nothing is called stale, nor of rules that the
  /// settings leave out: not everything was looked for. Of scripts that are missing everything is.
  /// - Complexity: O(n) on average in the numbers of findings and entries.
  public func apply(to report: inout CheckReport) -> [Entry] {
    // A fingerprint goes by the path as the baseline spells it.
    var known: [String: [String: [String: Int]]] = [:]
    for (index, entry) in entries.enumerated() {
      known[relative(entry.path), default: [:]][entry.path, default: [:]][entry.fingerprint] = index
    }
    var isFound = Array(repeating: true, count: entries.count)
    for place in report.files.indices {
      let file = report.files[place]
      guard let spellings = known[relative(file.path)] else { continue }
      let isWhole =
        file.failure == nil && !file.verdicts.isEmpty
        && file.verdicts.allSatisfy { $0.verdict != nil }
      if isWhole || file.isMissing {
        for index in spellings.values.flatMap(\.values)
        where file.silenced[entries[index].code] != .settings {
          isFound[index] = false
        }
      }
      var fingerprints: [String: Fingerprints] = [:]
      report.files[place].findings = file.findings.filter { found in
        let met = spellings.compactMap { path, own in
          own[fingerprints[path, default: Fingerprints()].next(found, in: path)]
        }
        guard !met.isEmpty, Self.acceptableCodes.contains(found.code) else { return true }
        for index in met { isFound[index] = true }
        report.files[place].counts[found.severity.rawValue] -= 1
        report.files[place].knownCount += 1
        report.files[place].silenced["\(found.code)"] = .baseline
        return false
      }
    }
    return entries.indices.filter { !isFound[$0] }.map { entries[$0] }
  }

  /// Takes entries away.
  public mutating func remove(_ stale: [Entry]) {
    let stale = Set(stale)
    entries.removeAll { stale.contains($0) }
  }
}

extension Baseline.Entry: Comparable {
  public static func < (a: Self, b: Self) -> Bool {
    (a.path, a.code, a.message, a.fingerprint) < (b.path, b.code, b.message, b.fingerprint)
  }

  /// The finding that says that it is found no more, of a script that is there or not.
  func finding(isMissing: Bool) -> LocatedDiagnostic {
    LocatedDiagnostic(
      .note, Code(162), "\(code) of the baseline is found no more: \(message)", at: nil,
      why: isMissing ? ["there is no file `\(visible(path))` any more"] : [],
      help: ["take it out with `--prune-baseline`, so that it cannot come back unseen"])
  }
}

extension CheckReport {
  /// Adds what is to be said of entries of a baseline that are found no more to their scripts.
  public mutating func add(stale entries: [Baseline.Entry]) {
    if entries.isEmpty { return }
    let byPath = Dictionary(grouping: entries) { relative($0.path) }
    for place in files.indices {
      for entry in byPath[relative(files[place].path)] ?? [] {
        files[place].findings.append(entry.finding(isMissing: files[place].isMissing))
        files[place].counts[Severity.note.rawValue] += 1
      }
    }
  }
}
