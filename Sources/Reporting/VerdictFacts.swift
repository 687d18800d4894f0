import Analysis
import Arithmetic
import Evaluation

extension PartyVerdict {
  /// The cosine between what measures pay and joint value, to 15 digits behind the point.
  var congruence: Rational? {
    congruenceSquared.map { square in
      let root = square.magnitude.squareRoot(fractionDigits: 15)
      return square.sign < 0 ? -root : root
    }
  }
}
