import Diagnostics

extension Page {
  /// The pages of problems with files that a script imports.
  static let ofImports: [Page] = [
    Page(
      50, .error, "the path of a file is not empty",
      meaning: "The path between the quotation marks is empty.",
      badExcerpt: #"use """#,
      better: #"use "common.samverka""#),
    Page(
      51, .error, "folders are separated by `/`",
      meaning: "A path is written with `/`, so that it means the same everywhere.",
      badExcerpt: #"use "parts\\common.samverka""#,
      better: #"use "parts/common.samverka""#),
    Page(
      52, .error, "a path begins in the script's folder",
      meaning: """
        A script reads only what lies in its folder or below, so that it can be sent to \
        somebody whole.
        """,
      badExcerpt: #"use "/home/anna/common.samverka""#,
      better: #"use "common.samverka""#),
    Page(
      53, .error, "a path stays in the script's folder",
      meaning: "A script reads only what lies in its folder or below.",
      badExcerpt: #"use "../common.samverka""#,
      better: #"use "common.samverka""#),
    Page(
      54, .error, "a script that imports has a folder",
      meaning: """
        A script from standard input has no folder. Say with `--stdin-name` which file it is. In a \
        session, the file that was loaded first says it: begin with `samverka repl FILE`.
        """,
      badExcerpt: "samverka check -",
      better: "samverka check --stdin-name plan/main.samverka -"),
    Page(
      55, .error, "what is imported is a script",
      meaning: "Scripts end in `.samverka` or `.md`. A table stands in `for each`.",
      badExcerpt: #"use "towns.csv""#,
      better: #"for each Row in table "towns.csv" { … }"#),
    Page(
      56, .error, "files do not import one another in a circle",
      meaning: "Move what both need into a file that imports neither.",
      badExcerpt: """
        a.samverka: use "b.samverka"
        b.samverka: use "a.samverka"
        """,
      better: #"both: use "common.samverka""#),
    Page(
      57, .error, "a script has a bounded number of files",
      meaning: "So many files are no script that anybody reads.",
      badExcerpt: "thousands of files, each imported",
      better: "fewer files"),
    Page(
      58, .error, "the files of a script are small enough together",
      meaning: "They have at most 4 GB together.",
      badExcerpt: "files of more than 4 GB",
      better: "smaller files"),
    Page(
      60, .error, "every file there is to read is there",
      meaning: """
        There is no file of that name. The path begins in the folder of the file it stands in; \
        capitals count, and letters such as å may be composed in two ways.
        """,
      badExcerpt: #"use "comon.samverka""#,
      better: #"use "common.samverka""#),
    Page(
      61, .error, "every file may be read",
      meaning: "The file is there, and may not be read by you.",
      badExcerpt: "a file without the right to read it",
      better: "chmod u+r common.samverka"),
    Page(
      62, .error, "what is read is a file",
      meaning: "The path is that of a directory.",
      badExcerpt: #"use "parts.samverka", a directory"#,
      better: #"use "parts/common.samverka""#),
    Page(
      63, .error, "no path leads over a link",
      meaning: "Links could lead out of the script's folder, and are not followed.",
      badExcerpt: "a symbolic link",
      better: "a copy of the file"),
    Page(
      64, .error, "what is read is a regular file",
      meaning: "Devices and pipes are not read.",
      badExcerpt: "a pipe",
      better: "a file with what it gives"),
    Page(
      65, .error, "a file does not change while it is read",
      meaning: "Try again when it is complete.",
      badExcerpt: "a file that is being written",
      better: "the file when it is complete"),
    Page(
      66, .error, "a file is small enough to be read",
      meaning: "The message says how much is read.",
      badExcerpt: "a table of gigabytes",
      better: "only the rows and columns that the script uses"),
    Page(
      67, .error, "a file can be read",
      meaning: "The system gives the reason in the message.",
      badExcerpt: "a damaged disk",
      better: "the file on a whole one"),
  ]
}
