import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// A verdict for people, in layers: the sentence, the page a planner can act on, and all the rest.
public struct VerdictWriter {
  /// How much is told.
  public enum Layer: Hashable, Sendable {
    /// One sentence and what somebody can do something about.
    case page
    /// Everything that was computed.
    case full
  }

  /// What is told.
  let verdict: Verdict
  /// The text that places are in.
  let sources: SourceMap
  /// How text is marked.
  let style: TextStyle
  /// How numbers are written.
  let format: NumberFormat
  /// How much is told.
  let layer: Layer
  /// The parties that are held to figures in points.
  private let inPoints: Set<Int>

  /// Rows of a list that the page shows; the full text shows all.
  static let rowsOfPage = 8

  /// Creates a writer for `verdict` on a script of `sources`.
  public init(
    _ verdict: Verdict, sources: SourceMap, layer: Layer = .page, style: TextStyle = .plain
  ) {
    self.verdict = verdict
    self.sources = sources
    self.layer = layer
    self.style = style
    format = NumberFormat(verdict.model)
    inPoints = Set(verdict.model.measures.filter { $0.currency == .points }.map(\.party))
  }

  /// The sentence that says it all, ending with a period.
  public static func sentence(of verdict: Verdict) -> String { VerdictSentence(verdict).text }

  /// Writes the sentence and the sections that have something to say.
  public func write(to output: inout some TextOutputStream) {
    let sentence = wrapped(Self.sentence(of: verdict))
    let lines = sentence.split(separator: "\n").map { style.paint(String($0), .strong) }
    output.write(lines.joined(separator: "\n") + "\n")
    var sections = [
      uncertain, measures, blocked, shifts, pockets, temptations, values, goals, followUp, caveats,
      missing,
    ]
    if layer == .full { sections += details }
    for section in sections {
      var text = ""
      section(&text)
      if !text.isEmpty { output.write("\n" + text) }
    }
  }

  /// An amount in what `party` is paid in.
  func amount(_ value: Rational, for party: Int) -> String {
    let currency: Model.Measure.Currency = inPoints.contains(party) ? .points : .money
    return NumberFormat.rounded(value) + " " + format.word(for: currency, value)
  }

  /// How many rows of a list are shown.
  var limit: Int? { layer == .page ? Self.rowsOfPage : nil }

  /// Adds a section with its heading, where `lines` holds anything; the page shows `most` of them.
  func add(
    _ heading: String, _ lines: [String], most: Int = VerdictWriter.rowsOfPage,
    to text: inout String
  ) {
    add(heading, lines, most: most, to: &text) { $0 }
  }

  /// Adds a section with a line for each of `items`, worded only for those that are shown.
  func add<Item>(
    _ heading: String, _ items: [Item], most: Int = VerdictWriter.rowsOfPage,
    to text: inout String, line: (Item) -> String
  ) {
    let shown = layer == .page ? min(most, items.count) : items.count
    add(heading, shown: items[..<shown], of: items.count, to: &text, line: line)
  }

  /// Adds a section with a line for each of `items` in an order, sorted only as far as they are shown.
  func add<Item>(
    _ heading: String, _ items: [Item], inOrder precedes: (Item, Item) -> Bool,
    to text: inout String, line: (Item) -> String
  ) {
    let shown =
      layer == .page ? items.first(Self.rowsOfPage, by: precedes) : items.sorted(by: precedes)
    add(heading, shown: shown[...], of: items.count, to: &text, line: line)
  }

  /// Adds a section with a line for each item that is shown, of so many.
  private func add<Item>(
    _ heading: String, shown: ArraySlice<Item>, of count: Int, to text: inout String,
    line: (Item) -> String
  ) {
    if count == 0 { return }
    text += style.paint(heading, .strong) + "\n"
    for item in shown { text += wrapped(line(item), first: 2, indent: 4) + "\n" }
    if shown.count < count {
      text += "  … and \(count - shown.count) more (samverka verdict --full shows all)\n"
    }
  }
}

extension Array {
  /// The first `count` elements in an order in which no two are equal.
  ///
  /// - Complexity: O(n) in the number of elements where few come before those met, times `count` at worst.
  fileprivate func first(_ count: Int, by precedes: (Element, Element) -> Bool) -> [Element] {
    var result: [Element] = []
    for element in self {
      if result.count == count {
        guard let last = result.last, precedes(element, last) else { continue }
        result.removeLast()
      }
      let place = result.firstIndex { precedes(element, $0) } ?? result.count
      result.insert(element, at: place)
    }
    return result
  }
}
