/// The blocks of a Markdown file that are fenced as `samverka`, in order.
///
/// Fences are those of CommonMark 0.31, section 4.5, outside lists and quotations: three or more
/// backticks or tildes, indented by at most three spaces. What stands in an HTML comment is passed over.
public struct MarkdownBlocks: Sendable {
  /// The bytes between the fences of each block.
  public private(set) var ranges: [Range<Int>] = []
  /// The opening fence of a block that goes on to the end of the file, nil if all are closed.
  public private(set) var unclosed: Range<Int>?

  /// A fence that has been opened.
  private struct Fence {
    let sign: UInt8
    let count: Int
    let isScript: Bool
    let line: Range<Int>
    /// The offset of the first line behind it.
    let start: Int
  }

  /// Finds the blocks of `bytes`.
  ///
  /// - Complexity: O(n) in the number of bytes.
  public init(_ bytes: [UInt8]) {
    var fence: Fence?
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
          if open.isScript { ranges.append(open.start..<start) }
          fence = nil
        }
      } else if let opened = MarkdownBlocks.opened(bytes, line, next) {
        fence = opened
      } else if MarkdownBlocks.beginsComment(bytes[line]) {
        isComment = !MarkdownBlocks.holds(bytes[line].dropFirst(4), "-->")
      }
      start = next
    }
    guard let open = fence, open.isScript else { return }
    ranges.append(open.start..<bytes.count)
    unclosed = open.line
  }

  /// The fence that a line opens, nil if it opens none.
  private static func opened(_ bytes: [UInt8], _ line: Range<Int>, _ next: Int) -> Fence? {
    let text = withoutIndent(bytes[line])
    guard let sign = text.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else {
      return nil
    }
    let information = text.drop { $0 == sign }
    let count = text.count - information.count
    guard count >= 3, sign != UInt8(ascii: "`") || !information.contains(sign) else { return nil }
    let word = information.drop(while: isBlank).prefix { !isBlank($0) }
    return Fence(
      sign: sign, count: count, isScript: word.elementsEqual("samverka".utf8), line: line,
      start: next)
  }

  /// Whether a line closes a fence.
  private static func closes(_ line: ArraySlice<UInt8>, _ fence: Fence) -> Bool {
    let text = withoutIndent(line)
    let rest = text.drop { $0 == fence.sign }
    return text.count - rest.count >= fence.count && rest.allSatisfy(isBlank)
  }

  /// Whether a line begins a comment of HTML.
  private static func beginsComment(_ line: ArraySlice<UInt8>) -> Bool {
    withoutIndent(line).starts(with: "<!--".utf8)
  }

  /// A line without up to three spaces before it.
  private static func withoutIndent(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    for _ in 0..<3 where line.first == UInt8(ascii: " ") { line = line.dropFirst() }
    return line
  }

  /// Whether a byte is a space or a tab.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
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
