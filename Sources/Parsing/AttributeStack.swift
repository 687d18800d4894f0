import Syntax

/// The attributes of the blocks being parsed, each moved, never copied, into the array of its block.
struct AttributeStack: ~Copyable {
  /// Where they lie: the first `count` are there, the rest is room.
  private var room = UnsafeMutableBufferPointer<Attribute>.allocate(capacity: 64)
  /// How many there are.
  private(set) var count = 0

  /// Adds one on top.
  mutating func append(_ attribute: consuming Attribute) {
    if count == room.count { grow() }
    room.initializeElement(at: count, to: attribute)
    count += 1
  }

  /// Takes those from `first` on, which is at most `count`.
  mutating func take(from first: Int) -> [Attribute] {
    precondition(first <= count)
    let taken = first..<count
    count = first
    // An array made with room for as many and then filled looks for its type each time it is made.
    var block: [Attribute] = []
    block.reserveCapacity(taken.count)
    for place in taken { block.append(room.moveElement(from: place)) }
    return block
  }

  /// Doubles the room.
  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<Attribute>.allocate(capacity: room.count * 2)
    _ = larger.moveInitialize(fromContentsOf: room[..<count])
    room.deallocate()
    room = larger
  }

  deinit {
    room[..<count].deinitialize()
    room.deallocate()
  }
}
