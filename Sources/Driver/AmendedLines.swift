import Checking
import Diagnostics
import Syntax

/// How the lines of a declaration become those after a `change`, by their numbers.
struct AmendedLines {
  /// What becomes of each old line: the new ones in its place; itself where it is its own number.
  private enum Fate {
    case kept
    case replaced([Int])
  }

  private var fates: [Fate]
  /// The new lines that replace nothing.
  private var appended: [Int] = []
  /// A new line that was to remove something and found nothing.
  private(set) var unmet: Int?

  /// Finds out how `change` changes `attributes`.
  init(_ attributes: Attributes, _ change: Attributes) {
    // Spans stand for numbers, so that lines can be told apart wherever they come from.
    let count = attributes.count
    func numbered(_ attribute: Attribute, _ number: Int) -> Attribute {
      Attribute(attribute.value, SourceSpan(UInt32(number), UInt32(number)))
    }
    let result = amended(
      attributes.enumerated().map { numbered($0.element, $0.offset) },
      by: change.enumerated().map { numbered($0.element, count + $0.offset) })
    unmet = result.unmet.first.map { Int($0.span.start) - count }
    let order = result.lines.map { Int($0.span.start) }
    let kept = Set(order.filter { $0 < count })
    fates = (0..<count).map { kept.contains($0) ? .kept : .replaced([]) }
    place(order, count)
  }

  /// Gives each new line the place of an old one that is gone, as long as there are such places.
  private mutating func place(_ order: [Int], _ count: Int) {
    var old = 0
    for line in order {
      if line < count {
        old = line + 1
        continue
      }
      while old < count, case .kept = fates[old] { old += 1 }
      if old < count {
        fates[old] = .replaced([line - count])
        old += 1
      } else {
        appended.append(line - count)
      }
    }
  }

  /// The replacements in the text of a declaration that the lines come to, and where in them text of
  /// `entry` stands; `news` are the places of the new lines in it.
  func edits(
    of old: Declaration, in file: SourceFile, with news: [Range<Int>], from entry: SourceFile
  ) -> [(span: SourceSpan, text: [UInt8], copies: [EntryCopy])] {
    var result: [(span: SourceSpan, text: [UInt8], copies: [EntryCopy])] = []
    for (fate, attribute) in zip(fates, old.attributes) {
      switch fate {
      case .kept: break
      case .replaced(let lines) where lines.isEmpty:
        result.append((TextEdit.wholeLines(of: attribute.span, in: file), [], []))
      case .replaced(let lines):
        let new = news[lines[0]]
        result.append((attribute.span, Array(entry.bytes[new]), [EntryCopy(at: 0, of: new)]))
      }
    }
    if !appended.isEmpty {
      result.append(
        TextEdit.insertion(of: appended.map { news[$0] }, from: entry, into: old, in: file))
    }
    return result
  }
}
