import CLineEditor
import Diagnostics

/// Reads entries with the system's line editor; the only file that knows it.
final class LibeditReader: LineReader {
  /// The editor, there as long as the reader.
  private let editor: OpaquePointer
  private weak var owner: (any LineReaderOwner)?
  let canAnnounce = true
  /// Whether the prompt is marked.
  private let isColored: Bool
  /// What the editor shows behind the text, valid until the next painting.
  private var hint: [CChar] = [0]

  /// Why there is no editor.
  enum Failure: Error {
    /// The library is not installed.
    case missing
    /// The library lacks the function of that name.
    case unsuitable(String)
    /// The terminal cannot move its cursor.
    case terminal
  }

  /// Creates an editor at the terminal.
  init(for owner: any LineReaderOwner, isColored: Bool) throws(Failure) {
    switch editor_load() {
    case editor_loading_done: break
    case editor_loading_unsuitable:
      throw .unsuitable(String(cString: editor_missing_symbol()))
    default: throw .missing
    }
    self.owner = owner
    self.isColored = isColored
    let box = Box()
    let callbacks = editor_callbacks(
      context: Unmanaged.passRetained(box).toOpaque(), depth: LibeditReader.depth,
      complete: LibeditReader.complete, wake: LibeditReader.wake, paint: LibeditReader.paint,
      compose: LibeditReader.compose)
    guard let editor = editor_new("samverka", callbacks) else { throw .terminal }
    self.editor = editor
    box.reader = self
    if isColored {
      for ink in Painting.Ink.allCases {
        editor_set_ink(editor, Int(ink.rawValue), ink.sequence)
      }
    }
  }

  deinit { editor_free(editor) }

  /// What the editor hands back to find the reader.
  private final class Box {
    weak var reader: LibeditReader?
  }

  func readEntry(_ prompt: PromptText) -> Input {
    var text: UnsafePointer<CChar>?
    var count = 0
    let end = editor_read(editor, left(prompt), right(prompt), &text, &count)
    let bytes = UnsafeRawBufferPointer(start: text, count: count)
    switch end {
    case editor_end_entry: return .entry(String(decoding: bytes, as: UTF8.self))
    case editor_end_interrupt:
      return .interrupted(hadText: count > 0, isFirst: editor_was_used(editor) == 0)
    case editor_end_leave: return .end
    default: return .hangup
    }
  }

  func remember(_ entry: String) { editor_remember(editor, entry) }

  func watch(_ descriptor: Int32?) { editor_watch(editor, descriptor ?? -1) }

  func announce(_ text: String, _ prompt: PromptText) -> Bool {
    editor_announce(editor, text, right(prompt)) != 0
  }

  /// The prompt before the entry; what is between two \1 takes no room.
  private func left(_ prompt: PromptText) -> String { marked(prompt.left, "\u{1B}[1m") }

  /// The prompt at the right edge.
  private func right(_ prompt: PromptText) -> String { marked(prompt.right, prompt.style) }

  /// Text between escape sequences.
  private func marked(_ text: String, _ sequence: String) -> String {
    guard isColored, !sequence.isEmpty, !text.isEmpty else { return text }
    // The editor drops a sequence with no character behind it.
    let body = text.hasSuffix(" ") ? String(text.dropLast()) : text
    return "\u{1}\(sequence)\u{1}\(body)\u{1}\u{1B}[0m\u{1} "
  }
}

// What the editor calls.
extension LibeditReader {
  /// The reader that a context belongs to.
  private static func reader(_ context: UnsafeMutableRawPointer?) -> LibeditReader? {
    context.flatMap { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue().reader }
  }

  /// The text of a call.
  private static func string(_ text: UnsafePointer<CChar>?, _ count: Int) -> String {
    String(decoding: UnsafeRawBufferPointer(start: text, count: count), as: UTF8.self)
  }

  private static let depth:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int) -> Int32 = {
      let open = reader($0)?.owner?.openBlocks(in: string($1, $2))
      return open.map { Int32(clamping: $0) } ?? -1
    }

  private static let wake: @convention(c) (UnsafeMutableRawPointer?) -> Void = {
    reader($0)?.owner?.woken()
  }

  private static let compose: @convention(c) (UnsafeMutableRawPointer?, UInt32, UInt32) -> UInt32 =
    {
      guard let letter = Unicode.Scalar($1), let mark = Unicode.Scalar($2) else { return 0 }
      return reader($0)?.owner?.composed(letter, mark)?.value ?? 0
    }

  private static let complete:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int, Int) -> Void = {
      guard let reader = reader($0) else { return }
      let text = string($1, $2)
      let cursor = text.utf8.index(text.startIndex, offsetBy: min($3, text.utf8.count))
      reader.complete(text, cursor)
    }

  private static let paint:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int, UnsafeMutablePointer<UInt8>?
    ) -> UnsafePointer<CChar>? = { context, text, count, inks in
      guard let reader = reader(context), let inks,
        let painting = reader.owner?.painting(of: string(text, count))
      else { return nil }
      for (index, ink) in painting.inks.prefix(count).enumerated() { inks[index] = ink.rawValue }
      if painting.hint.isEmpty { return nil }
      reader.hint = Array(painting.hint.utf8CString)
      return reader.hint.withUnsafeBufferPointer { $0.baseAddress }
    }

  /// Inserts what all candidates have in common, and lists them where that is nothing.
  private func complete(_ text: String, _ cursor: String.Index) {
    guard let completions = owner?.completions(of: text, at: cursor) else { return }
    let candidates = completions.candidates
    guard let first = candidates.first else { return }
    let common = candidates.dropFirst().reduce(first.text) { $0.commonPrefix(with: $1.text) }
    let addition = String(common.dropFirst(completions.typed))
    if candidates.count == 1 {
      editor_insert(editor, addition + (first.text.hasSuffix("/") ? "" : " "))
    } else if !addition.isEmpty {
      editor_insert(editor, addition)
    } else {
      editor_list(editor, CompletionList(candidates, Screen.size).text)
    }
  }
}

extension String {
  /// The longest text that both begin with.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
