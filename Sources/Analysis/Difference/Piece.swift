/// One thing that a script says, apart from how and where it says it.
struct Piece {
  /// What tells it from all others of its script.
  struct Identity: Hashable {
    let scenario: String?
    let kind: String
    let name: String
  }

  /// One line of it.
  struct Line {
    /// What tells it from the others.
    let key: String
    /// What it means, figures as their values.
    let meaning: String
    /// What it says, as a script writes it.
    let shown: String
  }

  let identity: Identity
  /// What it is.
  let kind: String
  /// Its own name, whatever it is called elsewhere.
  let name: String
  /// The scenario it belongs to, as the other version calls it.
  let scenario: String?
  /// The name of that scenario in its own version.
  let owner: String?
  let lines: [Line]
  /// What its lines read from files, as lines that say it.
  let read: [Line]
  /// Whether it has a name of its own, which may become another.
  let isNamed: Bool

  /// What it is without its name: in any order, what its lines mean.
  var signature: [String] {
    [scenario ?? "", kind, isNamed ? "" : identity.name]
      + lines.map { "\($0.key) \($0.meaning)" }.sorted()
  }

  /// What it is and what its lines mean, in their order.
  var sequence: [String] {
    [identity.scenario ?? "", identity.kind, identity.name]
      + lines.map { "\($0.key) \($0.meaning)" }
  }

  /// What became of it.
  func entry(_ change: Difference.Change) -> Difference.Entry {
    Difference.Entry(kind: kind, name: name, scenario: scenario, change: change)
  }

  /// The lines that differ in the newer version of it, in the order of that, then what is gone.
  ///
  /// Lines that say the same in the same words differ by a value they name, which is told itself.
  func changes(to new: Piece) -> [Difference.LineChange] {
    let (lines, newLines) = (lines + read, new.lines + new.read)
    var known: [String: [String: Int]] = [:]
    for line in lines { known[line.key, default: [:]][line.meaning, default: 0] += 1 }
    var surplus: [Line] = []
    for line in newLines {
      if let count = known[line.key]?[line.meaning], count > 0 {
        known[line.key]?[line.meaning] = count - 1
      } else {
        surplus.append(line)
      }
    }
    var waiting: [String: [Line]] = [:]
    for line in lines.reversed() {
      guard let count = known[line.key]?[line.meaning], count > 0 else { continue }
      known[line.key]?[line.meaning] = count - 1
      waiting[line.key, default: []].append(line)
    }
    var result: [Difference.LineChange] = []
    for line in surplus {
      let old = waiting[line.key]?.popLast()
      if old?.shown != line.shown { result.append(.init(old: old?.shown, new: line.shown)) }
    }
    let left = Set(waiting.filter { !$0.value.isEmpty }.keys)
    if left.isEmpty { return result }
    for line in lines where left.contains(line.key) {
      guard let place = waiting[line.key]?.lastIndex(where: { $0.shown == line.shown }) else {
        continue
      }
      waiting[line.key]?.remove(at: place)
      result.append(.init(old: line.shown, new: nil))
    }
    return result
  }
}
