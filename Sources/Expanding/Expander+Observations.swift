import Arithmetic
import Diagnostics
import Syntax
import Tabulating

extension Expander {
  /// Finds what every line that observes from a file asks for.
  ///
  /// - Parameter templates: The lines that only stand for those of rows.
  mutating func observe(_ files: [DataFile?], leavingOut templates: Set<Int32>) {
    var indices: [RowIndex.Key: RowIndex] = [:]
    for number in tree.observedImports.indices where !templates.contains(Int32(number)) {
      let line = tree.observedImports[number]
      // A cell outside `for each` is reported with the names.
      if line.filters.contains(where: { $0.text.cell != nil }) { continue }
      guard line.source >= 0, Int(line.source) < files.count, let file = files[Int(line.source)]
      else { continue }
      let values: [ObservedValue]
      switch file {
      case .table(let table): values = observed(line, table, &indices)
      case .kolada(let response): values = observed(line, response, &indices)
      }
      tree.observedImports[number].values = onePerPeriod(values, line)
    }
  }

  /// Reports two values of one period, of which neither can be meant.
  private mutating func onePerPeriod(
    _ values: [ObservedValue], _ line: ObservedImport
  ) -> [ObservedValue] {
    var first: [String: SourceSpan] = [:]
    for value in values {
      guard let earlier = first[value.period.text] else {
        first[value.period.text] = value.site
        continue
      }
      report(
        .twoOfAPeriod(value.period.text, at: line.span, first: earlier, second: value.site))
      return []
    }
    return values
  }

  // MARK: Tables

  /// What a table holds for a line.
  private mutating func observed(
    _ line: ObservedImport, _ table: Table, _ indices: inout [RowIndex.Key: RowIndex]
  ) -> [ObservedValue] {
    var columns: [Column] = []
    for filter in line.filters {
      guard let column = column(filter.column, table) else { return [] }
      columns.append(column)
    }
    let key = RowIndex.Key(source: line.source, columns: columns.map(\.name))
    if indices[key] == nil {
      indices[key] = RowIndex(
        table.rows.map { row in columns.map { row[$0].text.onOneLine } })
    }
    let rows = (indices[key]?[line.filters.map(\.text.text.onOneLine)] ?? []).map { table.rows[$0] }
    if rows.isEmpty {
      report(.nothingFits(line.file.text, at: line.span))
      return []
    }
    guard let periods = periodColumn(line, table, columns),
      let values = valueColumn(line, rows, table, columns + [periods])
    else { return [] }
    var result: [ObservedValue] = []
    for row in rows {
      if let value = observed(row, periods, values, line) { result.append(value) }
    }
    return result
  }

  /// The value of one row.
  private mutating func observed(
    _ row: Row, _ periods: Column, _ values: Column, _ line: ObservedImport
  ) -> ObservedValue? {
    let (when, what) = (row[periods], row[values])
    guard let period = DateLiteral(when.text.trimmed, at: when.site) else {
      report(.noPeriod(when.text.trimmed, at: when.site))
      return nil
    }
    switch what.number {
    case .value(let number):
      noteReading(of: what, askedAt: line.span)
      return ObservedValue(period: period, value: number, absence: nil, site: what.site)
    case .missing:
      return ObservedValue(period: period, value: nil, absence: what.absence, site: what.site)
    case .problem(let problem):
      diagnostics.append(problem.diagnostic)
      return nil
    }
  }

  /// The column of that name; nil, and reported, if the table has none.
  private mutating func column(_ name: StringLiteral, _ table: Table) -> Column? {
    if let column = table.column(named: name.text) { return column }
    diagnostics.append(table.lacks(name.text, at: name.span))
    return nil
  }

  /// Names of columns that hold periods, in the languages of those who write them.
  private static let periodNames: Set = [
    "år", "ar", "year", "period", "date", "datum", "dato", "month", "månad", "måned", "tid", "time",
    "vuosi", "kuukausi", "ár",
  ]

  /// The column of the periods: the one named, or the only one with a name of that kind.
  private mutating func periodColumn(
    _ line: ObservedImport, _ table: Table, _ filtered: [Column]
  ) -> Column? {
    if let name = line.periods { return column(name, table) }
    let found = table.columns.filter { column in
      Self.periodNames.contains(column.name.trimmed.lowercased())
        && !filtered.contains { $0.index == column.index }
    }
    if found.count == 1 { return found[0] }
    report(.noPeriodColumn(table.columns.map(\.name), at: line.span))
    return nil
  }

  /// Names of columns that hold the value of all, where others hold those of parts.
  private static let valueNames: Set = [
    "value", "värde", "verdi", "værdi", "arvo", "gildi", "total", "totalt", "i alt", "yhteensä",
  ]

