import Diagnostics

/// A stretch of an entry that was put into a part of the session's script.
struct EntryCopy {
  /// The number of the part.
  var part = 0
  /// Where it begins there.
  var start: Int
  /// Where it stands in the entry.
  let stretch: Range<Int>

  /// Creates the copy of a stretch of the entry that begins at `start` of some text.
  init(at start: Int, of stretch: Range<Int>) {
    self.start = start
    self.stretch = stretch
  }

  /// Returns the copy where its text stands `offset` further on, in a part.
  func moved(by offset: Int, in part: Int) -> EntryCopy {
    var result = self
    result.start += offset
    result.part = part
    return result
  }
}

/// Tells where in an entry, or else in the script before it, stands what was found in the script it
/// would have made.
struct EntryPlaces {
  /// The text of the script before the entry, and behind it the entry.
  private(set) var sources: SourceMap
  /// The offset of the entry; nil where it cannot be told.
  private var base: UInt32?
  /// The script that the entry would have made, and the entry.
  private let made: SourceMap
  private let edit: SessionEdit

  /// Prepares the places of `problems` found in `made`, the script that `edit` would have made of `parts`
  /// for the entry `text`.
  ///
  /// Where one is of a row of a table, all stay in that script, which alone tells of the row.
  init(
    of problems: [Diagnostic], in made: SourceMap, _ edit: SessionEdit, of parts: [ScriptPart],
    for text: String
  ) {
    (self.made, self.edit, sources) = (made, edit, made)
    if problems.contains(where: { $0.sites.contains { made.row(of: $0) != nil } }) { return }
    var sources = SourceMap()
    for (number, file) in made.files.enumerated() {
      let part = number < parts.count ? parts[number] : nil
      let bytes = part?.bytes ?? file.bytes
      let lineNumbers = part?.lineNumbers ?? []
      if sources.add(name: file.name, bytes: bytes, lineNumbers: lineNumbers) == nil { return }
    }
    guard let entry = sources.add(name: "entry", bytes: Array(text.utf8)) else { return }
    self.sources = sources
    base = entry.base
  }

  /// Returns a diagnostic with the places of the entry and of the script before it.
  func asEntered(_ diagnostic: Diagnostic) -> Diagnostic {
    var result = diagnostic
    result.primary.site = asEntered(diagnostic.primary.site)
    for i in result.secondary.indices {
      result.secondary[i].site = asEntered(result.secondary[i].site)
    }
    if let site = result.fix?.site { result.fix?.site = asEntered(site) }
    return result
  }

  /// Returns where the text of a place stands in the entry, or else in the script before it.
  private func asEntered(_ site: SourceSpan) -> SourceSpan {
    guard let base, site != .nowhere else { return site }
    for copy in edit.copies {
      let file = made.files[copy.part]
      let start = Int(site.start) - Int(file.base) - copy.start
      guard start >= 0, start <= copy.stretch.count, site.start <= file.span.end else { continue }
      let first = copy.stretch.lowerBound + start
      let last = min(first + Int(max(site.start, site.end) - site.start), copy.stretch.upperBound)
      return SourceSpan(base + UInt32(first), base + UInt32(last))
    }
    return before(site)
  }

  /// Returns where the text of a place, which is not the entry's, stands in the script before it.
  private func before(_ site: SourceSpan) -> SourceSpan {
    let number = made.files.partitionPoint { $0.base <= site.start } - 1
    guard number >= 0 else { return site }
    let (new, old) = (made.files[number], sources.files[number])
    func moved(_ offset: UInt32) -> UInt32 {
      old.base + UInt32(before(Int(offset - new.base), inPart: number))
    }
    let start = moved(site.start)
    // The end is behind the last byte, whatever was taken away behind that.
    return SourceSpan(start, site.end > site.start ? max(start, moved(site.end - 1) + 1) : start)
  }

  /// Returns where a byte of a part stood before the entry; what did not stand there, where it was put.
  private func before(_ offset: Int, inPart part: Int) -> Int {
    let last = edit.rewritten.last { $0.part == part && $0.new.lowerBound <= offset }
    guard let last else { return offset }
    return last.new.contains(offset)
      ? last.old.lowerBound : last.old.upperBound + offset - last.new.upperBound
  }
}

extension Diagnostic {
  /// All places that it tells of.
  fileprivate var sites: [SourceSpan] {
    [primary.site] + secondary.map(\.site) + (fix.map { [$0.site] } ?? [])
  }
}
