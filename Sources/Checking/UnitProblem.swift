import Diagnostics
import Syntax

/// What can be wrong with what an expression measures.
enum UnitProblem {
  /// One side of an operator: what it measures and where it stands.
  struct Side {
    let dimension: Dimension
    let site: SourceSpan
  }

  /// No unit has the word, which stands behind a number, or behind 1 or `per`; `similar` is a unit that
  /// is nearly the same, and `own` the one that is meant of those that the place counts in.
  case unknownWord(
    String, at: SourceSpan, isOfOne: Bool, similar: String?, own: String?, on: Place)
  /// Several indicators have the word.
  case severalIndicators(String, at: SourceSpan)
  /// Two sides that cannot be added or compared; the text is the operator or function.
  case mismatch(String, Side, Side, at: SourceSpan)
  /// A number behind or before a comparison with a percentage, of which it is many times the whole.
  case percentLeftOut(String, at: SourceSpan)
  /// An amount that its place does not take.
  case misfit(Place, found: Side)
  /// `per` a time that is not the script's period.
  case wrongPeriod(String, at: SourceSpan)
  /// A unit behind something that has one.
  case unitOnUnit(String, Side)
  /// Something that is not a number under an operator or function.
  case notNumber(String, Side)
  /// Something that is not true or false under `and`, `or`, `not` or `if`.
  case notTruth(String, Side)
  /// A product of more units than anybody means.
  case tooComplex(at: SourceSpan)
  /// A figure of the verdict outside questions and expectations.
  case figureOutsideQuestion(at: SourceSpan)
  /// A name that is not of a value.
  case notValue(NameProblem.Known, at: SourceSpan)
  /// A range where a figure is one value; whether it stands in a question.
  case misplacedRange(asks: Bool, at: SourceSpan)
  /// A function with the wrong number of values.
  case argumentCount(Builtin, Int, at: SourceSpan)
}
