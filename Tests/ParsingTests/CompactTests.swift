import Arithmetic
import Diagnostics
import Syntax
import XCTest

@testable import Parsing

/// What is kept in few bytes or read many bytes at once is the same as what is not.
final class CompactTests: XCTestCase {
  /// Numbers around what fits into a node.
  private let numbers: [Rational] = [
    0, -1, 2_147_483_647, 2_147_483_648, -2_147_483_648, -2_147_483_649, Rational(1, over: 65_535),
    Rational(1, over: 65_536), Rational(-37, over: 10), Rational(.max, over: 7),
    Rational(.max) * Rational(.max), Rational(1, over: .max),
  ]

  func testNodesAreKeptAsTheyAre() {
    var kinds: [ExpressionNode.Kind] = [
      .name(Symbol(index: .max)), .missing(3), .figure(-1), .unit(Symbol(index: 7)),
      .per(Symbol(index: 0)), .conditional, .parentheses,
    ]
    kinds += numbers.flatMap { [.number($0), .percent($0), .scale($0)] }
    kinds += PrefixOperator.allCases.map(ExpressionNode.Kind.prefix)
    kinds += InfixOperator.allCases.map(ExpressionNode.Kind.infix)
    kinds += Builtin.allCases.map { .call($0, .max) }
    var nodes = ExpressionNodes()
    for (place, kind) in kinds.enumerated() {
      nodes.append(ExpressionNode(kind, SourceSpan(UInt32(place), .max)))
    }
    XCTAssertEqual(nodes.map(\.kind), kinds)
    XCTAssertEqual(nodes.map { Int($0.span.start) }, Array(kinds.indices))
    let before = nodes
    for place in kinds.indices { nodes[place] = before[kinds.count - 1 - place] }
    XCTAssertEqual(nodes.map(\.kind), kinds.reversed())
    XCTAssertEqual(nodes.last?.kind, kinds[0])
    XCTAssertEqual(nodes.popLast()?.kind, kinds[0])
    XCTAssertEqual(nodes.count, kinds.count - 1)
    XCTAssertLessThanOrEqual(MemoryLayout<ExpressionNodes.Element>.size, 32)
  }

  func testNumbersFitWhereTheirPartsDo() {
    for number in numbers {
      guard let (above, below) = number.lowestTerms else { continue }
      XCTAssertEqual(Rational(lowestTerms: above, below), number)
      XCTAssertEqual(Rational(Int(above), over: Int(below)), number)
    }
    XCTAssertEqual(numbers.count { $0.lowestTerms != nil }, 6)
    XCTAssertEqual(Rational(6, over: 4), Rational(-6, over: -4))
    XCTAssertEqual(Rational(.min, over: 2), Rational(.min / 2))
    XCTAssertEqual(Rational(0, over: 9), 0)
  }

  func testDecimalsAreKeptInLowestTerms() {
    for decimals in 0...4 {
      let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
      for mantissa in Array(0...1_250) + [4_096, 62_500, 99_999, 999_999_999, 976_562_500] {
        var nodes = ExpressionNodes()
        nodes.append(decimal: UInt32(mantissa), decimals, .nowhere)
        var others = ExpressionNodes()
        others.append(ExpressionNode(.number(Rational(mantissa, over: scale)), .nowhere))
        XCTAssertEqual(nodes, others, "\(mantissa) over \(scale)")
      }
    }
  }

  func testNamesOfEveryLengthAndPlace() {
    let letters = Array("aZ09_mA{åß€𝄞\u{0} \u{7F}-".utf8)
    for count in 0..<24 {
      for shift in 0..<9 {
        let bytes = (0..<(shift + count)).map { letters[($0 * 7 + count * shift) % letters.count] }
        bytes.withUnsafeBufferPointer { bytes in
          let word = ByteWord(bytes, at: shift, end: bytes.count)
          XCTAssertEqual(word == nil, count < 8)
          guard let word else { return }
          let eight = bytes[shift..<(shift + 8)]
          let name = eight.prefix { byte in
            let scalar = Unicode.Scalar(byte)
            return byte == UInt8(ascii: "_")
              || scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
          }
          XCTAssertEqual(word.nameCount, name.count)
          XCTAssertEqual(word.first, eight.first)
          XCTAssertEqual(word.spaceCount, eight.prefix { $0 == UInt8(ascii: " ") }.count)
          for count in stride(from: 8, through: bytes.count - shift, by: 8) {
            let isPlain = bytes[shift..<(shift + count)].allSatisfy { $0 > 0 && $0 < 0x80 }
            XCTAssertEqual(ByteWord.arePlain(bytes, at: shift, count: count), isPlain)
          }
          for place in 0..<8 {
            XCTAssertEqual(word.byte(behind: 8 * place), eight[shift + place])
            let low = eight.prefix(place).reversed().reduce(0) { $0 << 8 | UInt64($1) }
            XCTAssertEqual(word.prefix(8 * place), low)
          }
        }
      }
    }
  }

