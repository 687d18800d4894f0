import Diagnostics

/// Names findings so that each keeps its name while lines move and figures change.
struct Fingerprints {
  /// How often each cause was met.
  private var counts: [[String]: Int] = [:]

  /// Returns the fingerprint of the next finding in a script, 32 hexadecimal digits.
  ///
  /// It is made of what is said without its figures, names that are listed in one order; findings that
  /// are alike are numbered.
  mutating func next(_ finding: LocatedDiagnostic, in path: String) -> String {
    let cause = [
      path, "\(finding.code)", finding.subject ?? "", finding.scenario ?? "",
      Self.withoutNumbers(Self.sorted(finding.message)),
    ]
    let ordinal = counts[cause, default: 0]
    counts[cause] = ordinal + 1
    let digits = String(stableHash(cause + ["\(ordinal)"]), radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }

  /// Returns `text` with the names of each list, as "`A`, `B` and `C`" is one, in one order: the script may
  /// declare them in any.
  private static func sorted(_ text: String) -> String {
    // Names stand at the odd places.
    var parts = text.split(separator: "`", omittingEmptySubsequences: false)
    var start = 1
    while start + 2 < parts.count {
      var end = start
      while end + 2 < parts.count - 1 + parts.count % 2, [", ", " and "].contains(parts[end + 1]) {
        end += 2
      }
      let places = stride(from: start, through: end, by: 2)
      for (place, name) in zip(places, places.map { parts[$0] }.sorted()) { parts[place] = name }
      start = end + 2
    }
    return parts.joined(separator: "`")
  }

  /// Returns `text` with `#` for every run of digits and what groups them.
  private static func withoutNumbers(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isWholeNumber {
        if result.last != "#" { result.append("#") }
      } else if result.last != "#" || !" \u{A0}\u{202F}.,_".contains(character) {
        result.append(character)
      }
    }
    return result
  }
}

/// Returns a hash of `words` that is the same on every machine and in every run (FNV-1a, 128 bits).
public func stableHash(_ words: [String]) -> UInt128 {
  var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
  let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b
  for word in words {
    for byte in Array(word.utf8) + [0] { hash = (hash ^ UInt128(byte)) &* prime }
  }
  return hash
}
