import Diagnostics
import Syntax

/// What can be wrong with a name.
enum NameProblem {
  /// A name with its kind and where it is declared.
  struct Known {
    let name: String
    let kind: NameKind
    let site: SourceSpan
  }

  /// What names something.
  enum Naming {
    case declaration, scenario, question
  }

  /// Two things have one name, `inRows` where one declaration gives it for several rows.
  case declaredTwice(Known, again: SourceSpan, inRows: Bool)
  /// Nothing has the name here; `similar` alone can be meant if `isOnly`, and `elsewhere` is a scenario
  /// that declares it.
  case unknown(
    String, at: SourceSpan, expected: NameKinds, similar: Known?, isOnly: Bool, elsewhere: String?)
  /// The name is of something that cannot stand here.
  case wrongKind(Known, at: SourceSpan, expected: NameKinds)
  /// A scenario took away what the name is of.
  case removed(Known, at: SourceSpan, by: String)
  /// The name is of a family, and one of its members is expected; the first of them, and where it is named.
  case family(String, at: SourceSpan, Known, in: Naming)
  /// The cell of a row stands where no row is.
  case cellOutsideRows(String, at: SourceSpan)
  /// One thing stands twice in a list.
  case listedTwice(String, at: SourceSpan, first: SourceSpan)
  /// Scenarios extend one another in a circle.
  case extendsCircle([String], at: SourceSpan)
  /// Scenarios extend one another too deep.
  case extendsTooDeep(String, at: SourceSpan, limit: Int)
  /// Two names that look alike but are not equal.
  case looksLike(Known, Known)
  /// A name with a letter that looks like one of the alphabet of its other letters.
  case mixedAlphabets(Known, Unicode.Scalar, Alphabet)
  /// So many more problems with names, attributes and units.
  case untold(Int, at: SourceSpan, severity: Severity)
  /// Something declared that is named nowhere else.
  case unused(Known)
  /// Parties are part of one another in a circle.
  case partCircle([String], at: SourceSpan)
  /// Values are bound to one another in a circle.
  case bindingCircle([String], at: SourceSpan)
}
