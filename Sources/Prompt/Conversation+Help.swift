import Diagnostics
import Evaluation
import Glibc
import Guiding
import Reporting
import Syntax

extension Conversation {
  /// Tells what a word means; without one, what there is.
  func help(_ word: String) {
    if word.isEmpty { return write(overview) }
    let name = word.hasPrefix(":") ? String(word.dropFirst()) : word
    var entries = Guide.entries(about: name)
    if entries.isEmpty, let meant = MeantUnit(name) { entries = Guide.entries(about: meant.help) }
    if entries.isEmpty, name.isCurrencyCode { entries = Guide.entries(about: "kr") }
    let command = try? SessionCommand(abbreviated: name)
    if let command, entries.isEmpty || word.hasPrefix(":") {
      return write(":\(command.usage)\n" + wrapped("\(command.summary).", indent: 2) + "\n")
    }
    if let page = Page.named(name) {
      var text = ""
      PageWriter(style: style).write(page, to: &text)
      return write(text)
    }
    guard let first = entries.first else { return explainUnknown(name) }
    write(page(first))
    if entries.count > 1 {
      let others = entries.dropFirst().map { "`\($0.title)`" }
      write("\n" + wrapped("See also \(listed(others)).") + "\n")
    }
  }

  /// The codes behind `explain` in an entry, as findings end with `samverka explain SV204`; nil where it is
  /// another entry.
  static func codes(explainedBy text: String) -> [String]? {
    var words = text.split(whereSeparator: \.isWhitespace)[...]
    if words.first == "=" { words = words.dropFirst() }
    if words.first == "samverka" { words = words.dropFirst() }
    guard words.first == "explain", words.count > 1 else { return nil }
    return words.dropFirst().map(String.init)
  }

  /// The page about one word.
  private func page(_ entry: HelpEntry) -> String {
    let first = wrapped("\(entry.title): \(entry.summary).")
    let isWhole = first.hasPrefix(entry.title)
    let rest = isWhole ? first.dropFirst(entry.title.count) : first[...]
    var text = (isWhole ? style.paint(entry.title, .strong) : "") + rest + "\n"
    if !entry.text.isEmpty { text += wrapped(entry.text) + "\n" }
    let lines = entry.example.split(separator: "\n").map { "  " + $0 + "\n" }
    return text + "\n" + lines.joined()
  }

  /// What there is to know, on one screen.
  private var overview: String {
    var text = ""
    for line in [
      "An entry is a declaration, `change NAME { … }`, `without NAME`, a question or a figure.",
      "Enter it again and it is replaced; a bare name shows it; `it` is the last figure.",
    ] { text += wrapped(line) + "\n" }
    let width = SessionCommand.allCases.map(\.usage.count).max() ?? 0
    for command in SessionCommand.allCases {
      text += Screen.beside("  :" + command.usage, command.summary, column: width + 5)
    }
    let kinds = DeclarationKind.allCases.map(\.rawValue)
    text += wrapped("Declared: \(listed(kinds)). `:help party` tells about one.") + "\n"
    text += wrapped(
      "Asked: `verdict`, `show X`, `why X`, `compare A with B`, `repair`, `expect …`.")
    return text + "\n"
  }

  /// Says that a word has no help, and names a similar one; a name of the session is shown.
  private func explainUnknown(_ word: String) {
    if let named = session.outline.first(where: { $0.name == word }) {
      let title = named.title.isEmpty ? "" : ": " + visible(named.title)
      say("\(visible(word)) is a \(named.kind) of this session\(title)")
      return Screen.write(indented(documentation: named.documentation), to: STDERR_FILENO)
    }
    let known = Guide.entries.flatMap(\.words)
    let near = nearest(to: word, among: known).map { "; there is a similar word: `\($0)`" }
    say("there is no help on `\(visible(word))`" + (near ?? "; `:help` tells what there is"))
  }

  /// Shows things to try.
  func examples() {
    guard let first = Guide.entries(about: "goal").first else { return }
    write(wrapped("A whole script; paste it, then ask `why verdict` and `repair`:") + "\n\n")
    write(first.example.split(separator: "\n").map { "  " + $0 + "\n" }.joined())
    write(
      "\n" + wrapped("`:help WORD` has an example for each word of the language.") + "\n")
  }
}

extension MeantUnit {
  /// The word of the language that explains it.
  fileprivate var help: String {
    switch self {
    case .words(let text, _): text.split(separator: " ").first.map(String.init) ?? text
    case .money(let scale, _): scale.rawValue
    case .currency: "kr"
    case .post: "hours"
    case .nothing: "up to"
    }
  }
}

extension String {
  /// Whether it is three capital letters, as codes of currencies are.
  fileprivate var isCurrencyCode: Bool {
    utf8.count == 3 && utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }
}

extension SessionCommand {
  /// How it is written.
  var usage: String { rawValue + (arguments.isEmpty ? "" : " " + arguments) }
}
