import CLineEditor
import Diagnostics
import Driver
import Glibc
import Parsing
import Reporting
import Syntax

/// The session at a terminal: reads entries, takes them in, answers, and tells how the verdict stands.
///
/// A class, because the line reader calls back while an entry is read.
public final class Conversation {
  /// What the conversation is about.
  var session = Session()
  /// What computes its verdicts and answers.
  let worker = Worker()
  /// The scenario that questions without one are asked of.
  var scenario = "base"
  /// How results are marked, on standard output.
  let style: TextStyle
  /// How all that is no result is marked, on standard error.
  let errorStyle: TextStyle
  /// How answers are written.
  var mode = OutputMode.table
  /// Whether it is told how long an answer took.
  var tellsTime = false
  /// The figure that was shown last; what `it` stands for.
  var lastFigure: LastFigure?
  /// What became of the last `what if`.
  var lastSupposed = Supposed.nothing
  /// How the session stood when that was told last.
  var told = Standing.none
  /// The effects that were told before their verdict was known.
  var awaitsVerdict = false
  /// The expectations of which the entry tells by itself whether they hold.
  var toldApart: Set<String> = []
  /// What was loaded and saved.
  var saves = SavedScripts()
  /// The script as it was saved last, or loaded since.
  var saved: SavedScript { saves.last(of: session) }
  /// What keeps history and unsaved entries; nil where nothing can be kept.
  var history: HistoryFile?
  var recovery: RecoveryFile?
  /// What was not saved when files were loaded, and where that is kept.
  var setAside: [(path: String, session: Session)] = []
  /// What reads entries.
  private var reader: (any LineReader)?
  /// Whether the verdict may be told while an entry is read.
  var canAnnounce: Bool { reader?.canAnnounce ?? false }
  /// Whether the last thing entered was an interrupt of nothing.
  private var wasInterrupted = false
  /// Notes that were told, each once.
  private var notes: Set<String> = []
  /// Whether the session is to end.
  var isOver = false
  /// Whether an answer could not be written, other than for want of a reader.
  public private(set) var hasLostAnswers = false

  /// What holds in the folder of a script: its currency, and what is wrong with its settings.
  let settings: (String?) -> (currency: String?, problems: [String])

  /// Creates a conversation whose results are marked with `style`, and what is said besides with
  /// `errorStyle`; `settings` tells what holds in the folder of a script, or in the current one where that
  /// is none.
  public init(
    style: TextStyle, errorStyle: TextStyle,
    settings: @escaping (String?) -> (currency: String?, problems: [String])
  ) {
    self.style = style
    self.errorStyle = errorStyle
    self.settings = settings
  }

  /// Talks until whoever enters leaves; `files` are loaded first.
  ///
  /// Returns the number of the signal that ended it, 0 for none.
  public func run(_ files: [String]) -> Int32 {
    terminal_open()
    openState()
    let reader = makeReader()
    self.reader = reader
    for entry in history?.entries().suffix(HistoryFile.limit) ?? [] { reader.remember(entry) }
    greet()
    begin(files)
    offerRecovery()
    while !isOver { step(reader) }
    worker.stop()
    leave()
    return terminal_ending_signal()
  }

  /// Begins with files, or with nothing in the current folder.
  private func begin(_ files: [String]) {
    let (currency, faults) = settings(nil)
    session = Session(currency: currency)
    worker.begin(session, in: scenario)
    if files.isEmpty { faults.forEach(say) } else { load(files) }
  }

  /// Reads one entry and does what it says.
  private func step(_ reader: any LineReader) {
    reader.watch(worker.descriptor)
    let input = reader.readEntry(prompt)
    if case .interrupted(hadText: false, let isFirst) = input {
      if wasInterrupted && isFirst {
        isOver = true
        return
      }
      wasInterrupted = true
      return say("Ctrl-D or :quit leaves; so does Ctrl-C once more")
    }
    wasInterrupted = false
    switch input {
    case .interrupted: break
    case .end:
      Screen.write("\n", to: STDERR_FILENO)
      isOver = true
    case .hangup: isOver = true
    case .entry(let text): take(text, reader)
    }
  }

