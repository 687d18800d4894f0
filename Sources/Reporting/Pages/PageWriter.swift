import Diagnostics

/// Writes help pages and the list of them.
public struct PageWriter {
  private let style: TextStyle

  /// Creates a writer.
  public init(style: TextStyle = .plain) { self.style = style }

  /// Writes a page: what it means, bad, better, how it is computed, when to accept it.
  public func write(_ page: Page, to output: inout some TextOutputStream) {
    let word = style.paint("\(page.severity.word)[\(page.code)]", page.severity.ink)
    output.write("\(word) \(style.paint(page.title, .strong))\n\n")
    output.write(wrapped(page.meaning) + "\n")
    write("Bad", code: page.bad.text, to: &output)
    write("Better", code: page.better, to: &output)
    if let how = page.how { write("How it is computed", how, to: &output) }
    guard let accept = page.accept else { return }
    write("When to accept it", accept, to: &output)
    switch page.waiver {
    case .acceptance:
      output.write("\n    accept \(page.code) on NAME owner P because \"…\"\n")
    case .settings: output.write("\n    [rules]\n    \(page.code) = \"off\"\n")
    case .none: break
    }
  }

  /// Writes a section of prose.
  private func write(_ title: String, _ text: String, to output: inout some TextOutputStream) {
    output.write("\n\(style.paint(title, .strong))\n\n\(wrapped(text))\n")
  }

  /// Writes a section with lines of a script.
  private func write(_ title: String, code: String, to output: inout some TextOutputStream) {
    output.write("\n\(style.paint(title, .strong))\n\n")
    for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
      for part in Self.broken(line) { output.write(part.isEmpty ? "\n" : "    \(part)\n") }
    }
  }

  /// Puts the attributes of a long block on lines of their own.
  private static func broken(_ line: Substring) -> [String] {
    guard line.count > 76, line.hasSuffix(" }"), let brace = line.firstIndex(of: "{") else {
      return [String(line)]
    }
    var lines = [String(line[...brace])]
    for attribute in line[brace...].dropFirst().dropLast().split(separator: ";") {
      let words = attribute.split(separator: " ").joined(separator: " ")
      lines.append("  \(words)")
    }
    return lines + ["}"]
  }

  /// Writes the pages as a table: code, severity, area, title.
  public func writeList(_ pages: [Page], to output: inout some TextOutputStream) {
    let words = pages.map { ["\($0.code)", $0.severity.word, $0.area, $0.title] }
    let widths = (0..<3).map { column in words.map { $0[column].count }.max() ?? 0 }
    for row in words {
      for (text, width) in zip(row, widths) {
        output.write(text + String(repeating: " ", count: width - text.count + 2))
      }
      output.write(row[3] + "\n")
    }
  }

  /// Writes the pages as JSON.
  public func writeJSON(_ pages: [Page], to output: inout some TextOutputStream) {
    let rules = pages.map { page in
      JSON.object([
        ("code", .string("\(page.code)")), ("severity", .string(page.severity.word)),
        ("area", .string(page.area)), ("title", .string(page.title)),
      ])
    }
    JSON.object([("format", .string("samverka.rules/1")), ("rules", .array(rules))])
      .write(to: &output)
  }
}
