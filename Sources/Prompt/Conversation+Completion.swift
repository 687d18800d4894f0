import Driver
import Glibc
import Guiding
import Parsing
import Syntax

extension Conversation {
  func completions(of text: String, at cursor: String.Index) -> Completions {
    let before = text[..<cursor]
    if before.drop(while: \.isWhitespace).first == ":" { return commandCompletions(before) }
    let typed = typedName(before).count
    let prefix = String(before.suffix(typed))
    let continuation = fitted(Continuation(of: String(before.dropLast(typed))))
    var candidates: [Completions.Candidate] = []
    let changed = changedLine(before.dropLast(typed))
    if prefix.first?.isUppercase != true {
      candidates += words(continuation, before.dropLast(typed), prefix).filter {
        changed?.words.contains($0.text) ?? true
      }
      if continuation.takesUnit {
        candidates += units(before.dropLast(typed), prefix, in: continuation.line)
      }
    }
    if changed?.takesName ?? true {
      candidates += names(continuation.names, before.dropLast(typed), prefix)
    }
    return Completions(typed: typed, candidates: candidates.uniqued)
  }

  /// The words of the language that may follow.
  private func words(
    _ continuation: Continuation, _ before: Substring, _ prefix: String
  ) -> [Completions.Candidate] {
    let line = before.split(omittingEmptySubsequences: false) { "\n{;".contains($0) }.last ?? ""
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    let isAsked = continuation.names == .any || continuation.names == .values
    return continuation.words.map(\.spelling).filter { $0.hasPrefix(prefix) }.sorted().map { word in
      let note = Guide.note(on: word, after: words, isAsked: isAsked)
      return Completions.Candidate(text: word, note: note)
    }
  }

  /// What may begin a line at the end of a text, or stand behind its `without`, where lines of something
  /// declared are changed: only what its kind has, or what it has itself. Nil elsewhere.
  private func changedLine(_ before: Substring) -> (words: Set<String>, takesName: Bool)? {
    let text = before.droppingLast("without")
    guard let (header, isOutermost) = openHeader(text ?? before), header.hasPrefix("change "),
      let name = header.split(separator: " ").dropFirst().first.map(String.init),
      let kind = (session.outline + session.rowMembers).first(where: { $0.name == name })?.kind
    else { return nil }
    var fitting = Set(
      AttributeWord.allCases.filter { $0.kinds.contains { $0.rawValue == kind } })
    if text == nil {
      fitting.insert(.without)
    } else if isOutermost, let own = session.lines(of: name) {
      // In a scenario there may be others, of one that it extends.
      fitting.formIntersection(own)
    }
    let words = fitting.compactMap { $0.rawValue.split(separator: " ").first.map(String.init) }
    return (Set(words), fitting.contains(.rule))
  }

  /// What stands before the `{` of the innermost open block, where a line of it begins at the end of
  /// the text, and whether no other block is open.
  private func openHeader(_ text: Substring) -> (text: Substring, isOutermost: Bool)? {
    let last = text.last { $0 != " " && $0 != "\t" }
    guard last == "{" || last == "\n" || last == ";" else { return nil }
    var open: [String.Index] = []
    for index in text.indices {
      if text[index] == "{" { open.append(index) }
      if text[index] == "}" { _ = open.popLast() }
    }
    guard let brace = open.last else { return nil }
    let header = text[..<brace].split { $0 == "\n" || $0 == ";" || $0 == "{" }.last
    return header.map { ($0.drop { $0 == " " }, open.count == 1) }
  }

  /// What completes a command or what stands behind it.
  private func commandCompletions(_ before: Substring) -> Completions {
    let text = before.drop(while: \.isWhitespace).dropFirst()
    guard let space = text.firstIndex(where: \.isWhitespace) else {
      let fitting = SessionCommand.allCases.filter { $0.rawValue.hasPrefix(text) }
      return Completions(
        typed: text.count,
        candidates: fitting.map { .init(text: $0.rawValue, note: $0.summary) })
    }
    guard let command = try? SessionCommand(abbreviated: String(text[..<space])) else {
      return Completions()
    }
    let word = String(text[space...].drop(while: \.isWhitespace))
    let candidates = arguments(of: command, word)
    return Completions(typed: word.count, candidates: candidates.uniqued)
  }

