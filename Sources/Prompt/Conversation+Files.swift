import Diagnostics
import Driver
import Evaluation
import Glibc

extension Conversation {
  /// Begins anew with files; returns whether they could be loaded.
  ///
  /// What was not saved is kept for the next session, unless it is entered again.
  @discardableResult
  func load(_ paths: [String], entersAgain: Bool = false) -> Bool {
    let loader = SourceLoader()
    var parts: [ScriptPart] = []
    var known: Set<String> = []
    for path in paths {
      if path == "-" && access(path, F_OK) != 0 {
        say("standard input is the session itself: paste a script, or name a file")
        return false
      }
      do throws(SourceFailure) {
        let found = try loader.scripts(at: path)
        if let (folder, failure) = found.unread.first { throw .below(folder, failure) }
        for script in found.paths where known.insert(Paths.absolute(script)).inserted {
          parts.append(
            ScriptPart(fileAt: script, bytes: try loader.source(ofFile: script).bytes))
        }
      } catch {
        say(error.message(for: path))
        return false
      }
    }
    guard let first = parts.first else { return false }
    let (currency, faults) = settings(first.name)
    for fault in faults { say(fault) }
    if !faults.isEmpty { return false }
    let folder = ScriptFolder(ofScriptAt: first.name)
    let before = session
    switch session.load(parts, imports: folder, currency: currency) {
    case .refused(let problems, let sources):
      show(problems, sources)
      say("nothing was loaded; correct the file, and `:load` it again")
      return false
    case .accepted(let accepted):
      if !entersAgain { setAside(before) }
      loaded(parts, accepted)
      return true
    }
  }

  /// Tells what was loaded.
  private func loaded(_ parts: [ScriptPart], _ accepted: Accepted) {
    saves.note(SavedScript(loaded: session.files))
    show(accepted.warnings, session.pipeline.sources)
    let count = session.outline.count
    let names = count == 1 ? "1 name" : "\(count) names"
    say("loaded \(listed(parts.map { visible($0.name) })): \(names)")
    tellMissing()
    leaveMissingScenario()
    told = .none
    judge(always: false)
    keepUnsaved()
  }

  /// Keeps for the next session what was not saved before files were loaded, and says so.
  private func setAside(_ before: Session) {
    guard losesSomething(before) else { return }
    dropReturned(to: before)
    let path = recovery?.setAside(saves.last(of: before).unsaved(of: before))
    if let path {
      // An older file of that name is gone.
      setAside.removeAll { $0.path == path }
      setAside.append((path, before))
    }
    let offer = path == nil ? "" : ", the next session offers to bring back"
    say("not saved: \(unsaved(of: before)); `:undo` takes the load back" + offer)
  }

  /// Drops what was set aside and stands in a session again.
  private func dropReturned(to session: Session) {
    setAside.removeAll { path, before in
      let isBack = session.files == before.files && session.entries.starts(with: before.entries)
      if isBack { RecoveryFile.remove(path) }
      return isBack
    }
  }

  /// Tells which names are missing.
  func tellMissing() {
    let missing = session.missing.compactMap(\.subject)
    if !missing.isEmpty { say("not declared yet: " + MissingNames(missing).text) }
  }

  /// Reads the files again and enters again what was entered.
  func reload() {
    let (files, entries) = (session.files, session.entries)
    if files.isEmpty { return say("no file was loaded") }
    if load(files.map(\.name), entersAgain: true) { replay(entries) }
  }

  /// Enters entries again; those that fit no more are shown. Returns whether all fitted.
  @discardableResult
  func replay(_ entries: [String]) -> Bool {
    if entries.isEmpty { return true }
    var failed = 0
    for entry in entries {
      guard case .refused(let problems, let sources) = session.enter(entry) else { continue }
      failed += 1
      show(problems, sources)
    }
    say("\(entries.count - failed) of \(entries.count) entries were entered again")
    leaveMissingScenario()
    judge(always: false)
    keepUnsaved()
    return failed == 0
  }

