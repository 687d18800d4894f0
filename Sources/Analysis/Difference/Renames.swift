import Syntax

/// Which names became others between two versions of a script.
enum Renames {
  /// Finds names that only one version has each and that stand for the same thing: where that is the same
  /// in all but its name, and where most of what is said of the one is said of the other.
  ///
  /// - Complexity: O(n) in the size of the scripts.
  static func found(from old: ScriptVersion, to new: ScriptVersion) -> [Difference.Rename] {
    let (oldNames, newNames) = (old.names, new.names)
    let (gone, come) = (oldNames.subtracting(newNames), newNames.subtracting(oldNames))
    if gone.isEmpty || come.isEmpty { return [] }
    let equal = equal(old, gone, new, come)
    let (left, added) = (gone.subtracting(equal.map(\.old)), come.subtracting(equal.map(\.new)))
    if left.isEmpty || added.isEmpty { return equal }
    let map = Dictionary(equal.map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first })
    return equal + alike(Mentions(old, of: left, map), Mentions(new, of: added, [:]))
  }

  /// Names of what is the same in all but its name.
  private static func equal(
    _ old: ScriptVersion, _ gone: Set<String>, _ new: ScriptVersion, _ come: Set<String>
  ) -> [Difference.Rename] {
    let before = candidates(old, gone)
    let after = Dictionary(
      candidates(new, come).map { ($0.signature, $0) }, uniquingKeysWith: { first, _ in first })
    return before.compactMap { piece in
      guard piece.others == 1, let match = after[piece.signature], match.others == 1 else {
        return nil
      }
      return Difference.Rename(kind: piece.kind, old: piece.name, new: match.name)
    }
  }

  /// Names of the same kind that stand alike in more than half of the lines of either.
  private static func alike(_ old: Mentions, _ new: Mentions) -> [Difference.Rename] {
    var shared: [String: [String: Int]] = [:]
    for (line, name) in old.lines {
      guard let name, let other = new.lines[line] ?? nil else { continue }
      shared[name, default: [:]][other, default: 0] += 1
    }
    let kinds = Dictionary(
      new.names.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
    return old.names.compactMap { name in
      // More than half of the lines are of one at most.
      let match = shared[name.name]?.first { other, count in
        2 * count > max(old.counts[name.name, default: 0], new.counts[other, default: 0])
      }
      guard let other = match?.key, kinds[other] == name.kind else { return nil }
      return Difference.Rename(kind: name.kind, old: name.name, new: other)
    }
  }

  /// Something with a name that only one version has, and what it is without such names.
  private struct Candidate {
    var kind: String
    var name: String
    var signature: [String]
    /// How many have the same signature.
    var others: Int
  }

  /// What may have become something of another name.
  private static func candidates(
    _ version: ScriptVersion, _ names: Set<String>
  ) -> [Candidate] {
    let pieces = version.pieces {
      let name = version.spelling($0)
      return names.contains(name) ? "□" : name
    }
    var contents: [String: [[String]]] = [:]
    for piece in pieces {
      if let owner = piece.owner { contents[owner, default: []].append(piece.signature) }
    }
    let open = pieces.filter { $0.isNamed && names.contains($0.name) }.map { piece in
      // A scenario is what stands in it.
      let content = piece.kind == "scenario" ? contents[piece.name] ?? [] : []
      let signature = piece.signature + content.map { "\($0)" }.sorted()
      return Candidate(kind: piece.kind, name: piece.name, signature: signature, others: 0)
    }
    var counts: [[String]: Int] = [:]
    for candidate in open { counts[candidate.signature, default: 0] += 1 }
    return open.map {
      var candidate = $0
      candidate.others = counts[$0.signature] ?? 0
      return candidate
    }
  }
}

/// What one version says of names that only it has.
private struct Mentions {
  /// The names with the words of what they are of, in the order of the text.
  private(set) var names: [(kind: String, name: String)] = []
  /// The name in each line that has one of them, by the line without it; nil where several names
  /// leave the same line.
  private(set) var lines: [[String]: String?] = [:]
  /// In how many lines each is the one that stands there.
  private(set) var counts: [String: Int] = [:]

  /// What stands around a name in a text; no script can hold it.
  private static let mark: Character = "\u{0}"

  /// Collects what `version` says of `open` names, others under the names that `map` gives them.
  init(_ version: ScriptVersion, of open: Set<String>, _ map: [String: String]) {
    let pieces = version.pieces {
      let name = version.spelling($0)
      return open.contains(name) ? "\(Self.mark)\(name)\(Self.mark)" : map[name] ?? name
    }
    for piece in pieces {
      if piece.isNamed && open.contains(piece.name) { names.append((piece.kind, piece.name)) }
      let identity = [piece.scenario ?? "", piece.kind, piece.identity.name]
      // What has no name of its own says something of others by standing there.
      if !piece.isNamed { add(identity) }
      for line in piece.lines { add(identity + [line.key, line.meaning]) }
    }
  }

  /// Adds a line if one of the names, and no other of them, stands in it.
  private mutating func add(_ line: [String]) {
    var found: Set<String> = []
    let left = line.map { part in
      let pieces = part.split(separator: Self.mark, omittingEmptySubsequences: false)
      var rest = ""
      for (place, piece) in pieces.enumerated() {
        if place % 2 == 0 { rest += piece } else { found.insert(String(piece)) }
        if place % 2 != 0 { rest.append(Self.mark) }
      }
      return rest
    }
    guard found.count == 1, let name = found.first else { return }
    counts[name, default: 0] += 1
    if let known = lines[left] {
      if known != name { lines[left] = .some(nil) }
    } else {
      lines[left] = name
    }
  }
}
