import Driver
import Foundation
import Parsing
import XCTest

/// The layout of scripts that nobody wrote by hand: `laidOut` itself finds out whether they mean the same.
final class ScriptLayoutTests: XCTestCase {
  /// What is put into scripts at random.
  private static let parts = [
    " ", "\n", ";", " # c\n", "\n## d\n", "-", "\t", "{", "}", "\r\n", "\u{A0}", ",", "; ## e\n",
    "\n\n\n",
    "(", ")", "%", "1", " 000", "\\", "\"", "å", "\r", "\u{2212}", "##", "+",
  ]

  /// Lays out a text; returns whether it parses.
  private func isLaidOut(_ text: [UInt8], _ name: String = "a.samverka") -> Bool {
    do throws(LayoutFailure) {
      _ = try laidOut(text, named: name)
      return true
    } catch {
      switch error {
      case .faulty: break
      case .changed:
        XCTFail("it would not mean the same:\n" + String(decoding: text, as: UTF8.self))
      }
      return false
    }
  }

  func testEveryExampleIsLaidOut() throws {
    for path in Repository.files(below: "Examples", ending: ".samverka")
      + Repository.files(below: "Examples", ending: ".md")
    {
      let text = try Repository.text(path)
      let bytes = try laidOut(Array(text.utf8), named: path)
      XCTAssertEqual(String(decoding: bytes, as: UTF8.self), text, "\(path): samverka fmt \(path)")
    }
  }

  func testRandomSentences() throws {
    var all = Grammar(lines: [])
    for path in Repository.files(below: "Grammar", ending: ".ebnf") {
      let text = try Repository.text(path)
      all.add(Grammar(lines: text.split(separator: "\n", omittingEmptySubsequences: false)))
    }
    var generator = SentenceGenerator(all, seed: 20_261_122)
    var state: UInt64 = 7
    for round in 0..<400 {
      let sentence = generator.sentence("item", depth: 6 + round % 12)
      XCTAssertTrue(isLaidOut(Array(sentence.utf8)), sentence)
      // Broken at random, and with comments.
      let words = sentence.split(separator: " ", omittingEmptySubsequences: false)
      let broken = words.reduce(into: "") { text, word in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += word + [" ", " ", "  ", " \n ", "\t", " # c\n"][Int(state >> 33) % 6]
      }
      _ = isLaidOut(Array(broken.utf8))
    }
  }

  func testExamplesWithSomethingPutIn() throws {
    let paragraphs = try Repository.files(below: "Examples", ending: ".samverka").flatMap {
      try Repository.text($0).components(separatedBy: "\n\n").map { Array($0.utf8) }
    }
    var state: UInt64 = 20_261_122
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    var count = 0
    let rounds = 600
    for round in 0..<rounds {
      var text = paragraphs[round % paragraphs.count]
      for _ in 0...random(3) {
        let part = Self.parts[random(Self.parts.count)]
        text.insert(contentsOf: part.utf8, at: random(text.count + 1))
      }
      if isLaidOut(text) { count += 1 }
    }
    XCTAssertGreaterThan(count, rounds / 10)
  }
}
