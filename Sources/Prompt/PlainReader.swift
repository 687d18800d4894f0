import CLineEditor
import Glibc

/// Reads entries line by line, as a terminal without any editing gives them.
final class PlainReader: LineReader {
  private weak var owner: (any LineReaderOwner)?
  let canAnnounce = false
  /// Bytes read and not used yet.
  private var bytes: [UInt8] = []

  /// Creates a reader of standard input.
  init(for owner: any LineReaderOwner) { self.owner = owner }

  func readEntry(_ prompt: PromptText) -> Input {
    // Whoever sees the prompt may interrupt: what was interrupted before is forgotten first.
    _ = terminal_was_interrupted()
    terminal_keep_typed(1)
    defer { terminal_keep_typed(0) }
    let mark = prompt.right.isEmpty || prompt.right == "…" ? "" : "[\(prompt.right)] "
    Screen.write(mark + prompt.left, to: STDERR_FILENO)
    var entry = ""
    var emptyLines = 0
    while true {
      switch readLine() {
      case .entry(let line):
        emptyLines = line.allSatisfy(\.isWhitespace) ? emptyLines + 1 : 0
        entry += entry.isEmpty ? line : "\n" + line
        if emptyLines >= 2 || owner?.openBlocks(in: entry) == nil { return .entry(entry) }
        Screen.write("... ", to: STDERR_FILENO)
      case .interrupted(let hadText, _):
        Screen.write("\n", to: STDERR_FILENO)
        return .interrupted(hadText: hadText || !entry.isEmpty)
      case .end: return entry.isEmpty ? .end : .entry(entry)
      case .hangup: return .hangup
      }
    }
  }

  func remember(_ entry: String) {}
  func watch(_ descriptor: Int32?) {}
  func announce(_ text: String, _ prompt: PromptText) -> Bool { false }

  /// Reads one line.
  private func readLine() -> Input {
    while true {
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: bytes[..<end], as: UTF8.self)
        bytes.removeSubrange(...end)
        return .entry(line)
      }
      switch terminal_wait(STDIN_FILENO, -1) {
      case 1:
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = read(STDIN_FILENO, &chunk, chunk.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return takeRest() }
        bytes += chunk[..<count]
      default:
        if terminal_ending_signal() != 0 { return .hangup }
        if terminal_was_interrupted() != 0 {
          bytes = []
          return .interrupted(hadText: terminal_drop_typed() != 0)
        }
      }
    }
  }

  /// What stands behind the last newline.
  private func takeRest() -> Input {
    if bytes.isEmpty { return .end }
    defer { bytes = [] }
    return .entry(String(decoding: bytes, as: UTF8.self))
  }
}
