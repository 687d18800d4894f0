import Diagnostics

extension Page {
  /// The pages of problems with the lines and blocks of a script.
  static let ofShape: [Page] = [
    Page(
      20, .error, "each line is what its first word promises",
      meaning: """
        Something else stands here than the line needs. The message names what was expected \
        and what was found.
        """,
      bad: "party A { capacity }",
      better: "party A { capacity 2 000 hours }"),
    Page(
      21, .error, "names begin with an uppercase letter",
      meaning: """
        Words of the language and units are lowercase, names are not, so that a new word never \
        breaks a script.
        """,
      bad: "party region",
      better: "party Region"),
    Page(
      22, .error, "brackets are nested at most 200 deep",
      meaning: "Bind parts of the expression to names with `let`.",
      badExcerpt: "an expression with more than 200 open brackets",
      better: "let Part = (1 + 2) * 3"),
    Page(
      23, .error, "every block is closed",
      meaning: "A `{` has no `}`.",
      bad: """
        party A {
          capacity 2 000 hours
        """,
      better: """
        party A {
          capacity 2 000 hours
        }
        """),
    Page(
      24, .error, "every `}` closes a block",
      meaning: "There is one `}` too many, or a `{` is missing above.",
      bad: """
        party A
        }
        """,
      better: "party A"),
    Page(
      25, .error, "`{` stands on the line of its header",
      meaning: "The block begins at the end of the header's line.",
      bad: """
        party A
        {
          capacity 2 000 hours
        }
        """,
      better: """
        party A {
          capacity 2 000 hours
        }
        """),
    Page(
      26, .error, "an index is a text or a cell",
      meaning: "Behind the name of a family stands a text or a cell of a row in brackets.",
      bad: "party Town[12]",
      better: #"party Town["0581"]"#),
    Page(
      27, .error, "a fenced block of Markdown is closed",
      meaning: """
        The block of the script in a Markdown file ends with a line of as many signs as it \
        begins with.
        """,
      badExcerpt: """
        ```samverka
        party A
        """,
      better: """
        ```samverka
        party A
        ```
        """),
    Page(
      28, .warning, "no script stands in a quotation",
      meaning: """
        What a Markdown file quotes is not read, so the block in the quotation is no part of the \
        script. Take the signs `>` away; where the block is only shown, give it another word.
        """,
      badExcerpt: """
        > ```samverka
        > party A
        > ```
        """,
      better: """
        ```samverka
        party A
        ```
        """,
      how: """
        For each block of a Markdown file: its first line begins with `>`, and it is fenced as \
        `samverka`.
        """,
      accept: """
        Where a script is quoted to be spoken of, and is to be shown as one. It is about no \
        name, so the settings leave it out.
        """,
      waiver: .settings),
    Page(
      30, .error, "every line begins with a word of the language",
      meaning: """
        The line begins no declaration and no query. A similar word is named where there is \
        one.
        """,
      bad: "partty A",
      better: "party A"),
    Page(
      31, .error, "every attribute is known",
      meaning: "The line in the block is no attribute of its kind.",
      bad: "party A { capasity 2 000 hours }",
      better: "party A { capacity 2 000 hours }"),
    Page(
      32, .error, "every attribute belongs to its kind",
      meaning: "The attribute exists, and belongs to other kinds of declarations.",
      bad: "party A { better lower }",
      better: "indicator I { better lower }"),
    Page(
      33, .error, "attributes stand in a block",
      meaning: "The line belongs into the block of a declaration.",
      bad: "capacity 2 000 hours",
      better: "party A { capacity 2 000 hours }"),
    Page(
      34, .error, "`change`, `without` and `extends` stand in a scenario",
      meaning: "They say what would be different, and so belong into a scenario.",
      bad: "without Queue",
      better: "scenario S { without Queue }"),
    Page(
      35, .error, "every line of a scenario is known",
      meaning: """
        A scenario holds declarations, `let`, `change`, `without`, `extends` and `accept`.
        """,
      bad: "scenario S { hello }",
      better: "scenario S { extends Other }"),
    Page(
      36, .error, "no declaration stands in another",
      meaning: """
        A declaration stands at the top of a script or in a scenario, not in the block of \
        another.
        """,
      bad: "party A { party B }",
      better: """
        party A
        party B
        """),
    Page(
      37, .error, "every figure is known",
      meaning: """
        The words name no figure. The reference in the manual lists them; in a session, Tab behind \
        `show` does. `/` divides by a figure; an amount for each one is written with `per`, as in \
        `400 kr per day`.
        """,
      bad: """
        party A
        show wealth of A
        """,
      better: """
        party A
        show capacity of A
        """),
    Page(
      40, .error, "a comparison is not compared again",
      meaning: "Join two comparisons by `and`.",
      bad: "expect 1 < 2 < 3",
      better: "expect 1 < 2 and 2 < 3"),
    Page(
      41, .error, "a comparison stands in parentheses",
      meaning: """
        Where a figure stands, a comparison, `and`, `or`, `not` and `if` need parentheses.
        """,
      bad: "party A { capacity if 1 < 2 then 3 hours else 4 hours }",
      better: "party A { capacity (if 1 < 2 then 3 hours else 4 hours) }"),
    Page(
      42, .error, "`in` with a scenario ends the query",
      meaning: "A final `in S` belongs to the whole query; in parentheses it binds one figure.",
      bad: """
        scenario S
        expect value kept in S >= 1
        """,
      better: """
        scenario S
        expect (value kept in S) >= 1
        """),
    Page(
      43, .error, "a limit says for which time it is",
      meaning: """
        Write `per year`, or `in all` for all the years a budget runs. What joins amounts stands in \
        parentheses: `(1,5 million kr - 200 000 kr) per year`.
        """,
      bad: """
        party A
        budget B { from A 100 %; limit 100 kr }
        """,
      better: """
        party A
        budget B { from A 100 %; limit 100 kr per year }
        """),
    Page(
      44, .error, "a currency is a word or a code",
      meaning: "A currency is a lowercase word, or a code of three capital letters.",
      bad: "currency Crown",
      better: "currency SEK"),
    Page(
      45, .error, "`min` and `max` compare several figures",
      meaning: "They take at least two figures.",
      bad: "let X = min(1)",
      better: "let X = min(1, 2)"),
    Page(
      46, .error, "an acceptance names its owner and its reason",
      meaning: """
        A finding is accepted by somebody and for a reason, so that whoever reads it later can \
        ask and judge.
        """,
      bad: """
        party A
        accept SV204 on A owner A
        """,
      better: """
        party A
        accept SV204 on A owner A because "pilot year"
        """),
    Page(
      47, .error, "a scenario extends one other",
      meaning: """
        A scenario begins with what one other scenario says, and from one date on. Two lines would \
        have to be put together, and where they disagree nobody could say how.
        """,
      bad: """
        party A { capacity 100 hours }
        scenario S { change A { capacity 50 hours } }
        scenario T { change A { horizon 1 year } }
        scenario U { extends S; extends T }
        """,
      better: """
        party A { capacity 100 hours }
        scenario S { change A { capacity 50 hours } }
        scenario T { extends S; change A { horizon 1 year } }
        scenario U { extends T }
        """),
    Page(
      48, .error, "a range has two ends",
      meaning: """
        A range is written `2 to 4`, `3 ± 1` or `900 kr ± 10 %`. Its ends are figures, not ranges \
        of their own.
        """,
      bad: "let Care = 2 to 3 to 4",
      better: "let Care = 2 to 4"),
    Page(
      49, .error, "every text says something",
      meaning: """
        There is nothing between the quotation marks where something is told or asked. Leave the \
        line out where there is nothing to tell: what is not said is unknown, which is another \
        thing than nothing.
        """,
      bad: #"party A { knows ""; works on "falls at home" }"#,
      better: #"party A { works on "falls at home" }"#),
  ]
}
