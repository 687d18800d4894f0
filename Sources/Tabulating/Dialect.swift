import Diagnostics

/// The encoding of a table's bytes.
public enum TextEncoding: Hashable, Sendable {
  /// UTF-8, with or without a byte order mark.
  case utf8
  /// Windows-1252, the encoding of "CSV" as western Excel writes it.
  case windows1252
}

/// The byte between two cells.
public enum Separator: UInt8, Hashable, Sendable, CaseIterable {
  case semicolon = 0x3B
  case comma = 0x2C
  case tab = 0x09
}

/// How a table is written.
public struct Dialect: Hashable, Sendable {
  /// The encoding of the text.
  public let encoding: TextEncoding
  /// What stands between two cells.
  public let separator: Separator
}

extension Dialect {
  /// Finds the separator of the text from `start` on, and where its first record begins.
  static func detected(
    in file: SourceFile, encoding: TextEncoding, from start: Int
  ) -> Result<(dialect: Dialect, start: Int), TableProblem> {
    func found(_ separator: Separator, _ start: Int) -> (dialect: Dialect, start: Int) {
      (Dialect(encoding: encoding, separator: separator), start)
    }
    switch SeparatorLine(in: file.bytes, from: start) {
    case .says(let separator, let next): return .success(found(separator, next))
    case .saysOther(let range):
      return .failure(.unknownSeparator(at: file.span(range.lowerBound, range.upperBound)))
    case .absent:
      let detector = SeparatorDetector(file: file, encoding: encoding, start: start)
      return detector.separator().map { found($0, start) }
    }
  }
}

/// The line `sep=;` that Excel reads and some programs write before the table.
private enum SeparatorLine {
  case absent
  case says(Separator, next: Int)
  case saysOther(Range<Int>)

  /// Looks for the line at `start`; it may stand in quotes.
  init(in bytes: [UInt8], from start: Int) {
    let end =
      bytes[start...].firstIndex { $0 == Byte.lineFeed || $0 == Byte.carriageReturn }
      ?? bytes.endIndex
    var line = bytes[start..<end]
    if line.count >= 2, line.first == Byte.quote, line.last == Byte.quote {
      line = line.dropFirst().dropLast()
    }
    guard line.prefix(4).elementsEqual("sep=".utf8, by: { $0 | 0x20 == $1 | 0x20 }) else {
      self = .absent
      return
    }
    let sign = line.dropFirst(4)
    if sign.count == 1, let byte = sign.first, let separator = Separator(rawValue: byte) {
      self = .says(separator, next: end)
    } else {
      self = .saysOther(start..<end)
    }
  }
}

/// The bytes that a table is written with.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let minus: UInt8 = 0x2D
  static let point: UInt8 = 0x2E
  static let zero: UInt8 = 0x30
}
