/// The text of one script and where its offsets begin.
public struct SourceFile: Sendable {
  /// The path as the user gave it, with `/`.
  public let name: String
  /// The bytes as they were read.
  public let bytes: [UInt8]
  /// The global offset of the first byte.
  public let base: UInt32

  /// Where its lines begin, once somebody asked.
  let knownLines: KnownLines
  /// The number that each line is told by where the text was changed since it was read; empty where it
  /// was not.
  let lineNumbers: [Int]

  /// Creates a file, whose lines are those in `knownLines` where they were found before.
  init(
    name: String, bytes: [UInt8], base: UInt32, knownLines: KnownLines = KnownLines(),
    lineNumbers: [Int] = []
  ) {
    (self.name, self.bytes, self.base) = (name, bytes, base)
    (self.knownLines, self.lineNumbers) = (knownLines, lineNumbers)
  }

  /// Where its lines begin, found once for all who ask.
  public var lines: LineTable { knownLines.table(of: bytes) }

  /// The number that the line of an offset is told by.
  public func lineNumber(at offset: Int) -> Int { number(ofLine: lines.line(at: offset)) }

  /// The number that one of its lines is told by.
  public func number(ofLine line: Int) -> Int {
    line <= lineNumbers.count ? lineNumbers[line - 1] : line
  }

  /// The number of bytes before its text: those of a byte order mark, which counts and shows as nothing.
  var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The span of the whole file.
  public var span: SourceSpan { SourceSpan(base, base + UInt32(bytes.count)) }
}

/// All files of a program, side by side in one range of offsets.
public struct SourceMap: Sendable {
  /// The files in the order they were added; bases strictly increase.
  public private(set) var files: [SourceFile] = []
  /// The stretches of text that are read once for each of many rows, behind all files.
  var repetitions: [Repetition] = []

  /// Creates an empty map.
  public init() {}

  /// Adds a file and returns it, or nil where offsets would pass 4 GB; its lines are told by
  /// `lineNumbers`, where there are any.
  public mutating func add(
    name: String, bytes: [UInt8], lineNumbers: [Int] = []
  ) -> SourceFile? {
    // One offset lies between files, so that the end of one is not the start of the next.
    precondition(repetitions.isEmpty, "files come before repetitions")
    let base = files.last.map { UInt64($0.base) + UInt64($0.bytes.count) + 1 } ?? 0
    guard base + UInt64(bytes.count) < UInt64(UInt32.max) else { return nil }
    let file = SourceFile(
      name: name, bytes: bytes, base: UInt32(base), lineNumbers: lineNumbers)
    files.append(file)
    return file
  }

  /// Lets the file with a number be shown with other bytes, at most as many: what stands behind them is
  /// not shown.
  public mutating func show(_ bytes: [UInt8], inFile number: Int) {
    let file = files[number]
    files[number] = SourceFile(name: file.name, bytes: bytes, base: file.base)
  }

  /// Returns the file that holds `offset`, nil for `SourceSpan.nowhere`.
  ///
  /// In a repetition it is the file that is read again, with such a base that its offsets fit.
  /// - Complexity: O(log n) in the number of files.
  public func file(at offset: UInt32) -> SourceFile? {
    if let place = repetition(at: offset) { return place.repetition.file(place.row) }
    let end = files.partitionPoint { $0.base <= offset }
    guard end > 0, offset <= files[end - 1].span.end else { return nil }
    return files[end - 1]
  }

  /// Returns the text of `span` as it stands, with invalid UTF-8 repaired.
  public func text(of span: SourceSpan) -> String {
    guard let file = file(at: span.start), span.end <= file.span.end else { return "" }
    let range = Int(span.start - file.base)..<Int(span.end - file.base)
    return String(decoding: file.bytes[range], as: UTF8.self)
  }
}
