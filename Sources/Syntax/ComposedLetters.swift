extension Unicode.Scalar {
  /// The one letter that this one and a combining mark make, nil where there is none.
  public func composed(with mark: Unicode.Scalar) -> Unicode.Scalar? {
    Self.composedLetters[String(String.UnicodeScalarView([self, mark]))]
  }

  /// The letters of Europe by what is equal to them in the canonical form.
  private static let composedLetters: [String: Unicode.Scalar] = {
    let letters = [0xC0...0x24F, 0x1E00...0x1EFF] as [ClosedRange<UInt32>]
    var table: [String: Unicode.Scalar] = [:]
    for scalar in letters.joined().lazy.compactMap(Unicode.Scalar.init) {
      table[String(scalar)] = scalar
    }
    return table
  }()
}
