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

/// Tells where in an entry stands what was found in the script it would have made.
struct EntryPlaces {
  /// The text of the script, and behind it the entry.
  private(set) var sources: SourceMap
  /// The offset of the entry; nil where it cannot be told.
  private let base: UInt32?
  private let copies: [EntryCopy]

  /// Prepares the places of the entry `text`, of which `copies` were made.
  init(_ sources: SourceMap, _ copies: [EntryCopy], of text: String) {
    self.sources = sources
    self.copies = copies
    base =
      sources.canGrow ? self.sources.add(name: "entry", bytes: Array(text.utf8))?.base : nil
  }

  /// Returns a diagnostic with the places of the entry.
  func inEntry(_ diagnostic: Diagnostic) -> Diagnostic {
    var result = diagnostic
    result.primary.site = inEntry(diagnostic.primary.site)
    for i in result.secondary.indices {
      result.secondary[i].site = inEntry(result.secondary[i].site)
    }
    if let site = result.fix?.site { result.fix?.site = inEntry(site) }
    return result
  }

  /// Returns where in the entry the text of a place stands; the place itself where it is not of the entry.
  private func inEntry(_ site: SourceSpan) -> SourceSpan {
    guard let base, site != .nowhere else { return site }
    for copy in copies {
      let file = sources.files[copy.part]
      let start = Int(site.start) - Int(file.base) - copy.start
      guard start >= 0, start <= copy.stretch.count, site.start <= file.span.end else { continue }
      let first = copy.stretch.lowerBound + start
      let last = min(first + Int(max(site.start, site.end) - site.start), copy.stretch.upperBound)
      return SourceSpan(base + UInt32(first), base + UInt32(last))
    }
    return site
  }
}
