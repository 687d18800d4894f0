import Diagnostics
import Driver
import Glibc

/// Where a command writes: results to standard output in one piece, all else to standard error.
struct Console {
  /// What stands on standard output when the command ends.
  var output = OutputText()
  /// How results are marked.
  let style: TextStyle
  /// How messages are marked.
  let errorStyle: TextStyle

  /// Finds out what the terminal and the environment want of colours.
  init(_ choice: ColorChoice) {
    style = Self.style(choice, STDOUT_FILENO)
    errorStyle = Self.style(choice, STDERR_FILENO)
  }

  /// Writes `text` to standard error at once.
  func note(_ text: String) { _ = Self.write(text, to: STDERR_FILENO) }

  /// Writes diagnostics about `sources` to standard error.
  func show(_ diagnostics: [Diagnostic], _ sources: SourceMap) {
    if diagnostics.isEmpty { return }
    var text = ""
    var renderer = DiagnosticRenderer(sources, style: errorStyle)
    renderer.write(diagnostics, to: &text)
    note(text)
  }

  /// Writes an error of use or of the world to standard error.
  func complain(_ message: String) {
    note(errorStyle.paint("error", .error) + ": " + message + "\n")
  }

  /// Whether nobody reads the results any more.
  private(set) var isReaderGone = false

  /// Whether results are read from a terminal.
  static var isOnTerminal: Bool { isatty(STDOUT_FILENO) == 1 && !isPlain }

  /// Writes the results and returns whether they arrived; a reader that has gone away is no error.
  mutating func flush() -> Bool {
    defer { output = OutputText() }
    for piece in output.pieces {
      guard let failure = Self.write(piece, to: STDOUT_FILENO) else { continue }
      return forgive(failure)
    }
    return true
  }

  /// Writes the results so far and then `bytes`, which need not be text; returns whether they arrived.
  mutating func write(_ bytes: [UInt8]) -> Bool {
    guard flush(), !isReaderGone else { return isReaderGone }
    return FileWriter.writeAll(bytes, to: STDOUT_FILENO) || forgive(errno)
  }

  /// Says what prevented that results arrive, which the system numbers so; true where nobody reads them.
  private mutating func forgive(_ failure: Int32) -> Bool {
    isReaderGone = failure == EPIPE
    if isReaderGone { return true }
    complain("the output cannot be written: \(String(cString: strerror(failure)))")
    return false
  }

  /// Whether somebody sits at standard input.
  static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 }

  /// Returns the style for a stream.
  private static func style(_ choice: ColorChoice, _ stream: Int32) -> TextStyle {
    switch choice {
    case .always: return .colored
    case .never: return .plain
    case .auto:
      let isUnwanted = variable("NO_COLOR")?.isEmpty == false || isPlain
      return isatty(stream) == 1 && !isUnwanted ? .colored : .plain
    }
  }

  /// Whether the terminal can do nothing but show text, or nobody says what it can.
  private static var isPlain: Bool { ["", "dumb"].contains(variable("TERM") ?? "") }

  /// Returns the value of a variable of the environment.
  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Writes all of `text`; returns the system's number of what prevented it, nil for nothing.
  static func write(_ text: String, to stream: Int32) -> Int32? {
    FileWriter.writeAll(text, to: stream) ? nil : errno
  }
}
