import Diagnostics
import Parsing
import Syntax

/// Why a text is not laid out.
public enum LayoutFailure: Error, Sendable {
  /// It does not parse: what is wrong with it.
  case faulty([Diagnostic], SourceMap)
  /// What was made of it would mean something else, which is a fault of ours.
  case changed
}

/// Returns a script or Markdown file in the one layout of the language, its meaning unchanged.
///
/// What is returned has been read again: it parses to the same tree, has the same signs but for spaces
/// and `;`, and its own layout is itself.
/// - Complexity: O(n) in the number of bytes.
public func laidOut(_ bytes: [UInt8], named name: String) throws(LayoutFailure) -> [UInt8] {
  let before = try parsed(bytes, name)
  let result = formatted(before.file, as: SourceForm(ofFileNamed: name))
  if result == bytes { return result }
  guard let after = try? parsed(result, name), after.tree == before.tree,
    bytes.lazy.filter(isSign).elementsEqual(result.lazy.filter(isSign)),
    formatted(after.file, as: SourceForm(ofFileNamed: name)) == result
  else { throw .changed }
  return result
}

/// Whether a byte is neither a space, nor a line end, nor `;`, nor part of a no-break space.
private func isSign(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
    UInt8(ascii: ";"), 0xC2, 0xA0, 0xE2, 0x80, 0xAF:
    false
  default: true
  }
}

/// A file and what it says, written in full.
private func parsed(
  _ bytes: [UInt8], _ name: String
) throws(LayoutFailure) -> (file: SourceFile, tree: String) {
  var sources = SourceMap()
  guard let file = sources.add(name: name, bytes: bytes) else { throw .changed }
  var tree = SyntaxTree()
  var symbols = SymbolTable.words
  let problems = parse(
    file, as: SourceForm(ofFileNamed: name), into: &tree, symbols: &symbols)
  if problems.contains(where: { $0.severity == .error }) { throw .faulty(problems, sources) }
  var text = ""
  SyntaxPrinter(tree, symbols: symbols).write(to: &text)
  return (file, withoutBlanks(text))
}

/// A text without the spaces at the ends of its lines, which documentation may have.
private func withoutBlanks(_ text: String) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    if byte == UInt8(ascii: "\n") {
      while let last = result.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
        result.removeLast()
      }
    }
    result.append(byte)
  }
  return String(decoding: result, as: UTF8.self)
}
