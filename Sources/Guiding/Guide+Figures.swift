extension Guide {
  /// The figures that can be shown, explained and expected.
  static let figures = [
    HelpEntry(
      "worth of", "what one unit of an activity adds for everybody", "", "show worth of Plan"),
    HelpEntry(
      "plan of", also: ["plan"], "how much of an activity the measures lead to", "",
      "show plan of Plan"),
    HelpEntry(
      "alone plan of", also: ["alone"], "how much of it there would be without joint work", "",
      "show alone plan of Rush"),
    HelpEntry(
      "joint plan of", also: ["joint"], "how much of it would be best for all", "",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      show joint plan of Plan
      """),
    HelpEntry(
      "gain of", also: ["gain", "from"], "what one unit of an activity earns a party", "",
      "show gain of Region from Plan"),
    HelpEntry(
      "level of", also: ["level"], "where an indicator ends up in the predicted plan", "",
      """
      indicator Falls { unit fall / falls; better lower; baseline 900 }
      show level of Falls
      """),
    HelpEntry(
      "temptation of", also: ["temptation"],
      "what a party would earn by leaving the best joint plan", "",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      show temptation of Region
      """),
    HelpEntry(
      "observed of", also: ["observed"], "what an indicator was, when it was observed last", "",
      """
      indicator Falls { unit fall / falls; better lower; observed 2024 900; observed 2025 870 }
      show observed of Falls
      """),
    HelpEntry("capacity of", "the hours of a party in a period", "", "show capacity of Region"),
    HelpEntry("horizon of", "how far ahead a party sees", "", "show horizon of Region"),
    HelpEntry(
      "rate of", also: ["rate", "for"], "what a measure pays one holder per unit", "",
      "show rate of Queue for Region"),
    HelpEntry(
      "share of", also: ["share", "in"], "how much of a budget a party puts in", "",
      """
      budget Fund { from Region 60 %; from Kommun rest; limit 5 000 kr per year; covers Plan }
      show share of Region in Fund
      """),
    HelpEntry(
      "limit of", "the money of a budget in a period", "",
      """
      budget Fund { from Region 100 %; limit 5 000 kr per year; covers Plan }
      show limit of Fund
      """),
    HelpEntry(
      "value alone", also: ["value"], "what the plan without joint work is worth", "",
      "goal Home { owners Region; worth 500 kr per day of Days }\nshow value alone"),
    HelpEntry(
      "value predicted", also: ["predicted"], "what the plan is worth that the measures lead to",
      "",
      "goal Home { owners Region; worth 500 kr per day of Days }\nshow value predicted"),
    HelpEntry(
      "value joint", "what the best plan of all together is worth", "",
      "goal Home { owners Region; worth 500 kr per day of Days }\nshow value joint"),
    HelpEntry(
      "value kept", also: ["kept"], "how much of the best value the measures lead to", "",
      "goal Home { owners Region; worth 500 kr per day of Days }\nshow value kept"),
    HelpEntry(
      "value agreement", also: ["agreement"],
      "what all could agree on with nobody worse off, no measure touched", "",
      "goal Home { owners Region; worth 500 kr per day of Days }\nshow value agreement"),
    HelpEntry(
      "joint share", also: ["joint"], "how much of the best joint work comes about", "",
      "goal Home { owners Region; worth 500 kr per day of Days }\nshow joint share"),
    HelpEntry(
      "effort of", also: ["effort", "in"], "the hours a party puts into one unit of an activity",
      "",
      "show effort of Kommun in Plan"),
    HelpEntry(
      "cost of", also: ["cost", "in"], "the money a party puts into one unit of an activity", "",
      "show cost of Kommun in Plan"),
    HelpEntry(
      "per hour of", also: ["per", "hour", "in"], "what an hour in an activity earns a party", "",
      "show per hour of Region in Plan"),
    HelpEntry(
      "short of", also: ["short", "in"], "what a party lacks to take part gladly", "",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      show short of Kommun in Plan
      """),
    HelpEntry(
      "surplus of",
      also: [
        "surplus", "pocket", "pockets", "wrong pocket", "missing pocket", "fair split", "split",
      ], "what the performers of an activity gain above their hours",
      """
      Where one of them lacks, the verdict tells of a pocket. It is wrong where they gain enough \
      together, or somebody outside does, and can settle it: the fair split shares the surplus \
      equally. It is missing where nobody's account holds the gain, and takes new money or another \
      measure.
      """,
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      show surplus of Plan
      """),
    HelpEntry(
      "shift from", also: ["shift", "from", "to"], "the cost that one party's work lays on another",
      "", "show shift from Region to Kommun"),
    HelpEntry(
      "turning range of", also: ["turning", "range", "for"],
      "the rates of a measure that would turn it to joint work", "",
      "show turning range of Queue"),
    HelpEntry(
      "patience of", also: ["patience"], "how much a party must care for later to stay", "",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      show patience of Region
      """),
    HelpEntry(
      "congruence of", also: ["congruence"], "how alike are what pays a party and what is worth it",
      "",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      show congruence of Region
      """),
    HelpEntry(
      "harm", "what work that is worth less than nothing costs in the predicted plan", "",
      "goal Home { owners Region; worth 500 kr per day of Days }\nshow harm"),
    HelpEntry(
      "effect of", also: ["effect", "on"], "how one unit of an activity moves an indicator", "",
      "show effect of Plan on Days"),
    HelpEntry(
      "cap of", also: ["cap"], "the most there can be of an activity", "", "show cap of Plan"),
  ]
}
