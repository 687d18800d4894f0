import Diagnostics
import Syntax

/// What plain lines are put together from. Each piece begins at `glance`, which it leaves behind what it
/// has read; what it returns nil for, or false, is not plain.
extension Parser {
  /// Passes over a text, which is known when the program is built and has at most eight bytes.
  @inline(__always)
  mutating func pass(_ text: StaticString) -> Bool {
    guard glance <= lexer.quickEnd,
      ByteWord(lexer.bytes, at: glance).begins(with: text)
    else { return false }
    glance &+= text.utf8CodeUnitCount
    return true
  }

  /// Reads a name.
  @inline(never)
  mutating func plainName() -> Name? {
    guard glance <= lexer.quickEnd else { return nil }
    let word = ByteWord(lexer.bytes, at: glance)
    guard word.first &- UInt8(ascii: "A") <= 25, let name = lexer.quickName(word, at: glance)
    else { return nil }
    return take(name)
  }

  /// Reads one or several names with commas between them.
  mutating func plainNames() -> [Name]? {
    guard let first = plainName() else { return nil }
    var names = [first]
    while pass(", ") {
      guard let name = plainName() else { return nil }
      names.append(name)
    }
    return names
  }

  /// Reads a word that is none of the language, and so can only be a unit.
  mutating func plainUnit() -> Name? {
    guard let word = plainWord(at: glance), word.symbol.keyword == nil else { return nil }
    return take(word)
  }

  /// Takes a name or a word at its place.
  @inline(__always)
  private mutating func take(_ name: QuickName) -> Name {
    defer { glance = name.end }
    return Name(name.symbol, lexer.span(glance, name.end))
  }

  /// Returns the word at `offset`.
  @inline(__always)
  private mutating func plainWord(at offset: Int) -> QuickName? {
    guard offset <= lexer.quickEnd else { return nil }
    let word = ByteWord(lexer.bytes, at: offset)
    guard word.first &- UInt8(ascii: "a") <= 25 else { return nil }
    return lexer.quickName(word, at: offset)
  }

  /// Reads a number with its unit into nodes: `%`, or perhaps `million`, a word that is none of the
  /// language, and what it is for one of.
  @inline(never)
  mutating func plainAmount() -> Expression? {
    let start = glance
    guard start <= lexer.quickEnd, let number = lexer.quickNumber(at: start) else { return nil }
    let first = tree.nodes.count
    // It has at most seven digits, of which two are decimals.
    let mantissa = UInt32(truncatingIfNeeded: number.mantissa)
    tree.nodes.append(decimal: mantissa, number.fractionDigits, lexer.span(start, number.end))
    glance = number.end
    if lexer.bytes[glance] == UInt8(ascii: " "), !takePlainUnit(of: start) { return nil }
    return Expression(first: Int32(first), end: Int32(tree.nodes.count))
  }

  /// Takes the unit of the number that begins at `start`, if one is next behind a space; returns false
  /// where what stands there is not plain.
  @inline(__always)
  private mutating func takePlainUnit(of start: Int) -> Bool {
    if pass(" %") {
      // What ends a number ends a percentage as well.
      guard lexer.endsQuickNumber(at: glance) else { return false }
      tree.nodes.makePercent(lexer.span(start, glance))
      return true
    }
    if pass(" million") {
      guard lexer.endsQuickNumber(at: glance) else { return false }
      append(.scale(1_000_000), from: start)
      if lexer.bytes[glance] == UInt8(ascii: "\n") { return true }
    }
    guard let word = plainWord(at: glance &+ 1) else { return false }
    if word.symbol.keyword == nil {
      glance = word.end
      append(.unit(word.symbol), from: start)
    }
    guard pass(" per ") else { return true }
    guard let word = plainWord(at: glance), mayBeUnit(word.symbol) else { return false }
    glance = word.end
    append(.per(word.symbol), from: start)
    return true
  }

  /// Whether a word may stand behind `per`.
  @inline(__always)
  private func mayBeUnit(_ symbol: Symbol) -> Bool {
    guard let keyword = symbol.keyword else { return true }
    return !roles[keyword.number].isConnective
  }

  /// Adds a node from `start` to where the line has been read.
  @inline(__always)
  private mutating func append(_ kind: ExpressionNode.Kind, from start: Int) {
    tree.nodes.append(ExpressionNode(kind, lexer.span(start, glance)))
  }

  /// Reads a date, a year alone included.
  mutating func plainDate() -> DateLiteral? {
    let start = glance
    guard start <= lexer.quickEnd else { return nil }
    var end = start
    while end < start &+ 11, lexer.isQuickDigit(end) || lexer.bytes[end] == UInt8(ascii: "-") {
      end &+= 1
    }
    guard lexer.endsQuickNumber(at: end), let date = DateDigits(lexer.bytes, start..<end) else {
      return nil
    }
    glance = end
    return DateLiteral(
      year: date.year, month: date.month, day: date.day, span: lexer.span(start, end))
  }

  /// Reads a string without escapes that surely says something.
  mutating func plainText() -> StringLiteral? {
    let start = glance
    guard pass("\"") else { return nil }
    let first = lexer.bytes[glance]
    guard first > UInt8(ascii: " "), first < 0x7F, first != UInt8(ascii: "\"") else { return nil }
    while glance <= lexer.quickEnd {
      let byte = lexer.bytes[glance]
      if byte == UInt8(ascii: "\\") || lexer.isNewline(byte) { return nil }
      glance &+= 1
      guard byte == UInt8(ascii: "\"") else { continue }
      let text = String(decoding: lexer.bytes[(start + 1)..<(glance - 1)], as: UTF8.self)
      return StringLiteral(text, lexer.span(start, glance))
    }
    return nil
  }
}
