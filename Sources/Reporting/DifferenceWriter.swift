import Analysis
import Diagnostics

/// What two versions of a script differ in, for people and for a pull request.
public struct DifferenceWriter {
  private let report: DifferenceReport
  private let style: TextStyle

  /// Creates a writer.
  public init(_ report: DifferenceReport, style: TextStyle = .plain) {
    self.report = report
    self.style = style
  }

  /// Writes a sentence, the differences line by line, and what became of each scenario.
  public func write(to output: inout some TextOutputStream) {
    output.write(style.paint(wrapped(report.sentence, indent: 2), .strong) + "\n")
    writeRenames(to: &output)
    for (heading, entries) in report.sections {
      output.write("\n" + style.paint(heading, .strong) + "\n")
      let alike = DifferenceReport.alike(entries)
      for entry in alike.prefix(DifferenceReport.shown.entries) { write(entry, to: &output) }
      writeRest(alike.count - DifferenceReport.shown.entries, indent: "  ", to: &output)
    }
    if report.isEmpty { return }
    for effect in report.effects { write(effect, to: &output) }
  }

  /// Writes the names that became others.
  private func writeRenames(to output: inout some TextOutputStream) {
    if report.difference.renames.isEmpty { return }
    output.write("\n" + style.paint("renamed", .strong) + "\n")
    let alike = report.alikeRenames
    for group in alike.prefix(DifferenceReport.shown.entries) {
      let rename = group.first
      let line = "\(rename.kind) \(visible(rename.old)) → \(visible(rename.new))"
      output.write(wrapped(line + group.rest(visible), first: 2, indent: 4) + "\n")
    }
    writeRest(alike.count - DifferenceReport.shown.entries, indent: "  ", to: &output)
  }

  /// Writes one thing and its lines.
  private func write(_ group: Alike<Difference.Entry>, to output: inout some TextOutputStream) {
    let entry = group.first
    let place = entry.scenario.map { "in \(visible($0)), " } ?? ""
    output.write(
      wrapped(place + entry.words + group.rest(visible), first: 2, indent: 4) + "\n")
    for line in entry.lines.prefix(DifferenceReport.shown.lines) {
      output.write(wrapped(words(for: line, entry), first: 4, indent: 6) + "\n")
    }
    writeRest(entry.lines.count - DifferenceReport.shown.lines, indent: "    ", to: &output)
  }

  /// One line: what it was and is, or with a sign what came or went.
  private func words(for line: Difference.LineChange, _ entry: Difference.Entry) -> String {
    let (old, new) = (line.old.map(visible), line.new.map(visible))
    if let old, let new { return "\(old) → \(new)" }
    guard case .changed = entry.change else { return new ?? old ?? "" }
    return new.map { "+ \($0)" } ?? "- \(old ?? "")"
  }

  /// Says how much is not shown.
  private func writeRest(_ count: Int, indent: String, to output: inout some TextOutputStream) {
    if count > 0 { output.write("\(indent)… and \(count) more\n") }
  }

  /// Writes what became of a scenario.
  private func write(_ effect: ScenarioEffect, to output: inout some TextOutputStream) {
    let sentence = wrapped(report.sentence(of: effect), indent: 2)
    output.write("\n" + style.paint(sentence, .strong) + "\n")
    let (parties, findings) = report.lines(of: effect)
    for line in parties { output.write(wrapped(line, first: 2, indent: 4) + "\n") }
    for sheet in report.sheets(of: effect) { sheet.write(to: &output) }
    if !findings.isEmpty { output.write("\n") }
    for line in findings { output.write(wrapped(line, first: 2, indent: 4) + "\n") }
  }

  // MARK: Markdown

  /// Writes the same as Markdown; nothing of the scripts in it marks up, links or mentions anybody.
  public func writeMarkdown(to output: inout some TextOutputStream) {
    output.write("**\(markdown(report.sentence))**\n")
    let renames = report.alikeRenames
    for group in renames.prefix(DifferenceReport.shown.entries) {
      let rename = group.first
      output.write("\n- renamed: \(rename.kind) \(code(rename.old)) → \(code(rename.new))")
      output.write(group.rest(code))
    }
    if !renames.isEmpty { output.write("\n") }
    writeRest(renames.count - DifferenceReport.shown.entries, indent: "- ", to: &output)
    for (heading, entries) in report.sections {
      output.write("\n### \(heading.prefix(1).uppercased() + heading.dropFirst())\n\n")
      let alike = DifferenceReport.alike(entries)
      for entry in alike.prefix(DifferenceReport.shown.entries) {
        writeMarkdown(entry, to: &output)
      }
      writeRest(alike.count - DifferenceReport.shown.entries, indent: "- ", to: &output)
    }
    if report.isEmpty { return }
    output.write("\n### What it does\n")
    for effect in report.effects { writeMarkdown(effect, to: &output) }
  }

  /// Writes one thing and its lines as a list.
  private func writeMarkdown(
    _ group: Alike<Difference.Entry>, to output: inout some TextOutputStream
  ) {
    let entry = group.first
    let place = entry.scenario.map { "in \(code($0)), " } ?? ""
    let name = entry.name.isEmpty ? "the script" : "\(entry.kind) \(code(entry.name))"
    output.write("- \(place)\(name)\(group.rest(code))\n")
    for line in entry.lines.prefix(DifferenceReport.shown.lines) {
      let parts = [line.old.map(code), line.new.map(code)].compactMap { $0 }
      var words = parts.joined(separator: " → ")
      if parts.count == 1, case .changed = entry.change {
        words = (line.new == nil ? "without " : "with ") + words
      }
      output.write("  - \(words)\n")
    }
    writeRest(entry.lines.count - DifferenceReport.shown.lines, indent: "  - ", to: &output)
  }

  /// Writes what became of a scenario.
  private func writeMarkdown(_ effect: ScenarioEffect, to output: inout some TextOutputStream) {
    output.write("\n**\(markdown(report.sentence(of: effect)))**\n")
    let (parties, findings) = report.lines(of: effect)
    if !parties.isEmpty { output.write("\n") }
    for line in parties { output.write("- \(markdown(line))\n") }
    for sheet in report.sheets(of: effect) { sheet.writeMarkdown(to: &output) }
    if !findings.isEmpty { output.write("\n") }
    for line in findings { output.write("- \(markdown(line))\n") }
  }

  /// Text of a script as Markdown shows code, between as many signs as it needs.
  private func code(_ text: String) -> String {
    let text = visible(text)
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + space + text + space + fence
  }
}
