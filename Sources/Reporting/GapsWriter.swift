import Analysis
import Diagnostics
import Evaluation

/// What falls between the organisations, for people: the most flagged first, each with who could act
/// and what would close it.
public struct GapsWriter {
  private let gaps: Gaps
  private let text: GapText
  private let lines: ScriptLines
  private let style: TextStyle
  private var model: Model { gaps.verdict.model }

  /// So many gaps are told in full; of the others their names.
  private static let shown = 20

  /// Creates a writer for `gaps` in a script of `sources`.
  public init(_ gaps: Gaps, sources: SourceMap, style: TextStyle = .plain) {
    self.gaps = gaps
    text = GapText(gaps.verdict.model)
    lines = ScriptLines(sources)
    self.style = style
  }

  /// Writes how many there are, where to begin, and each.
  public func write(to output: inout some TextOutputStream) {
    output.write(style.paint(wrapped(summary), .strong) + "\n")
    for gap in gaps.gaps.prefix(Self.shown) { write(gap, to: &output) }
    let rest = gaps.gaps.count - Self.shown
    if rest > 0 { output.write("\n… and \(rest) more (samverka gaps --format json tells all)\n") }
    let closing = gaps.gaps.prefix(Self.shown).flatMap(\.lacks).flatMap(\.closing)
    if closing.contains(where: { $0.home != nil }) {
      let legend =
        "What follows `in NAME` goes into the block of NAME, other lines anywhere in the script."
      // What is one of a family has its block in common with all rows of the table.
      let isOfRows = closing.contains { $0.home.map { Identity($0).isMember } ?? false }
      let rows =
        " One of a family has the block that all rows share: there names of one are written with the "
        + "cells of the row."
      output.write("\n" + wrapped(legend + (isOfRows ? rows : "")) + "\n")
    }
  }

  /// The first line.
  private var summary: String {
    let place = model.scenario == "base" ? "" : "In \(visible(model.scenario)), "
    guard let first = gaps.gaps.first else {
      let isDeclared = !model.handoffs.isEmpty || !model.obstacles.isEmpty
      let words =
        isDeclared
        ? "nothing falls between the parties."
        : "no gap was found; the script declares no `handoff` and no `obstacle` to look at."
      return capitalized(place + words)
    }
    let count = counted(gaps.gaps.count, "gap lies", "gaps lie")
    guard let flags = text.flags(of: first).first, gaps.gaps.count > 1 else {
      return capitalized(place + "\(count) between the parties.")
    }
    return capitalized(
      place + "\(count) between the parties. Begin with \(name(of: first)): \(flags).")
  }

  /// The name of what a gap is about.
  private func name(of gap: Gap) -> String { visible(gaps.verdict.name(of: gap.entity)) }

  /// Writes a gap: its headline, then what is lacking with what would close it.
  private func write(_ gap: Gap, to output: inout some TextOutputStream) {
    let place = lines.words(for: [site(of: gap)])
    let about = headline(of: gap) + (place.isEmpty ? "" : " (\(place))")
    output.write("\n" + style.paint(wrapped(about, indent: 2), .strong) + "\n")
    for flags in text.flags(of: gap) {
      output.write(wrapped(capitalized(flags) + ".", first: 2, indent: 2) + "\n")
    }
    for lack in gap.lacks {
      let what = capitalized(text.words(for: lack.kind))
      output.write(wrapped("\(what); \(text.actors(of: lack)):", first: 2, indent: 4) + "\n")
      for closing in lack.closing { output.write("      \(text.line(for: closing))\n") }
    }
  }

  /// What a gap is about.
  private func headline(of gap: Gap) -> String {
    let title = gaps.verdict.title(of: gap.entity).map { " \"\(visible($0))\"" } ?? ""
    let name = name(of: gap) + title
    switch gap.subject {
    case .handoff(let index):
      let handoff = model.handoffs[index]
      return "\(name), from \(party(handoff.from)) to \(party(handoff.to))"
    case .obstacle(let index):
      let causes = model.obstacles[index].causes.map { visible(model.obstacles[$0.index].id.name) }
      return "\(name), an obstacle" + (causes.isEmpty ? "" : " because of \(listed(causes))")
    case .goal: return "\(name), a goal"
    }
  }

  /// The name of a party.
  private func party(_ index: Int) -> String { visible(model.parties[index].id.name) }

  /// Where the thing is declared.
  private func site(of gap: Gap) -> SourceSpan {
    switch gap.subject {
    case .handoff(let index): model.handoffs[index].id.site
    case .obstacle(let index): model.obstacles[index].id.site
    case .goal(let index): model.goals[index].id.site
    }
  }
}
