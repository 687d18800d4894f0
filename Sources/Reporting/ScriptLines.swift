import Diagnostics

/// Which lines of a script things stand on, each file's lines found once.
struct ScriptLines {
  /// The text.
  private let sources: SourceMap
  /// The lines of each file met so far, by its base.
  private var tables: [UInt32: LineTable] = [:]

  /// Creates a finder for `sources`.
  init(_ sources: SourceMap) { self.sources = sources }

  /// Returns the lines of `sites` in words: `line 37`, `lines 20, 37`; empty where there are none.
  ///
  /// A line of another file than that of the first site is named with it.
  mutating func words(for sites: [SourceSpan]) -> String {
    var names: [String] = []
    var home: UInt32?
    for site in sites.map(sources.origin).sorted() where site != .nowhere {
      guard let file = sources.file(at: site.start) else { continue }
      let table = tables[file.base] ?? LineTable(file.bytes)
      tables[file.base] = table
      if home == nil { home = file.base }
      let line = table.line(at: Int(site.start - file.base))
      let name = file.base == home ? "\(line)" : "\(visible(file.name)):\(line)"
      if names.last != name { names.append(name) }
    }
    if names.isEmpty { return "" }
    return (names.count == 1 ? "line " : "lines ") + names.joined(separator: ", ")
  }
}
