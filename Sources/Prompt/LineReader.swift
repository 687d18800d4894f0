/// Reads entries from somebody, one at a time.
///
/// A class, because it is one keyboard that is read.
protocol LineReader: AnyObject {
  /// Whether it can show something while an entry is read.
  var canAnnounce: Bool { get }

  /// Reads one entry behind a prompt.
  func readEntry(_ prompt: PromptText) -> Input

  /// Adds an entry to what can be recalled.
  func remember(_ entry: String)

  /// Calls `woken` of its owner while an entry is read and the descriptor can be read; nil for none.
  func watch(_ descriptor: Int32?)

  /// Shows text above what is being entered, and another prompt; false where there is no room now.
  func announce(_ text: String, _ prompt: PromptText) -> Bool
}

/// What a reader asks of whom it reads for.
protocol LineReaderOwner: AnyObject {
  /// How many blocks are open at the end of a text that goes on; nil where it is a whole entry.
  func openBlocks(in text: String) -> Int?

  /// What may stand at a cursor.
  func completions(of text: String, at cursor: String.Index) -> Completions

  /// How the text is painted and what is hinted at behind it.
  func painting(of text: String) -> Painting

  /// The one character that a letter and a combining mark make, nil where there is none.
  func composed(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar?

  /// The watched descriptor can be read.
  func woken()
}

/// What stands before and behind an entry.
struct PromptText: Equatable {
  /// Before the entry.
  var left: String
  /// At the right edge, how the verdict stands.
  var right = ""
  /// How `right` is marked.
  var style = ""
}

/// What came from whoever enters.
enum Input: Equatable {
  /// A whole entry, or one that was ended before it was whole.
  case entry(String)
  /// An interrupt; whether there was a text, which is dropped, and whether no other key was pressed before.
  case interrupted(hadText: Bool, isFirst: Bool = true)
  /// The end of input.
  case end
  /// The terminal is gone, or a signal asks to end.
  case hangup
}

/// What completes a text.
struct Completions: Equatable {
  /// One of the things that may follow.
  struct Candidate: Equatable {
    /// The whole word.
    var text: String
    /// What it is, in a few words.
    var note: String
  }

  /// How many characters before the cursor belong to the word.
  var typed = 0
  /// What may stand there, in order.
  var candidates: [Candidate] = []
}

/// How a text is painted.
struct Painting: Equatable {
  /// The ink of each byte of the text.
  var inks: [Ink] = []
  /// What would complete the text at its end.
  var hint = ""

  /// The roles of text, by the number of their escape sequence.
  enum Ink: UInt8, CaseIterable {
    case plain, keyword, name, number, text, comment, error, hidden

    /// The escape sequence; empty for plain, nil for what acts on a terminal and is not written to it.
    var sequence: String? {
      switch self {
      case .hidden: nil
      case .plain: ""
      case .keyword: "\u{1B}[1m"
      case .name: "\u{1B}[36m"
      case .number: "\u{1B}[33m"
      case .text: "\u{1B}[32m"
      case .comment: "\u{1B}[34m"
      case .error: "\u{1B}[31m"
      }
    }
  }
}
