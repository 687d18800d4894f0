import CLineEditor
import Driver
import Glibc

/// Texts that go from one process to another through a pipe: their number, then each with its length.
enum Frame {
  /// Writes a frame; false where nobody reads any more.
  static func write(_ texts: [String], to descriptor: Int32) -> Bool {
    var bytes: [UInt8] = []
    for text in texts { bytes += number(text.utf8.count) + Array(text.utf8) }
    bytes = number(texts.count) + number(bytes.count) + bytes
    return FileWriter.writeAll(bytes, to: descriptor)
  }

  /// A number in eight bytes.
  private static func number(_ value: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// Collects a frame from what arrives in pieces.
  struct Collector {
    private var bytes: [UInt8] = []

    /// Takes what can be read now; false at the end.
    mutating func fill(from descriptor: Int32) -> Bool {
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        bytes += chunk[..<count]
        return true
      }
    }

    /// Takes the first whole frame, nil where none is whole yet.
    mutating func next() -> [String]? {
      guard bytes.count >= 16 else { return nil }
      let count = value(0)
      let end = 16 + value(8)
      guard bytes.count >= end else { return nil }
      var texts: [String] = []
      var place = 16
      for _ in 0..<count {
        let length = value(place)
        texts.append(String(decoding: bytes[(place + 8)..<(place + 8 + length)], as: UTF8.self))
        place += 8 + length
      }
      bytes.removeSubrange(..<end)
      return texts
    }

    /// The number at an offset.
    private func value(_ offset: Int) -> Int {
      (0..<8).reduce(0) { $0 | Int(bytes[offset + $1]) << ($1 * 8) }
    }
  }
}
