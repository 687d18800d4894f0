import Diagnostics

extension Page {
  /// The pages of problems with the bytes, texts, numbers and dates of a script.
  static let ofText: [Page] = [
    Page(
      1, .error, "the text is UTF-8",
      meaning: """
        The file has bytes that are no UTF-8, so its letters cannot be read. Most editors save \
        as UTF-8 if they are asked to.
        """,
      badExcerpt: "a file saved in Windows-1252 or UTF-16",
      better: "the same file saved as UTF-8"),
    Page(
      2, .error, "the text has no NUL byte",
      meaning: "The file holds a NUL byte: it is damaged, in another encoding, or no text.",
      badExcerpt: "a file with NUL bytes",
      better: "a plain text file"),
    Page(
      3, .error, "the file is small enough to be read",
      meaning: "A script has at most 2 GB.",
      badExcerpt: "a file of more than 2 GB",
      better: "several files, joined by `use`"),
    Page(
      4, .error, "every character begins something",
      meaning: """
        The character is none of the language. Many come from a word processor: a dash for a \
        minus, curly quotation marks.
        """,
      bad: "party A { capacity 2 ≥ 1 hours }",
      better: "party A { capacity 2 hours }"),
    Page(
      5, .error, "every text is closed on its line",
      meaning: "A text in quotation marks ends on the line it begins on.",
      bad: #"party A "Region Norrland"#,
      better: #"party A "Region Norrland""#),
    Page(
      6, .error, "every escape is known",
      meaning: #"Behind `\` in a text stands `"` or `\`."#,
      bad: #"party A "North\West""#,
      better: #"party A "North\\West""#),
    Page(
      7, .error, "digits are grouped by threes",
      meaning: """
        A number has groups of three digits behind one to three, with one and the same sign \
        between: a space or `_`.
        """,
      bad: "party A { capacity 12 0000 hours }",
      better: "party A { capacity 12 000 hours }"),
    Page(
      8, .error, "a number has at most 400 digits",
      meaning: "Nothing that is counted needs more digits.",
      badExcerpt: "let X = 100000… with more than 400 digits",
      better: "let X = 100 000"),
    Page(
      9, .error, "the comma of a list is followed by a space",
      meaning: "Between digits a comma is the decimal sign, so `min(1,2)` holds one number.",
      bad: "let X = min(1,2)",
      better: "let X = min(1, 2)"),
    Page(
      10, .note, "a comma or point before three digits is a decimal sign",
      meaning: """
        `1,234` and `1.234` are read as one and a bit. Where thousands are meant, a space groups digits.
        """,
      bad: "let X = 1,234",
      better: "let X = 1 234",
      how: """
        For each number: exactly three digits stand behind its comma or point, one to three \
        before it, and the first of those is not 0.
        """,
      accept: """
        Where the figures are meant so, as weights in tonnes down to the kilo. It is about no \
        name, so the settings leave it out.
        """,
      waiver: .settings),
    Page(
      11, .error, "a date exists in the calendar",
      meaning: "A date is a year, a year and a month, or a day, as `2026-03-31`.",
      bad: "as of 2026-02-30",
      better: "as of 2026-02-28"),
    Page(
      12, .error, "a figure is no date",
      meaning: """
        Four digits followed at once by `-` and a digit are a date. To subtract, put spaces \
        around the minus.
        """,
      bad: "let X = 2026-03",
      better: "let X = 2026 - 3"),
    Page(
      13, .error, "numbers do not stand side by side",
      meaning: """
        Two numbers stand where one is expected: digits are grouped by threes, and a list has \
        commas.
        """,
      bad: "party A { capacity 2024 900 hours }",
      better: "party A { capacity 2 024 900 hours }"),
    Page(
      14, .error, "texts stand in straight quotation marks",
      meaning: #"The language's quotation mark is `"`. Word processors write others."#,
      bad: "party A “Region Norrland”",
      better: #"party A "Region Norrland""#),
    Page(
      15, .warning, "no character turns the order of the text",
      meaning: """
        An invisible character makes the text behind it read in another order than it stands, \
        so that a line can look like something else.
        """,
      badExcerpt: "a text with U+202E in it",
      better: "the text without it",
      how: """
        In each text, each comment and each name from a table: one of the characters U+202A to \
        U+202E and U+2066 to U+2069 stands there. Of several on a line the first is told.
        """,
      accept: """
        Where a text holds words in a script that runs from right to left, and you have read it \
        as it stands. It is about no name, so the settings leave it out.
        """,
      waiver: .settings),
    Page(
      16, .error, "every problem of the text is told",
      meaning: "There are so many problems that the rest is only counted. Most have one cause.",
      badExcerpt: "more than 10 000 problems",
      better: "correct the first ones, and check again"),
    Page(
      17, .warning, "spaces stand around a minus between numbers",
      meaning: """
        `400-500` is how a range is written on paper, and here it is 100 less than nothing. A range \
        takes `to`.
        """,
      bad: "indicator Queue { baseline 400-500 }",
      better: "indicator Queue { baseline 400 to 500 }",
      how: """
        For each `-` between two numbers: no space stands on either side of it.
        """,
      accept: """
        Where the figures come from a program that puts no spaces there. It is about no name, so \
        the settings leave it out.
        """,
      waiver: .settings),
  ]
}
