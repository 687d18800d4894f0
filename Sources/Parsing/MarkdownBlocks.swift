/// The blocks of a Markdown file that are fenced as `samverka`, in order.
///
/// Fences are those of CommonMark 0.31, section 4.5: three or more backticks or tildes, indented by at
/// most three spaces, from the edge of the page or of the list item they stand in. A block in a list
/// goes on to its closing fence wherever its lines begin. Quotations are not read, nor what stands in
/// an HTML comment. The word behind the fence may have capitals or braces, as `{samverka}`.
public struct MarkdownBlocks: Sendable {
  /// The bytes between the fences of each block.
  public private(set) var ranges: [Range<Int>] = []
  /// How many columns the opening fence of each block stands from the edge of the page.
  public private(set) var indents: [Int] = []
  /// The opening fence of a block that goes on to the end of the file, nil if all are closed.
  public private(set) var unclosed: Range<Int>?
  /// The opening fences of blocks in quotations, which are not read; of very many only the first.
  public private(set) var quoted: [Range<Int>] = []
  /// So many of them are kept at most.
  private static let quotedLimit = 1_000

  /// A fence that has been opened.
  private struct Fence {
    let sign: UInt8
    let count: Int
    let isScript: Bool
    let line: Range<Int>
    /// The columns before it.
    let indent: Int
    /// The most columns before the fence that closes it.
    let widest: Int
    /// The offset of the first line behind it.
    let start: Int
  }

  /// Finds the blocks of `bytes`.
  ///
  /// - Complexity: O(n) in the number of bytes.
  public init(_ bytes: [UInt8]) {
    var fence: Fence?
    var lists = MarkdownLists()
    var isComment = false
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = MarkdownBlocks.endOfLine(bytes, from: start)
      let next = MarkdownBlocks.startOfLine(bytes, behind: end)
      let line = start..<end
      if isComment {
        isComment = !MarkdownBlocks.holds(bytes[line], "-->")
      } else if let open = fence {
        if MarkdownBlocks.closes(bytes[line], open) {
          if open.isScript { add(open, to: start) }
          fence = nil
        }
      } else {
        let text = lists.take(bytes[line])
        fence = MarkdownBlocks.opened(text, line, next)
        if fence == nil {
          if quoted.count < MarkdownBlocks.quotedLimit, MarkdownBlocks.quotes(text) {
            quoted.append(line)
          }
          isComment =
            text.beginsComment && !MarkdownBlocks.holds(text.bytes.dropFirst(4), "-->")
        }
      }
      start = next
    }
    guard let open = fence, open.isScript else { return }
    add(open, to: bytes.count)
    unclosed = open.line
  }

  /// Adds the block that a fence opened, which goes on to `end`.
  private mutating func add(_ fence: Fence, to end: Int) {
    ranges.append(fence.start..<end)
    indents.append(fence.indent)
  }

  /// The fence that the text of a line opens, nil if it opens none.
  private static func opened(
    _ text: MarkdownLists.Text, _ line: Range<Int>, _ next: Int
  ) -> Fence? {
    guard text.column - text.edge <= 3, let sign = text.bytes.first,
      sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~")
    else { return nil }
    let information = text.bytes.drop { $0 == sign }
    let count = text.bytes.count - information.count
    guard count >= 3, sign != UInt8(ascii: "`") || !information.contains(sign) else { return nil }
    return Fence(
      sign: sign, count: count, isScript: isScript(information), line: line, indent: text.column,
      widest: text.edge + 3, start: next)
  }

  /// Whether what stands behind a fence says that the block is a script.
  private static func isScript(_ information: ArraySlice<UInt8>) -> Bool {
    var word = information.drop(while: \.isBlank)
    if word.first == UInt8(ascii: "{") {
      word = word.dropFirst().drop { $0.isBlank || $0 == UInt8(ascii: ".") }
      word = word.prefix { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: ",") }
    }
    let letters = word.prefix { !$0.isBlank }
    return letters.count == 8 && letters.lazy.map { $0 | 0x20 }.elementsEqual("samverka".utf8)
  }

  /// Whether a line is of a quotation and opens a block of a script there.
  private static func quotes(_ text: MarkdownLists.Text) -> Bool {
    guard text.column - text.edge <= 3, text.bytes.first == UInt8(ascii: ">") else { return false }
    let inner = text.bytes.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
    let quoted = MarkdownLists.Text(bytes: inner, column: 0, edge: 0)
    return opened(quoted, 0..<0, 0)?.isScript == true
  }

  /// Whether a line closes a fence.
  private static func closes(_ line: ArraySlice<UInt8>, _ fence: Fence) -> Bool {
    let (column, text) = MarkdownLists.indented(line, from: 0)
    let rest = text.drop { $0 == fence.sign }
    return column <= fence.widest && text.count - rest.count >= fence.count
      && rest.allSatisfy(\.isBlank)
  }

  /// Whether a line holds a text of three signs.
  private static func holds(_ line: ArraySlice<UInt8>, _ text: StaticString) -> Bool {
    guard line.count >= 3 else { return false }
    return line.indices.dropLast(2).contains { i in
      (0..<3).allSatisfy { line[i + $0] == text.utf8Start[$0] }
    }
  }

  /// The offset of the end of the line that begins at `start`.
  private static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int {
    var i = start
    while i < bytes.count, bytes[i] != UInt8(ascii: "\n"), bytes[i] != UInt8(ascii: "\r") { i += 1 }
    return i
  }

  /// The offset of the line behind the one that ends at `end`.
  private static func startOfLine(_ bytes: [UInt8], behind end: Int) -> Int {
    let isPair =
      end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r")
      && bytes[end + 1] == UInt8(ascii: "\n")
    return min(bytes.count, end + (isPair ? 2 : 1))
  }
}
