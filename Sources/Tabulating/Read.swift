import Diagnostics

/// What reading data gives: a value, or what is wrong with the data.
public struct Read<Value: Sendable>: Sendable {
  /// What was read; nil just if there is a problem.
  public let value: Value?
  /// What is wrong, in the order of the file.
  public let problems: [TableProblem]

  /// Creates the result for sound data.
  init(_ value: Value) {
    self.value = value
    self.problems = []
  }

  /// Creates the result for data with at least one problem.
  init(_ problems: [TableProblem]) {
    precondition(!problems.isEmpty)
    self.value = nil
    self.problems = problems
  }

  /// What is wrong, in words.
  public var diagnostics: [Diagnostic] { problems.map(\.diagnostic) }
}

/// Reads a table from the bytes of a CSV file.
///
/// The first line that is not blank names the columns. The dialect is detected and never guessed: where
/// the bytes allow two readings, that is a problem. Lines without any cell content are no rows.
///
/// - Complexity: O(n) in the size of the file; four bytes a cell beside it.
public func readTable(_ file: SourceFile) -> Read<Table> {
  if let problem = sizeProblem(of: file) { return Read([problem]) }
  switch TextEncoding.detected(in: file) {
  case .failure(let problem): return Read([problem])
  case .success(let text):
    switch Dialect.detected(in: file, encoding: text.encoding, from: text.start) {
    case .failure(let problem): return Read([problem])
    case .success(let found): return TableReader(file, found.dialect, from: found.start).read()
    }
  }
}

/// The problem of a file that holds nothing, or more than is read.
private func sizeProblem(of file: SourceFile) -> TableProblem? {
  if file.bytes.isEmpty { return .nothing(file.span) }
  guard file.bytes.count > Limit.bytes else { return nil }
  return .tooLarge(bytes: file.bytes.count, limit: Limit.bytes, at: file.span(0, 0))
}

/// The bounds that keep hostile files from taking all memory or time.
enum Limit {
  /// The largest file, 256 MiB.
  static let bytes = 1 << 28
  /// The most columns, as in Excel.
  static let columns = 16_384
  /// The most digits of one number.
  static let digits = 1_000
  /// The most problems told one by one.
  static let problems = 20
}

extension SourceFile {
  /// The span of bytes by their offsets.
  func span(_ place: Range<Int>) -> SourceSpan { span(place.lowerBound, place.upperBound) }

  /// The span of the bytes from `start` up to `end`.
  func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(base + UInt32(start), base + UInt32(end))
  }
}
