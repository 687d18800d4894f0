/// Where each key of a list stands first: a plain search in a short list, a dictionary in a long one.
struct FirstPlaces<Key: Hashable> {
  /// The length up to which searching is cheaper than hashing.
  private static var shortLength: Int { 8 }

  private let isShort: Bool
  private var list: [(key: Key, place: Int)] = []
  private var table: [Key: Int] = [:]

  /// Prepares for a list of that length.
  init(_ count: Int) {
    isShort = count <= FirstPlaces.shortLength
    if isShort { list.reserveCapacity(count) }
  }

  /// Notes a key at a place; returns the place of the same key before it, nil where it is the first.
  mutating func note(_ key: Key, at place: Int) -> Int? {
    if isShort {
      for entry in list where entry.key == key { return entry.place }
      list.append((key, place))
      return nil
    }
    if let first = table[key] { return first }
    table[key] = place
    return nil
  }
}