  /// The column of the values: the one named, the only one with a name of that kind, or the only one
  /// left that holds numbers in these rows.
  private mutating func valueColumn(
    _ line: ObservedImport, _ rows: [Row], _ table: Table, _ used: [Column]
  ) -> Column? {
    if let name = line.column { return column(name, table) }
    let taken = Set(used.map(\.index))
    let free = table.columns.filter { !taken.contains($0.index) }
    let named = free.filter { Self.valueNames.contains($0.name.trimmed.lowercased()) }
    if named.count == 1 { return named[0] }
    let numeric = free.filter { column in
      rows.allSatisfy { row in
        if case .problem(.notNumber) = row[column].number { return false }
        return true
      }
    }
    if named.isEmpty && numeric.count == 1 { return numeric[0] }
    report(.noValueColumn((numeric.isEmpty ? free : numeric).map(\.name), at: line.span))
    return nil
  }

  // MARK: Responses

  /// What a response holds for a line; of all genders together, where none is asked for.
  private mutating func observed(
    _ line: ObservedImport, _ response: KoladaResponse, _ indices: inout [RowIndex.Key: RowIndex]
  ) -> [ObservedValue] {
    if hasColumns(line, of: response) { return [] }
    var filters = line.filters.map { ($0.column.text, $0.text.text) }
    for filter in line.filters where !response.keys.contains(filter.column.text) {
      report(.unknownKey(filter.column.text, keys: response.keys, at: filter.column.span))
      return []
    }
    if response.keys.contains("gender") && !filters.contains(where: { $0.0 == "gender" }) {
      filters.append(("gender", "T"))
    }
    let key = RowIndex.Key(source: line.source, columns: filters.map(\.0))
    if indices[key] == nil {
      indices[key] = RowIndex(
        response.entries.map { entry in filters.map { entry.text(of: $0.0) ?? "" } })
    }
    let found = (indices[key]?[filters.map(\.1)] ?? []).map { response.entries[$0] }
    if found.isEmpty {
      report(.nothingFits(line.file.text, at: line.span))
      return []
    }
    if isMixed(found, line) { return [] }
    var values: [ObservedValue] = []
    for entry in found {
      if let value = observed(entry) { values.append(value) }
    }
    return values
  }

  /// The keys that tell one series of values from another.
  private static let seriesKeys = ["kpi", "municipality", "ou"]

  /// Whether the values for a line are of several key figures, municipalities or units, which would
  /// pass for what became of one; they are reported.
  private mutating func isMixed(
    _ entries: [KoladaResponse.Entry], _ line: ObservedImport
  ) -> Bool {
    let first = entries[0]
    let keys = Self.seriesKeys.filter { key in
      entries.contains { $0.text(of: key) != first.text(of: key) }
    }
    guard let key = keys.first,
      let other = entries.first(where: { $0.text(of: key) != first.text(of: key) })
    else { return false }
    let filters =
      line.filters.map { ($0.column.text, $0.text.text) }
      + keys.compactMap { key in
        entries.lazy.compactMap { $0.text(of: key) }.first.map { (key, $0) }
      }
    report(
      .severalSeries(
        of: keys, filter: filters.map { "\($0) \"\($1)\"" }.joined(separator: ", "),
        at: line.span, first: first.site, second: other.site))
    return true
  }

  /// Whether a line names columns, of which a response has none; they are reported.
  private mutating func hasColumns(_ line: ObservedImport, of response: KoladaResponse) -> Bool {
    if let column = line.column {
      let key = response.key(of: column.text)
      report(.columnOfResponse(column.text, key: key, at: column.span))
    }
    if let periods = line.periods { report(.periodsOfResponse(periods.text, at: periods.span)) }
    return line.column != nil || line.periods != nil
  }

  /// The value of one entry.
  private mutating func observed(_ entry: KoladaResponse.Entry) -> ObservedValue? {
    guard let period = DateLiteral(entry.period, at: entry.site) else {
      report(.noPeriod(entry.period, at: entry.site))
      return nil
    }
    return ObservedValue(
      period: period, value: entry.value, absence: entry.value == nil ? .empty : nil,
      status: entry.status, count: entry.count, site: entry.site)
  }
}

/// The rows of a file by what they say in some columns.
struct RowIndex {
  /// A file and the columns.
  struct Key: Hashable {
    let source: Int32
    let columns: [String]
  }

  private var rows: [[String]: [Int]] = [:]

  /// Creates the index of rows, each as its texts in these columns.
  init(_ texts: [[String]]) {
    for (row, text) in texts.enumerated() { rows[text, default: []].append(row) }
  }

  /// The rows with these texts, in their order.
  subscript(texts: [String]) -> [Int] { rows[texts] ?? [] }
}

extension DateLiteral {
  /// Reads a year, a month or a day as data writes them: `2024`, `2024-03`, `2024M03`, `2024-03-31`.
  ///
  /// Four digits that begin with 0 are a code, not a year.
  init?(_ text: String, at site: SourceSpan) {
    let dashed = String(text.map { $0 == "M" ? "-" : $0 })
    guard let date = DateLiteral(text: dashed), date.year >= 1000 else { return nil }
    self.init(year: date.year, month: date.month, day: date.day, span: site)
  }
}
