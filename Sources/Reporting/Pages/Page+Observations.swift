import Diagnostics

extension Page {
  /// The pages of problems with what is observed, and with saved responses.
  static let ofObservations: [Page] = [
    Page(
      638, .error, "a period is observed once",
      meaning: "Two lines give a value of one period. Leave one of them out.",
      badExcerpt: """
        observed 2024 31
        observed from "shares.csv" where Kod "0581"
        """,
      better: #"observed from "shares.csv" where Kod "0581""#),
    Page(
      650, .error, "a saved response holds something",
      meaning: "The file is empty. Save the response again.",
      badExcerpt: "(an empty file)",
      better: #"{"values": []}"#),
    Page(
      651, .error, "a saved response is small enough to be read",
      meaning: "Ask for fewer key figures, municipalities or years.",
      badExcerpt: "a response of gigabytes",
      better: "what the script needs"),
    Page(
      652, .error, "a saved response is in UTF-8",
      meaning: "JSON is sent in UTF-8. Something saved it anew in another encoding.",
      badExcerpt: "a response saved as ANSI",
      better: "the response as it was sent"),
    Page(
      653, .error, "a saved response is JSON",
      meaning: """
        It is read strictly: no comments, no commas behind the last element, no other words. The \
        message says what was expected where.
        """,
      badExcerpt: #"{"values": [1, ]}"#,
      better: #"{"values": [1]}"#),
    Page(
      654, .error, "a saved response is not nested deep",
      meaning: "No response of this kind is.",
      badExcerpt: "brackets in brackets in brackets",
      better: "the response as it was sent"),
    Page(
      655, .error, "no name stands twice in one object",
      meaning: "Which of the two is meant cannot be told.",
      badExcerpt: #"{"value": 31, "value": 32}"#,
      better: #"{"value": 31}"#),
    Page(
      656, .error, "a number has a bounded number of digits",
      meaning: "Round it.",
      badExcerpt: "1e999999",
      better: "31.3"),
    Page(
      657, .error, "a saved response is one of Kolada, version 3",
      meaning: """
        An object with `values`, each with a `period` and `values` of its own. It is what \
        `/v3/data/kpi/…/municipality/…/year/…` answers.
        """,
      badExcerpt: #"{"kpi": "N00945"}"#,
      better: """
        {"values": [{"kpi": "N00945", "municipality": "0180", "period": 2024,
          "values": [{"gender": "T", "value": 31.3}]}]}
        """),
    Page(
      658, .warning, "a saved response is whole",
      meaning: "It says that there is more of it elsewhere. Ask for fewer at once, and save that.",
      badExcerpt: #"{"values": […], "next_url": "https://…"}"#,
      better: #"{"values": […]}"#,
      how: "In each saved response: `next_url` holds something.",
      accept: """
        Where what is asked for stands in the part that is saved. It is about no name, so the \
        settings leave it out.
        """,
      waiver: .settings),
    Page(
      660, .error, "what is observed from a file is there",
      meaning: """
        Nothing in the file says what is asked for behind `where`. Compare the texts, zeros in \
        front included.
        """,
      badExcerpt: #"observed from "shares.csv" where Kod "581""#,
      better: #"observed from "shares.csv" where Kod "0581""#),
    Page(
      661, .error, "one row of a period fits",
      meaning: "Several do. Say behind `where` which is meant, column by column.",
      badExcerpt: #"observed from "shares.csv""#,
      better: #"observed from "shares.csv" where Kod "0581", Kön "alla""#),
    Page(
      662, .error, "a period is a year, a month or a day",
      meaning: "Quarters and other periods are not read.",
      badExcerpt: "2024K1",
      better: "2024-03"),
    Page(
      663, .error, "the column of the periods is known",
      meaning: "Name it, where its name does not tell.",
      badExcerpt: #"observed from "shares.csv" where Kod "0581""#,
      better: #"observed from "shares.csv" by Mätning where Kod "0581""#),
    Page(
      664, .error, "the column of the values is known",
      meaning: "Name it, where several could be meant.",
      badExcerpt: #"observed from "shares.csv" where Kod "0581""#,
      better: #"observed Andel from "shares.csv" where Kod "0581""#),
    Page(
      665, .error, "a response has what it is asked by",
      meaning: """
        None of its values has such a key; the message lists those they have. Columns are of tables: \
        which value of a response is meant stands behind `where`, as `gender "K"`.
        """,
      badExcerpt: #"observed from "k.json" where kommun "0180""#,
      better: #"observed from "k.json" where municipality "0180""#),
    Page(
      666, .error, "what is observed is of one key figure and one municipality",
      meaning: """
        Values of several fit, and together they would pass for what became of one over the \
        years. Say behind `where` which is meant.
        """,
      badExcerpt: #"observed from "k.json" where kpi "N00945""#,
      better: #"observed from "k.json" where kpi "N00945", municipality "0180""#),
  ]
}
