/// A terminal that understands what an xterm does, as far as line editing uses it.
struct Emulator {
  private(set) var columns: Int
  private(set) var rows: Int
  /// The cells by rows; a wide character has an empty cell behind it.
  private var cells: [[String]]
  private var row = 0
  private var column = 0
  /// Whether a character stands in the last column and the next one wraps.
  private var waitsToWrap = false
  private var insertsCharacters = false
  /// An escape sequence that is not whole yet.
  private var sequence = ""
  /// Bytes of a character that is not whole yet.
  private var bytes: [UInt8] = []

  init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows that are not empty, without blanks at their ends.
  var text: String {
    var lines = cells.map { row in
      var line = row.joined()
      while line.last == " " { line.removeLast() }
      return line
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// Where the cursor stands.
  var cursor: (row: Int, column: Int) { (row, column) }

  /// Gives the window another size; what is cut is gone, nothing flows anew.
  mutating func resize(columns: Int, rows: Int) {
    cells = cells.map { row in
      Array(row.prefix(columns)) + Array(repeating: " ", count: max(0, columns - row.count))
    }
    while cells.count > rows {
      cells.removeFirst()
      row = max(0, row - 1)
    }
    while cells.count < rows { cells.append(Array(repeating: " ", count: columns)) }
    (self.columns, self.rows) = (columns, rows)
    column = min(column, columns - 1)
    waitsToWrap = false
  }

  /// Shows what a program has written.
  mutating func show(_ output: [UInt8]) {
    for byte in output {
      bytes.append(byte)
      if byte < 0x80 {
        bytes = []
        show(Character(Unicode.Scalar(byte)))
      } else if let text = String(validating: bytes, as: UTF8.self) {
        bytes = []
        for character in text { show(character) }
      }
    }
  }

  private mutating func show(_ character: Character) {
    if !sequence.isEmpty {
      sequence.append(character)
      return finishSequence()
    }
    switch character {
    case "\u{1B}": sequence = "\u{1B}"
    case "\r": moveTo(row, 0)
    case "\n": lineFeed()
    case "\u{8}": moveTo(row, column - 1)
    case "\t": moveTo(row, min(columns - 1, (column / 8 + 1) * 8))
    case "\u{7}": break
    default: put(character)
    }
  }

  private mutating func put(_ character: Character) {
    let width = character.isCombining ? 0 : character.isWide ? 2 : 1
    if width == 0 {
      let place = waitsToWrap ? column : max(0, column - 1)
      cells[row][place].append(character)
      return
    }
    if waitsToWrap || column + width > columns {
      moveTo(row, 0)
      lineFeed()
    }
    if insertsCharacters { insert(width) }
    cells[row][column] = String(character)
    if width == 2 { cells[row][column + 1] = "" }
    waitsToWrap = column + width == columns
    column = min(columns - 1, column + width)
  }

  private mutating func insert(_ count: Int) {
    for _ in 0..<count {
      cells[row].insert(" ", at: column)
      cells[row].removeLast()
    }
  }

  private mutating func lineFeed() {
    waitsToWrap = false
    if row + 1 < rows {
      row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func moveTo(_ row: Int, _ column: Int) {
    self.row = min(rows - 1, max(0, row))
    self.column = min(columns - 1, max(0, column))
    waitsToWrap = false
  }

  /// Does what a whole escape sequence says.
  private mutating func finishSequence() {
    guard let last = sequence.last else { return }
    if sequence.count == 2 {
      if last == "[" || last == "(" || last == ")" || last == "]" { return }
      if last == "M" { moveTo(row - 1, column) }
      sequence = ""
      return
    }
    if sequence.hasPrefix("\u{1B}(") || sequence.hasPrefix("\u{1B})") {
      sequence = ""
      return
    }
    guard last.isLetter || last == "@" || last == "~" else { return }
    let body = sequence.dropFirst(2).dropLast()
    sequence = ""
    if body.hasPrefix("?") || last == "m" { return }
    let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    control(last, numbers.first.flatMap { $0 } ?? nil, numbers.dropFirst().first.flatMap { $0 })
  }

  private mutating func control(_ letter: Character, _ first: Int?, _ second: Int?) {
    let count = max(1, first ?? 1)
    switch letter {
    case "A": moveTo(row - count, column)
    case "B": moveTo(row + count, column)
    case "C": moveTo(row, column + count)
    case "D": moveTo(row, column - count)
    case "G": moveTo(row, count - 1)
    case "d": moveTo(count - 1, column)
    case "H": moveTo(count - 1, max(1, second ?? 1) - 1)
    case "J": eraseDisplay(first ?? 0)
    case "K": eraseLine(first ?? 0)
    case "@": insert(count)
    case "P":
      for _ in 0..<min(count, columns - column) {
        cells[row].remove(at: column)
        cells[row].append(" ")
      }
    case "h" where first == 4: insertsCharacters = true
    case "l" where first == 4: insertsCharacters = false
    case "h", "l", "r", "t", "n": break
    case "L":
      for _ in 0..<min(count, rows - row) {
        cells.insert(Array(repeating: " ", count: columns), at: row)
        cells.removeLast()
      }
    case "M":
      for _ in 0..<min(count, rows - row) {
        cells.remove(at: row)
        cells.append(Array(repeating: " ", count: columns))
      }
    case "X": for place in column..<min(columns, column + count) { cells[row][place] = " " }
    default: preconditionFailure("the emulator knows no sequence that ends in \(letter)")
    }
  }

  private mutating func eraseLine(_ what: Int) {
    let range = what == 0 ? column..<columns : what == 1 ? 0..<(column + 1) : 0..<columns
    for place in range { cells[row][place] = " " }
    waitsToWrap = false
  }

  private mutating func eraseDisplay(_ what: Int) {
    eraseLine(what)
    let range = what == 0 ? (row + 1)..<rows : what == 1 ? 0..<row : 0..<rows
    for row in range { cells[row] = Array(repeating: " ", count: columns) }
  }
}

extension Character {
  fileprivate var isCombining: Bool {
    unicodeScalars.allSatisfy { (0x300...0x36F).contains($0.value) }
  }

  fileprivate var isWide: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    return (0x1100...0x115F).contains(value) || (0x2E80...0xD7A3).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0xFF01...0xFF60).contains(value)
      || (0x1F300...0x1FAFF).contains(value)
  }
}
