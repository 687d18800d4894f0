import Checking
import Evaluation
import Syntax

/// What two versions of a script differ in by their meaning, as facts.
///
/// Layout, order, comments, `##` documentation and queries mean nothing here, nor how a figure is
/// spelled or computed; a name that only became another is told as that.
public struct Difference: Sendable {
  /// A name that became another.
  public struct Rename: Hashable, Sendable {
    /// What it is the name of, as `party`.
    public var kind: String
    public var old: String
    public var new: String
  }

  /// One line that differs; nil where a version does not have it.
  public struct LineChange: Hashable, Sendable {
    public var old: String?
    public var new: String?

    /// Creates a line of two versions.
    public init(old: String?, new: String?) {
      self.old = old
      self.new = new
    }
  }

  /// What became of something.
  public enum Change: Hashable, Sendable {
    /// Only the new version has it, with these lines.
    case declared([String])
    /// Only the old version has it, with these lines.
    case dropped([String])
    /// Both have it, and these lines differ.
    case changed([LineChange])
  }

  /// Something that differs.
  public struct Entry: Hashable, Sendable {
    /// What it is: the word of a declaration, `let`, `scenario`, `change`, `without`, `expect`, or
    /// `script` for what holds of all of it.
    public var kind: String
    /// Its name, or what is expected; empty for the script.
    public var name: String
    /// The scenario it belongs to, by the name in the new version; nil for base.
    public var scenario: String?
    public var change: Change
  }

  /// What differs, in the order of the new version, then what only the old one has, in its order.
  public let entries: [Entry]
  /// Names that became others.
  public let renames: [Rename]
  /// Whether nothing differs but the order in which it is said.
  public let isReordered: Bool

  /// Compares two versions of a script.
  ///
  /// - Complexity: O(n) in the size of the scripts.
  public init(from old: Evaluator, to new: Evaluator) {
    let oldVersion = ScriptVersion(old)
    let newVersion = ScriptVersion(new)
    let newPieces = newVersion.pieces { newVersion.spelling($0) }
    let found = Renames.found(from: oldVersion, to: newVersion)
    let map = Dictionary(found.map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first })
    let oldPieces = oldVersion.pieces { map[oldVersion.spelling($0)] ?? oldVersion.spelling($0) }
    entries = Self.entries(oldPieces, newPieces)
    renames = found
    isReordered =
      entries.isEmpty
      && oldVersion.pieces(.written) { map[oldVersion.spelling($0)] ?? oldVersion.spelling($0) }
        .map(\.sequence) != newVersion.pieces(.written) { newVersion.spelling($0) }.map(\.sequence)
  }

  /// Whether the versions mean the same, names aside.
  public var isEmpty: Bool { entries.isEmpty }

  /// What the old names are in the new version, where they became others.
  public var newNames: [String: String] {
    Dictionary(renames.map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first })
  }

  /// Pairs what is the same thing in both versions and keeps what differs.
  private static func entries(_ old: [Piece], _ new: [Piece]) -> [Entry] {
    var waiting: [Piece.Identity: [Int]] = [:]
    for (place, piece) in old.enumerated().reversed() {
      waiting[piece.identity, default: []].append(place)
    }
    var isPaired = Array(repeating: false, count: old.count)
    var result: [Entry] = []
    for piece in new {
      guard let place = waiting[piece.identity]?.popLast() else {
        result.append(piece.entry(.declared(piece.lines.map(\.shown))))
        continue
      }
      isPaired[place] = true
      let changes = old[place].changes(to: piece)
      if !changes.isEmpty { result.append(piece.entry(.changed(changes))) }
    }
    return result
      + old.indices.filter { !isPaired[$0] }.map {
        old[$0].entry(.dropped(old[$0].lines.map(\.shown)))
      }
  }
}