  /// Takes in what was entered.
  private func take(_ text: String, _ reader: any LineReader) {
    if text.allSatisfy(\.isWhitespace) { return }
    remember(text, reader)
    PageWidth.fit(Screen.size.columns)
    let start = Clock.now
    let toldBefore = tellsTime
    perform(text)
    if tellsTime && toldBefore { say("\(Clock.now.milliseconds(since: start)) ms") }
    if terminal_ending_signal() != 0 { isOver = true }
  }

  /// Does what an entry says.
  func perform(_ text: String) {
    let trimmed = text.drop(while: \.isWhitespace)
    if trimmed.first == ":" {
      let lines = trimmed.split(whereSeparator: \.isNewline)
      if lines.dropFirst().allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
        return command(String(trimmed.dropFirst()))
      }
      let first = visible(lines[0])
      return say("nothing was done: a command stands alone; enter `\(first)`, then the rest")
    }
    if let codes = Conversation.codes(explainedBy: text) { return codes.forEach(help) }
    enter(withLast(text))
  }

  /// Keeps an entry in the history.
  private func remember(_ text: String, _ reader: any LineReader) {
    var entry = text
    while entry.last?.isWhitespace == true { entry.removeLast() }
    reader.remember(entry)
    guard let history else { return }
    do {
      try history.append(entry)
    } catch {
      self.history = nil
      note("what is entered is not kept in the history: \(error.reason)")
    }
  }

  /// What stands before and behind an entry.
  private var prompt: PromptText {
    let left = (scenario == "base" ? "samverka" : visible(scenario)) + "> "
    guard let standing = worker.standing else { return PromptText(left: left, right: "…") }
    let word = session.parts.isEmpty ? "" : standing.word
    return PromptText(left: left, right: word, style: standing.style)
  }

  /// Finds out what reads entries.
  private func makeReader() -> any LineReader {
    if Screen.isPlain || isatty(STDERR_FILENO) != 1 {
      return PlainReader(for: self)
    }
    do throws(LibeditReader.Failure) {
      return try LibeditReader(for: self, isColored: errorStyle != .plain)
    } catch {
      switch error {
      case .missing:
        note("lines are read without editing: libedit.so.2 is missing (package libedit2)")
      case .unsuitable(let name):
        note("lines are read without editing: libedit.so.2 lacks `\(name)`")
      case .terminal: note("lines are read without editing: this terminal cannot do more")
      }
      return PlainReader(for: self)
    }
  }

  /// Finds where history and unsaved entries are kept.
  private func openState() {
    do throws(StateFolder.Failure) {
      let folder = try StateFolder()
      history = HistoryFile(in: folder)
      history?.compact()
      recovery = RecoveryFile(in: folder)
    } catch {
      switch error {
      case .noHome: note("nothing is kept for the next session: there is no home folder")
      case .unusable(let reason): note("nothing is kept for the next session: \(reason)")
      }
    }
  }

  /// Writes a result; what is lost of it is not lost in silence.
  func write(_ text: String) {
    if FileWriter.writeAll(text, to: STDOUT_FILENO) { return }
    let failure = errno
    if failure != EPIPE { hasLostAnswers = true }
    let reason = visible(String(cString: strerror(failure)))
    say(errorStyle.paint("error", .error) + ": the output cannot be written: \(reason)")
  }

  /// Says something that is no result.
  func say(_ text: String) { Screen.write(Screen.fitting(text) + "\n", to: STDERR_FILENO) }

  /// Says something once.
  func note(_ text: String) {
    if notes.insert(text).inserted { say(errorStyle.paint("note", .note) + ": " + text) }
  }

  /// Shows what is wrong.
  func show(_ diagnostics: [Diagnostic], _ sources: SourceMap) {
    var text = ""
    var renderer = DiagnosticRenderer(sources, style: errorStyle)
    renderer.write(diagnostics, to: &text)
    Screen.write(text, to: STDERR_FILENO)
  }
}

extension Conversation: LineReaderOwner {
  func openBlocks(in text: String) -> Int? {
    if text.drop(while: \.isWhitespace).first == ":" || !isUnfinished(withLast(text)) {
      return nil
    }
    return openBlockCount(in: text)
  }

  func composed(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    letter.composed(with: mark)
  }

  func woken() {
    worker.takeReply()
    guard worker.standing != nil else { return }
    reader?.watch(nil)
    let lines = verdictLines()
    let text = lines.map { Screen.fitting($0) + "\n" }.joined()
    if reader?.announce(text, prompt) != true { awaitsVerdict = true } else { settle() }
  }
}
