import Diagnostics

/// Which lines of a script things stand on.
struct ScriptLines {
  /// The text.
  private let sources: SourceMap

  /// Creates a finder for `sources`.
  init(_ sources: SourceMap) { self.sources = sources }

  /// Returns the lines of `sites` in words: `line 37`, `lines 20, 37`; empty where there are none.
  ///
  /// A line of another file than the script's own is named with it: `towns.samverka:12`.
  func words(for sites: [SourceSpan]) -> String {
    let home = sources.files.first?.base
    var own: [String] = []
    var others: [String] = []
    var known: (base: UInt32, line: Int)?
    for site in sites.map(sources.origin).sorted() where site != .nowhere {
      guard let file = sources.file(at: site.start) else { continue }
      let line = file.lineNumber(at: Int(site.start - file.base))
      if known.map({ $0 == (file.base, line) }) ?? false { continue }
      if file.base == home {
        own.append("\(line)")
      } else {
        let isSameFile = known?.base == file.base
        others.append(isSameFile ? "\(line)" : "\(visible(file.name)):\(line)")
      }
      known = (file.base, line)
    }
    if own.isEmpty { return others.joined(separator: ", ") }
    return (own.count == 1 ? "line " : "lines ") + (own + others).joined(separator: ", ")
  }
}
