import Synchronization

/// Where the lines of a text begin.
public struct LineTable: Sendable {
  /// The offset of each line's first byte; never empty, strictly increasing.
  private let starts: [Int]
  /// The number of bytes of the whole text.
  private let length: Int

  /// Finds the lines of `bytes`; a line ends with its `\n`, or with a `\r` that none follows.
  ///
  /// - Complexity: O(n) in the number of bytes.
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0D {
      let isFirstOfTwo = byte == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
      if !isFirstOfTwo { starts.append(offset + 1) }
    }
    self.starts = starts
    length = bytes.count
  }

  /// The number of lines; the text behind a last line end is a line, even an empty one.
  public var count: Int { starts.count }

  /// Returns the one-based line that contains `offset`; what lies behind the text is on the last.
  ///
  /// - Complexity: O(log n) in the number of lines.
  public func line(at offset: Int) -> Int {
    max(starts.partitionPoint { $0 <= offset }, 1)
  }

  /// Returns the offsets of the one-based `line`, its end included.
  public func range(of line: Int) -> Range<Int> {
    starts[line - 1]..<(line < starts.count ? starts[line] : length)
  }
}

/// The lines of a file, found when they are first asked for.
///
/// A class, for whoever has a copy of the file has its lines.
final class KnownLines: Sendable {
  private let found = Mutex<LineTable?>(nil)

  /// Returns the lines of the file's `bytes`.
  ///
  /// - Complexity: O(n) in the number of bytes the first time, then O(1).
  func table(of bytes: [UInt8]) -> LineTable {
    found.withLock { found in
      if let found { return found }
      let table = LineTable(bytes)
      found = table
      return table
    }
  }
}
