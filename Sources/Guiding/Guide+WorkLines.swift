extension Guide {
  /// The lines of activities and measures.
  static let workLines = [
    HelpEntry(
      "by", also: ["at", "and"], "who performs an activity, with what effort and money for each",
      "Several lines make the activity joint.",
      """
      activity Visit { by Kommun at 1,5 hours and 200 kr; up to 10; lowers Days by 2 }
      show effort of Kommun in Visit
      """),
    HelpEntry(
      "lowers", also: ["by", "after"], "which indicator one unit of an activity makes less",
      "`by` says how much, `after` when it comes.",
      """
      activity Visit { by Kommun at 1 hours; up to 10; lowers Days by 2 after 6 months }
      show effect of Visit on Days
      """),
    HelpEntry(
      "raises", also: ["by", "after"], "which indicator one unit of an activity makes more", "",
      """
      activity Form { by Region at 1 hours; up to 10; raises Days by 1 }
      show worth of Form
      """),
    HelpEntry(
      "up to", also: ["up", "to"], "the most of an activity, or what a measure pays for",
      "A measure pays for the first units of improvement only, up to so many.",
      """
      measure Stay of Days { held by Kommun; pays 50 kr per day; up to 30 days }
      show Stay
      """),
    HelpEntry(
      "addresses", "which obstacles an activity does away with", "",
      """
      obstacle Records { blocks Plan; because "two systems" }
      activity OneRecord { by Region at 5 hours; up to 1; lowers Days by 1; addresses Records }
      show OneRecord
      """),
    HelpEntry(
      "needs", "which skill an activity needs", "",
      """
      activity Visit { by Kommun at 1 hours; up to 10; lowers Days by 2; needs "rehabilitation" }
      show Visit
      """),
    HelpEntry(
      "held by", also: ["held"], "who is held to a measure",
      "Each of them is held to the whole figure.",
      "measure Stay of Days { held by Region, Kommun; pays 50 kr per day }\nshow Stay"),
    HelpEntry(
      "pays", also: ["per"], "what one unit of improvement is worth to the holder of a measure",
      "A charge is negative.",
      "measure Stay of Days { held by Kommun; pays 50 kr per day }\nwhy rate of Stay"),
    HelpEntry(
      "weighs", also: ["per"], "the points one unit of improvement gives, where no money is paid",
      "A party is held by money or by points, not both.",
      "measure Stay of Days { held by Kommun; weighs 2 points per day }\nshow Stay"),
    HelpEntry(
      "paid by", also: ["paid"], "who pays what a measure pays, and how much of it",
      "Without it no declared party pays. Several without a percentage pay equal parts. A part may be "
        + "above 100 %: who pays then loses more than the holder gets.",
      "measure Stay of Days { held by Kommun; pays 50 kr per day; paid by Region }\nshow Stay"),
    HelpEntry(
      "beyond", "a measure that pays only for what exceeds a number", "",
      "measure Stay of Days { held by Kommun; pays 50 kr per day; beyond 20 days }\nshow Stay"),
    HelpEntry(
      "only from", also: ["only"], "a measure that pays for all, but only from a number on", "",
      "measure Stay of Days { held by Kommun; pays 50 kr per day; only from 20 days }\nshow Stay"),
    HelpEntry(
      "bonus", also: ["at"], "money that is paid once at a number",
      "", "measure Stay of Days { held by Kommun; bonus 5 000 kr at 20 days }\nshow Stay"),
    HelpEntry(
      "from", "the day something begins, who puts money into a budget, who hands over",
      "A family of parties puts in as much for each of its parties.",
      "measure Stay of Days { held by Kommun; pays 5 kr per day; from 2026-01-01 }\nshow Stay"),
    HelpEntry(
      "until", "the last day of a measure, a mandate, a forum or a trial", "",
      "measure Stay of Days { held by Kommun; pays 5 kr per day; until 2028 }\nshow Stay"),
  ]
}
