import Diagnostics

/// Reads columns and rows of a table whose dialect is known.
struct TableReader {
  private let file: SourceFile
  private let dialect: Dialect
  private var scanner: RecordScanner
  private var columns: [Column] = []
  private var offsets: [UInt32] = []
  private var problems = ProblemList()

  /// Creates a reader of the text from `start` on.
  init(_ file: SourceFile, _ dialect: Dialect, from start: Int) {
    self.file = file
    self.dialect = dialect
    scanner = RecordScanner(file.bytes, separator: dialect.separator, from: start)
  }

  /// Reads all of it.
  consuming func read() -> Read<Table> {
    guard scanner.skipToRecord() else { return Read([.nothing(file.span)]) }
    guard takeHeader() else { return Read(problems.all) }
    offsets.reserveCapacity(offsetCount)
    while scanner.skipToRecord(), takeRow() {}
    if offsets.isEmpty && problems.isEmpty { problems.add(.noRows(at: headerSite)) }
    if !problems.isEmpty { return Read(problems.all) }
    return Read(
      Table(
        file: file, dialect: dialect, columns: columns, offsets: offsets,
        evidence: decimalEvidence()))
  }

  /// The place of the column names.
  private var headerSite: SourceSpan {
    columns.first.map { $0.site.joined(with: columns[columns.count - 1].site) } ?? .nowhere
  }

  /// The number of offsets that the rows need at most, so that they are never moved.
  private var offsetCount: Int {
    let rest = file.bytes[scanner.position...]
    let breaks = rest.count { $0 == Byte.lineFeed || $0 == Byte.carriageReturn }
    let separators = rest.count { $0 == dialect.separator.rawValue }
    return separators + 2 * (breaks + 1)
  }

  /// Takes the record that names the columns; false if nothing can follow it.
  private mutating func takeHeader() -> Bool {
    repeat {
      if let fault = scanner.takeRecord() {
        problems.add(problem(of: fault))
        return false
      }
    } while isEmptied && scanner.skipToRecord()
    var firsts: [String: SourceSpan] = [:]
    for range in cellRanges {
      let site = file.span(range.lowerBound, range.upperBound)
      let name = Cell.text(of: file.bytes[range], dialect.encoding).singleSpaced
      if Missing(Array(name.utf8)[...], .utf8) == .empty {
        problems.add(.namelessColumn(columns.count + 1, at: site))
      } else if let first = firsts.updateValue(site, forKey: name) {
        firsts[name] = first
        problems.add(.duplicateColumn(name, first: first, at: site))
      }
      columns.append(Column(name: name, site: site, index: columns.count))
    }
    return true
  }

  /// Takes a record below the header; false if nothing can follow it.
  private mutating func takeRow() -> Bool {
    if let fault = scanner.takeRecord() {
      problems.add(problem(of: fault))
      if case .textAfterQuote = fault { return true }
      return false
    }
    if isEmptied && columns.count > 1 { return true }
    guard scanner.ends.count == columns.count else {
      problems.add(raggedRow)
      return true
    }
    offsets.append(UInt32(scanner.start))
    offsets.append(contentsOf: scanner.ends)
    return true
  }

  /// Whether the last record is separators alone, as Excel writes rows that were emptied.
  private var isEmptied: Bool { scanner.isBlank && scanner.ends.count > 1 }

  /// The problem of the last record, which has too many cells or too few.
  private var raggedRow: TableProblem {
    let ranges = cellRanges
    let last = ranges[ranges.count - 1]
    let first = ranges.count > columns.count ? ranges[columns.count] : last
    return .raggedRow(
      line: scanner.startLine, cells: ranges.count, columns: columns.count,
      header: headerSite, at: file.span(first.lowerBound, last.upperBound))
  }

  /// Where the cells of the last record stand.
  private var cellRanges: [Range<Int>] {
    var start = scanner.start
    return scanner.ends.map { end in
      defer { start = Int(end) + 1 }
      return start..<Int(end)
    }
  }

  /// The problem that a fault of the scanner is.
  private func problem(of fault: RecordScanner.Fault) -> TableProblem {
    switch fault {
    case .openQuote(let offset): .openQuote(at: file.span(offset, offset + 1))
    case .textAfterQuote(let offset): .textAfterQuote(at: file.span(offset, offset + 1))
    case .tooManyCells:
      .tooManyColumns(limit: Limit.columns, at: file.span(scanner.start, scanner.start))
    }
  }

  /// What each column tells of its decimal sign.
  private func decimalEvidence() -> [DecimalEvidence] {
    var evidence = [DecimalEvidence](repeating: DecimalEvidence(), count: columns.count)
    for first in stride(from: 0, to: offsets.count, by: columns.count + 1) {
      var start = Int(offsets[first])
      for index in columns.indices {
        let end = Int(offsets[first + index + 1])
        note(start..<end, in: &evidence[index])
        start = end + 1
      }
    }
    return evidence
  }

  /// Notes what a cell tells of its decimal sign.
  private func note(_ cell: Range<Int>, in evidence: inout DecimalEvidence) {
    var content = cell
    if !cell.isEmpty, file.bytes[cell.lowerBound] == Byte.quote {
      content = cell.lowerBound + 1..<cell.upperBound - 1
    }
    let bytes = file.bytes[content]
    guard let shape = NumberShape(bytes, dialect.encoding) else {
      if Missing(bytes, dialect.encoding) == nil { evidence.addText() }
      return
    }
    evidence.add(shape, at: file.span(cell.lowerBound, cell.upperBound))
  }
}

/// Problems in the order of the file; of very many only the first and their number.
private struct ProblemList {
  private var told: [TableProblem] = []
  private var untold = 0

  var isEmpty: Bool { told.isEmpty }

  /// All that is told.
  var all: [TableProblem] {
    guard untold > 0, let last = told.last else { return told }
    return told + [.moreProblems(untold, at: last.site)]
  }

  /// Adds a problem.
  mutating func add(_ problem: TableProblem) {
    if told.count < Limit.problems { told.append(problem) } else { untold += 1 }
  }
}
