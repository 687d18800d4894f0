extension String {
  /// The text without white space at its ends.
  public var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// The text without white space at its ends, and one blank for all white space at a place within.
  public var singleSpaced: String {
    var result = ""
    var isBehindSpace = false
    for scalar in trimmed.unicodeScalars {
      if scalar.properties.isWhitespace {
        isBehindSpace = true
        continue
      }
      if isBehindSpace { result.unicodeScalars.append(" ") }
      result.unicodeScalars.append(scalar)
      isBehindSpace = false
    }
    return result
  }

  /// The text without white space at its ends, single-spaced where it has line breaks, as a script can
  /// write it.
  public var onOneLine: String {
    let text = trimmed
    return text.contains(where: \.isNewline) ? text.singleSpaced : text
  }
}
