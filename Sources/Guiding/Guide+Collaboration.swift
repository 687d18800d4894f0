extension Guide {
  /// Who meets, what is tried, and who knows what.
  static let collaboration = [
    HelpEntry(
      "who knows", also: ["who"], "whose card says that it knows something",
      "Word forms, compounds and slips are found too. So `who tried`, `who works on`.",
      alone: "party Region { knows \"dementia care\" }\nwho knows \"dementia\""),
    HelpEntry(
      "who could help", also: ["could", "help"], "whose card answers to what an activity needs", "",
      """
      party Clinic { knows "interpreting" }
      activity Visit { by Region at 1 hour; lowers Days by 1; needs "interpreters" }
      who could help Visit
      """),
    HelpEntry(
      "show forums", also: ["forums", "of"], "who meets about what, and the hours it takes", "",
      """
      forum Table { members Region, Kommun; meets 4 times per year for 2 hours; about theme "beds" }
      show forums of Region
      """),
    HelpEntry(
      "show trials", also: ["trials", "of"], "where each trial stands, and what was learned", "",
      """
      trial Pilot { of Plan; by Region; until 2026; learned "ask the ward first" }
      show trials
      """),
    HelpEntry(
      "show partners of", also: ["partners"],
      "whom a party meets in no forum, though they share something", "",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      show partners of Region
      """),
  ]
}
