import Diagnostics

/// The lines of one kind of a declaration, as who performs an activity.
///
/// Most declarations have so few that a piece of memory for each list would cost more than its lines:
/// those of many lie side by side. What is changed gets a place of its own.
public struct LineList<Line: Sendable>: RandomAccessCollection, Sendable {
  /// Where the lines lie, among those of other lists; nil for none.
  @usableFromInline
  var shelf: LineShelf<Line>?
  /// The place of the first there.
  @usableFromInline
  var first: Int32
  /// The number of lines.
  @usableFromInline
  var length: Int32

  /// Creates the lines from `first` on, all of which are on `shelf`.
  init(_ shelf: LineShelf<Line>, first: Int, count: Int) {
    self.shelf = count == 0 ? nil : shelf
    self.first = Int32(first)
    length = Int32(count)
  }

  /// Creates a list without lines.
  @inlinable
  public init() {
    shelf = nil
    (first, length) = (0, 0)
  }

  @inlinable
  public var startIndex: Int { 0 }

  @inlinable
  public var endIndex: Int { Int(length) }

  /// The line at `index`.
  ///
  /// - Complexity: O(1) to read, O(n) to change.
  @inlinable
  public subscript(index: Int) -> Line {
    _read {
      guard let shelf, index >= 0 && index < Int(length) else {
        preconditionFailure("there is no such line")
      }
      // It lies there as long as the shelf, and never changes.
      yield shelf.lines[Int(first) &+ index]
    }
    set { replaceSubrange(index..<index + 1, with: CollectionOfOne(newValue)) }
  }
}

extension LineList: MutableCollection, RangeReplaceableCollection {
  public mutating func replaceSubrange(
    _ range: Range<Int>, with lines: some Collection<Line>
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "there are no such lines")
    var shelves = LineShelves<Line>(room: count - range.count + lines.count)
    for index in 0..<range.lowerBound { shelves.append(self[index]) }
    for line in lines { shelves.append(line) }
    for index in range.upperBound..<count { shelves.append(self[index]) }
    self = shelves.takeList()
  }

  /// Adds lines at the end, moved there once for all of them.
  public mutating func append(contentsOf lines: some Sequence<Line>) {
    replaceSubrange(count..<count, with: Array(lines))
  }

  /// The lines that fulfil a condition, in their order.
  ///
  /// - Complexity: O(n) in the number of lines.
  public func filter(_ isWanted: (Line) throws -> Bool) rethrows -> LineList {
    var shelves = LineShelves<Line>(room: 1)
    for line in self where try isWanted(line) { shelves.append(line) }
    return shelves.takeList()
  }
}

extension LineList: ExpressibleByArrayLiteral {
  public init(arrayLiteral lines: Line...) {
    self.init()
    append(contentsOf: lines)
  }
}

extension LineList: Equatable where Line: Equatable {
  public static func == (a: LineList, b: LineList) -> Bool { a.elementsEqual(b) }
}

extension LineList: Hashable where Line: Hashable {
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for line in self { hasher.combine(line) }
  }
}

extension LineList: CustomReflectable {
  public var customMirror: Mirror {
    Mirror(self, unlabeledChildren: self, displayStyle: .collection)
  }
}

/// Lines of lists side by side; a class, for many lists share it.
///
/// Lines are only added, by the one `LineShelves` that made it, and none that a list has been made of is
/// touched again; so lists may be read by several threads.
@usableFromInline
final class LineShelf<Line: Sendable>: Sendable {
  /// The lines, of which the first `count` are there; the compiler cannot see that they stay.
  @usableFromInline
  nonisolated(unsafe) let lines: UnsafeMutablePointer<Line>
  /// How many are there; only who adds them asks.
  nonisolated(unsafe) fileprivate var count = 0

  /// Creates an empty shelf.
  fileprivate init(room: Int) { lines = .allocate(capacity: room) }

  deinit {
    lines.deinitialize(count: count)
    lines.deallocate()
  }
}

/// Where the lines of lists are put as they are read, one list after the other.
struct LineShelves<Line: Sendable>: ~Copyable {
  /// What holds the lines; nil before the first.
  private var shelf: LineShelf<Line>?
  /// Where the next line is put, and how many may be: the shelf lives as long as this.
  private var next: UnsafeMutablePointer<Line>?
  private var left = 0
  /// The number of lines of the list being read.
  private var count = 0
  /// The room of the shelf.
  private var room: Int

  /// The most lines that a shelf has room for, but for longer lists.
  private static var mostRoom: Int { 1_024 }

  /// Creates a place for about `room` lines that grows.
  init(room: Int = 16) { self.room = max(room, 1) }

  /// Adds a line to the list being read.
  @inline(__always)
  mutating func append(_ line: consuming Line) {
    if left == 0 { takeNewShelf() }
    guard let place = next else { unreachable("a shelf that was taken has room") }
    place.initialize(to: line)
    next = place + 1
    left -= 1
    count += 1
  }

  /// Ends the list being read and returns it.
  @inline(__always)
  mutating func takeList() -> LineList<Line> {
    guard count > 0, let shelf else { return LineList() }
    let first = shelf.count
    shelf.count = first + count
    defer { count = 0 }
    return LineList(shelf, first: first, count: count)
  }

  /// Goes on with another shelf, to which the lines of the list being read are moved.
  @inline(never)
  private mutating func takeNewShelf() {
    if shelf != nil { room = max(min(2 * room, Self.mostRoom), 2 * count) }
    let larger = LineShelf<Line>(room: room)
    if let next { larger.lines.moveInitialize(from: next - count, count: count) }
    (shelf, next, left) = (larger, larger.lines + count, room - count)
  }
}
