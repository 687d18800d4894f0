import Diagnostics

/// Why arithmetic gives no value, in the words that an undetermined value names it by.
enum ArithmeticFault: String {
  case divisionByZero = "a value divided by 0"
  case tooLarge = "a number with fewer digits"
  case infinite = "a finite number"
  case reversedRange = "a range from its lowest figure to its highest"
  case negativeSpread = "a distance of a range that is not below 0"

  /// How many 64-bit words the parts of a number may take, some 1 200 digits.
  static let wordLimit = 64

  /// The codes of the findings.
  static let codes: Set<Code> = [Code(132), Code(133), Code(146)]

  /// The finding where the fault lies in a line of the script.
  func diagnostic(at site: SourceSpan) -> Diagnostic {
    switch self {
    case .divisionByZero:
      Diagnostic(
        .error, Code(132), "this divides by 0", at: site,
        help: ["give a divisor other than 0, or choose with `if … then … else …`"])
    case .tooLarge:
      Diagnostic(
        .error, Code(133), "this number has more than 1 200 digits", at: site,
        help: ["give a shorter number"])
    case .infinite:
      Diagnostic(
        .error, Code(133), "this number is not finite", at: site, help: ["give a finite number"])
    case .reversedRange:
      Diagnostic(
        .error, Code(146), "this range begins above its end", at: site,
        help: ["give the lowest figure first"])
    case .negativeSpread:
      Diagnostic(
        .error, Code(146), "the distance of this range is below 0", at: site,
        help: ["give the distance behind `±` without its sign"])
    }
  }
}
