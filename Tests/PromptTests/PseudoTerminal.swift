import CPseudoTerminal
import Foundation
import Glibc
import TestSamples
import XCTest

/// A program in a terminal of its own, with somebody at the keys who looks at the screen.
final class PseudoTerminal {
  /// The binary, beside the test bundle.
  static let binary = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("samverka").path

  /// The root folder of the checkout.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// A new folder for what a session keeps.
  static func newHome() throws -> String { try TemporaryFolder.make().path }

  /// How long is waited for what should come at once, in seconds.
  static let patience = ProcessInfo.processInfo.environment["CI"] == nil ? 8.0 : 60.0

  private(set) var emulator: Emulator
  private let terminal: Int32
  let process: pid_t
  /// Everything that was written.
  private(set) var output: [UInt8] = []
  private var status: Int32?

  /// Starts the binary, or another program, with `home` as its home folder.
  init(
    _ arguments: [String] = [], program: String = PseudoTerminal.binary, home: String,
    columns: Int = 80, rows: Int = 24, environment: [String: String?] = [:],
    folder: String = PseudoTerminal.root
  ) throws {
    var variables: [String: String?] = [
      "HOME": home, "TERM": "xterm", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "NO_COLOR": "1",
    ]
    variables.merge(environment) { _, new in new }
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var settings = variables.compactMap { name, value in value.map { strdup("\(name)=\($0)") } }
    settings.append(nil)
    defer { for text in words + settings { free(text) } }
    var process: pid_t = 0
    terminal = pseudo_terminal_start(
      program, &words, &settings, folder, Int32(columns), Int32(rows), &process)
    self.process = process
    emulator = Emulator(columns: columns, rows: rows)
    if terminal < 0 { throw CocoaError(.executableLoad) }
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if terminal >= 0 { close(terminal) }
  }

  /// What the screen shows.
  var screen: String { emulator.text }

  /// Whether the terminal is as a shell wants it.
  var isCooked: Bool { pseudo_terminal_is_cooked(terminal) != 0 }

  /// Presses keys.
  func type(_ keys: some StringProtocol) {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      let piece = rest.prefix(512)
      let count = Array(piece).withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
      _ = take(0)
    }
  }

  /// Presses keys and Enter.
  func enter(_ line: String) { type(line + "\r") }

  /// Enters a line, waits for the prompt that follows, and for what comes of the line.
  func enter(
    _ line: String, see text: String, file: StaticString = #filePath, line number: UInt = #line
  ) {
    while take(0) {}
    let before = prompts
    enter(line)
    // An earlier line may have put the same text on the screen: the prompt must be a new one.
    wait(for: "prompt behind \(line)", file: file, line: number) { prompts > before }
    see(text, file: file, line: number)
    ready(file: file, line: number)
  }

  /// How often the session asked for an entry: the editor asks the terminal to mark pastes then,
  /// and a terminal that can do nothing shows the prompt alone.
  private var prompts: Int {
    let text = String(decoding: output, as: UTF8.self)
    let asked = text.components(separatedBy: "\u{1B}[?2004h").count
    return asked > 1 ? asked : text.components(separatedBy: "samverka> ").count
  }

  /// Waits until the cursor stands behind an empty prompt and keys go to the editor.
  func ready(file: StaticString = #filePath, line: UInt = #line) {
    wait(for: "prompt", file: file, line: line) {
      let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
      let (row, column) = emulator.cursor
      guard row < lines.count else { return false }
      return lines[row].prefix(max(0, column - 1)).hasSuffix("samverka>")
    }
  }

  /// Clears the screen, and waits until nothing of what was there is left but the prompt.
  func clear(file: StaticString = #filePath, line: UInt = #line) {
    type("\u{C}")
    wait(for: "empty screen", file: file, line: line) {
      screen.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }.count == 1
    }
    ready(file: file, line: line)
  }

  /// Changes the size of the window.
  func resize(columns: Int, rows: Int) {
    emulator.resize(columns: columns, rows: rows)
    pseudo_terminal_resize(terminal, Int32(columns), Int32(rows))
  }

  /// Reads what was written, waiting for it; false where nothing comes any more.
  private func take(_ milliseconds: Int32) -> Bool {
    var request = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, milliseconds) > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(terminal, &chunk, chunk.count)
    guard count > 0 else { return false }
    output += chunk[..<count]
    emulator.show(Array(chunk[..<count]))
    return true
  }

  /// Waits until `condition` holds; fails the test where it does not in time.
  func wait(
    for what: String, file: StaticString = #filePath, line: UInt = #line,
    until condition: () -> Bool
  ) {
    let end = Date(timeIntervalSinceNow: PseudoTerminal.patience)
    while !condition() {
      if Date() > end {
        return XCTFail("no \(what) on\n\(screen)", file: file, line: line)
      }
      _ = take(50)
    }
  }

  /// Waits until the screen shows a text.
  func see(_ text: String, file: StaticString = #filePath, line: UInt = #line) {
    wait(for: text, file: file, line: line) { screen.contains(text) }
  }

  /// Waits until the last line of the screen is `text`.
  func seeLast(_ text: String, file: StaticString = #filePath, line: UInt = #line) {
    wait(for: "last line \(text)", file: file, line: line) {
      screen.split(separator: "\n").last.map(String.init) == text
    }
  }

  /// Waits until what was written holds a text so many times.
  func read(_ text: String, times: Int = 1, file: StaticString = #filePath, line: UInt = #line) {
    wait(for: "\(times) times \(text)", file: file, line: line) {
      String(decoding: output, as: UTF8.self).components(separatedBy: text).count > times
    }
  }

  /// Waits for the end; returns the exit status, or the number of a signal made negative.
  func end(file: StaticString = #filePath, line: UInt = #line) -> Int32 {
    wait(for: "end", file: file, line: line) {
      var raw: Int32 = 0
      guard waitpid(process, &raw, WNOHANG) == process else { return false }
      status = raw & 0x7F == 0 ? raw >> 8 & 0xFF : -(raw & 0x7F)
      return true
    }
    while take(20) {}
    return status ?? -999
  }

  /// Takes the terminal away, as a closed window does.
  func hangUp() {
    kill(process, SIGHUP)
  }
}
