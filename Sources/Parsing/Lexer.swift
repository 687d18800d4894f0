import Diagnostics
import Syntax

/// Cuts the bytes of a file into tokens, one at a time, and never fails.
///
/// What is wrong with the text goes to `problems`; the tokens go on as if it had been right.
struct Lexer: ~Copyable {
  /// What `next` depends on, small enough to look ahead with.
  struct State {
    /// The offset of the next byte to read.
    var position: Int
    /// The number of open `(` and `[`; newlines mean nothing inside them.
    var depth = 0
    /// The kind of the last token.
    var last = Token.Kind.newline
  }

  /// The bytes of the file, which the caller holds; no offset beyond `end` is read.
  let bytes: UnsafeBufferPointer<UInt8>
  /// The offset of the first byte to read.
  let start: Int
  /// The offset after the last byte to read.
  let end: Int
  /// The global offset of the first byte of the file.
  let base: UInt32
  /// The spellings met.
  var symbols: SymbolTable
  /// What the names with an index consist of.
  var indices: [Symbol: NameIndex] = [:]
  /// Where the lexer stands.
  var state: State
  /// The last offset from which the next token may be read quickly, -1 while there is documentation.
  var quickEnd: Int
  /// What was wrong, in the order it was found.
  var problems: [LocatedProblem] = []
  /// How many problems there were beyond those.
  var untold = 0
  /// The offset of the last fault of the text itself, -1 if there was none.
  var lastFault = -1
  /// The `##` lines above the last token, each without its signs.
  var documentation: [Range<Int>] = []
  /// Holds nothing; what has such a property is passed by its address, where the compiler would else
  /// copy the whole lexer, or parser, to every function that only reads it.
  private let anchor: (any Sendable)? = nil

  /// Creates a lexer of `range` of `bytes`, the text of a file that begins at `base`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, base: UInt32, _ range: Range<Int>, symbols: SymbolTable)
  {
    self.bytes = bytes
    self.base = base
    start = range.lowerBound
    end = range.upperBound
    quickEnd = range.upperBound - Lexer.quickReach
    self.symbols = symbols
    state = State(position: range.lowerBound)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if range.lowerBound == 0 && bytes[..<end].starts(with: mark) { state.position = 3 }
  }

  /// Returns the byte at `offset`, 0 beyond the end.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  /// Returns the span from `start` up to `end` in the offsets of the program.
  @inline(__always)
  func span(_ start: Int, _ end: Int) -> SourceSpan {
    // A file with all that stands before it has less than 4 GB, or there were no `base`.
    SourceSpan(base &+ UInt32(truncatingIfNeeded: start), base &+ UInt32(truncatingIfNeeded: end))
  }

  /// Adds a problem, and what is to stand in its place if that is certain.
  mutating func report(
    _ problem: ParseProblem, _ start: Int, _ end: Int, meant: String? = nil
  ) {
    let fix = if let meant { fix(start, end, meant) } else { nil as Fix? }
    add(LocatedProblem(problem: problem, span: span(start, end), fix: fix))
  }

  /// Returns the change of the text from `start` up to `end`, nil where that is long.
  func fix(_ start: Int, _ end: Int, _ replacement: String) -> Fix? {
    guard end - start <= 200 else { return nil }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return Fix(span(start, end), replacing: text, with: replacement)
  }

  /// More problems than so many are only counted.
  static let problemLimit = 10_000

  /// How many problems of the blocks before, in the same file, are kept.
  var keptBefore = 0

  /// Whether one more problem would be kept.
  var hasRoom: Bool { problems.count + keptBefore < Self.problemLimit }

  /// Adds a problem, or counts it where there are very many.
  mutating func add(_ problem: LocatedProblem) {
    if hasRoom { problems.append(problem) } else { untold += 1 }
  }

  /// The problems, and one more, at the start of the text where none overlooks it, for those that were
  /// only counted.
  var allProblems: [LocatedProblem] {
    if untold == 0 { return problems }
    return [LocatedProblem(problem: .untold(untold), span: span(start, start))] + problems
  }

  /// Adds a fault of the text itself, which silences what would follow from it.
  mutating func reportFault(
    _ problem: ParseProblem, _ start: Int, _ end: Int, meant: String? = nil
  ) {
    lastFault = start
    report(problem, start, end, meant: meant)
  }

  /// Returns the next token, `end` for ever after the last.
  @inline(__always)
  mutating func next() -> Token {
    var token = Token(kind: .newline, startsLine: false, start: 0, end: 0)
    read(&token)
    return token
  }

  /// Does what `read` does for any token whatever.
  @inline(never)
  mutating func readAny(_ token: inout Token) {
    // Ends of lines, `;` among them, stand between documentation and what it is of.
    if !documentation.isEmpty && state.last != .newline && state.last != .semicolon {
      documentation.removeAll(keepingCapacity: true)
      quickEnd = end - Lexer.quickReach
    }
    let lineEnd = state.position
    token = Token(kind: .newline, startsLine: false, start: lineEnd, end: lineEnd)
    while token.kind == .newline {
      var crossed = skipBlanks()
      if mayBeTrivia(byte(state.position)) { crossed = skipTrivia(after: crossed) }
      if crossed { token.startsLine = true }
      if token.startsLine && endsLine() {
        state.last = .newline
        return
      }
      token.start = state.position
      readToken(&token)
    }
    if state.last == .newline { token.startsLine = true }
    token.end = state.position
    state.last = token.kind
  }

