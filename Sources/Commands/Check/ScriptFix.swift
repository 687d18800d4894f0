import Diagnostics
import Driver
import Reporting

/// Mends in one script what needs no decision.
struct ScriptFix {
  /// What became of a script.
  enum Outcome: Sendable {
    /// It was mended in so many places.
    case fixed(Int)
    /// It could not be written.
    case failed(WriteFailure)
  }

  private let check: ScriptCheck

  /// A name that failed is told once: each round mends one place of it. More rounds are not made.
  private static let roundLimit = 100

  /// Creates what mends scripts as `check` reads them.
  init(_ check: ScriptCheck) { self.check = check }

  /// Mends the script, as long as there is something to mend in it; what it imports stays as it is.
  func fix(_ entry: ScriptSource.Entry) -> Outcome {
    guard entry.failure == nil, let original = try? check.source.source(at: entry.path) else {
      return .fixed(0)
    }
    var bytes = original.bytes
    var count = 0
    for _ in 0..<Self.roundLimit {
      let fixes = fixes(in: bytes, of: entry)
      if fixes.isEmpty { break }
      count += fixes.count
      for fix in fixes.reversed() {
        bytes.replaceSubrange(fix.bytes, with: fix.replacement.utf8)
      }
    }
    // What somebody else has written in the meantime is not written over.
    guard count > 0, let now = try? check.source.source(at: entry.path),
      now.bytes == original.bytes
    else { return .fixed(0) }
    do throws(WriteFailure) {
      try FileWriter.write(bytes, to: entry.path)
      return .fixed(count)
    } catch {
      return .failed(error)
    }
  }

  /// What can be mended in a text of the script, in order, no two in one place.
  private func fixes(in bytes: [UInt8], of entry: ScriptSource.Entry) -> [LocatedFix] {
    let name = check.source.name(of: entry.path)
    let pipeline = Pipeline(
      name: name, source: Source(bytes: bytes), imports: ScriptFolder(ofScriptAt: entry.path),
      currency: entry.settings.currency)
    guard let pipeline else { return [] }
    var locator = DiagnosticLocator(pipeline.sources)
    let all = pipeline.problems.compactMap { $0.fix == nil ? nil : locator.locate($0).fix }
      .filter { $0.place.path == name }
      .sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
    var end = 0
    return all.filter { fix in
      if fix.bytes.lowerBound < end { return false }
      end = fix.bytes.upperBound
      return true
    }
  }
}
