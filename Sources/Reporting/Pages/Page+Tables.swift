import Diagnostics

extension Page {
  /// The pages of problems with tables and what is declared for their rows.
  static let ofTables: [Page] = [
    Page(
      601, .error, "a table holds something",
      meaning: """
        The table is empty. Its first line names the columns, each line below it is a row.
        """,
      badExcerpt: "(an empty file)",
      better: """
        Code;Hours
        0581;1 200
        """),
    Page(
      602, .error, "a table is small enough to be read",
      meaning: "Keep only the rows and columns that the script uses.",
      badExcerpt: "a table of gigabytes",
      better: "the columns that are used"),
    Page(
      603, .error, "a table is in UTF-8 or Windows-1252",
      meaning: "The table is in UTF-16 or UTF-32. Save it as UTF-8, in Excel as `CSV UTF-8`.",
      badExcerpt: "a table saved as Unicode text",
      better: "the table saved as CSV UTF-8"),
    Page(
      604, .error, "a table has no NUL byte",
      meaning: "It is damaged or no text file.",
      badExcerpt: "a table with a NUL byte",
      better: "the table saved as CSV UTF-8"),
    Page(
      605, .error, "a table in UTF-8 is so throughout",
      meaning: "The table begins as UTF-8, and has a byte that is not.",
      badExcerpt: "two files of different encodings joined",
      better: "the table saved as CSV UTF-8"),
    Page(
      606, .error, "the encoding of a table is known",
      meaning: "The table is neither in UTF-8 nor in Windows-1252.",
      badExcerpt: "a table in an old encoding",
      better: "the table saved as CSV UTF-8"),
    Page(
      607, .error, "`sep=` names a separator",
      meaning: "The first line may say which sign separates the cells: `;`, `,` or a tab.",
      badExcerpt: "sep=|",
      better: "sep=;"),
    Page(
      608, .error, "one sign separates the cells of a table",
      meaning: "It cannot be told which. Say it on a first line of its own.",
      badExcerpt: "Code;Name,Hours",
      better: """
        sep=;
        Code;Name,Hours
        """),
    Page(
      609, .error, "every quote is closed",
      meaning: "A cell in quotes ends at its second quote; a quote inside it is written twice.",
      badExcerpt: #"0581;"Norrköping"#,
      better: #"0581;"Norrköping""#),
    Page(
      610, .error, "nothing follows the closing quote of a cell",
      meaning: "A quote inside a cell is written twice.",
      badExcerpt: #"0581;"Norr"köping"#,
      better: #"0581;"Norrköping""#),
    Page(
      611, .error, "a line has a bounded number of cells",
      meaning: "Check whether the lines of the file are broken.",
      badExcerpt: "a file whose lines are joined",
      better: "one row a line"),
    Page(
      612, .error, "every column has a name",
      meaning: "Name it on the first line, or delete the column.",
      badExcerpt: "Code;;Hours",
      better: "Code;Name;Hours"),
    Page(
      613, .error, "every column has a name of its own",
      meaning: "Two columns have the same name.",
      badExcerpt: "Code;Hours;Hours",
      better: "Code;Hours;Plans"),
    Page(
      614, .error, "a table has rows",
      meaning: "It has column names only.",
      badExcerpt: "Code;Hours",
      better: """
        Code;Hours
        0581;1 200
        """),
    Page(
      615, .error, "every row has a cell for each column",
      meaning: """
        A row has more or fewer cells than there are columns. Put a cell that holds the \
        separator in quotes.
        """,
      badExcerpt: """
        Code;Hours
        0581;1 200;3
        """,
      better: """
        Code;Hours
        0581;1 200
        """),
    Page(
      616, .error, "every problem of a table is told",
      meaning: "There are so many that the rest is only counted.",
      badExcerpt: "many broken rows",
      better: "correct the first ones, and check again"),
    Page(
      617, .error, "every column that is asked for is there",
      meaning: """
        The table has no column of that name. The message lists those it has, and names one that is \
        near. White space around a name on the first line does not count, and a line break in it is a \
        blank.
        """,
      badExcerpt: #"Row["Hour"]"#,
      better: #"Row["Hours"]"#),
    Page(
      618, .error, "a number can be read in one way",
      meaning: """
        The sign before the last three digits may begin decimals or group digits. No other number \
        of the column tells, and no other figure that the script asks for.
        """,
      badExcerpt: "1.234",
      better: "1234"),
    Page(
      619, .error, "a column has one decimal sign",
      meaning: "The column has decimal commas and decimal points.",
      badExcerpt: """
        1,5
        2.5
        """,
      better: """
        1,5
        2,5
        """),
    Page(
      620, .error, "a cell for a figure holds a number",
      meaning: """
        Write digits alone, the unit in the script. Where there is no number, leave the cell empty or \
        write a sign for it: `-` no value, `.` not applicable, `..` secret.
        """,
      badExcerpt: "about 40",
      better: "40"),
    Page(
      621, .error, "the number in a cell is short enough",
      meaning: "Round it.",
      badExcerpt: "a number of thousands of digits",
      better: "1200.5"),
    Page(
      622, .note, "a comma or point before three digits in a table is read in one way",
      meaning: """
        It may begin decimals or group digits, a factor of a thousand. Only one other number tells: \
        one that has the other sign, one that groups digits by spaces, or one of another column.
        """,
      badExcerpt: """
        1,234
        2.5
        """,
      better: """
        1234
        2.5
        """,
      how: """
        For the first such number of each column. Another column tells where the script asks it for \
        numbers, where its numbers can be nothing else, as `0,5`, or where no number of the table has \
        a point, so that a comma is the decimal sign.
        """,
      accept: "Where it is read as it is meant. It is about no name, so the settings leave it out.",
      waiver: .settings),
    Page(
      630, .error, "what a row declares has a cell of it in its name",
      meaning: "Else every row would declare the same name again.",
      badExcerpt: """
        for each Row in table "t.csv" {
          party Town
        }
        """,
      better: """
        for each Row in table "t.csv" {
          party Town[Row["Code"]]
        }
        """),
    Page(
      631, .error, "a name has cells of its own row",
      meaning: "The name has a cell of another row.",
      badExcerpt: """
        for each Row in table "t.csv" {
          party Town[Other["Code"]]
        }
        """,
      better: """
        for each Row in table "t.csv" {
          party Town[Row["Code"]]
        }
        """),
    Page(
      632, .error, "a cell that names something holds a text",
      meaning: "The cell is empty, or says that its value is missing.",
      badExcerpt: ";1 200",
      better: "0581;1 200"),
    Page(
      633, .error, "a block for all rows is small enough",
      meaning: "Written out for every row it would be more than is read. Use a smaller table.",
      badExcerpt: "a block of many lines for a million rows",
      better: "a smaller table"),
    Page(
      634, .error, "a family is of one kind",
      meaning: """
        Members of a family have the same name with an index, and are all parties, or all \
        activities.
        """,
      badExcerpt: """
        party Town["1"]
        activity Town["2"] { by Town["1"] }
        """,
      better: """
        party Town["1"]
        activity Plan["2"] { by Town["1"] }
        """),
    Page(
      635, .error, "a scenario adds no member to a family of parties",
      meaning: "Lines of the script name the family and would change behind its back.",
      badExcerpt: #"scenario S { party Town["9"] }"#,
      better: "scenario S { party NewTown }"),
    Page(
      636, .error, "a figure that is needed is not missing",
      meaning: """
        The cell for it has none, and the script cannot do without. A missing figure is never \
        read as 0.
        """,
      badExcerpt: "0581;..",
      better: "0581;1 200"),
    Page(
      637, .error, "families stand for a bounded number of lines",
      meaning: "Name single parties, or use fewer such lines.",
      badExcerpt: "many lines with very large families",
      better: "fewer such lines"),
  ]
}
