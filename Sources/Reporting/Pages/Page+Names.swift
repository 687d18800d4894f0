import Diagnostics

extension Page {
  /// The pages of problems with names, attributes and scenarios.
  static let ofNames: [Page] = [
    Page(
      101, .error, "each name is declared once",
      meaning: "Each name is unique in the script, whatever its kind.",
      bad: """
        party A
        indicator A { better lower }
        """,
      better: """
        party A
        indicator B { better lower }
        """),
    Page(
      102, .error, "every name is declared",
      meaning: "Nothing has that name. A similar one is named where there is one.",
      bad: """
        party Region
        goal G { owners Regionen }
        """,
      better: """
        party Region
        goal G { owners Region }
        """),
    Page(
      103, .error, "a name is of the kind its place needs",
      meaning: "The name is of something else than is expected here.",
      bad: """
        party A
        indicator I { better lower }
        goal G { owners I }
        """,
      better: """
        party A
        indicator I { better lower }
        goal G { owners A }
        """),
    Page(
      104, .error, "a scenario uses nothing that it takes away",
      meaning: "Leave out the line, or `without`.",
      bad: """
        party A
        party B
        goal G { owners A }
        scenario S { without B; change G { owners B } }
        """,
      better: """
        party A
        party B
        goal G { owners A }
        scenario S { change G { owners B } }
        """),
    Page(
      105, .error, "a list names each thing once",
      meaning: "Leave one out.",
      bad: """
        party A
        goal G { owners A, A }
        """,
      better: """
        party A
        goal G { owners A }
        """),
    Page(
      106, .error, "scenarios do not extend one another in a circle",
      meaning: "One of them has to begin from the script itself.",
      bad: """
        scenario S { extends T }
        scenario T { extends S }
        """,
      better: """
        scenario S { extends T }
        scenario T
        """),
    Page(
      107, .error, "scenarios extend at most 100 others",
      meaning: "Let it extend one that is nearer to the script itself.",
      badExcerpt: "a chain of more than 100 scenarios",
      better: "scenario S { extends T }"),
    Page(
      108, .error, "values are not bound to one another in a circle",
      meaning: "One of them needs a number of its own.",
      bad: """
        let X = Y
        let Y = X
        """,
      better: """
        let X = Y
        let Y = 1
        """),
    Page(
      109, .error, "one of a family is named where one is expected",
      meaning: "The name stands for all parties of a family. Name one of it, with its index.",
      bad: """
        party Town["1"]
        party Ward { part of Town }
        """,
      better: """
        party Town["1"]
        party Ward { part of Town["1"] }
        """),
    Page(
      110, .error, "a changed line belongs to its kind",
      meaning: "The line stands in the `change` of something that has no such attribute.",
      bad: """
        party A
        scenario S { change A { better lower } }
        """,
      better: """
        party A { capacity 1 hours }
        scenario S { change A { capacity 2 hours } }
        """),
    Page(
      111, .error, "`without` stands in a `change`",
      meaning: "Only a change of a scenario can take a line away.",
      bad: "party A { without capacity }",
      better: """
        party A { capacity 5 hours }
        scenario S { change A { without capacity } }
        """),
    Page(
      112, .error, "a line stands once",
      meaning: """
        The attribute, or the effect on an indicator for the same time, stands twice; or two changes of \
        one scenario change it, so that only the later would count.
        """,
      bad: "party A { capacity 1 hours; capacity 2 hours }",
      better: "party A { capacity 2 hours }"),
    Page(
      113, .error, "a measure gives money or points",
      meaning: "Keep one of the two lines.",
      bad: """
        party A
        indicator I { better lower }
        measure M of I { held by A; pays 1 kr per unit; weighs 1 points per unit }
        """,
      better: """
        party A
        indicator I { better lower }
        measure M of I { held by A; pays 1 kr per unit }
        """),
    Page(
      114, .error, "every declaration has what it needs",
      meaning: "A line is missing without which the declaration means nothing.",
      bad: "indicator I",
      better: "indicator I { better lower }"),
    Page(
      115, .error, "`without` takes away what is there",
      meaning: "There is no such line to take away.",
      bad: """
        party A
        scenario S { change A { without capacity } }
        """,
      better: """
        party A { capacity 1 hours }
        scenario S { change A { without capacity } }
        """),
    Page(
      116, .error, "a scenario keeps the units",
      meaning: "All figures of an indicator are in its unit. Declare another indicator.",
      bad: """
        indicator I { better lower; unit day / days }
        scenario S { change I { unit week / weeks } }
        """,
      better: """
        indicator I { better lower; unit day / days }
        indicator J { better lower; unit week / weeks }
        """),
    Page(
      117, .error, "currency, period and day are said once",
      meaning: "Keep one of the two lines.",
      bad: """
        currency kr
        currency SEK
        """,
      better: "currency kr"),
    Page(
      118, .error, "a cell stands in `for each`",
      meaning: "A cell belongs into `for each` and has the name of its row.",
      bad: #"party A Row["Name"]"#,
      better: """
        for each Row in table "towns.csv" {
          party Town[Row["Code"]] Row["Name"]
        }
        """),
    Page(
      119, .warning, "names that look alike are one name",
      meaning: "Two names differ by letters that a reader cannot tell apart.",
      bad: """
        party Аla
        party Ala
        """,
      better: "party Ala",
      how: """
        For each name: every letter that looks like a Latin one is read as that, blanks as one, \
        and what is not seen is left out. An earlier name reads the same.
        """,
      accept: """
        Where both names are known to all who read the script, and neither can be another.
        """,
      waiver: .acceptance),
    Page(
      131, .error, "no party is part of itself",
      meaning: """
        What a party is part of, and what that is part of, and so on, leads back to the party. One of \
        the lines is the wrong way round.
        """,
      bad: """
        party Ward { part of Hospital }
        party Hospital { part of Ward }
        """,
      better: """
        party Ward { part of Hospital }
        party Hospital
        """),
    Page(
      140, .warning, "a name has the letters of one alphabet",
      meaning: "A letter is not what it seems to be, so that another name would look the same.",
      bad: "party Аla",
      better: "party Ala",
      how: """
        For each name: it has Latin letters, and one that is Greek or Cyrillic and looks like a \
        Latin one. Where another name looks the same, that is told instead.
        """,
      accept: """
        Where the name is written so outside the script as well, as a brand may be.
        """,
      waiver: .acceptance),
    Page(
      141, .error, "every problem with names is told",
      meaning: "There are so many that the rest is only counted.",
      badExcerpt: "more than 10 000 problems",
      better: "correct the first ones, and check again"),
    Page(
      142, .error, "an acceptance says why",
      meaning: "The reason is empty. Write it, so that whoever reads it later can judge it.",
      bad: """
        party A
        accept SV204 on A owner A because ""
        """,
      better: """
        party A
        accept SV204 on A owner A because "pilot year"
        """),
    Page(
      143, .error, "obstacles have a root",
      meaning: """
        Obstacles are because of one another in a circle. Leave out one `because` of them.
        """,
      bad: """
        party A
        indicator I { better lower }
        activity W { by A; lowers I }
        obstacle O { blocks W; because P }
        obstacle P { blocks W; because O }
        """,
      better: """
        party A
        indicator I { better lower }
        activity W { by A; lowers I }
        obstacle O { blocks W; because P }
        obstacle P { blocks W }
        """),
    Page(
      144, .error, "a handoff is between two parties",
      meaning: """
        A handoff goes from a party to itself, so nothing passes between organisations. Write who \
        receives.
        """,
      bad: """
        party A
        party B
        handoff H { from A to A }
        """,
      better: """
        party A
        party B
        handoff H { from A to B }
        """),
    Page(
      145, .error, "a range stands where it can be judged",
      meaning: """
        A figure that the verdict rests on may be a range, as `2 to 4`. What is observed, \
        promised or counted is one figure, and so is what a question compares with; parties that \
        pay into a budget in money give one figure each, and so does its limit then.
        """,
      bad: """
        party A { capacity 100 hours }
        expect capacity of A >= 90 to 110 hours
        """,
      better: """
        party A { capacity 90 to 110 hours }
        expect capacity of A >= 80 hours
        """),
    Page(
      146, .error, "a range begins with its lowest figure",
      meaning: """
        `2 to 4` goes from the lowest figure to the highest; what stands behind `±` is how far the \
        figure may lie to both sides, and not below 0.
        """,
      bad: "party A { capacity 110 to 90 hours }",
      better: "party A { capacity 90 to 110 hours }"),
    Page(
      147, .error, "preferences are an order",
      meaning: """
        What a party prefers to something, and that to something else, and so on, leads back to the \
        first. Take one of the lines away; a scenario that turns a preference round takes the old \
        line away by `without prefers NAME`.
        """,
      bad: """
        party A { prefers Visit over Plan; prefers Plan over Visit }
        indicator I { better lower }
        activity Visit { by A; lowers I }
        activity Plan { by A; lowers I }
        """,
      better: """
        party A { prefers Visit over Plan }
        indicator I { better lower }
        activity Visit { by A; lowers I }
        activity Plan { by A; lowers I }
        """),
    Page(
      148, .error, "no group is a member of itself",
      meaning: """
        The members of a group, and those of the groups among them, and so on, lead back to the group. \
        Take one of them out of the other.
        """,
      bad: """
        party A
        group North { members A, South }
        group South { members North }
        """,
      better: """
        party A
        group North { members A, South }
        group South { members A }
        """),
    Page(
      150, .note, "everything that is declared is used",
      meaning: """
        A party, an indicator, a group or a value is declared and named nowhere else. Either a \
        line is missing that should name it, or it is left over.
        """,
      bad: """
        party A
        party B
        indicator I { better lower }
        activity W { by A; lowers I }
        """,
      better: """
        party A
        indicator I { better lower }
        activity W { by A; lowers I }
        """,
      how: """
        For each party without a visiting card, each group that stands for no family, each \
        indicator and each value: nothing names it but its own declaration.
        """,
      accept: """
        Where it is there for scripts that import this one, or for what is still to be written.
        """,
      waiver: .acceptance),
    Page(
      160, .warning, "an acceptance has not ended",
      meaning: """
        The day until which a finding was accepted has passed, by `as of` or `--as-of`. The \
        finding counts again. Mend what was accepted, or agree on a new date.
        """,
      bad: """
        as of 2027
        indicator I { better lower }
        party A
        activity W { by A; lowers I }
        accept SV211 on I until 2026 owner A because "pilot year"
        """,
      better: """
        as of 2026
        indicator I { better lower }
        party A
        activity W { by A; lowers I }
        accept SV211 on I until 2026 owner A because "pilot year"
        """,
      how: """
        For each acceptance: the last day of its `until` is before the first day of `--as-of`, \
        else of `as of`.
        """,
      accept: """
        Never on one name; agree on a new date. Where the dates are followed elsewhere, the \
        settings leave it out.
        """,
      waiver: .settings),
    Page(
      161, .warning, "an acceptance silences something",
      meaning: """
        Nothing of that code is found about that name, in the scenarios where it is accepted. \
        Take the line away: what was accepted is mended, or was never there. An error cannot \
        be accepted.
        """,
      bad: """
        indicator I { better lower }
        party A
        activity W { by A; lowers I }
        accept SV211 on I owner A because "pilot year"
        """,
      better: """
        indicator I { better lower }
        party A
        activity W { by A; lowers I }
        """,
      how: """
        For each acceptance that has not ended: no finding of its code is about its name where \
        it is in force. It is told where the script has no errors.
        """,
      accept: """
        Never on one name; take the line away. Where scripts are made from a pattern that \
        accepts more than each needs, the settings leave it out.
        """,
      waiver: .settings),
    Page(
      162, .note, "a baseline holds only what is found",
      meaning: """
        An entry of the baseline is found no more: it is mended. `--prune-baseline` takes such \
        entries away, so that it cannot come back unseen.
        """,
      badExcerpt: "a baseline with an entry of something that is mended",
      better: "samverka check --baseline known.json --prune-baseline FILE",
      how: """
        For each entry of the baseline: its script was checked, has no errors, and nothing that \
        is found there has its fingerprint; or the script is not there any more, though the \
        folder that held it was checked. A rule that the settings leave out says nothing.
        """,
      accept: "Never; take the entry out."),
  ]
}
