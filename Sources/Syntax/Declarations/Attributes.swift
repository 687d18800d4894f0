/// The lines of a block in the order they are written.
///
/// Blocks that are read one behind the other share where their lines lie: most are so short that a
/// piece of memory for each of them would cost more than its lines.
public struct Attributes: RandomAccessCollection, Sendable {
  /// Where the lines lie, among those of other blocks.
  @usableFromInline
  let shelf: AttributeShelf
  /// The place of the first there.
  @usableFromInline
  let first: Int32
  /// The number of lines.
  @usableFromInline
  let length: Int32

  /// Creates the lines from `first` on, all of which are on `shelf`.
  @usableFromInline
  init(_ shelf: AttributeShelf, first: Int, count: Int) {
    self.shelf = shelf
    self.first = Int32(first)
    length = Int32(count)
  }

  /// A block without lines.
  private static let none = Attributes(AttributeShelf(room: 0), first: 0, count: 0)

  /// Creates a block of `lines`.
  public init(_ lines: some Collection<Attribute>) {
    if lines.isEmpty {
      self = Attributes.none
      return
    }
    var shelves = AttributeShelves(room: lines.count)
    for line in lines { shelves.append(line) }
    self = shelves.takeBlock()
  }

  public var startIndex: Int { 0 }

  @inlinable
  public var endIndex: Int { Int(length) }

  /// The line at `index`.
  @inlinable
  public subscript(index: Int) -> Attribute {
    _read {
      precondition(index >= 0 && index < Int(length))
      // It lies there as long as the shelf, and never changes.
      yield shelf.lines[Int(first) &+ index]
    }
  }
}

extension Attributes: ExpressibleByArrayLiteral {
  public init(arrayLiteral lines: Attribute...) { self.init(lines) }
}

extension Attributes: Hashable {
  public static func == (a: Attributes, b: Attributes) -> Bool { a.elementsEqual(b) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for line in self { hasher.combine(line) }
  }
}

extension Attributes: CustomReflectable {
  public var customMirror: Mirror {
    Mirror(self, unlabeledChildren: self, displayStyle: .collection)
  }
}

/// Lines of blocks side by side; a class, for many blocks share it.
///
/// Lines are only added, by the one `AttributeShelves` that made it, and none that a block has been
/// made of is touched again; so blocks may be read by several threads.
@usableFromInline
final class AttributeShelf: Sendable {
  /// The lines, of which the first `count` are there; the compiler cannot see that they stay.
  @usableFromInline
  nonisolated(unsafe) let lines: UnsafeMutablePointer<Attribute>
  /// How many there may be.
  let room: Int
  /// How many are there; only who adds them asks.
  nonisolated(unsafe) var count = 0

  /// Creates an empty shelf.
  init(room: Int) {
    self.room = room
    lines = .allocate(capacity: room)
  }

  deinit {
    for place in 0..<count where lines[place].value.ownsMemory {
      (lines + place).deinitialize(count: 1)
    }
    lines.deallocate()
  }
}

extension Attribute.Value {
  /// Whether something has to be freed with it; of most lines nothing has.
  @inline(__always)
  fileprivate var ownsMemory: Bool {
    switch self {
    case .prefers, .members, .source, .heldBy, .paidBy, .owners, .drawnBy, .decidedBy, .rule,
      .under, .text:
      true
    case .partOf, .capacity, .horizon, .keeps, .regards, .unit, .better, .baseline, .fallsOn,
      .observed, .observedFrom, .by, .effect, .upTo, .pays, .weighs, .beyond, .onlyFrom, .bonus,
      .fromDate, .until, .worth, .reach, .fromParty, .limit, .covers, .runs, .unspent, .givenBy,
      .about, .flagged, .addresses, .follows, .giver, .receiver, .signal, .feedback, .responsible,
      .blocks, .because, .owner, .meets, .ofActivity, .adopted, .without:
      false
    }
  }
}

/// Where the lines of blocks are put as they are read, one block after the other.
public struct AttributeShelves: ~Copyable {
  /// Where the next line is put.
  private var shelf: AttributeShelf
  /// The place there of the first line of the block being read.
  private var first = 0

  /// The most lines that a shelf has room for, but for longer blocks.
  private static let mostRoom = 1_024

  /// Creates a place for `room` lines that grows.
  public init(room: Int = 16) { shelf = AttributeShelf(room: room) }

  /// Adds a line to the block being read.
  public mutating func append(_ line: consuming Attribute) {
    if shelf.count == shelf.room { takeNewShelf() }
    (shelf.lines + shelf.count).initialize(to: line)
    shelf.count += 1
  }

  /// Ends the block being read and returns it.
  public mutating func takeBlock() -> Attributes {
    defer { first = shelf.count }
    return Attributes(shelf, first: first, count: shelf.count - first)
  }

  /// Goes on with a larger shelf, to which the lines of the block being read are moved.
  private mutating func takeNewShelf() {
    let count = shelf.count - first
    let larger = AttributeShelf(room: max(min(2 * shelf.room, Self.mostRoom), 2 * count, 16))
    larger.lines.moveInitialize(from: shelf.lines + first, count: count)
    larger.count = count
    shelf.count = first
    shelf = larger
    first = 0
  }
}
