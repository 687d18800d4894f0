import Diagnostics
import Syntax
import TestSamples
import XCTest

@testable import Parsing

/// A token that is read quickly is the same as one that is not.
final class QuickTests: XCTestCase {
  /// What texts are put together from: what is read quickly, what nearly is, and what is not.
  private let pieces = [
    "party", "P", "Kommun7", "per", "case", "activity", "baseline", "Verylongname_12", "a", "then",
    "else", "thenx", "é", "Åre", "aé", "kr", "A[\"x\"]", "B[", "Row[\"a\"]", "0", "7", "12", "400",
    "2024", "12345", "123456", "1 300", "12 34", "1 2345", "1 000 000", "1234 567", "0,5", "2.25",
    "1,234", "1,2,3", "0,05 000", "1_000", "2024-03", "2024-13", "2024-02-30", "2024-02-29", "5-1",
    "1\u{A0}000", "1\u{202F}000", "%", ",", ";", "{", "}", "(", ")", "[", "]", "+", "-", "=", "!=",
    "<",
    ">=", "±", "\u{2212}", "!", "\"text\"", "\"open", "'", "\u{0}", "\t", "\r\n", "\u{A0}",
    "# text",
    "## text\n", "\n## text\n  ", "\n", "\n  ", "\n          ", "\n\n", " ", "  ", "\n\u{A0}",
  ]

  /// A token without what it does not tell.
  private struct Told: Equatable {
    var text: [String]
    var symbol: Symbol
    var mantissa: Int64

    init(_ token: Token, _ lexer: borrowing Lexer) {
      text = [
        "\(token.kind) \(token.form) \(token.startsLine) \(token.start) \(token.end)",
        "\(String(describing: token.keyword)) \(token.digits) \(token.fractionDigits)",
        "\(lexer.state) \(lexer.documentation) \(lexer.problems.count) \(lexer.lastFault)",
      ]
      symbol = token.symbol
      mantissa = token.mantissa
    }
  }

  /// The tokens of `bytes` as `read` puts them.
  private func tokens(
    _ bytes: [UInt8], _ read: (inout Lexer, inout Token) -> Void
  ) -> [Told] {
    bytes.withUnsafeBufferPointer { bytes in
      var lexer = Lexer(bytes, base: 7, bytes.indices, symbols: .words)
      var token = Token(kind: .newline, startsLine: false, start: 0, end: 0)
      var told: [Told] = []
      repeat {
        read(&lexer, &token)
        told.append(Told(token, lexer))
      } while token.kind != .end
      return told
    }
  }

  /// Checks that both ways of reading give the same tokens.
  private func check(_ source: String) {
    let bytes = Array(source.utf8)
    let quick = tokens(bytes) { $0.read(&$1) }
    XCTAssertEqual(quick, tokens(bytes) { $0.readAny(&$1) }, source)
  }

  func testSamples() {
    check(Samples.discharge)
    check(Samples.discharge.replacing("\n", with: "\r\n"))
  }

  func testRandomTexts() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<1_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...24, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
        if Bool.random(using: &random) { text += " " }
      }
      check(text)
      // So that what is read quickly is far from the end.
      check(text + String(repeating: " ", count: 40))
    }
  }
}
