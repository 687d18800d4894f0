import Diagnostics
import Driver
import Foundation
import Syntax
import XCTest

@testable import Parsing

/// Examples with something wrong in them: whatever they say, they are read, judged or refused.
///
/// A share of all mutations is tried, the same each time; `SAMVERKA_MUTATIONS=all` tries every one.
final class MutationTests: XCTestCase {
  /// One in so many mutations is tried.
  private let stride =
    ProcessInfo.processInfo.environment["SAMVERKA_MUTATIONS"] == "all" ? 1 : 23

  /// Where the input that is tried stands, so that one that ends the tests is not lost.
  private let lastInput = FileManager.default.temporaryDirectory
    .appendingPathComponent("samverka-mutation.samverka")

  func testTokensDroppedDoubledSwapped() throws {
    var count = 0
    var judged = 0
    for path in Repository.files(below: "Examples", ending: ".samverka") {
      let bytes = Array(try Repository.text(path).utf8)
      let tokens = Self.tokens(of: bytes)
      XCTAssertGreaterThan(tokens.count, 50, path)
      for (index, token) in tokens.enumerated() {
        let next = index + 1 < tokens.count ? tokens[index + 1] : token
        for way in 0..<3 {
          count += 1
          if count % stride != 0 { continue }
          var text = Array(bytes[..<token.lowerBound])
          switch way {
          case 0: break
          case 1: text += bytes[token] + [0x20] + bytes[token]
          default: text += bytes[next] + [0x20] + bytes[token]
          }
          text += bytes[(way == 2 ? next : token).upperBound...]
          if try isJudged(text) { judged += 1 }
        }
      }
    }
    // Some mutations are scripts all the same, so that the phases behind checking are tried too.
    XCTAssertGreaterThan(judged, count / stride / 100)
  }

  func testRandomBytes() throws {
    var random = SeededBytes(seed: 20_261_121)
    let examples = try Repository.files(below: "Examples", ending: ".samverka").map {
      Array(try Repository.text($0).utf8)
    }
    for round in 0..<(stride == 1 ? 20_000 : 150) {
      var bytes = examples[round % examples.count]
      for _ in 0...(round % 5) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
        default:
          let end = min(bytes.count, place + Int(random.next() % 200))
          bytes.insert(contentsOf: bytes[place..<end], at: Int(random.next() % UInt64(place + 1)))
        }
      }
      _ = try isJudged(bytes)
    }
    for length in [0, 1, 2, 3, 50, 500] {
      _ = try isJudged((0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }
  }

  /// Does all that the commands do with a script; returns whether there was a verdict.
  private func isJudged(_ bytes: [UInt8]) throws -> Bool {
    try Data(bytes).write(to: lastInput)
    let pipeline = try XCTUnwrap(Pipeline(name: "mutation", bytes: bytes))
    let found =
      pipeline.problems + pipeline.figureProblems
      + pipeline.verdictFindings() + pipeline.expectations().compactMap(\.diagnostic)
    _ = pipeline.answers()
    XCTAssertEqual(!pipeline.isSound, pipeline.problems.contains { $0.severity == .error })
    var text = ""
    var renderer = DiagnosticRenderer(pipeline.sources)
    renderer.write(found.sorted(), to: &text)
    XCTAssertFalse(text.unicodeScalars.contains { $0.isHidden && $0 != "\n" })
    return pipeline.verdict(on: nil) != nil
  }

  /// The places of the tokens of a text.
  private static func tokens(of bytes: [UInt8]) -> [Range<Int>] {
    var sources = SourceMap()
    guard let file = sources.add(name: "", bytes: bytes) else { return [] }
    return file.bytes.withUnsafeBufferPointer { bytes in
      var lexer = Lexer(bytes, base: file.base, bytes.indices, symbols: SymbolTable())
      var result: [Range<Int>] = []
      while true {
        let token = lexer.next()
        if token.kind == .end { return result }
        if token.end > token.start { result.append(token.start..<token.end) }
      }
    }
  }
}

/// Numbers that are the same each time (xorshift).
private struct SeededBytes {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
