extension Guide {
  /// The units of the language.
  static let units = [
    HelpEntry(
      "kr", also: ["SEK", "NOK", "DKK", "ISK", "EUR"], "money",
      "Another currency is named once, as `currency EUR`, and stands behind every amount then. `tkr`, "
        + "`Mkr` and `mdkr` are thousand, million and billion kr.",
      alone: "currency EUR\nlet Grant = 1,5 million EUR\nshow Grant"),
    HelpEntry(
      "hours", also: ["h", "minute", "minutes", "hour"],
      "work: what parties have and activities take",
      "How many hours a post has is said once, as `let Post = 1 700 hours`.",
      alone: "let Post = 1 700 hours\nparty Region { capacity 2 * Post }\nshow Region"),
    HelpEntry(
      "days", also: ["day", "weeks", "week", "months", "quarters", "years"],
      "time: how soon something comes, how far somebody looks",
      "1 year is 12 months, and 365 days. An indicator may be counted in `day` too, and is then meant "
        + "where its figures stand.",
      alone: "party Region { horizon 18 months }\nshow Region"),
    HelpEntry(
      "points", also: ["point"], "what a measure gives that pays no money",
      "A party is held to money or to points, not to both.",
      "measure Score of Days { held by Kommun; weighs 3 points per day }\nshow Score"),
    HelpEntry(
      "%", also: ["percent"], "a part of a whole",
      "An indicator may be counted in it too, as in `unit %`.",
      alone: "party Region { keeps 80 % of what it saves }\nshow Region"),
  ]
}
