import Driver

/// A session as it was when its script was last in files: loaded from them, or saved.
struct SavedScript {
  /// The parts as they were then.
  let parts: [ScriptPart]
  /// The files that were loaded by then, as they were.
  let loaded: [ScriptPart]
  /// The entries until then.
  let entries: [String]
  /// The files that hold all of it, by their whole paths; nil where one alone would miss what it imports.
  let paths: [String]?
  /// The file that `:save` writes to, and what it held then.
  let file: (path: String, bytes: [UInt8])?

  /// What a session would lose, and the files that all before it is in.
  ///
  /// Where it went back behind what was saved, it begins with the files that were loaded.
  func unsaved(of session: Session) -> RecoveryFile.Contents {
    if session.parts == parts { return .init() }
    let (loaded, entries) = (session.files, session.entries)
    if let paths, loaded == self.loaded, entries.starts(with: self.entries) {
      return .init(files: paths, entries: Array(entries.dropFirst(self.entries.count)))
    }
    return .init(files: loaded.map { Paths.absolute($0.name) }, entries: entries)
  }
}

extension SavedScript {
  /// Creates a script of which all is in the files that were loaded.
  init(loaded: [ScriptPart]) {
    self.init(
      parts: loaded, loaded: loaded, entries: [], paths: loaded.map { Paths.absolute($0.name) },
      file: loaded.count == 1 ? (loaded[0].name, loaded[0].bytes) : nil)
  }
}

/// What became of the scripts of a conversation: what was loaded and saved, the oldest first.
struct SavedScripts {
  /// Each file is in one of them only.
  private var all: [SavedScript] = []

  /// Notes what is in a file now; what that held before is nowhere any more.
  mutating func note(_ saved: SavedScript) {
    if let path = saved.file.map({ Paths.absolute($0.path) }) {
      all.removeAll { $0.file.map { Paths.absolute($0.path) } == path }
    }
    all.append(saved)
  }

  /// The script of a session as it was last in files, whatever was loaded in the meantime.
  func last(of session: Session) -> SavedScript {
    all.last { $0.parts == session.parts }
      ?? all.last { $0.loaded == session.files }
      ?? SavedScript(loaded: session.files)
  }
}
