import Analysis
import Diagnostics

/// What became of members of a family alike, told by the first of them.
///
/// What rows of a table declare changes together where the line does that they share.
struct Alike<Element> {
  /// The first of them.
  let first: Element
  /// How many others there are.
  private(set) var others = 0
  /// The family, empty for what is a member of none.
  let family: String

  /// What is said behind the first: that there are others, the family's name as `quote` writes it.
  func rest(_ quote: (String) -> String) -> String {
    others == 0 ? "" : " and \(others) more of \(quote(family)) alike"
  }
}

extension Alike {
  /// Puts together what has the same family and key, in the order of the first ones.
  ///
  /// - Complexity: O(n) in the elements, besides their keys.
  static func groups(
    of elements: [Element], named name: (Element) -> String, by key: (Element, Member) -> [String]
  ) -> [Alike] {
    var result: [Alike] = []
    var places: [[String]: Int] = [:]
    for element in elements {
      guard let member = Member(name(element)) else {
        result.append(Alike(first: element, family: ""))
        continue
      }
      let key = [member.family] + key(element, member)
      if let place = places[key] {
        result[place].others += 1
      } else {
        places[key] = result.count
        result.append(Alike(first: element, family: member.family))
      }
    }
    return result
  }
}

/// A name like `Town["0581"]`, taken apart.
struct Member {
  let family: String
  /// `["0581"]`.
  let index: String

  /// Nil for a name without an index, and for a text that only ends with one.
  init?(_ name: String) {
    guard name.hasSuffix("\"]"), let bracket = name.firstIndex(of: "[") else { return nil }
    family = String(name[..<bracket])
    index = String(name[bracket...])
    if family.contains(where: \.isWhitespace) || index.dropLast(2).contains("\"]") { return nil }
  }

  /// A text in which the index stands for that of any member.
  func generalized(_ text: String) -> String { text.replacing(index, with: "[]") }
}

extension DifferenceReport {
  /// Differences, those of members of a family that are alike told once.
  static func alike(_ entries: [Difference.Entry]) -> [Alike<Difference.Entry>] {
    Alike.groups(of: entries, named: \.name) { entry, member in
      [entry.kind, entry.scenario ?? "", entry.change.word]
        + entry.lines.flatMap { line in
          [line.old, line.new].map { $0.map(member.generalized) ?? "" }
        }
    }
  }

  /// Renames, those of members of a family told once where the family became another.
  var alikeRenames: [Alike<Difference.Rename>] {
    Alike.groups(of: difference.renames, named: \.old) { rename, member in
      [rename.kind, member.generalized(rename.new)]
    }
  }
}
