import Syntax

/// A token as far as its layout goes.
struct Piece {
  /// The offset of its first byte in the file.
  let start: UInt32
  /// The offset after its last byte in the file.
  let end: UInt32
  let kind: Token.Kind
  /// The word of the language that it spells.
  let word: Keyword?
  /// Whether a `;` stands before it.
  let isSeparated: Bool
  /// Whether it begins a line of the script: behind a `;` or a newline that ends something.
  let startsStatement: Bool
  /// Whether it is the first of its line.
  let startsLine: Bool
  /// Whether it is a `{` whose `}` stands on the same line.
  var closesOnLine = false

  /// Its bytes in the file.
  var range: Range<Int> { Int(start)..<Int(end) }

  /// Cuts `range` of `bytes` into pieces; semicolons and line ends become part of the next piece.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func all(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Piece] {
    var lexer = Lexer(bytes, base: 0, range, symbols: .words)
    var pieces: [Piece] = []
    var open: [(index: Int, line: Int)] = []
    var line = 0
    var isSeparated = false
    var isBroken = true
    while true {
      let token = lexer.next()
      if token.startsLine { line += 1 }
      switch token.kind {
      case .end: return pieces
      case .newline:
        isBroken = true
        continue
      case .semicolon:
        isSeparated = true
        continue
      case .leftBrace: open.append((pieces.count, line))
      case .rightBrace:
        if let brace = open.popLast() {
          pieces[brace.index].closesOnLine = brace.line == line
        }
      default: break
      }
      pieces.append(
        Piece(
          start: UInt32(token.start), end: UInt32(token.end), kind: token.kind,
          word: token.keyword, isSeparated: isSeparated,
          startsStatement: isBroken || isSeparated, startsLine: token.startsLine))
      isSeparated = false
      isBroken = false
    }
  }
}
