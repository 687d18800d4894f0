/// Writes located diagnostics for a person.
public struct LocatedRenderer {
  /// How text is marked.
  private let style: TextStyle

  /// Creates a renderer.
  public init(style: TextStyle = .plain) { self.style = style }

  /// Writes `diagnostics` in the order given, an empty line between two, and how many of `count` are
  /// not among them.
  public func write(
    _ diagnostics: [LocatedDiagnostic], of count: Int, to output: inout some TextOutputStream
  ) {
    for (index, diagnostic) in diagnostics.enumerated() {
      if index > 0 { output.write("\n") }
      write(diagnostic, to: &output)
    }
    let more = count - diagnostics.count
    if more > 0 { output.write("\n… and \(more) more findings\n") }
  }

  /// Writes one diagnostic.
  public func write(
    _ diagnostic: LocatedDiagnostic, to output: inout some TextOutputStream
  ) {
    let headline = "\(diagnostic.severity.word)[\(diagnostic.code)]"
    output.write(style.paint(headline, diagnostic.severity.ink) + " ")
    output.write(style.paint(Self.shown(diagnostic.message), .strong) + "\n")
    let excerpts = excerpts(of: diagnostic)
    let digits = excerpts.map { String($0.line).count }.max() ?? 1
    writeSource(diagnostic, excerpts, digits, to: &output)
    let margin = String(repeating: " ", count: digits + 1) + style.paint("=", .faint)
    for text in diagnostic.why { output.write("\(margin) why: \(Self.shown(text))\n") }
    for text in diagnostic.help { output.write("\(margin) do:  \(Self.shown(text))\n") }
    output.write("\(margin) samverka explain \(diagnostic.code)\n")
  }

  /// Writes the place and the lines with their labels.
  private func writeSource(
    _ diagnostic: LocatedDiagnostic, _ excerpts: [Excerpt], _ digits: Int,
    to output: inout some TextOutputStream
  ) {
    let space = String(repeating: " ", count: digits)
    let scenario = diagnostic.scenario.map { " in scenario \(visible($0))" } ?? ""
    guard let primary = diagnostic.primary, let first = excerpts.first else {
      if !scenario.isEmpty { output.write("\(space)\(style.paint("-->", .faint))\(scenario)\n") }
      return
    }
    output.write("\(space)\(style.paint("-->", .faint)) \(primary.place.position)\(scenario)\n")
    let bar = style.paint("|", .faint)
    output.write("\(space) \(bar)\n")
    var last = first
    for excerpt in excerpts {
      if excerpt.path != last.path {
        let other = excerpt.labels[0].label.place.position
        output.write("\(space)\(style.paint(":::", .faint)) \(other)\n")
      } else if excerpt.line < last.line || excerpt.line > last.line + Self.nearby {
        output.write(style.paint("...", .faint) + "\n")
      }
      write(excerpt, digits, diagnostic.severity, to: &output)
      last = excerpt
    }
    output.write("\(space) \(bar)\n")
  }

  /// Writes one line of the script and a row for each of its labels.
  private func write(
    _ excerpt: Excerpt, _ digits: Int, _ severity: Severity, to output: inout some TextOutputStream
  ) {
    let number = String(excerpt.line)
    let padding = String(repeating: " ", count: digits - number.count)
    let text = excerpt.text
    output.write(style.paint("\(padding)\(number) |", .faint) + (text.isEmpty ? "" : " ") + text)
    output.write("\n")
    let margin = String(repeating: " ", count: digits) + " " + style.paint("|", .faint) + " "
    for (label, isPrimary) in excerpt.labels {
      let marked = label.excerpt.marked
      let mark = String(repeating: isPrimary ? "^" : "-", count: max(1, marked.count))
      let words = label.text.isEmpty ? mark : mark + " " + Self.shown(label.text)
      output.write(margin + String(repeating: " ", count: marked.lowerBound))
      output.write(style.paint(words, isPrimary ? severity.ink : .faint) + "\n")
    }
  }

  /// Text longer than so many bytes is cut: a script's own name may be of any length.
  private static let longest = 1_000

  /// Returns `text` safe for a terminal, cut where it is very long.
  private static func shown(_ text: String) -> String {
    if text.utf8.count <= longest { return visible(text) }
    let end = text.utf8.index(text.startIndex, offsetBy: longest / 2)
    return visible(String(decoding: text.utf8[..<end], as: UTF8.self)) + "…"
  }

  /// Lines so far below the one before are shown without `...` between.
  private static let nearby = 8

  /// A line of the script and what is said of it.
  private struct Excerpt {
    let path: String
    let line: Int
    let text: String
    var labels: [(label: LocatedLabel, isPrimary: Bool)]
  }

  /// Gathers the labels by line, the primary one's first; lines cut differently stay apart.
  private func excerpts(of diagnostic: LocatedDiagnostic) -> [Excerpt] {
    var result: [Excerpt] = []
    for (index, label) in diagnostic.labels.enumerated() {
      let (path, line) = (label.place.path, label.place.start.line)
      let isPrimary = index == 0 && diagnostic.primary != nil
      let known = result.firstIndex {
        $0.line == line && $0.path == path && $0.text == label.excerpt.text
      }
      if let known {
        result[known].labels.append((label, isPrimary))
      } else {
        let text = label.excerpt.text
        result.append(Excerpt(path: path, line: line, text: text, labels: [(label, isPrimary)]))
      }
    }
    return result
  }
}
