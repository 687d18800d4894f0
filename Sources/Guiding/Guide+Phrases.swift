extension Guide {
  /// The words of sums, amounts and sentences.
  static let phrases = [
    HelpEntry(
      "if", also: ["then", "else"], "one value or another",
      "Where a figure stands it needs parentheses.",
      alone: "let Winter = 3\nlet Beds = if Winter > 2 then 10 else 5\nshow Beds"),
    HelpEntry(
      "and", also: ["or", "not"], "joins conditions, or turns one round",
      "In `by P at HOURS and MONEY` it joins effort and money.",
      "expect capacity of Region > 50 hours and not (capacity of Kommun > 200 hours)"),
    HelpEntry(
      "min", also: ["max", "sum", "round"], "the least, the largest, the sum of figures; rounding",
      "A comma between digits is a decimal sign: write `min(1, 2)`.",
      alone: """
        let Least = min(3, 2, 5)
        let All = sum(1, 2)
        show Least + All + round(2,5) + max(1, 2)
        """),
    HelpEntry(
      "million", also: ["thousand", "billion", "tkr", "Mkr", "mdkr"], "large amounts", "",
      alone: "let Grant = 1,5 million kr\nlet Fee = 20 thousand kr\nshow Grant + Fee"),
    HelpEntry(
      "per", "for each unit of something, or for a period", "",
      alone: "party Region { capacity 2 000 hours per year }\nshow Region"),
    HelpEntry(
      "±", also: ["to", "range"], "a figure that is not known exactly",
      "Write `2 to 4`, `3 ± 1`, `900 kr ± 10 %`, or `60 % ± 10 %` for percentage points. The verdict "
        + "then holds for all values, or is undetermined and says which figure decides.",
      """
      activity Visit { by Kommun at 1 to 2 hours; up to 10 ± 2; lowers Days by 2 ± 50 % }
      verdict
      """),
    HelpEntry(
      "on", also: ["is", "what", "within"], "joins the parts of a sentence",
      "`effect of A on I`, `keeps 50 % of what it saves`, `signal by P within 2 days`.",
      "show effect of Plan on Days"),
  ]
}
