import Diagnostics
import Syntax

/// What a stretch of an entry is, for painting it.
public enum TextMark: Hashable, Sendable {
  case keyword, name, number, text, comment
}

/// Returns what the stretches of `text` are, in order; what is between them is plain.
///
/// - Complexity: O(n) in the length of the text.
public func marks(in text: String) -> [(range: Range<Int>, mark: TextMark)] {
  guard text.utf8.count < Int(Int32.max) else { return [] }
  let bytes = Array(text.utf8)
  return bytes.withUnsafeBufferPointer { marks(in: bytes, $0) }
}

/// The stretches of a text, which `buffer` holds too.
private func marks(
  in bytes: [UInt8], _ buffer: UnsafeBufferPointer<UInt8>
) -> [(range: Range<Int>, mark: TextMark)] {
  var lexer = Lexer(buffer, base: 0, buffer.indices, symbols: .words)
  var marks: [(range: Range<Int>, mark: TextMark)] = []
  var end = 0
  while true {
    let token = lexer.next()
    if token.start >= end { marks += comments(bytes, end..<token.start) }
    end = max(end, token.end)
    switch token.kind {
    case .end: return marks
    case .word where token.keyword != nil: marks.append((token.start..<token.end, .keyword))
    case .name: marks.append((token.start..<token.end, .name))
    case .number, .date, .percent: marks.append((token.start..<token.end, .number))
    case .string: marks.append((token.start..<token.end, .text))
    case .word, .newline, .semicolon, .leftBrace, .rightBrace, .leftParenthesis,
      .rightParenthesis, .leftBracket, .rightBracket, .comma, .plus, .minus, .plusMinus, .times,
      .divided,
      .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      break
    }
  }
}

/// The comments between two tokens.
private func comments(
  _ bytes: [UInt8], _ range: Range<Int>
) -> [(range: Range<Int>, mark: TextMark)] {
  var result: [(range: Range<Int>, mark: TextMark)] = []
  var start = range.lowerBound
  while let sign = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "#")) {
    let end = bytes[sign..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
    result.append((sign..<(end ?? range.upperBound), .comment))
    start = end ?? range.upperBound
  }
  return result
}
