import Diagnostics

/// Finds which byte stands between the cells of a table, or says that two would do.
struct SeparatorDetector {
  let file: SourceFile
  let encoding: TextEncoding
  let start: Int

  /// Returns the one separator that the text can have.
  ///
  /// A separator on the first line alone decides. Of several on it, that one holds which divides every
  /// line alike; if a comma does so too, it must not be explained by decimal commas.
  /// - Complexity: O(n) in the size of the file.
  func separator() -> Result<Separator, TableProblem> {
    let onHeader = Separator.allCases.filter { columnCount(by: $0) > 1 }
    if onHeader.count == 1 { return .success(onHeader[0]) }
    if onHeader.isEmpty { return separatorBelowHeader() }
    let even = onHeader.filter(dividesEvenly)
    if even.count == 1 { return .success(even[0]) }
    let others = even.filter { $0 != .comma }
    if others.count == 1, commasAreDecimal(between: others[0]) { return .success(others[0]) }
    return undecided(onHeader)
  }

  /// The separator of a text whose first line has none: any, if no other line has one either.
  private func separatorBelowHeader() -> Result<Separator, TableProblem> {
    for separator in [Separator.semicolon, .tab] where !dividesEvenly(by: separator) {
      // The first line is a title, or the table is ragged; the reader says which line differs.
      return .success(separator)
    }
    return commasAreDecimal(between: .semicolon) ? .success(.semicolon) : undecided([.comma])
  }

  /// The number of cells on the first line; 0 where the separator cannot be read there.
  private func columnCount(by separator: Separator) -> Int {
    var scanner = RecordScanner(file.bytes, separator: separator, from: start)
    guard scanner.skipToRecord(), scanner.takeRecord() == nil else { return 0 }
    return scanner.ends.count
  }

  /// Whether all records have as many cells as the first.
  private func dividesEvenly(by separator: Separator) -> Bool {
    var scanner = RecordScanner(file.bytes, separator: separator, from: start)
    var count: Int?
    while scanner.skipToRecord() {
      guard scanner.takeRecord() == nil, scanner.ends.count == count ?? scanner.ends.count else {
        return false
      }
      count = scanner.ends.count
    }
    return true
  }

  /// Whether below the first line every unquoted comma stands in a number.
  private func commasAreDecimal(between separator: Separator) -> Bool {
    var scanner = RecordScanner(file.bytes, separator: separator, from: start)
    guard scanner.skipToRecord() else { return true }
    guard scanner.takeRecord() == nil else { return false }
    while scanner.skipToRecord() {
      guard scanner.takeRecord() == nil else { return false }
      var from = scanner.start
      for end in scanner.ends.map(Int.init) {
        if !commaIsDecimal(in: from..<end) { return false }
        from = end + 1
      }
    }
    return true
  }

  /// Whether a cell has no comma, is quoted, or is a number.
  private func commaIsDecimal(in cell: Range<Int>) -> Bool {
    let bytes = file.bytes[cell]
    return bytes.first == Byte.quote || !bytes.contains(Byte.comma)
      || NumberShape(bytes, encoding) != nil
  }

  /// The problem that several separators would do, or a comma may be none.
  private func undecided(_ candidates: [Separator]) -> Result<Separator, TableProblem> {
    var scanner = RecordScanner(file.bytes, separator: candidates[0], from: start)
    _ = scanner.skipToRecord()
    let first = scanner.position
    let line = file.bytes[first...].prefix { $0 != Byte.lineFeed && $0 != Byte.carriageReturn }
    return .failure(.undecidedSeparator(candidates, at: file.span(first, line.endIndex)))
  }
}
