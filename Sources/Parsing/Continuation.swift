import Diagnostics
import Syntax

/// What may stand at the end of an entry, as the parser itself finds out by trying.
public struct Continuation: Hashable, Sendable {
  /// Which names may stand there.
  public enum Names: Hashable, Sendable {
    /// None.
    case none
    /// Those of one kind, by the word for it; `declaration` is any that has a block, `parties` a party or
    /// what stands for several, `blockable` what an obstacle blocks, `discussed` what a forum is about.
    case kind(String)
    /// Any: it is asked about.
    case any
    /// Those of values.
    case values
  }

  /// The words of the language that may stand there.
  public var words: [Keyword] = []
  /// The names that may stand there.
  public var names = Names.none
  /// Whether a unit may stand there.
  public var takesUnit = false
  /// The line of a block in which the unit stands, nil outside of blocks.
  public var line: AttributeWord?
  /// The name that stands right before; nil where it may be any.
  public var nameBefore: String?
  /// What that must be among for a word to follow it, where the word decides it.
  public var namesBefore: [Keyword: Names] = [:]
  /// What it must be among for a unit to follow it.
  public var namesBeforeUnit: Names?

  /// Finds out what may follow `text`, which ends where a word begins.
  ///
  /// - Complexity: O(n) in the size of the text for each word of the language.
  public init(of text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count < 100_000, !Continuation.endsInComment(bytes) else { return }
    let base = Trial(bytes, "")
    if base.hasFault { return }
    let unit = Trial(bytes, "zzzz")
    if unit.problems <= base.problems, case .unit(let line) = unit.probed {
      takesUnit = true
      self.line = line
      (nameBefore, namesBeforeUnit) = (unit.before?.name, unit.before?.names)
    }
    let asks = Continuation.asks(text)
    for keyword in Keyword.allCases {
      let trial = Trial(bytes, keyword.spelling)
      // A figure of the verdict cannot be part of what it is read from.
      let fits = trial.probed == nil || (trial.probed == .figure && asks)
      guard fits && trial.problems <= base.problems else { continue }
      words.append(keyword)
      nameBefore = trial.before?.name ?? nameBefore
      namesBefore[keyword] = trial.before?.names
    }
    let name = Trial(bytes, "Zzzz")
    guard name.problems <= base.problems, case .name(let role) = name.probed else { return }
    if let role {
      names = .kind(role.rawValue)
    } else {
      names = asks ? .any : .values
    }
  }

  /// Whether an expression at the end of the text asks, and is no figure of a declaration.
  private static func asks(_ text: String) -> Bool {
    let line = text.split(omittingEmptySubsequences: false) { $0.isNewline || $0 == ";" }.last ?? ""
    let isInBlock = Balance.depth(of: Array(text.utf8)) > 0
    return !isInBlock && !line.drop { $0 == " " }.hasPrefix("let")
  }

  /// Whether the last line has a comment, in which anything may stand.
  private static func endsInComment(_ bytes: [UInt8]) -> Bool {
    var isString = false
    var isComment = false
    for byte in bytes {
      if byte == UInt8(ascii: "\n") { (isString, isComment) = (false, false) }
      if byte == UInt8(ascii: "\"") && !isComment { isString.toggle() }
      if byte == UInt8(ascii: "#") && !isString { isComment = true }
    }
    return isComment || isString
  }
}

/// What a word turned out to be that was put at the end of a text.
enum Probed: Equatable {
  /// A unit, and the line of a block that it stands in.
  case unit(AttributeWord?)
  /// A word that may be any, or one that is read only to be reported or passed over.
  case free
  /// The first word of a figure of the verdict.
  case figure
  /// A name; the role is nil in an expression.
  case name(NameRole?)
}

/// One word tried at the end of a text.
private struct Trial {
  /// How many problems there are up to the end of the word.
  let problems: Int
  /// What the word turned out to be.
  let probed: Probed?
  /// Whether the text itself has a fault that silences what follows from it.
  let hasFault: Bool
  /// What the name right before the word is to name.
  let before: (name: String, names: Continuation.Names)?

  /// Parses `text` with `word` behind it.
  init(_ text: [UInt8], _ word: String) {
    let whole = text + Array(word.utf8)
    // What is still missing at the end is no problem of what stands before it.
    let blank = text.reversed().prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    let end = UInt32(word.isEmpty ? text.count - blank.count : whole.count)
    (problems, probed, hasFault, before) = whole.withUnsafeBufferPointer { bytes in
      var parser = Parser(bytes, base: 0, bytes.indices, symbols: .words, balance: .balanced)
      parser.probe = word.isEmpty ? -1 : text.count
      _ = parser.parseEntry()
      let count = parser.lexer.problems.count { $0.span.start < end && !$0.problem.isUnclosed }
      let before = parser.nameBeforeProbe.map { name, role in
        (
          parser.lexer.symbols[name],
          role == .value ? .values : Continuation.Names.kind(role.rawValue)
        )
      }
      return (count, parser.probed, parser.lexer.lastFault >= 0, before)
    }
  }
}

extension ParseProblem {
  /// Whether it only tells that the text goes on.
  fileprivate var isUnclosed: Bool {
    switch self {
    case .unclosedBlock, .incompleteAcceptance, .missingLimitSpan: true
    default: false
    }
  }
}
