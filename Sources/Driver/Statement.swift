import Diagnostics
import Syntax

/// The lines of a declaration that share a statement of its text: one alone, several behind one word with
/// commas between, as `blocks Plan, Visit`, or two in a row, as `from A to B`.
struct Statement {
  /// Lines of a declaration by their numbers, and the stretch of text that goes with them.
  typealias Removal = (lines: Range<Int>, span: SourceSpan)

  /// The lines, by their numbers in the declaration.
  private(set) var lines: Range<Int>
  /// Where the word of a list stands, with what is blank behind it; nil where no commas are.
  private(set) var word: Range<Int>?
  /// Where each line stands in the file, in order; in a list without the word.
  private var places: [Range<Int>]

  /// Finds the statements of a block in the text of its file.
  /// - Complexity: O(n) in the length of the block.
  static func all(of attributes: Attributes, in file: SourceFile) -> [Statement] {
    var result: [Statement] = []
    for (number, attribute) in attributes.enumerated() {
      let place = Int(attribute.span.start - file.base)..<Int(attribute.span.end - file.base)
      let last = result.indices.last
      if let last, let end = result[last].places.last?.upperBound, end <= place.lowerBound,
        let isList = joins(file.bytes[end..<place.lowerBound])
      {
        result[last].lines = result[last].lines.lowerBound..<number + 1
        result[last].places.append(place)
        if isList && result[last].word == nil {
          result[last].splitWord(attribute.word, file.bytes)
        }
      } else {
        result.append(Statement(lines: number..<number + 1, word: nil, places: [place]))
      }
    }
    return result
  }

  /// Where a line stands, in a list without the word.
  func place(of line: Int) -> Range<Int> { places[line - lines.lowerBound] }

  /// Takes the word of a list off its first line.
  private mutating func splitWord(_ word: AttributeWord, _ bytes: [UInt8]) {
    let line = places[0]
    places[0] = Statement.text(of: line, behind: word, in: bytes)
    self.word = line.lowerBound..<places[0].lowerBound
  }

  /// What stands behind the word of a line.
  static func text(of line: Range<Int>, behind word: AttributeWord, in bytes: [UInt8]) -> Range<Int>
  {
    var end = line.lowerBound
    for _ in word.rawValue.split(separator: " ") {
      end = bytes[end...].firstIndex { !(0x61...0x7A).contains($0) } ?? end
      end = bytes[end...].firstIndex { !TextEdit.isBlank($0) && !TextEdit.isNewline($0) } ?? end
    }
    return end..<line.upperBound
  }

  /// Whether what stands between two lines leaves them in one statement, and if so whether as a list.
  private static func joins(_ between: ArraySlice<UInt8>) -> Bool? {
    if between.allSatisfy(TextEdit.isBlank) { return false }
    var (commas, isComment) = (0, false)
    for byte in between {
      if TextEdit.isNewline(byte) { isComment = false }
      if isComment || TextEdit.isBlank(byte) || TextEdit.isNewline(byte) { continue }
      if byte == UInt8(ascii: "#") { isComment = true } else { commas += 1 }
      if !isComment && byte != UInt8(ascii: ",") { return nil }
    }
    return commas == 1 ? true : nil
  }

  /// The stretches that take `gone` out of the text of a block, each with the commas that it needs no
  /// more; where nothing of a statement stays, with the lines of text that it is alone on.
  static func removals(
    of gone: Set<Int>, from attributes: Attributes, in file: SourceFile
  ) -> [Removal] {
    if gone.isEmpty { return [] }
    return all(of: attributes, in: file).flatMap { $0.removals(of: gone, in: file) }
  }

