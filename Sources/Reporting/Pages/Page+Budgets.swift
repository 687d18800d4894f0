import Diagnostics

extension Page {
  /// The pages of problems with the shares and limits of budgets.
  static let ofBudgets: [Page] = [
    Page(
      301, .error, "shares add up to 100 %",
      meaning: "Change one of them, or let one party pay `rest`.",
      bad: """
        party A
        party B
        budget C { from A 60 %; from B 30 % }
        """,
      better: """
        party A
        party B
        budget C { from A 60 %; from B rest }
        """),
    Page(
      302, .error, "shares are all percentages or all money",
      meaning: "Give all parts as percentages, or all as money.",
      bad: """
        party A
        party B
        budget C { from A 60 %; from B 300 kr }
        """,
      better: """
        party A
        party B
        budget C { from A 600 kr; from B 300 kr }
        """),
    Page(
      303, .error, "one party pays the rest of something",
      meaning: "Only one party can pay `rest`, and something has to say what it is the rest of.",
      bad: """
        party A
        party B
        budget C { from A rest; from B rest; limit 5 kr per year }
        """,
      better: """
        party A
        party B
        budget C { from A 60 %; from B rest; limit 5 kr per year }
        """),
    Page(
      304, .error, "the parts of a budget are its limit",
      meaning: "Leave out the limit, which is then the sum, or let one party pay `rest`.",
      bad: """
        party A
        budget C { from A 600 kr; limit 500 kr per year }
        """,
      better: """
        party A
        budget C { from A 600 kr; limit 600 kr per year }
        """),
    Page(
      305, .error, "a limit in all has years",
      meaning: "Add `runs 2026 to 2028`, or write the limit per year.",
      bad: """
        party A
        budget C { from A 100 %; limit 500 kr in all }
        """,
      better: """
        party A
        budget C { from A 100 %; limit 500 kr in all; runs 2026 to 2028 }
        """),
  ]
}
