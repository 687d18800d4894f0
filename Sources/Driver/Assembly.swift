import Diagnostics
import Expanding
import Parsing
import Syntax
import Tabulating

/// The files of one script put together: each read once, its items in the place of the first `use`.
struct Assembly {
  /// How many files a script may be made of.
  static let fileLimit = 1_000

  private(set) var sources = SourceMap()
  private(set) var symbols = SymbolTable()
  /// The items of all files; `use` is left out, and the table of each `for each` is in `tables`.
  private(set) var tree = SyntaxTree()
  private(set) var tables: [Table?] = []
  /// The files that indicators are observed from, by the numbers in the tree.
  private(set) var files: [DataFile?] = []
  /// What is wrong with the text.
  private(set) var faults: [Diagnostic] = []
  /// What is wrong with imports and tables.
  private(set) var problems: [Diagnostic] = []

  /// How many of the units are the script itself, one but for a session; the others are imported.
  private var ownCount = 1
  /// Whether the script is a session's, in parts.
  private var isOfParts = false

  /// One file of the script.
  private struct Unit {
    let path: ImportPath
    let name: String
    let items: [Item]
    /// What its file is, nil where it is none.
    let identity: SourceIdentity?
    /// Whether all that it holds has its place in the script.
    var isPlaced = false
  }

  private let provider: (any SourceProvider)?
  private var units: [Unit] = []
  /// The units by their paths, and by what they are whatever their path is, of the first so many:
  /// only imports need them.
  private var indexedCount = 0
  private var paths: [ImportPath: Int] = [:]
  private var identities: [SourceIdentity: Int] = [:]
  /// The tables read so far, nil where that failed.
  private var tablePaths: [ImportPath: Table?] = [:]
  /// The numbers of the files observed from.
  private var filePaths: [ImportPath: Int32] = [:]
  private var fileCount = 1
  /// The names of the files in folders where one was missing, by the names in small letters.
  private var spellings: [[String]: [String: String]] = [:]
  /// The settings of the script met so far and the unit they stand in.
  private var settings: [(item: Item, unit: Int)] = []

  /// Reads the script in `source`, called `name`, and what it imports from `provider`.
  ///
  /// Nil where the script passes 4 GB.
  init?(name: String, source: Source, provider: (any SourceProvider)?) {
    self.provider = provider
    let form = SourceForm(ofFileNamed: name)
    guard add(name, source, form, at: ImportPath(ofScriptAt: name)) else { return nil }
    assemble(0)
  }

  /// Begins a script in several parts with none; what they import comes from `provider`.
  init(provider: (any SourceProvider)?) {
    self.provider = provider
    ownCount = 0
    isOfParts = true
  }

  /// Parses one more part, before anything is put together; false where the parts pass 4 GB.
  mutating func add(_ part: ScriptPart) -> Bool {
    ownCount += 1
    return add(
      part.name, Source(bytes: part.bytes), part.form, at: ImportPath(ofScriptAt: part.name),
      part.lineNumbers)
  }

  /// Whether parsing has read other files, which may have changed since.
  var hasReadFiles: Bool { !files.isEmpty }

  /// The parts one behind the other with what they import, their own files first in `sources`.
  func assembled() -> Assembly {
    var whole = self
    for unit in 0..<ownCount { whole.assemble(unit) }
    return whole
  }