  /// Whether a newline after the last token and before the next byte ends anything.
  private func endsLine() -> Bool {
    guard state.depth == 0, endsStatement(state.last) else { return false }
    return !spells("then") && !spells("else")
  }

  /// Whether a line may end behind a token of `kind`.
  @inline(__always)
  func endsStatement(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .newline, .semicolon, .leftBrace, .comma, .plus, .minus, .plusMinus, .times, .divided,
      .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      false
    case .end, .rightBrace, .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket,
      .percent, .name, .word, .string, .number, .date:
      true
    }
  }

  /// Whether the next bytes are `word` and no longer word.
  @inline(__always)
  private func spells(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard byte(state.position) == word.utf8Start[0] else { return false }
    for i in 1..<count where byte(state.position + i) != word.utf8Start[i] { return false }
    return !continuesName(byte(state.position + count))
  }

  /// Reads one token; leaves its kind at `newline` where there was nothing but a faulty character.
  @inline(__always)
  private mutating func readToken(_ token: inout Token) {
    let first = byte(state.position)
    // One place for both, so that what is done most often can be done right here.
    let lowercase = first | 0x20
    if lowercase >= UInt8(ascii: "a") && lowercase <= UInt8(ascii: "z") {
      return readName(first == lowercase ? .word : .name, &token)
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber(&token)
    case UInt8(ascii: "\""): readString(&token)
    case UInt8(ascii: "{"): close(.leftBrace, &token)
    case UInt8(ascii: "}"): close(.rightBrace, &token)
    case UInt8(ascii: "("): nest(.leftParenthesis, 1, &token)
    case UInt8(ascii: ")"): nest(.rightParenthesis, -1, &token)
    case UInt8(ascii: "["): nest(.leftBracket, 1, &token)
    case UInt8(ascii: "]"): nest(.rightBracket, -1, &token)
    case UInt8(ascii: ","): take(.comma, 1, &token)
    case UInt8(ascii: ";"): take(.semicolon, 1, &token)
    case UInt8(ascii: "%"): take(.percent, 1, &token)
    case UInt8(ascii: "+"): take(.plus, 1, &token)
    case UInt8(ascii: "-"): take(.minus, 1, &token)
    case UInt8(ascii: "*"): take(.times, 1, &token)
    case UInt8(ascii: "/"): take(.divided, 1, &token)
    case UInt8(ascii: "="): take(.equal, 1, &token)
    case UInt8(ascii: "!") where byte(state.position + 1) == UInt8(ascii: "="):
      take(.notEqual, 2, &token)
    case UInt8(ascii: "<"): takeOrEqual(.less, .lessOrEqual, &token)
    case UInt8(ascii: ">"): takeOrEqual(.greater, .greaterOrEqual, &token)
    case 0 where state.position >= end: token.kind = .end
    case 0x80...: readBeyondASCII(&token)
    case UInt8(ascii: "'") where readForeignString(&token): break
    default: skipUnexpected()
    }
  }

  /// Takes `count` bytes as a token of `kind`.
  @inline(__always)
  private mutating func take(_ kind: Token.Kind, _ count: Int, _ token: inout Token) {
    state.position += count
    token.kind = kind
  }

  /// Takes a comparison and the `=` that may follow it.
  private mutating func takeOrEqual(
    _ kind: Token.Kind, _ orEqual: Token.Kind, _ token: inout Token
  ) {
    let more = byte(state.position + 1) == UInt8(ascii: "=")
    take(more ? orEqual : kind, more ? 2 : 1, &token)
  }

  /// Takes a bracket and counts it.
  private mutating func nest(_ kind: Token.Kind, _ step: Int, _ token: inout Token) {
    take(kind, 1, &token)
    state.depth = max(0, state.depth + step)
  }

  /// Takes a brace; no bracket reaches across one.
  private mutating func close(_ kind: Token.Kind, _ token: inout Token) {
    take(kind, 1, &token)
    state.depth = 0
  }

  /// Reads a minus sign, a name or a word that begins beyond ASCII.
  private mutating func readBeyondASCII(_ token: inout Token) {
    let (scalar, length) = decode(at: state.position)
    guard let scalar else {
      // Not UTF-8, and reported for the whole file: most probably a letter of another encoding.
      lastFault = state.position
      readName(.name, &token)
      return
    }
    if scalar == "\u{2212}" || scalar == "±" {
      take(scalar == "±" ? .plusMinus : .minus, length, &token)
      return
    }
    switch scalar.letterCase {
    case .upper: readName(.name, &token)
    case .lower: readName(.word, &token)
    case nil:
      if let (kind, sign) = scalar.meantSign, kind != .plusMinus || endsStatement(state.last) {
        let start = state.position
        take(kind, length, &token)
        reportFault(.unexpectedCharacter(scalar), start, state.position, meant: sign)
      } else if !readForeignString(&token) {
        skipUnexpected()
      }
    }
  }

  /// Passes over a run of characters that begin no token.
  private mutating func skipUnexpected() {
    let start = state.position
    let first = decode(at: start).scalar
    repeat {
      state.position += decode(at: state.position).length
    } while state.position < end && decode(at: state.position).scalar == first
    if first == "\0" {
      lastFault = start
    } else if let first {
      reportFault(
        .unexpectedCharacter(first), start, state.position, meant: meant(by: first, from: start))
    }
  }
}