  /// Writes all of it as a script.
  func save(_ word: String, _ isForced: Bool) {
    var path = Paths.expanded(word)
    if path.isEmpty { path = saved.file?.path ?? "" }
    if path.isEmpty { return say(":save FILE") }
    if !path.contains("/") && !path.contains(".") { path += SourceLoader.fileExtension }
    // A pipe that nobody reads would wait for ever.
    if FileWriter.isPipeOrDevice(path) {
      return say("`\(visible(path))` is a pipe or a device; a file is wanted")
    }
    if SourceLoader.isDirectory(path) { return say(WriteFailure.directory.message(for: path)) }
    let text = session.script(
      asMarkdown: SourceLoader.isMarkdown(path), readIn: settings(path).currency ?? "kr")
    if let obstacle = obstacle(to: path), !isForced { return say(obstacle) }
    do throws(WriteFailure) {
      try FileWriter.write(text, to: path)
    } catch {
      return say(error.message(for: path))
    }
    saves.note(
      SavedScript(
        parts: session.parts, loaded: session.files, entries: session.entries,
        paths: leavesImports(path) ? nil : [Paths.absolute(path)], file: (path, text)))
    keepUnsaved()
    dropReturned(to: session)
    renumber(savedAs: path)
    say("saved as \(visible(path))")
    tellMissing()
  }

  /// Lets lines be told by their numbers in the file that was loaded, where that holds all of it now.
  private func renumber(savedAs path: String) {
    let isFirst = session.files.first.map { Paths.absolute($0.name) } == Paths.absolute(path)
    if isFirst && session.renumber() { worker.begin(session, in: scenario) }
  }

  /// Why a file should not be written over.
  private func obstacle(to path: String) -> String? {
    let name = "`\(visible(path))`"
    if leavesImports(path), let first = session.files.first {
      return "what it imports lies beside \(visible(first.name)): save it there, or use `:save!`"
    }
    guard access(path, F_OK) == 0 else { return nil }
    let own = saved.file
    let isOwn = own.map { Paths.absolute($0.path) == Paths.absolute(path) } ?? false
    if !isOwn { return "\(name) is there already; `:save! \(visible(path))` writes over it" }
    if WholeFile.read(path) != own?.bytes {
      return "\(name) was changed by somebody else since; `:save!` writes over it"
    }
    return nil
  }

  /// Whether what the script imports lies elsewhere than beside `path`.
  private func leavesImports(_ path: String) -> Bool {
    guard session.hasImports, let first = session.files.first else { return false }
    return Paths.folder(of: first.name) != Paths.folder(of: path)
  }

  /// Tells of what an earlier session did not save.
  func offerRecovery() {
    guard let orphan = recovery?.newestOrphan() else { return }
    let count = orphan.contents.entries.count
    let entries = count == 1 ? "1 entry was" : "\(count) entries were"
    say("\(entries) not saved last time: `:recover` brings back, `:recover drop` forgets")
  }

  /// Brings back what an earlier session did not save, or drops it.
  func recover(drops: Bool) {
    if drops {
      let isThere = recovery?.newestOrphan() != nil
      recovery?.dropOrphans()
      return say(isThere ? "dropped" : "there is nothing to drop")
    }
    guard let (path, contents) = recovery?.newestOrphan() else {
      return say("there is nothing to bring back")
    }
    if !contents.files.isEmpty {
      if !saved.unsaved(of: session).entries.isEmpty {
        return say("`:recover` begins with a file: `:save` what was entered since, or `:undo` it")
      }
      if !load(contents.files) {
        return say("what was not saved is still kept: `:recover` again once the file can be loaded")
      }
    }
    if replay(contents.entries) {
      RecoveryFile.remove(path)
      setAside.removeAll { $0.path == path }
      offerRecovery()
    } else {
      say("what was not saved is still kept: `:recover drop` forgets it")
    }
  }

  /// Ends the session: what is not saved is kept for the next one.
  func leave() {
    guard let recovery else { return }
    keepUnsaved()
    dropReturned(to: session)
    if losesSomething(session) {
      say("not saved: \(unsaved(of: session)); the next session offers to bring back")
    }
    recovery.leave()
  }

  /// Whether a session has entries that were not saved.
  private func losesSomething(_ session: Session) -> Bool {
    session.parts != saves.last(of: session).parts && !session.entries.isEmpty
  }

  /// What was entered since the script was saved, or else taken back of it.
  private func unsaved(of session: Session) -> String {
    let saved = saves.last(of: session)
    let before = saved.entries
    if before.starts(with: session.entries) && before.count > session.entries.count {
      return "\(counted(before.count - session.entries.count)) taken back"
    }
    return counted(saved.unsaved(of: session).entries.count)
  }

  /// So many entries.
  private func counted(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }

  /// Says hello: four lines the first time, one later.
  func greet() {
    say("Samverka: do the measures reward silos or joint work? :help helps, ^D leaves.")
    if history?.entries().isEmpty == false || !session.parts.isEmpty { return }
    say("Declare what there is, as `party Region`; then ask `verdict`, `why verdict`.")
    let completes = canAnnounce ? " Tab completes," : ""
    say(":examples has things to copy,\(completes) :undo takes back, :save keeps.")
  }
}
