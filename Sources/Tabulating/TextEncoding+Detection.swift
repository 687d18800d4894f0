import Diagnostics

extension TextEncoding {
  /// Finds the encoding of a file and where its text begins, behind a byte order mark.
  ///
  /// Text that is not UTF-8 is Windows-1252 only if every byte has a meaning there and none betrays
  /// another encoding.
  static func detected(
    in file: SourceFile
  ) -> Result<(encoding: TextEncoding, start: Int), TableProblem> {
    let bytes = file.bytes
    if isWide(bytes) { return .failure(.wideEncoding(at: file.span(0, 0))) }
    if let nul = bytes.firstIndex(of: 0) { return .failure(.nulByte(at: file.span(nul, nul + 1))) }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard let broken = firstBreak(of: bytes) else { return .success((.utf8, hasMark ? 3 : 0)) }
    let site = file.span(broken, broken + 1)
    if hasMark || holdsUTF8(bytes) {
      return .failure(.brokenUTF8(byte: bytes[broken], at: site))
    }
    if let odd = bytes.indices.first(where: { isOdd($0, in: bytes) }) {
      return .failure(.unknownEncoding(byte: bytes[odd], at: file.span(odd, odd + 1)))
    }
    return .success((.windows1252, 0))
  }

  /// The bytes as UTF-8 if they are sound text in Windows-1252, else the bytes themselves.
  ///
  /// For a loader that wants messages to show the lines of such a file as their writer saw them: it
  /// adds the result to the source map in place of the bytes.
  /// - Complexity: O(n) in the size of the file.
  public static func recoded(_ bytes: [UInt8]) -> [UInt8] {
    var map = SourceMap()
    guard let file = map.add(name: "", bytes: bytes),
      case .success((.windows1252, _)) = detected(in: file)
    else { return bytes }
    return Array(windows1252Text(bytes).utf8)
  }

  /// Whether a byte order mark or zeros in every other byte tell of UTF-16 or UTF-32.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    guard bytes.count >= 4 else { return false }
    let zeros = bytes.prefix(4).map { $0 == 0 }
    return zeros == [true, false, true, false] || zeros == [false, true, false, true]
      || zeros == [true, true, true, false] || zeros == [false, true, true, true]
  }

  /// The first byte that is not part of UTF-8 text.
  private static func firstBreak(of bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Whether a letter of Latin-1 or a sign like U+00A0 stands somewhere as UTF-8 writes it.
  ///
  /// In Windows-1252 the same bytes would be an `Ã` or `Â` before a sign, which no language writes.
  private static func holdsUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.indices.dropLast().contains {
      (bytes[$0] == 0xC2 || bytes[$0] == 0xC3) && bytes[$0 + 1] & 0xC0 == 0x80
    }
  }

  /// Whether the byte has no meaning in Windows-1252, or stands for a sign within a word there.
  ///
  /// The Nordic letters of DOS and of old Macs lie where Windows-1252 has quotation marks and other
  /// signs; `Norrk”ping` is a word of such a file.
  private static func isOdd(_ index: Int, in bytes: [UInt8]) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 || byte > macronByte { return false }
    guard index > 0, isLetter(bytes[index - 1]) else { return isOddInitial(index, in: bytes) }
    guard byte & 0xE0 == 0x80 else { return false }
    if windows1252Upper[Int(byte & 0x1F)] == 0 { return true }
    if index + 1 < bytes.count, isLetter(bytes[index + 1]) { return !wordSigns.contains(byte) }
    if byte == 0x94 { return !isQuoted(index, in: bytes) }
    return bytes[index - 1] & 0x20 != 0 && endLetters.contains(byte)
  }

  /// Whether the byte, before which no letter stands, stands for a sign that begins no word.
  ///
  /// `™rebro` has the Ö of DOS, `¯rsta` the Ø of old Macs. A euro sign may stand before a letter, but not
  /// at the beginning of a cell that reads on like a word: `€lmhult`.
  private static func isOddInitial(_ index: Int, in bytes: [UInt8]) -> Bool {
    let word = bytes[(index + 1)...].prefix { isLetter($0) }
    switch bytes[index] {
    case 0x99, macronByte: return !word.isEmpty
    case 0x80:
      // What follows an Ä of a Nordic word, and seldom begins a unit.
      let second = word.first.map { $0 | 0x20 } ?? 0
      return word.count > 2 && "dglnrsv".utf8.contains(second) && beginsCell(index, in: bytes)
    case let byte: return byte & 0xE0 == 0x80 && windows1252Upper[Int(byte & 0x1F)] == 0
    }
  }

  /// The sign `¯` in Windows-1252, the Ø of old Macs.
  private static let macronByte: UInt8 = 0xAF

  /// Whether a cell begins at the offset, as far as can be told before the separator is known.
  private static func beginsCell(_ index: Int, in bytes: [UInt8]) -> Bool {
    index == 0 || bytes[index - 1] == Byte.quote || separatesCells(bytes[index - 1])
  }

  /// Whether the byte ends a line, or may end a cell.
  private static func separatesCells(_ byte: UInt8) -> Bool {
    byte == Byte.lineFeed || byte == Byte.carriageReturn || Separator(rawValue: byte) != nil
  }

  /// The apostrophe, both dashes, œ, ž, Ÿ: what does stand amid a word. A š may, but an ö of old Macs
  /// is far more common in Nordic tables.
  private static let wordSigns: [UInt8] = [0x92, 0x96, 0x97, 0x9C, 0x9E, 0x9F]

  /// What ends no word in small letters, and stands where DOS has ä and å and old Macs have ä, å and ö.
  private static let endLetters: [UInt8] = [0x84, 0x86, 0x8A, 0x8C, 0x9A]

  /// Whether a quotation mark goes before the one at `index`, which may end a quotation then.
  ///
  /// - Complexity: O(n) in the bytes back to that mark, so in all of a file at most its size.
  private static func isQuoted(_ index: Int, in bytes: [UInt8]) -> Bool {
    bytes[..<index].lastIndex { $0 == 0x84 || $0 == 0x93 || $0 == 0x94 } != nil
  }

  /// Whether the byte is an ASCII letter.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }
}
