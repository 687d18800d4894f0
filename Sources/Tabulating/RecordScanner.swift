/// Walks over the records of a table, given its separator.
///
/// A quote opens a quoted cell only as its first byte; anywhere else it stands for itself.
struct RecordScanner {
  /// What stops a record.
  enum Fault: Hashable {
    /// The quote at the offset is never closed.
    case openQuote(Int)
    /// Something follows the closing quote of a cell, from the offset on.
    case textAfterQuote(Int)
    /// There are more cells than a table may have.
    case tooManyCells
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  /// The offset of the next byte to look at.
  private(set) var position: Int
  /// The line of `position`, from 1.
  private(set) var line = 1
  /// The offset behind each cell of the last record; a cell begins one byte behind the one before.
  private(set) var ends: [UInt32] = []
  /// The offset of the last record's first byte.
  private(set) var start: Int
  /// The line that the last record begins on.
  private(set) var startLine = 1

  /// Creates a scanner that begins at `start`, on the first line.
  init(_ bytes: [UInt8], separator: Separator, from start: Int) {
    self.bytes = bytes
    self.separator = separator.rawValue
    self.position = start
    self.start = start
  }

  /// Whether a record is left, blank lines being none.
  mutating func skipToRecord() -> Bool {
    while position < bytes.count, isLineBreak(position) { takeLineBreak() }
    return position < bytes.count
  }

  /// Whether the last record holds no byte but separators.
  var isBlank: Bool {
    ends.last.map { Int($0) - start == ends.count - 1 } ?? true
  }

  /// Takes one record, its cells' ends being in `ends`; on a fault the rest of its line too.
  mutating func takeRecord() -> Fault? {
    ends.removeAll(keepingCapacity: true)
    start = position
    startLine = line
    while true {
      if let fault = takeCell() ?? boundFault {
        skipLine()
        return fault
      }
      ends.append(UInt32(position))
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    }
    if position < bytes.count { takeLineBreak() }
    return nil
  }

  /// The fault of one cell more than a table may have.
  private var boundFault: Fault? { ends.count < Limit.columns ? nil : .tooManyCells }

  /// Moves behind the cell that begins here.
  private mutating func takeCell() -> Fault? {
    if position < bytes.count, bytes[position] == Byte.quote { return takeQuotedCell() }
    while position < bytes.count, bytes[position] != separator, !isLineBreak(position) {
      position += 1
    }
    return nil
  }

  /// Moves behind the quoted cell that begins here.
  private mutating func takeQuotedCell() -> Fault? {
    let open = position
    position += 1
    while position < bytes.count {
      if bytes[position] == Byte.quote {
        position += 1
        guard position < bytes.count, bytes[position] == Byte.quote else { return behindQuote() }
        position += 1
      } else if isLineBreak(position) {
        takeLineBreak()
      } else {
        position += 1
      }
    }
    return .openQuote(open)
  }

  /// The fault of text between a closing quote and the separator.
  private func behindQuote() -> Fault? {
    if position == bytes.count || bytes[position] == separator || isLineBreak(position) {
      return nil
    }
    return .textAfterQuote(position)
  }

  /// Whether a line ends at the offset.
  private func isLineBreak(_ offset: Int) -> Bool {
    bytes[offset] == Byte.lineFeed || bytes[offset] == Byte.carriageReturn
  }

  /// Moves behind the CRLF, LF or CR here.
  private mutating func takeLineBreak() {
    let isReturn = bytes[position] == Byte.carriageReturn
    position += 1
    if isReturn, position < bytes.count, bytes[position] == Byte.lineFeed { position += 1 }
    line += 1
  }

  /// Moves to the start of the next line.
  private mutating func skipLine() {
    while position < bytes.count, !isLineBreak(position) { position += 1 }
    if position < bytes.count { takeLineBreak() }
  }
}
