extension Guide {
  /// The lines of parties and indicators.
  static let partyLines = [
    HelpEntry(
      "part of", also: ["of"], "the party that this one belongs to",
      """
      It has no effect on the verdict. What a party must do may be done by a part of it; the part needs a \
      mandate of its own, and the whole can give it one.
      """,
      alone: "party Region\nparty Ward { part of Region }\nshow Ward"),
    HelpEntry(
      "capacity", "the hours a party has in a period", "Without it they are unlimited.",
      alone: "party Region { capacity 2 000 hours per year }\nshow capacity of Region"),
    HelpEntry(
      "horizon", "how far ahead a party's economy sees",
      "Effects that come later earn it nothing: a yearly budget has a horizon of a year.",
      alone: "party Region { horizon 1 year }\nshow horizon of Region"),
    HelpEntry(
      "keeps", also: ["of", "what", "it", "saves"], "how much of what it saves a party may keep",
      "0 % is a budget that must be used or is lost.",
      alone: "party Region { keeps 50 % of what it saves }\nshow Region"),
    HelpEntry(
      "prefers", also: ["over"], "which work a party does first",
      "It counts where figures are missing.",
      alone: """
        party Region { prefers Talk over Rush }
        party Kommun
        indicator Days { better lower }
        activity Talk { by Region; by Kommun; lowers Days }
        activity Rush { by Region; lowers Days }
        measure Queue of Days { held by Region, Kommun }
        verdict
        """),
    HelpEntry(
      "regards", also: ["joint", "work", "as", "main", "side", "task"],
      "whether joint work is a main task or a side task for a party", "",
      alone: "party Region { regards joint work as side task }\nshow Region"),
    HelpEntry(
      "knows", "what a party knows, to be found by others", "",
      alone: "party Region { knows \"home care\", \"rehabilitation\" }\nshow Region"),
    HelpEntry(
      "tried", "what a party has tried", "",
      alone: "party Region { tried \"a shared plan\" }\nshow Region"),
    HelpEntry(
      "works on", also: ["on"], "what a party works on now", "",
      alone: "party Region { works on \"fewer falls\" }\nshow Region"),
    HelpEntry(
      "contact", "who to ask at a party", "",
      alone: "party Region { contact \"samordning@region.example\" }\nshow Region"),
    HelpEntry(
      "members", "who belongs to a group or a forum", "",
      "group Both { members Region, Kommun }\nmeasure Stay of Days { held by Both }\nverdict"),
    HelpEntry(
      "unit", "what an indicator is counted in, one and many",
      "Without it the unit is `unit / units`. Words of two are put in quotation marks.",
      alone: "indicator Care { unit \"care day\" / \"care days\"; better lower }\nshow Care"),
    HelpEntry(
      "better", also: ["lower", "higher"], "whether less or more of an indicator is better", "",
      alone: "indicator Jobs { unit job / jobs; better higher }\nshow Jobs"),
    HelpEntry(
      "baseline", "how much there is of an indicator before anything is done", "",
      alone: "indicator Falls { unit fall / falls; better lower; baseline 900 }\nshow Falls"),
    HelpEntry(
      "falls on", also: ["falls", "at"], "whose own economy feels an indicator, and how much",
      "A party gains what no longer falls on it, whatever the measures say.",
      """
      indicator Beds { unit bed / beds; better lower; falls on Region at 9 000 kr per bed }
      show Beds
      """),
    HelpEntry(
      "observed", also: ["from", "where"], "what an indicator was, year by year",
      "`observed from \"file.csv\" where Column \"value\"` reads it from a table.",
      alone: """
        indicator Falls { unit fall / falls; better lower; observed 2024 900; observed 2025 870 }
        show Falls
        """),
    HelpEntry(
      "source", "where the figures of an indicator come from", "",
      alone: "indicator Falls { better lower; source \"the register, 2025\" }\nshow Falls"),
  ]
}