  func testShortSpellingsAreThoseOfTheirText() {
    var symbols = SymbolTable()
    for spelling in ["", "a", "Ab", "A\u{0}", "abcdefg", "party", "Åre", "abcdefgh", "€€€"] {
      let first = symbols.intern(spelling)
      XCTAssertEqual(symbols[first], spelling)
      XCTAssertEqual(symbols.symbol(of: spelling), first)
      let bytes = Array(spelling.utf8)
      XCTAssertEqual(symbols.intern([0x41] + bytes + [0x42], 1..<(bytes.count + 1)), first)
      guard bytes.count <= 7 else { continue }
      let word = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
      let key = SymbolTable.key(short: word, 8 * bytes.count)
      XCTAssertEqual(symbols.intern(short: key), first)
      XCTAssertEqual(symbols.symbol(ofShort: key), first)
    }
    var again = SymbolTable()
    let key = SymbolTable.key(short: 0x4241, 16)
    XCTAssertNil(again.symbol(ofShort: key))
    XCTAssertEqual(again.intern(short: key), again.intern("AB"))
  }

  func testNumberedSpellingsAreToldApart() {
    var symbols = SymbolTable()
    let first = symbols.count
    let spellings = (0..<3_000).flatMap { ["P\($0)", "\($0)", "Municipality\($0)"] }
    for (number, spelling) in spellings.enumerated() {
      XCTAssertEqual(Int(symbols.intern(spelling).index), first + number)
    }
    for (number, spelling) in spellings.enumerated() {
      XCTAssertEqual(Int(symbols.intern(spelling).index), first + number)
      XCTAssertEqual(symbols.symbol(of: spelling)?.index, Int32(first + number))
      XCTAssertNil(symbols.symbol(of: spelling + "x"))
    }
  }

  func testWordsHaveTheirNumbers() {
    XCTAssertEqual(Keyword.count, Keyword.allCases.count)
    XCTAssertEqual(Keyword.allCases.map(\.number), Array(0..<Keyword.count))
    XCTAssertLessThanOrEqual(Keyword.count, 256)
    XCTAssertEqual(
      DeclarationKind.allCases.map(\.number), Array(DeclarationKind.allCases.indices))
    for keyword in Keyword.allCases {
      let others = Keyword.allCases.filter(KeywordSet([keyword]).contains)
      XCTAssertEqual(others, [keyword])
    }
    for attribute in AttributeWord.allCases {
      let role = WordRole.table.first { $0.attribute == attribute }
      guard let role else {
        XCTAssertEqual(attribute, .rule)
        continue
      }
      XCTAssertEqual(DeclarationKind.allCases.filter(role.belongs), attribute.kinds)
    }
  }

  func testBlocksShareWhereTheirLinesLie() {
    let lines = (0..<3_000).map { number in
      Attribute(
        .source(StringLiteral("a text that is kept", .nowhere)), SourceSpan(number, number))
    }
    var shelves = AttributeShelves()
    var blocks: [Attributes] = []
    var next = 0
    for count in [0, 1, 15, 5, 0, 40, 1_000, 30, 1_500, 2, 300] {
      let taken = next..<min(next + count, lines.count)
      for line in lines[taken] { shelves.append(line) }
      blocks.append(shelves.takeBlock())
      next = taken.upperBound
      XCTAssertEqual(blocks.flatMap { $0 }, Array(lines[..<next]))
      XCTAssertEqual(blocks.last, Attributes(lines[taken]))
    }
    shelves.append(lines[0])
    shelves = AttributeShelves(room: 0)
    XCTAssertEqual(blocks.map(\.count).reduce(0, +), next)
    XCTAssertEqual(blocks[2][14], lines[15])
    XCTAssertEqual(blocks[1], [lines[0]])
    XCTAssertNotEqual(blocks[1], [lines[1]])
    XCTAssertEqual(Set(blocks + [blocks[0], []]).count, blocks.count - 1)
  }
}
