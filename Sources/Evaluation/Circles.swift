import Diagnostics

/// Finds circles in what leads to what, without recursion.
struct Circles {
  /// How far the search has come with one.
  private enum State {
    case new, open, done
  }

  /// Where each leads, with the lines that say so.
  private let ways: [[Reference]]
  private var states: [State]

  /// Prepares the search.
  init(_ ways: [[Reference]]) {
    self.ways = ways
    states = Array(repeating: .new, count: ways.count)
  }

  /// Returns one circle of those that hang together, the next that was not returned, and the last of its
  /// lines in the script; nil where there is none.
  ///
  /// - Complexity: O(n) in the ways, for all together.
  mutating func next() -> (circle: [Int], site: SourceSpan)? {
    for root in ways.indices where states[root] == .new {
      if let found = search(from: root) { return found }
    }
    return nil
  }

  /// The first circle that is met from `root` on; all that it leads to has been visited then.
  private mutating func search(from root: Int) -> (circle: [Int], site: SourceSpan)? {
    var found: (circle: [Int], site: SourceSpan)?
    var path: [(place: Int, next: Int)] = [(root, 0)]
    states[root] = .open
    while let (place, next) = path.last {
      guard next < ways[place].count else {
        states[place] = .done
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let way = ways[place][next]
      switch states[way.index] {
      case .new:
        states[way.index] = .open
        path.append((way.index, 0))
      case .open where found == nil:
        let start = path.firstIndex { $0.place == way.index } ?? 0
        // Of each on the path, the line that was followed is the one before the next.
        let lines = path[start...].map { ways[$0.place][$0.next - 1].site }
        found = (path[start...].map(\.place), lines.max { $0.start < $1.start } ?? way.site)
      case .open, .done: break
      }
    }
    return found
  }
}
