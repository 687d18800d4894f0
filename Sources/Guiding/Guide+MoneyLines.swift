extension Guide {
  /// The lines of goals, budgets and mandates.
  static let moneyLines = [
    HelpEntry(
      "owners", "whose common goal it is", "",
      "goal Home { owners Region, Kommun; worth 500 kr per day of Days }\nshow Home"),
    HelpEntry(
      "worth", also: ["per", "of", "up", "to"],
      "what one unit of an indicator is worth to everybody",
      "Also a figure: `worth of A` is what one unit of an activity adds.",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days up to 100 days }
      show worth of Plan
      """),
    HelpEntry(
      "reach", also: ["by"], "where an indicator should be, and when", "",
      """
      indicator Falls { unit fall / falls; better lower; baseline 900 }
      activity Walk { by Kommun at 1 hours; up to 50; lowers Falls by 2 }
      goal Safe { owners Region, Kommun; reach Falls 850 by 2028 }
      show Safe
      """),
    HelpEntry(
      "limit", also: ["per", "in", "all"], "how much money a budget has, a year or in all",
      "What it has in all is divided over the years it runs; in less than a year it has no more.",
      """
      budget Fund { from Region 100 %; limit 90 000 kr in all; covers Plan; runs 2026 to 2028 }
      show limit of Fund
      """),
    HelpEntry(
      "covers", also: ["at"], "which activity a budget pays for, and how much of it", "",
      "budget Fund { from Region 100 %; limit 5 000 kr per year; covers Plan at 50 % }\nshow Fund"),
    HelpEntry(
      "drawn by", also: ["drawn"], "who may draw on a budget",
      "All who perform what it covers, where nothing is said.",
      """
      budget Fund { from Region 100 %; limit 5 000 kr per year; covers Plan; drawn by Kommun }
      show Fund
      """),
    HelpEntry(
      "decided by", also: ["decided"], "who decides on a budget", "",
      """
      budget Fund { from Region 100 %; limit 5 000 kr per year; covers Plan; decided by Region }
      show Fund
      """),
    HelpEntry(
      "runs", also: ["to"], "from when to when a budget runs", "",
      """
      budget Fund { from Region 100 %; limit 5 000 kr per year; covers Plan; runs 2026 to 2028 }
      show Fund
      """),
    HelpEntry(
      "unspent", also: ["returns", "lapses", "carries", "over"],
      "what becomes of money that a budget does not spend",
      "It returns to those who gave it, lapses, or carries over to the next year.",
      """
      budget Fund { from Region 100 %; limit 5 000 kr per year; covers Plan; unspent lapses }
      show Fund
      """),
    HelpEntry(
      "rest", "the share of a budget that is left for one party", "",
      """
      budget Fund { from Region 60 %; from Kommun rest; limit 5 000 kr per year; covers Plan }
      show share of Kommun in Fund
      """),
    HelpEntry(
      "follows", "the handoff that the money of a budget goes along with", "",
      """
      handoff Discharge { from Region; to Kommun; of "patients" }
      budget Fund { from Region 100 %; limit 5 000 kr per year; covers Plan; follows Discharge }
      show Fund
      """),
    HelpEntry(
      "PARTY must|may|must not", also: ["must", "may", "not", "with", "up", "to"],
      "what a mandate says of a party and an activity",
      "`with` names the partners, `up to` the most money.",
      """
      mandate Care {
        Region must Plan with Kommun
        Kommun may Plan with Region up to 40 000 kr
        Region must not Rush
      }
      verdict
      """),
    HelpEntry(
      "given by", also: ["given"], "who gave a mandate", "",
      "mandate Care { Kommun may Plan with Region; given by Region }\nshow Care"),
    HelpEntry(
      "under", "the law or agreement that a mandate rests on", "",
      "mandate Care { Kommun may Plan with Region; under \"lag 2017:612\" }\nshow Care"),
  ]
}