  /// What may stand behind a command.
  private func arguments(of command: SessionCommand, _ word: String) -> [Completions.Candidate] {
    let all: [Completions.Candidate]
    switch command {
    case .load, .save: return files(word)
    case .list: all = Session.outlineKinds.map { .init(text: $0, note: "") }
    case .scenario:
      all =
        [.init(text: "base", note: "the script without scenarios")]
        + session.outline.filter { $0.kind == "scenario" }.map {
          .init(text: $0.name, note: $0.title)
        }
    case .mode: all = OutputMode.allCases.map { .init(text: $0.rawValue, note: "") }
    case .recover: all = [.init(text: "drop", note: "forget what was not saved")]
    case .help:
      all =
        Guide.entries.map { .init(text: $0.title, note: $0.summary) }
        + SessionCommand.allCases.map { .init(text: ":" + $0.rawValue, note: $0.summary) }
    case .examples, .reload, .undo, .redo, .history, .keep, .missing, .time, .quit: all = []
    }
    return all.filter { $0.text.hasPrefix(word) }
  }

  /// The files and folders that a path may go on with.
  private func files(_ word: String) -> [Completions.Candidate] {
    let end = word.lastIndex(of: "/").map { word.index(after: $0) } ?? word.startIndex
    let folder = String(word[..<end])
    guard let directory = opendir(folder.isEmpty ? "." : Paths.expanded(folder)) else { return [] }
    defer { closedir(directory) }
    var found: [Completions.Candidate] = []
    while let entry = readdir(directory) {
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix(word[end...]), !name.hasPrefix("."),
        isFolder || SourceLoader.mayHoldScript(name)
      else { continue }
      found.append(.init(text: folder + name + (isFolder ? "/" : ""), note: ""))
    }
    return found.sorted { $0.text < $1.text }
  }

  func painting(of text: String) -> Painting {
    var inks = Array(repeating: Painting.Ink.plain, count: text.utf8.count)
    for (range, mark) in marks(in: text) where range.upperBound <= inks.count {
      for index in range { inks[index] = Painting.Ink(mark) }
    }
    var place = 0
    for scalar in text.unicodeScalars {
      let end = place + UTF8.width(scalar)
      if scalar.isHidden { for index in place..<end { inks[index] = .hidden } }
      place = end
    }
    return Painting(inks: inks, hint: hint(for: text))
  }

  /// What would complete the last word, where nothing else could and a part of it is typed.
  private func hint(for text: String) -> String {
    guard text.utf8.count < 2_000, let last = text.last, last.isLetter else { return "" }
    let completions = completions(of: text, at: text.endIndex)
    guard completions.typed >= 2, completions.candidates.count == 1 else { return "" }
    return String(completions.candidates[0].text.dropFirst(completions.typed))
  }
}

extension Substring {
  /// The text before `word` and the blanks that it ends with; nil where it ends otherwise.
  fileprivate func droppingLast(_ word: String) -> Substring? {
    let text = dropLast(reversed().prefix { $0 == " " || $0 == "\t" }.count)
    guard text.count < count, text.hasSuffix(word) else { return nil }
    let before = text.dropLast(word.count)
    return before.last.map { $0.isWhitespace || $0 == "{" || $0 == ";" } == true ? before : nil
  }
}

extension Painting.Ink {
  /// The ink of a stretch of text.
  fileprivate init(_ mark: TextMark) {
    switch mark {
    case .keyword: self = .keyword
    case .name: self = .name
    case .number: self = .number
    case .text: self = .text
    case .comment: self = .comment
    }
  }
}

extension [Completions.Candidate] {
  /// The candidates, each text once.
  fileprivate var uniqued: [Completions.Candidate] {
    var seen: Set<String> = []
    return filter { seen.insert($0.text).inserted }
  }
}