  /// Puts the items of all files in order, by a stack of its own instead of recursion.
  private mutating func assemble(_ first: Int) {
    if units[first].isPlaced || takeWhole(first) { return }
    var stack = [(unit: first, next: 0)]
    while let (unit, next) = stack.last {
      guard next < units[unit].items.count else {
        units[unit].isPlaced = true
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      switch units[unit].items[next] {
      case .use(let path, _):
        if let used = use(path, in: unit, stack.map(\.unit)) { stack.append((used, 0)) }
      case .rows(let rows):
        tree.items.append(.rows(rows))
        tables.append(table(rows.table, in: unit))
      case .currency, .period, .asOf: set(units[unit].items[next], in: unit)
      // What an imported file asks and expects is its own matter.
      case .expectation, .query: if unit < ownCount { tree.items.append(units[unit].items[next]) }
      case .declaration, .binding, .scenario, .acceptance:
        tree.items.append(units[unit].items[next])
      }
    }
  }

  /// Takes the items of the script itself as they are where they are all there is so far and bring
  /// nothing with them, so that those of a large script are not copied; returns whether it did.
  private mutating func takeWhole(_ unit: Int) -> Bool {
    let items = units[unit].items
    guard unit < ownCount, tree.items.isEmpty, settings.isEmpty,
      !items.contains(where: \.bringsMore)
    else { return false }
    settings = items.lazy.filter(\.isSetting).map { ($0, unit) }
    tree.items = items
    units[unit].isPlaced = true
    return true
  }

  /// Adds a setting, unless another file says the same.
  private mutating func set(_ item: Item, in unit: Int) {
    let isKnown = settings.contains { $0.unit != unit && $0.item.saysTheSame(as: item) }
    settings.append((item, unit))
    if !isKnown { tree.items.append(item) }
  }

  /// Returns the unit that a `use` brings in, nil where it has its place already or cannot be read.
  private mutating func use(_ literal: StringLiteral, in unit: Int, _ open: [Int]) -> Int? {
    do throws(ImportFailure) {
      let path = try ImportPath(literal.text, in: units[unit].path.folder)
      indexUnits()
      if let known = paths[path] { return try reuse(known, open) }
      guard SourceLoader.mayHoldScript(path.text) else { throw .noScript }
      let source = try read(path)
      if let known = source.identity.flatMap({ identities[$0] }) {
        paths[path] = known
        return try reuse(known, open)
      }
      let name = (provider?.prefix ?? "") + path.text
      guard add(name, source, SourceForm(ofFileNamed: name), at: path) else { throw .tooLarge }
      return units.count - 1
    } catch {
      report(error, literal)
      return nil
    }
  }

  /// Makes all units found by their paths and identities.
  private mutating func indexUnits() {
    for unit in indexedCount..<units.count {
      // A part from another folder than the first is no file beside that.
      let isBeside =
        unit >= ownCount
        || ScriptPart.folder(of: units[unit].name) == ScriptPart.folder(of: units[0].name)
      if isBeside { paths[units[unit].path] = unit }
      if let identity = units[unit].identity { identities[identity] = unit }
    }
    indexedCount = units.count
  }

  /// Returns a unit that is there already where its items have no place yet, as those of a later part;
  /// it must not be imported from within itself, by one of `open`.
  private func reuse(_ unit: Int, _ open: [Int]) throws(ImportFailure) -> Int? {
    if units[unit].isPlaced { return nil }
    guard let first = open.firstIndex(of: unit) else { return unit }
    throw .circle((open[first...] + [unit]).map { units[$0].name })
  }

  /// Returns the table of a `for each`, nil where it cannot be read.
  private mutating func table(_ literal: StringLiteral, in unit: Int) -> Table? {
    do throws(ImportFailure) {
      let path = try ImportPath(literal.text, in: units[unit].path.folder)
      if let known = tablePaths[path] { return known }
      tablePaths[path] = .some(nil)
      let name = (provider?.prefix ?? "") + path.text
      // Messages show the lines of a table in Windows-1252 as whoever wrote it saw them.
      let bytes = TextEncoding.recoded(try read(path).bytes)
      guard let file = sources.add(name: name, bytes: bytes) else { throw .tooLarge }
      let read = readTable(file)
      problems += read.diagnostics.map { readFor(literal, $0) }
      tablePaths[path] = .some(read.value)
      return read.value
    } catch {
      report(error, literal)
      return nil
    }
  }

  /// Returns the number of a file that is observed from, -1 where its path is wrong.
  private mutating func number(ofFile literal: StringLiteral, in unit: Int) -> Int32 {
    do throws(ImportFailure) {
      let path = try ImportPath(literal.text, in: units[unit].path.folder)
      if let known = filePaths[path] { return known }
      let number = Int32(files.count)
      filePaths[path] = number
      files.append(nil)
      files[Int(number)] =
        path.text.hasSuffix(".json")
        ? try response(at: path, literal).map(DataFile.kolada)
        : table(literal, in: unit).map(DataFile.table)
      return number
    } catch {
      report(error, literal)
      return -1
    }
  }

  /// Returns the saved response at a path, nil where it is none.
  private mutating func response(
    at path: ImportPath, _ literal: StringLiteral
  ) throws(ImportFailure) -> KoladaResponse? {
    let name = (provider?.prefix ?? "") + path.text
    guard let file = sources.add(name: name, bytes: try read(path).bytes) else { throw .tooLarge }
    let (response, diagnostics) = readKolada(file)
    problems += diagnostics.map { readFor(literal, $0) }
    return response
  }

  /// A problem of a file with the place that asks for it.
  private func readFor(_ literal: StringLiteral, _ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.secondary.append(Label(literal.span, "read for this"))
    return diagnostic
  }

  /// Reads a file below the script's folder.
  private mutating func read(_ path: ImportPath) throws(ImportFailure) -> Source {
    guard let provider else { throw isOfParts ? .noFile : .noFolder }
    fileCount += 1
    if fileCount > Assembly.fileLimit { throw .tooMany(limit: Assembly.fileLimit) }
    do throws(SourceFailure) {
      return try provider.source(at: path.components)
    } catch {
      if error == .missing, let name = spelling(of: path, in: provider) {
        throw .otherSpelling(name)
      }
      throw .source(error)
    }
  }

  /// The name of the file that a path means but for capitals and how letters are composed; nil where
  /// there is none.
  private mutating func spelling(of path: ImportPath, in provider: any SourceProvider) -> String? {
    guard let wanted = path.components.last?.lowercased() else { return nil }
    if let known = spellings[path.folder] { return known[wanted] }
    let names = provider.names(in: path.folder).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let found = Dictionary(names.map { ($0.lowercased(), $0) }) { first, _ in first }
    spellings[path.folder] = found
    return found[wanted]
  }

  /// Parses a file and adds it to the units; false where the files pass 4 GB.
  private mutating func add(
    _ name: String, _ source: Source, _ form: SourceForm, at path: ImportPath,
    _ lineNumbers: [Int] = []
  ) -> Bool {
    guard let file = sources.add(name: name, bytes: source.bytes, lineNumbers: lineNumbers) else {
      return false
    }
    let items = tree.items
    let firstImport = tree.observedImports.count
    tree.items = []
    faults += parse(file, as: form, into: &tree, symbols: &symbols)
    units.append(Unit(path: path, name: name, items: tree.items, identity: source.identity))
    tree.items = items
    for index in firstImport..<tree.observedImports.count {
      tree.observedImports[index].source = number(
        ofFile: tree.observedImports[index].file, in: units.count - 1)
    }
    return true
  }

  /// Notes a problem at the place of a path.
  private mutating func report(_ failure: ImportFailure, _ literal: StringLiteral) {
    let problem = ImportProblem(failure: failure, path: literal.text, site: literal.span)
    problems.append(problem.diagnostic)
  }
}

extension Item {
  /// Whether other files are read for it.
  fileprivate var bringsMore: Bool {
    switch self {
    case .use, .rows: true
    case .currency, .period, .asOf, .declaration, .binding, .scenario, .acceptance, .expectation,
      .query:
      false
    }
  }

  /// Whether it says how the whole script is read.
  fileprivate var isSetting: Bool {
    switch self {
    case .currency, .period, .asOf: true
    case .use, .rows, .declaration, .binding, .scenario, .acceptance, .expectation, .query: false
    }
  }

  /// Whether two settings of a script are equal, wherever they stand.
  fileprivate func saysTheSame(as other: Item) -> Bool {
    switch (self, other) {
    case (.currency(let a, _), .currency(let b, _)): a.symbol == b.symbol
    case (.period(let a, _), .period(let b, _)): a == b
    case (.asOf(let a, _), .asOf(let b, _)):
      a.year == b.year && a.month == b.month && a.day == b.day
    default: false
    }
  }
}
