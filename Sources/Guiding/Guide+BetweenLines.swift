extension Guide {
  /// The lines of handoffs, obstacles, forums and trials.
  static let betweenLines = [
    HelpEntry(
      "to", "to whom something is handed over, or the end of a time", "",
      "handoff Discharge { from Region; to Kommun; of \"patients\" }\nshow Discharge"),
    HelpEntry(
      "of", "who passes in a handoff, or what a trial tries", "",
      "trial Pilot { of Plan; by Region at 2 hours; from 2025; until 2026 }\nshow Pilot"),
    HelpEntry(
      "about", also: ["theme"], "the indicators of a handoff, or what a forum meets about",
      "A theme is a text of its own.",
      """
      forum Council { members Region, Kommun; meets 2 times per year; about theme "winter" }
      show Council
      """),
    HelpEntry(
      "signal by", also: ["signal", "within"], "who tells that something is handed over, how soon",
      "",
      "handoff Home { from Region; to Kommun; signal by Region within 1 days }\nshow Home"),
    HelpEntry(
      "feedback by", also: ["feedback", "within"], "who tells what became of it, how soon", "",
      "handoff Home { from Region; to Kommun; feedback by Kommun within 7 days }\nshow Home"),
    HelpEntry(
      "responsible", "who answers for a handoff", "",
      "handoff Home { from Region; to Kommun; responsible Kommun }\nshow Home"),
    HelpEntry(
      "flagged", also: ["in", "by"], "how often something was pointed out, when and by whom", "",
      "handoff Home { from Region; to Kommun; flagged 12 in 2025 by \"the auditors\" }\nshow Home"),
    HelpEntry(
      "blocks", "what an obstacle stands in the way of", "",
      "obstacle Records { blocks Plan; because \"two systems\" }\nshow Records"),
    HelpEntry(
      "because", "why an obstacle is there: other obstacles, or texts", "",
      """
      obstacle Systems { because "each bought its own" }
      obstacle Records { blocks Plan; because Systems }
      show Records
      """),
    HelpEntry(
      "owner", "who does something about an obstacle", "",
      "obstacle Records { blocks Plan; because \"two systems\"; owner Region }\nshow Records"),
    HelpEntry(
      "meets", also: ["time", "times", "per", "week", "for"], "how often a forum meets, how long",
      "",
      """
      forum Council { members Region, Kommun; meets 1 time per week for 1 hours; about theme "x" }
      show Council
      """),
    HelpEntry(
      "learned", "what a trial taught", "",
      "trial Pilot { of Plan; by Region; from 2025; learned \"start small\" }\nshow Pilot"),
    HelpEntry(
      "adopted by", also: ["adopted", "from"], "who took up what was tried, and from when", "",
      "trial Pilot { of Plan; by Region; from 2025; adopted by Region from 2026 }\nshow Pilot"),
    HelpEntry(
      "ended because", also: ["ended"], "why a trial was not taken up", "",
      "trial Pilot { of Plan; by Region; from 2025; ended because \"no money\" }\nshow Pilot"),
  ]

  /// The lines of scenarios.
  static let scenarioLines = [
    HelpEntry(
      "change", "replaces lines of something that is declared",
      "A line replaces the one with its key: `by Kommun …` only Kommun's, `lowers` and `raises` each its "
        + "own where both are there. In a session it also changes what was entered.",
      """
      scenario More { change Queue { pays 300 kr per day } }
      compare base with More
      """),
    HelpEntry(
      "without", "takes away something declared, or in a change a line of it",
      """
      In a session it also takes away what was entered. The group of a family loses the party that \
      a scenario takes away.
      """,
      """
      scenario Free { without Queue }
      compare base with Free
      """),
    HelpEntry(
      "extends", "the scenario that this one begins with", "",
      """
      scenario Free { without Queue }
      scenario Long { extends Free; change Region { capacity 200 hours } }
      verdict in Long
      """),
  ]
}
