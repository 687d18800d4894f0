import Diagnostics

extension Page {
  /// The pages of problems with units and figures.
  static let ofUnits: [Page] = [
    Page(
      120, .error, "every unit is known",
      meaning: """
        The word behind the figure is no unit: not a currency, a time, a percentage, nor the \
        unit of an indicator.
        """,
      bad: "party A { capacity 2 meters }",
      better: "party A { capacity 2 hours }"),
    Page(
      121, .error, "a unit says which indicator is meant",
      meaning: "Several indicators are counted in that word, and nothing tells which is meant.",
      bad: """
        indicator I { better lower; unit case / cases }
        indicator J { better lower; unit case / cases }
        let X = 3 000 kr per case
        """,
      better: "let X = 3 000 kr"),
    Page(
      122, .error, "both sides of a sign have the same unit",
      meaning: "Money and hours cannot be added or compared.",
      bad: "let X = 2 000 kr + 3 hours",
      better: "let X = 2 000 kr + 3 kr"),
    Page(
      123, .error, "a figure has the unit its place needs",
      meaning: "The message names the unit that is expected, and shows how to write it.",
      bad: "party A { capacity 2 000 kr }",
      better: "party A { capacity 2 000 hours }"),
    Page(
      124, .error, "amounts are for the period of the script",
      meaning: "Give the amount for that period, or change the period for the whole script.",
      bad: "party A { capacity 100 hours per month }",
      better: "party A { capacity 1 200 hours per year }"),
    Page(
      125, .error, "a figure has one unit",
      meaning: "The unit stands behind something that has one already.",
      bad: """
        let X = 1 hours
        party A { capacity X hours }
        """,
      better: """
        let X = 1 hours
        party A { capacity X }
        """),
    Page(
      126, .error, "a sign has the operands it needs",
      meaning: "Arithmetic needs numbers, `and` and `or` need something true or false.",
      bad: "let X = 1 + (2 < 3)",
      better: "let X = 1 + 2"),
    Page(
      127, .error, "a product joins few units",
      meaning: "Divide the units away step by step, in values bound by `let`.",
      badExcerpt: "a product of many different units",
      better: "let X = 2 * 3 kr"),
    Page(
      128, .error, "a script does not depend on its verdict",
      meaning: """
        A figure of the verdict cannot be part of the script it is read from. Use it in \
        `show`, `why` or `expect`.
        """,
      bad: """
        party A
        let X = capacity of A
        """,
      better: """
        party A
        show capacity of A
        """),
    Page(
      129, .error, "a number stands where one is needed",
      meaning: "The name is not of a number.",
      bad: """
        party A
        let X = A + 1
        """,
      better: """
        let A = 2
        let X = A + 1
        """),
    Page(
      130, .error, "`round` takes one value",
      meaning: "Leave the others out.",
      bad: "let X = round(1, 2)",
      better: "let X = round(1.5)"),
    Page(
      132, .error, "nothing is divided by 0",
      meaning: "Give a divisor other than 0, or choose with `if … then … else …`.",
      bad: "party A { capacity (1 / 0) hours }",
      better: "party A { capacity (1 / 2) hours }"),
    Page(
      133, .error, "numbers have an end",
      meaning: "The number has more than 1 200 digits, or is not finite.",
      badExcerpt: "a product of very long numbers",
      better: "a shorter number"),
    Page(
      134, .error, "a figure is within its bounds",
      meaning: "The figure cannot be below 0, or above 100 %, here.",
      bad: "party A { capacity -5 hours }",
      better: "party A { capacity 5 hours }"),
    Page(
      135, .error, "a time ends after it begins",
      meaning: "Put the earlier date first.",
      bad: """
        party A
        budget B { from A 100 %; limit 1 kr per year; runs 2028 to 2026 }
        """,
      better: """
        party A
        budget B { from A 100 %; limit 1 kr per year; runs 2026 to 2028 }
        """),
    Page(
      136, .error, "harm counts without end",
      meaning: """
        A worth below 0 that stopped at a count would make the best plan one of more harm.
        """,
      bad: """
        party A
        indicator I { better lower }
        goal G { owners A; worth -5 kr per unit of I up to 3 }
        """,
      better: """
        party A
        indicator I { better lower }
        goal G { owners A; worth -5 kr per unit of I }
        """),
    Page(
      137, .error, "a party is paid in money or in points",
      meaning: "Money and points cannot be weighed against each other.",
      bad: """
        party A
        indicator I { better lower }
        measure M of I { held by A; pays 1 kr per unit }
        measure N of I { held by A; weighs 1 points per unit }
        """,
      better: """
        party A
        indicator I { better lower }
        measure M of I { held by A; pays 1 kr per unit }
        measure N of I { held by A; pays 1 kr per unit }
        """),
    Page(
      138, .error, "groups stand for a bounded number of members",
      meaning: "Use smaller groups, or fewer lines that name them.",
      badExcerpt: "many lines with very large groups",
      better: "smaller groups"),
    Page(
      139, .error, "what is taken away is not used",
      meaning: """
        A scenario takes something away that other lines of it still name. Take those away \
        too, or change them. The group of a family loses the party by itself; where that was its \
        last, the lines that name the group are told.
        """,
      bad: """
        party A
        party B
        goal G { owners A, B }
        scenario S { without B }
        """,
      better: """
        party A
        party B
        goal G { owners A, B }
        scenario S { without B; change G { owners A } }
        """),
  ]
}
