import Diagnostics
import Syntax

/// Returns the text of a file that parses in the one layout of the language; of a Markdown file its
/// scripts are laid out, and the rest stays.
///
/// A block of a Markdown file is indented as its fence is. Only spaces, line ends and semicolons between tokens differ. Line ends are those the file begins
/// with, and a byte order mark stays.
/// - Complexity: O(n) in the size of the file.
public func formatted(_ file: SourceFile, as form: SourceForm) -> [UInt8] {
  let lineEnd = firstLineEnd(of: file.bytes)
  let blocks = form == .markdown ? MarkdownBlocks(file.bytes) : nil
  let ranges = blocks?.ranges ?? [file.bytes.indices]
  return file.bytes.withUnsafeBufferPointer { bytes in
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var end = 0
    for (index, range) in ranges.enumerated() {
      result += bytes[end..<range.lowerBound]
      let indent = blocks?.indents[index] ?? 0
      var layout = ScriptLayout(bytes, range, lineEnd: lineEnd, indent: indent)
      result += layout.text()
      end = range.upperBound
    }
    return result + bytes[end...]
  }
}

/// What ends the first line of a text, `\n` where it has only one.
private func firstLineEnd(of bytes: [UInt8]) -> [UInt8] {
  let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
  guard let first = bytes.firstIndex(where: { $0 == lineFeed || $0 == carriageReturn }),
    bytes[first] == carriageReturn
  else { return [lineFeed] }
  return bytes[(first + 1)...].first == lineFeed ? [carriageReturn, lineFeed] : [carriageReturn]
}
