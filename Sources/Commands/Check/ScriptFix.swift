import Diagnostics
import Driver
import Reporting

/// Mends in scripts what needs no decision.
struct ScriptFix {
  /// What became of a script.
  enum Outcome: Sendable {
    /// It was mended in so many places.
    case fixed(Int)
    /// It could not be written.
    case failed(WriteFailure)
  }

  /// A script as far as it is mended.
  private struct Draft: Sendable {
    let entry: ScriptSource.Entry
    /// What its file holds; nil before it is read, and where it cannot be.
    var original: Source?
    /// What the file is to hold.
    var bytes: [UInt8] = []
    /// In how many places that is other.
    var count = 0
    /// What it imports.
    var imports: Set<SourceIdentity> = []
  }

  private let check: ScriptCheck
  /// How many scripts are mended at once.
  private let threadCount: Int

  /// A name that failed is told once: each round mends one place of it. More rounds are not made, and
  /// scripts that import each other are not gone through more often.
  private static let roundLimit = 100

  /// Creates what mends scripts as `check` reads them.
  init(_ check: ScriptCheck, threadCount: Int) {
    self.check = check
    self.threadCount = threadCount
  }

  /// Mends the scripts, as long as there is something to mend in them, and returns what became of each;
  /// what they import stays as it is, unless it is one of them.
  func fix(_ entries: [ScriptSource.Entry]) -> [Outcome] {
    var drafts = entries.map { Draft(entry: $0) }
    var mended: MendedFolder.Files = [:]
    var due = Array(drafts.indices)
    for _ in 0..<Self.roundLimit where !due.isEmpty {
      let results = Threads.map(due.map { drafts[$0] }, count: threadCount) { [mended] draft in
        continued(draft, with: mended)
      }
      var changed: Set<SourceIdentity> = []
      for (index, result) in zip(due, results) {
        if result.count > drafts[index].count, let identity = result.original?.identity {
          // One file may go by two names.
          if changed.insert(identity).inserted { mended[identity] = result.bytes }
        }
        drafts[index] = result
      }
      // What was wrong in an import hides what is wrong because of it.
      due = drafts.indices.filter { !drafts[$0].imports.isDisjoint(with: changed) }
    }
    return Threads.map(drafts, count: threadCount, written)
  }

  /// Mends a script further, whose imports are `mended` where they are.
  private func continued(_ draft: Draft, with mended: MendedFolder.Files) -> Draft {
    var result = draft
    if draft.original == nil {
      guard draft.entry.failure == nil,
        let original = try? check.source.source(at: draft.entry.path)
      else { return draft }
      result.original = original
      result.bytes = original.bytes
    }
    let folder = MendedFolder(ofScriptAt: draft.entry.path, with: mended)
    for _ in 0..<Self.roundLimit {
      let fixes = fixes(in: result, importing: folder)
      if fixes.isEmpty { break }
      result.count += fixes.count
      for fix in fixes.reversed() {
        result.bytes.replaceSubrange(fix.bytes, with: fix.replacement.utf8)
      }
    }
    result.imports = folder.readFiles
    return result
  }

  /// Writes a script, where it was mended.
  private func written(_ draft: Draft) -> Outcome {
    // What somebody else has written in the meantime is not written over.
    guard draft.count > 0, let now = try? check.source.source(at: draft.entry.path),
      now.bytes == draft.original?.bytes
    else { return .fixed(0) }
    do throws(WriteFailure) {
      try FileWriter.write(draft.bytes, to: draft.entry.path)
      return .fixed(draft.count)
    } catch {
      return .failed(error)
    }
  }

  /// What can be mended in the text of a script, in order, no two in one place.
  private func fixes(in draft: Draft, importing folder: MendedFolder) -> [LocatedFix] {
    let name = check.source.name(of: draft.entry.path)
    let pipeline = Pipeline(
      name: name, source: Source(bytes: draft.bytes, identity: draft.original?.identity),
      imports: folder, currency: draft.entry.settings.currency)
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
