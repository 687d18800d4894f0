import Diagnostics
import Driver
import XCTest

/// Files that are not on a disk, by their paths.
struct Shelf: SourceProvider {
  let prefix = ""
  /// What each path holds; the same number is the same file.
  var files: [String: [UInt8]]
  /// What goes wrong with other paths.
  var failures: [String: SourceFailure] = [:]

  init(_ files: [String: String], failures: [String: SourceFailure] = [:]) {
    self.files = files.mapValues { Array($0.utf8) }
    self.failures = failures
  }

  func source(at path: [String]) throws(SourceFailure) -> Source {
    let path = path.joined(separator: "/")
    if let failure = failures[path] { throw failure }
    guard let bytes = files[path] else { throw .missing }
    return Source(bytes: bytes)
  }
}

/// Reads and checks `script` beside `files`.
func pipeline(
  _ script: String, _ files: [String: String] = [:], failures: [String: SourceFailure] = [:],
  name: String = "main.samverka"
) throws -> Pipeline {
  try XCTUnwrap(
    Pipeline(
      name: name, source: Source(bytes: Array(script.utf8)),
      imports: Shelf(files, failures: failures)))
}

/// Checks that exactly `finds` is found, each as `file:line:column CODE headline`, then ` @` and the
/// secondary places.
func check(
  _ script: String, _ files: [String: String] = [:], failures: [String: SourceFailure] = [:],
  name: String = "main.samverka", finds: [String] = [], file: StaticString = #filePath,
  line: UInt = #line
) throws {
  let pipeline = try pipeline(script, files, failures: failures, name: name)
  let found = pipeline.problems + pipeline.figureProblems
  XCTAssertEqual(found.map { described($0, pipeline.sources) }, finds, file: file, line: line)
  XCTAssertEqual(
    !pipeline.isSound, pipeline.problems.contains { $0.severity == .error }, file: file,
    line: line)
}

/// A finding as one line.
func described(_ diagnostic: Diagnostic, _ sources: SourceMap) -> String {
  let shown = diagnostic.inFiles(of: sources)
  var renderer = DiagnosticRenderer(sources)
  let place = renderer.position(of: shown.site) ?? "nowhere"
  let others = shown.secondary.map { renderer.position(of: $0.site) ?? "nowhere" }
  let more = diagnostic.why.filter { $0.contains("row") }
  return "\(place) \(diagnostic.code) \(diagnostic.message)"
    + (others.isEmpty ? "" : " @ " + others.joined(separator: " "))
    + more.map { " (\($0))" }.joined()
}
