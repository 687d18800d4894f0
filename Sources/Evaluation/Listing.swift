/// Joins words as a sentence does: `a`, `a and b`, `a, b and c`.
public func listed(_ words: [String], _ conjunction: String = "and") -> String {
  guard let last = words.last else { return "" }
  if words.count == 1 { return last }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

/// Joins the first `most` words as a sentence does, and counts the others: `a, b and 9 more`.
public func listed(_ words: [String], most: Int) -> String {
  if words.count <= most + 1 { return listed(words) }
  return listed(words.prefix(most) + ["\(words.count - most) more"])
}
