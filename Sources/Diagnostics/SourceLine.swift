/// A line of a file as it is shown, cut around what is of interest where it is very long.
struct SourceLine {
  /// The text to show, tabs as spaces, safe for a terminal.
  let text: String
  /// The bytes shown.
  private let bytes: ArraySlice<UInt8>
  /// Columns before the first byte shown.
  private let indent: Int

  /// Lines up to so many bytes are shown whole.
  static let longest = 300
  /// Bytes shown before and behind what a long line is cut around.
  private static let context = 80

  /// Takes the line in `range` of `file`, cut around `focus` where it is long.
  init(_ file: SourceFile, range: Range<Int>, focus: Range<Int>) {
    var shown = Self.trimmed(range, of: file.bytes)
    if shown.lowerBound == 0 { shown = min(file.markLength, shown.upperBound)..<shown.upperBound }
    let whole = shown
    if shown.count > Self.longest {
      let low = max(shown.lowerBound, focus.lowerBound - Self.context)
      let high = min(shown.upperBound, min(focus.upperBound, focus.lowerBound + 160) + Self.context)
      shown = Self.snapped(low, file.bytes)..<max(low, Self.snapped(high, file.bytes))
    }
    bytes = file.bytes[shown]
    let head = shown.lowerBound > whole.lowerBound ? "…" : ""
    let tail = shown.upperBound < whole.upperBound ? "…" : ""
    indent = head.isEmpty ? 0 : 1
    text = head + Self.expanded(bytes) + tail
  }

  /// Returns the columns before the byte at `offset`, which is clamped to what is shown.
  func column(at offset: Int) -> Int {
    let end = min(max(offset, bytes.startIndex), bytes.endIndex)
    return indent + Self.width(of: bytes[..<end])
  }

  /// The offset behind the last byte shown.
  var end: Int { bytes.endIndex }

  /// Returns the columns that `bytes`, which begin a line, take on a terminal.
  static func width(of bytes: ArraySlice<UInt8>, from column: Int = 0) -> Int {
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return column + bytes.count }
    var column = column
    for character in String(decoding: bytes, as: UTF8.self) {
      column += character == "\t" ? 8 - column % 8 : visible(String(character)).terminalWidth
    }
    return column
  }

  /// Returns the text of `bytes` with tab stops every eight columns and nothing hidden.
  private static func expanded(_ bytes: ArraySlice<UInt8>) -> String {
    var result = ""
    var column = 0
    for character in String(decoding: bytes, as: UTF8.self) {
      let shown =
        character == "\t"
        ? String(repeating: " ", count: 8 - column % 8) : visible(String(character))
      result += shown
      column += shown.terminalWidth
    }
    return result
  }

  /// Returns `range` without the line end.
  private static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var end = range.upperBound
    if end > range.lowerBound, bytes[end - 1] == 0x0A { end -= 1 }
    if end > range.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
    return range.lowerBound..<end
  }

  /// Returns the first offset from `offset` on at which a character of UTF-8 can begin.
  private static func snapped(_ offset: Int, _ bytes: [UInt8]) -> Int {
    var offset = offset
    while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}
