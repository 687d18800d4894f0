/// Why a number is missing, by the sign in its place; never the same as zero.
public enum Missing: Hashable, Sendable {
  /// Nothing stands there.
  case empty
  /// `-`, or another dash alone: there is no value. To Kolada it was lost, to others it is zero or there
  /// can be none.
  case lost
  /// `.`: there can be no value.
  case notApplicable
  /// `..`: the value is kept secret.
  case secret

  /// Reads the sign from a cell's bytes, white space around it passed over; nil for anything else.
  init?(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) {
    var scanner = SignScanner(bytes, encoding)
    scanner.skipSpaces()
    if scanner.takeMinus() || scanner.takeDash() {
      self = .lost
    } else if scanner.take(Byte.point) {
      self = scanner.take(Byte.point) ? .secret : .notApplicable
    } else {
      self = .empty
    }
    scanner.skipSpaces()
    guard scanner.isAtEnd else { return nil }
  }
}