  /// The stretches that take `gone` out of the statement.
  func removals(of gone: Set<Int>, in file: SourceFile) -> [Removal] {
    func span(_ range: Range<Int>) -> SourceSpan {
      SourceSpan(file.base + UInt32(range.lowerBound), file.base + UInt32(range.upperBound))
    }
    if lines.allSatisfy(gone.contains) {
      let whole = (word ?? places[0]).lowerBound..<places[places.count - 1].upperBound
      return [(lines, TextEdit.wholeLines(of: span(whole), in: file))]
    }
    var result: [Removal] = []
    var first = lines.lowerBound
    while let start = lines[first...].first(where: gone.contains) {
      let end = lines[start...].first { !gone.contains($0) } ?? lines.upperBound
      let cut =
        start > lines.lowerBound
        ? place(of: start - 1).upperBound..<place(of: end - 1).upperBound
        : place(of: start).lowerBound..<place(of: end).lowerBound
      result.append((start..<end, span(cut)))
      first = end
    }
    return result
  }
}

/// A line of an entry that is put into a declaration.
struct NewLine {
  /// The word that it shares with the first of its list; empty where it has its own.
  let word: [UInt8]
  /// Where it stands in the entry.
  var stretch: Range<Int>
  /// Where what stands behind its word stands there.
  let item: Range<Int>

  /// All of it as text, and where in that the entry's own stands.
  func text(in entry: SourceFile) -> (bytes: [UInt8], copy: EntryCopy) {
    (word + entry.bytes[stretch], EntryCopy(at: word.count, of: stretch))
  }

  /// What stands behind its word, as text.
  func item(in entry: SourceFile) -> (bytes: [UInt8], copy: EntryCopy) {
    (Array(entry.bytes[item]), EntryCopy(at: 0, of: item))
  }

  /// The comment behind it, with the blanks before that; empty where there is none.
  func comment(in entry: SourceFile) -> ArraySlice<UInt8> {
    TextEdit.comment(entry.bytes, behind: stretch.upperBound).map { entry.bytes[$0] } ?? []
  }

  /// The comments on lines of their own above it, as lines that begin with `indent`.
  func commentsAbove(in entry: SourceFile, indent: [UInt8]) -> [UInt8] {
    let start = stretch.lowerBound
    guard TextEdit.beginsLine(entry.bytes, at: start) else { return [] }
    let above = TextEdit.comments(entry.bytes, above: start, from: 0)
    return entry.bytes[above].split(whereSeparator: TextEdit.isNewline).flatMap { line in
      indent + line.drop(while: TextEdit.isBlank) + [UInt8(ascii: "\n")]
    }
  }

  /// The same for the place of a line in `file`, which its blanks stand before; empty where it shares
  /// the line.
  func commentsAbove(in entry: SourceFile, for place: Int, in file: SourceFile) -> [UInt8] {
    guard TextEdit.beginsLine(file.bytes, at: place) else { return [] }
    let indent = Array(TextEdit.indentation(file.bytes, at: place))
    let comments = commentsAbove(in: entry, indent: indent)
    return comments.isEmpty ? [] : Array(comments.dropFirst(indent.count)) + indent
  }

  /// Finds the lines of a `change` in the text of the entry.
  static func all(of attributes: Attributes, in entry: SourceFile) -> [NewLine] {
    Statement.all(of: attributes, in: entry).flatMap { statement in
      statement.lines.map { line in
        let place = statement.place(of: line)
        guard let word = statement.word else {
          let item = Statement.text(of: place, behind: attributes[line].word, in: entry.bytes)
          return NewLine(word: [], stretch: place, item: item)
        }
        let isFirst = line == statement.lines.lowerBound
        return NewLine(
          word: isFirst ? [] : Array(entry.bytes[word]),
          stretch: (isFirst ? word : place).lowerBound..<place.upperBound, item: place)
      }
    }
  }

  /// Some of `all` by their numbers; what is a list in the entry stays one.
  static func some(_ numbers: [Int], of all: [NewLine]) -> [NewLine] {
    var result: [NewLine] = []
    for (place, number) in numbers.enumerated() {
      let follows = place > 0 && numbers[place - 1] + 1 == number
      if follows && !all[number].word.isEmpty {
        result[result.count - 1].stretch =
          result[result.count - 1].stretch.lowerBound..<all[number].stretch.upperBound
      } else {
        result.append(all[number])
      }
    }
    return result
  }
}
