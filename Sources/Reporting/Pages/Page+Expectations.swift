import Diagnostics

extension Page {
  /// The pages of problems with what a script expects.
  static let ofExpectations: [Page] = [
    Page(
      901, .error, "what is expected holds",
      meaning: """
        An `expect` of the script does not hold. The message repeats the figures. Either the \
        agreement has changed, or the expectation was wrong.
        """,
      bad: """
        party A { capacity 5 hours }
        expect capacity of A > 6 hours
        """,
      better: """
        party A { capacity 5 hours }
        expect capacity of A > 4 hours
        """),
    Page(
      902, .error, "what is expected can be judged",
      meaning: """
        A figure is missing without which nobody can say whether the expectation holds; the \
        message names it. Or it holds in the middle of ranges and not for all values in them; the \
        message tells some with which it does not.
        """,
      bad: """
        party A
        indicator I { better lower }
        activity W { by A; lowers I }
        expect plan of W > 2
        """,
      better: """
        party A { capacity 5 hours }
        expect capacity of A > 4 hours
        """),
  ]
}
