/// Parts of a script that are parsed, from which parsing goes on when others follow.
struct ParsedParts {
  /// The parts, in order.
  let parts: [ScriptPart]
  private var assembly: Assembly

  /// Parses `parts`, going on from `known` where they begin with its parts; nil where they pass 4 GB.
  ///
  /// - Complexity: O(n) in the length of the parts that are not known; those known are only copied.
  init?(_ parts: [ScriptPart], imports: (any SourceProvider)?, after known: ParsedParts?) {
    self.parts = parts
    assembly = known?.assembly ?? Assembly(provider: imports)
    for part in parts[(known?.parts.count ?? 0)...] {
      if !assembly.add(part) { return nil }
    }
  }

  /// Whether other parts may go on from these: no file was read that may have changed.
  func begins(_ others: [ScriptPart]) -> Bool {
    !assembly.hasReadFiles && others.starts(with: parts)
  }

  /// The parts with what they import, as one script.
  func assembled() -> Assembly { assembly.assembled() }
}
