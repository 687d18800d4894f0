import Syntax

/// Lays out one script, token by token: indents, spaces, blank lines, blocks on one line or on several.
///
/// Tokens and comments stay as they are, and so do line ends where a line goes on. A block that stands
/// on one line stays there while it fits; elsewhere each line of a script has a line of its own.
struct ScriptLayout {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let pieces: [Piece]
  private let range: Range<Int>
  private var lines: LineWriter
  /// The line being written, without the comment behind it.
  private var line: [UInt8] = []
  /// The number of open blocks that stand on several lines.
  private var depth = 0
  /// The number of open blocks that stand on this line.
  private var flatDepth = 0
  /// Whether the last token is a `-` that belongs to what follows it.
  private var isBehindSign = false
  /// Whether nothing is written yet, or only the `{` of a block.
  private var isFirst = true

  /// The most columns a line gets by a block on it.
  private static let widest = 100

  /// Creates the layout of the script in `range` of `bytes`, all of it behind `indent` spaces.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, lineEnd: [UInt8], indent: Int
  ) {
    self.bytes = bytes
    self.range = range
    pieces = Piece.all(of: bytes, range)
    lines = LineWriter(lineEnd: lineEnd, indent: indent)
  }

  /// Returns the script in its layout, which ends with a line end unless it is empty.
  ///
  /// - Complexity: O(n) in the number of bytes.
  mutating func text() -> [UInt8] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let isMarked = range.lowerBound == 0 && bytes[..<range.upperBound].starts(with: mark)
    var end = range.lowerBound + (isMarked ? 3 : 0)
    for index in pieces.indices {
      writeGap(Gap(bytes, end..<Int(pieces[index].start)), before: index)
      write(index)
      end = Int(pieces[index].end)
    }
    writeGap(Gap(bytes, end..<range.upperBound), before: pieces.count)
    lines.flush()
    return (isMarked ? mark : []) + lines.output
  }

  /// Writes what stands before a piece, or behind the last one.
  private mutating func writeGap(_ gap: Gap, before index: Int) {
    let isEnd = index == pieces.count
    guard isEnd || !gap.remarks.isEmpty || breaks(before: index) else { return }
    var remarks = gap.remarks[...]
    if index > 0 {
      let isBehind = remarks.first?.lineEnds == 0
      endLine(isBehind ? remarks.popFirst() : nil)
    }
    let isLast = isEnd || pieces[index].kind == .rightBrace
    let indent = depth * 2 + (!isEnd && isContinuation(index) ? 2 : 0)
    for remark in remarks {
      writeBlank(gap: remark.lineEnds)
      if remark.isBehindSemicolon { append("; ", indent) } else { append("", indent) }
      line += bytes[remark.range]
      endLine(nil)
      isFirst = false
    }
    if !isLast { writeBlank(gap: gap.lineEnds) }
  }

  /// Writes an empty line where there were some, but none at the beginning of a script or block.
  private mutating func writeBlank(gap lineEnds: Int) {
    if lineEnds > 1 && !isFirst { lines.write([], remark: nil) }
  }

  /// Ends the line, with a comment behind it if there is one.
  private mutating func endLine(_ remark: Gap.Remark?) {
    lines.write(line, remark: remark.map { Array(bytes[$0.range]) })
    line.removeAll(keepingCapacity: true)
  }

  /// Begins a line with an indent and a text.
  private mutating func append(_ text: String, _ indent: Int) {
    line += [UInt8](repeating: UInt8(ascii: " "), count: indent)
    line += text.utf8
  }

  /// Writes a piece, behind what is on its line.
  private mutating func write(_ index: Int) {
    let piece = pieces[index]
    if piece.kind == .rightBrace && flatDepth == 0 { depth = max(0, depth - 1) }
    if line.isEmpty {
      append("", depth * 2 + (isContinuation(index) ? 2 : 0))
    } else {
      if isParted(index) { line.append(UInt8(ascii: ";")) }
      if isBehindSpace(index, sign: isBehindSign) { line.append(UInt8(ascii: " ")) }
    }
    isFirst = false
    isBehindSign = isSign(index)
    line += bytes[piece.range]
    switch piece.kind {
    case .leftBrace where flatDepth > 0 || staysOnLine(index): flatDepth += 1
    case .leftBrace:
      depth += 1
      isFirst = true
    case .rightBrace: flatDepth = max(0, flatDepth - 1)
    default: break
    }
  }
}

