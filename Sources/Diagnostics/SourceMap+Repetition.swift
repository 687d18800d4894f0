/// A stretch of a file that is read once for each row of a table, with offsets of its own each time.
///
/// So what is said of one row never looks like what is said of another.
struct Repetition: Sendable {
  /// The file that is read again.
  let file: SourceFile
  /// The offset in the file where the stretch begins.
  let start: UInt32
  /// The offset of the first reading.
  let base: UInt32
  /// How many offsets each reading takes, one more than the stretch is long.
  let stride: UInt32
  /// The place of each row.
  let rows: [SourceSpan]

  /// The offset behind the last reading.
  var end: UInt64 { UInt64(base) + UInt64(stride) * UInt64(rows.count) }

  /// The file as it is read for a row.
  func file(_ row: Int) -> SourceFile {
    // Bases lie behind all files, so this is never negative.
    SourceFile(
      name: file.name, bytes: file.bytes, base: base + stride * UInt32(row) - start,
      knownLines: file.knownLines, lineNumbers: file.lineNumbers)
  }
}

extension SourceMap {
  /// Whether a file can be added: no stretch is read for the rows of a table.
  public var canGrow: Bool { repetitions.isEmpty }

  /// Lets `stretch` of a file be read once for each of `rows`, and returns how far the first reading
  /// lies behind the stretch and each further one behind the one before.
  ///
  /// Nil where offsets would pass 4 GB. No file can be added after it.
  public mutating func `repeat`(
    _ stretch: SourceSpan, for rows: [SourceSpan]
  ) -> (shift: UInt32, stride: UInt32)? {
    guard let file = file(at: stretch.start), let last = files.last else { return nil }
    let base = repetitions.last?.end ?? UInt64(last.span.end) + 1
    let stride = stretch.end - stretch.start + 1
    guard base + UInt64(stride) * UInt64(rows.count) < UInt64(UInt32.max) else { return nil }
    repetitions.append(
      Repetition(
        file: file, start: stretch.start - file.base, base: UInt32(base), stride: stride,
        rows: rows))
    return (UInt32(base) - stretch.start, stride)
  }

  /// Returns the place of the row that `site` is read for, nil where it is read once.
  public func row(of site: SourceSpan) -> SourceSpan? {
    repetition(at: site.start).map { $0.repetition.rows[$0.row] }
  }

  /// Returns where the text of `site` stands in its file.
  public func origin(of site: SourceSpan) -> SourceSpan {
    guard let (repetition, row) = repetition(at: site.start) else { return site }
    let shift = repetition.file(row).base - repetition.file.base
    return SourceSpan(site.start - shift, max(site.start, site.end) - shift)
  }

  /// Returns the repetition that `offset` lies in, and its row.
  ///
  /// - Complexity: O(log n) in the number of repetitions.
  func repetition(at offset: UInt32) -> (repetition: Repetition, row: Int)? {
    guard let first = repetitions.first, offset >= first.base, offset != UInt32.max else {
      return nil
    }
    let found = repetitions[repetitions.partitionPoint { $0.base <= offset } - 1]
    let row = Int((offset - found.base) / found.stride)
    return row < found.rows.count ? (found, row) : nil
  }
}
