import Diagnostics

/// What differs between two texts that have the same signs but for spaces, line ends and `;`.
///
/// Lines are paired where equally many signs stand above them, so that it takes one pass.
public struct LineDifference {
  /// What becomes of a line.
  private enum Step {
    case kept(ArraySlice<UInt8>)
    case removed(ArraySlice<UInt8>)
    case added(ArraySlice<UInt8>)

    /// Whether the line stays.
    var isKept: Bool { if case .kept = self { true } else { false } }
  }

  private let steps: [Step]

  /// The lines shown around what differs.
  private static let margin = 3

  /// Compares two texts.
  ///
  /// - Complexity: O(n) in their length.
  public init(from old: [UInt8], to new: [UInt8]) {
    var (old, new) = (Lines(old), Lines(new))
    var steps: [Step] = []
    while let (a, b) = Self.heads(old, new) {
      if let a, let b, old.count == new.count, a == b {
        steps.append(.kept(a))
        old.advance()
        new.advance()
        continue
      }
      if let b, old.count == new.count, Lines.signs(of: b) == 0 {
        steps.append(.added(b))
        new.advance()
        continue
      }
      var removed: [Step] = []
      var added: [Step] = []
      repeat {
        if let line = old.head, old.count <= new.count || new.head == nil {
          removed.append(.removed(line))
          old.advance()
        } else if let line = new.head {
          added.append(.added(line))
          new.advance()
        }
      } while old.count != new.count && (old.head != nil || new.head != nil)
      steps += removed + added
    }
    self.steps = steps
  }

  /// The next lines of both texts, nil where neither has one.
  private static func heads(
    _ old: Lines, _ new: Lines
  ) -> (ArraySlice<UInt8>?, ArraySlice<UInt8>?)? {
    old.head == nil && new.head == nil ? nil : (old.head, new.head)
  }

  /// Writes the difference in the unified format, nothing where there is none.
  public func write(named name: String, style: TextStyle, to output: inout some TextOutputStream) {
    guard steps.contains(where: { !$0.isKept }) else { return }
    output.write(style.paint("--- \(visible(name))", .strong) + "\n")
    output.write(style.paint("+++ \(visible(name))", .strong) + "\n")
    var place = (old: 1, new: 1)
    var start = 0
    while let hunk = hunk(from: start) {
      for step in steps[start..<hunk.lowerBound] { Self.pass(step, &place) }
      write(hunk, &place, style, &output)
      start = hunk.upperBound
    }
  }

  /// The next steps that stand together, with what is around them; nil behind the last.
  private func hunk(from start: Int) -> Range<Int>? {
    guard let first = steps[start...].firstIndex(where: { !$0.isKept }) else { return nil }
    var end = first
    while let next = steps[end...].prefix(2 * Self.margin + 1).firstIndex(where: { !$0.isKept }) {
      end = next + 1
    }
    return max(start, first - Self.margin)..<min(steps.count, end + Self.margin)
  }

  /// Goes past a step in both texts.
  private static func pass(_ step: Step, _ place: inout (old: Int, new: Int)) {
    switch step {
    case .kept: place = (place.old + 1, place.new + 1)
    case .removed: place.old += 1
    case .added: place.new += 1
    }
  }

  /// Writes steps that stand together.
  private func write(
    _ hunk: Range<Int>, _ place: inout (old: Int, new: Int), _ style: TextStyle,
    _ output: inout some TextOutputStream
  ) {
    let start = place
    var body = ""
    for step in steps[hunk] {
      Self.pass(step, &place)
      switch step {
      case .kept(let line): body += Self.text(" ", line)
      case .removed(let line): body += style.paint(Self.text("-", line, end: ""), .error) + "\n"
      case .added(let line): body += style.paint(Self.text("+", line, end: ""), .good) + "\n"
      }
      if Self.isOpen(step) { body += "\\ No newline at end of file\n" }
    }
    let old = Self.range(start.old, place.old)
    let new = Self.range(start.new, place.new)
    output.write(style.paint("@@ -\(old) +\(new) @@", .note) + "\n" + body)
  }

  /// Whether a step is of a line without its end.
  private static func isOpen(_ step: Step) -> Bool {
    switch step {
    case .kept(let line), .removed(let line), .added(let line): line.last != UInt8(ascii: "\n")
    }
  }

  /// Lines in the unified format: the first and how many; those before it where there are none.
  private static func range(_ start: Int, _ end: Int) -> String {
    let count = end - start
    return count == 1 ? "\(start)" : "\(count == 0 ? start - 1 : start),\(count)"
  }

  /// A line behind its mark; tabs and the `\r` at its end stay, so that the difference can be applied.
  private static func text(_ mark: String, _ line: ArraySlice<UInt8>, end: String = "\n") -> String
  {
    var line = line
    if line.last == UInt8(ascii: "\n") { line = line.dropLast() }
    let hasReturn = line.last == UInt8(ascii: "\r")
    let parts = (hasReturn ? line.dropLast() : line)
      .split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { visible(String(decoding: $0, as: UTF8.self)) }
    return mark + parts.joined(separator: "\t") + (hasReturn ? "\r" : "") + end
  }
}

/// The lines of a text, read one after the other.
private struct Lines {
  private let bytes: [UInt8]
  /// The next line with its end, nil behind the last.
  private(set) var head: ArraySlice<UInt8>?
  /// The number of signs before the next line.
  private(set) var count = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    take(from: 0)
  }

  /// Goes on to the next line.
  mutating func advance() {
    guard let head else { return }
    count += Self.signs(of: head)
    take(from: head.endIndex)
  }

  /// The number of signs of a line that stay whatever its layout is.
  static func signs(of line: ArraySlice<UInt8>) -> Int {
    line.count { $0 > 0x20 && $0 < 0x80 && $0 != UInt8(ascii: ";") }
  }

  private mutating func take(from start: Int) {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    head = start < bytes.count ? bytes[start..<end] : nil
  }
}
