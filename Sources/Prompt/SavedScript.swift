import Driver

/// A session as it was when its script was last in files: loaded from them, or saved.
struct SavedScript {
  /// The parts as they were then.
  var parts: [ScriptPart] = []
  /// The files that were loaded by then, as they were.
  var loaded: [ScriptPart] = []
  /// The entries until then.
  var entries: [String] = []
  /// The files that hold all of it, by their whole paths; nil where one alone would miss what it imports.
  var paths: [String]? = []

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
