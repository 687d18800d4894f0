import Diagnostics
import Syntax

/// What can be wrong with the lines of a declaration or of a change.
enum AttributeProblem {
  /// The attribute belongs to other kinds.
  case misplaced(AttributeWord, in: DeclarationKind, at: SourceSpan)
  /// `without WORD` outside a `change`.
  case withoutOutsideChange(at: SourceSpan)
  /// The line stands twice; the name is its key, nil where it has none. Whether it says who hands
  /// over or takes over.
  case repeated(
    AttributeWord, String?, at: SourceSpan, first: SourceSpan, isOfHandoff: Bool)
  /// Two changes of one scenario change the same line of something.
  case changedTwice(AttributeWord, String?, of: String, at: SourceSpan, first: SourceSpan)
  /// Two lines say the same thing in two forms, as `pays` and `weighs`.
  case conflicting(AttributeWord, AttributeWord, at: SourceSpan, first: SourceSpan)
  /// A line that the kind needs is missing.
  case missing(AttributeWord, DeclarationKind, String, at: SourceSpan)
  /// A measure without `of`.
  case missingIndicator(String, at: SourceSpan)
  /// `without` finds nothing to remove.
  case nothingToRemove(AttributeWord, String?, of: String, at: SourceSpan, there: Remaining)
  /// A scenario changes an indicator's unit.
  case unitChanged(String, at: SourceSpan)
  /// The reason of an acceptance is empty.
  case withoutReason(String, at: SourceSpan)
  /// `currency` or `period` stands twice.
  case headTwice(String, at: SourceSpan, first: SourceSpan)

  /// What a declaration has that may have been meant by a line to take away.
  enum Remaining: Equatable, Sendable {
    /// Lines with the word and these names; perhaps none.
    case lines([String])
    /// A line with another word, and the name where there is one.
    case other(AttributeWord)
    /// One line with the word, in which the name may stand among others.
    case whole
  }
}
