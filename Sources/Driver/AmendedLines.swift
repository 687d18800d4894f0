import Checking
import Diagnostics
import Syntax

/// How the lines of a declaration become those after a `change`, by their numbers.
struct AmendedLines {
  /// What becomes of an old line.
  private enum Fate {
    case kept, gone
    /// The new line of that number takes its place.
    case replaced(Int)
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
    fates = (0..<count).map { kept.contains($0) ? .kept : .gone }
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
        fates[old] = .replaced(line - count)
        old += 1
      } else {
        appended.append(line - count)
      }
    }
  }

  /// The replacements in the text of a declaration that the lines come to, and where in them text of
  /// `entry` stands, whose `change` has the new lines.
  func edits(
    of old: Declaration, in file: SourceFile, by change: Attributes, from entry: SourceFile
  ) -> [TextEdit.Replacement] {
    let news = NewLine.all(of: change, in: entry)
    var result: [TextEdit.Replacement] = []
    var displaced: [Int] = []
    for statement in Statement.all(of: old.attributes, in: file) {
      var gone: Set<Int> = []
      for line in statement.lines {
        switch fates[line] {
        case .kept: break
        case .gone: gone.insert(line)
        case .replaced(let new)
        where statement.lines.count == 1 || old.attributes[line].hasWord(of: change[new]):
          let place = statement.place(of: line)
          let text = statement.word == nil ? news[new].text(in: entry) : news[new].item(in: entry)
          let comment = statement.lines.count == 1 ? news[new].comment(in: entry) : []
          // Within a line there is no room for a comment; one that is there makes room.
          let room = comment.isEmpty ? nil : TextEdit.comment(file.bytes, behind: place.upperBound)
          let span = SourceSpan(
            file.base + UInt32(place.lowerBound),
            file.base + UInt32(room?.upperBound ?? place.upperBound))
          let above = news[new].commentsAbove(in: entry, for: place.lowerBound, in: file)
          result.append(
            (
              span, above + text.bytes + (room == nil ? [] : comment),
              [text.copy.moved(by: above.count, in: 0)]
            ))
        case .replaced(let new):
          // A line with another word cannot stand within a list.
          gone.insert(line)
          displaced.append(new)
        }
      }
      result += statement.removals(of: gone, in: file).map { ($0.span, [], []) }
    }
    let behind = NewLine.some(displaced + appended, of: news)
    if !behind.isEmpty {
      result.append(TextEdit.insertion(of: behind, from: entry, into: old, in: file))
    }
    return result
  }
}

extension Attribute {
  /// Whether it begins with the word of another line.
  fileprivate func hasWord(of other: Attribute) -> Bool { word == other.word }
}