extension ScriptLayout {
  /// Whether a piece begins a line.
  private func breaks(before index: Int) -> Bool {
    guard index > 0, flatDepth == 0 else { return false }
    let piece = pieces[index]
    let previous = pieces[index - 1].kind
    return piece.startsStatement || piece.startsLine || piece.kind == .rightBrace
      || previous == .leftBrace || (previous == .rightBrace && piece.word != .in)
  }

  /// Whether a piece goes on a line of the script that began on a line above.
  private func isContinuation(_ index: Int) -> Bool {
    let piece = pieces[index]
    guard index > 0, !piece.startsStatement, piece.kind != .rightBrace else { return false }
    let previous = pieces[index - 1].kind
    return previous != .leftBrace && previous != .rightBrace
  }

  /// Whether a `;` parts a piece from the one before it on its line.
  private func isParted(_ index: Int) -> Bool {
    pieces[index].isSeparated && pieces[index].kind != .rightBrace
      && pieces[index - 1].kind != .leftBrace
  }

  /// Whether a space stands between a piece and the one before it, which is a sign or not.
  private func isBehindSpace(_ index: Int, sign: Bool) -> Bool {
    let (previous, piece) = (pieces[index - 1], pieces[index])
    if isTight(index) || isTight(index - 1) { return false }
    switch (previous.kind, piece.kind) {
    case (_, .comma), (_, .rightParenthesis), (_, .rightBracket), (.leftParenthesis, _),
      (.leftBracket, _), (.leftBrace, .rightBrace):
      return false
    case (_, .leftParenthesis) where !sign:
      switch previous.word {
      case .min, .max, .sum, .round: return false
      default: return true
      }
    default: return !sign
    }
  }

  /// Whether a piece is a `-` between two numbers without spaces: a check doubts it, and must find it as
  /// it was written.
  private func isTight(_ index: Int) -> Bool {
    guard pieces[index].kind == .minus, index > 0, index + 1 < pieces.count else { return false }
    let (first, next) = (pieces[index - 1], pieces[index + 1])
    return first.kind == .number && first.end == pieces[index].start
      && next.kind == .number && next.start == pieces[index].end
  }

  /// Whether a piece is a `-` of what follows it, not one between two figures.
  ///
  /// Behind a word only the spaces around it tell: `pays -5 kr` against `3 hours - 1 hours`.
  private func isSign(_ index: Int) -> Bool {
    let piece = pieces[index]
    guard piece.kind == .minus else { return false }
    guard index > 0, index + 1 < pieces.count, !piece.startsStatement else { return true }
    switch pieces[index - 1].kind {
    case .name, .word, .string, .number, .date, .percent, .rightParenthesis, .rightBracket:
      return pieces[index - 1].end < piece.start && piece.end == pieces[index + 1].start
    case .end, .newline, .semicolon, .leftBrace, .rightBrace, .leftParenthesis, .leftBracket,
      .comma, .plus, .minus, .plusMinus, .times, .divided, .equal, .notEqual, .less, .lessOrEqual,
      .greater, .greaterOrEqual:
      return true
    }
  }

  /// Whether a block, whose `{` has just been written, stays on its line: it stands on one and fits, or
  /// there is nothing in it.
  private func staysOnLine(_ index: Int) -> Bool {
    if index + 1 < pieces.count, pieces[index + 1].kind == .rightBrace {
      let gap = Gap(bytes, Int(pieces[index].end)..<Int(pieces[index + 1].start))
      return gap.remarks.isEmpty
    }
    guard pieces[index].closesOnLine else { return false }
    var width = columns(of: line)
    var open = 1
    var next = index + 1
    var sign = false
    while open > 0 && width <= Self.widest && next < pieces.count {
      let piece = pieces[next]
      width += isParted(next) ? 1 : 0
      width += isBehindSpace(next, sign: sign) ? 1 : 0
      // A character has four bytes at most, so that this many are too wide anyhow.
      guard piece.range.count <= 8 * Self.widest else { return false }
      width += columns(of: bytes[piece.range])
      sign = isSign(next)
      open += piece.kind == .leftBrace ? 1 : piece.kind == .rightBrace ? -1 : 0
      next += 1
    }
    return width <= Self.widest
  }
}
