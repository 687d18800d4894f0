import Driver

/// The files that one input stands for, kept in memory.
///
/// A line `=== NAME` begins a file of that name; what stands before the first is `main.samverka`. The
/// first file is the script, and the others are what it may import or read as tables.
struct Shelf: SourceProvider {
  let prefix = ""
  /// The script's name and bytes.
  private(set) var script: (name: String, bytes: [UInt8]) = ("main.samverka", [])
  private var files: [String: [UInt8]] = [:]

  /// Takes an input apart.
  init(_ input: [UInt8]) {
    var parts: [(name: String, bytes: [UInt8])] = [script]
    var isLineStart = true
    var index = 0
    while index < input.count {
      if isLineStart, input[index...].starts(with: Shelf.mark) {
        let rest = input[(index + Shelf.mark.count)...]
        let name = rest.prefix { $0 != UInt8(ascii: "\n") }
        parts.append((String(decoding: name, as: UTF8.self), []))
        index = name.endIndex + 1
      } else {
        parts[parts.count - 1].bytes.append(input[index])
        isLineStart = input[index] == UInt8(ascii: "\n")
        index += 1
      }
    }
    if parts[0].bytes.isEmpty && parts.count > 1 { parts.removeFirst() }
    script = parts[0]
    for part in parts.dropFirst() { files[part.name] = part.bytes }
  }

  /// What begins a line that names a file.
  private static let mark = Array("=== ".utf8)

  func source(at path: [String]) throws(SourceFailure) -> Source {
    guard let bytes = files[path.joined(separator: "/")] else { throw .missing }
    return Source(bytes: bytes)
  }
}
