import Diagnostics
import Parsing
import Syntax

/// One text of a script that is made of several: a file that was loaded, or what was entered later.
public struct ScriptPart: Hashable, Sendable {
  /// What it is called in messages, the path of a file.
  public let name: String
  /// How its text holds a script.
  let form: SourceForm
  /// The text as it stands now, in UTF-8.
  public internal(set) var bytes: [UInt8]
  /// The numbers its lines are told by: those they had in the file, or in the entry; empty where they
  /// are still those.
  var lineNumbers: [Int] = []
  /// Whether it is a file each of whose lines ended in CR and LF when it was loaded.
  let wasOfPairs: Bool

  /// Whether it is a file.
  public var isFile: Bool { form != .entry }

  /// Creates the part that was loaded from the file at `path`.
  public init(fileAt path: String, bytes: [UInt8]) {
    name = path
    form = SourceForm(ofFileNamed: path)
    wasOfPairs = TextEdit.isOfPairs(bytes)
    self.bytes = bytes
  }

  /// Creates the part that holds the entry with a number.
  init(entry number: Int, bytes: [UInt8]) {
    name = "entry \(number)"
    form = .entry
    wasOfPairs = false
    self.bytes = bytes
  }

  /// Creates the part that asks.
  init(questions: String) {
    name = "entry"
    form = .entry
    wasOfPairs = false
    bytes = Array(questions.utf8)
  }

  /// Two are equal that say the same under one name, whatever their lines were told by.
  public static func == (a: ScriptPart, b: ScriptPart) -> Bool {
    a.name == b.name && a.form == b.form && a.wasOfPairs == b.wasOfPairs && a.bytes == b.bytes
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(bytes)
  }

  /// The text as a part of a script, or of a Markdown file that holds one; a byte order mark only where
  /// it `isFirst` there.
  func script(asMarkdown: Bool, isFirst: Bool) -> [UInt8] {
    let isWhole = (form == .markdown) == asMarkdown
    let bytes = isFirst && isWhole ? bytes : Array(bytes[TextEdit.markLength(bytes)...])
    switch form {
    case .markdown where asMarkdown: return TextEdit.ended(bytes)
    case .markdown:
      let blocks = MarkdownBlocks(bytes).ranges.map { TextEdit.ended(Array(bytes[$0])) }
      return Array(blocks.joined(separator: [UInt8(ascii: "\n")]))
    case .script, .entry:
      let text = TextEdit.ended(bytes)
      let fence = Array("```".utf8)
      return asMarkdown ? fence + Array("samverka\n".utf8) + text + fence + [0x0A] : text
    }
  }

  /// The folder of the file at a path, as the path says it.
  static func folder(of path: String) -> Substring {
    path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
  }

  /// The part without the lines that import one of `paths`.
  func withoutImports(of paths: Set<ImportPath>) -> ScriptPart {
    var (sources, symbols, tree) = (SourceMap(), SymbolTable(), SyntaxTree())
    guard let file = sources.add(name: name, bytes: bytes) else { return self }
    _ = parse(file, as: form, into: &tree, symbols: &symbols)
    var result = self
    for item in tree.items.reversed() {
      guard case .use(let literal, let span) = item,
        let path = try? ImportPath(literal.text, in: []), paths.contains(path)
      else { continue }
      let whole = TextEdit.wholeLines(of: span, in: file)
      result.bytes.removeSubrange(Int(whole.start)..<Int(whole.end))
    }
    return result
  }
}
