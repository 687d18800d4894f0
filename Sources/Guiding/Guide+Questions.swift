extension Guide {
  /// What is asked and expected.
  static let questions = [
    HelpEntry(
      "verdict", "whether the measures reward silos or joint work, and why", "",
      "goal Home { owners Region, Kommun; worth 500 kr per day of Days }\nverdict"),
    HelpEntry(
      "show", "what is known of a name, or the value of a figure", "In a session the bare name does.",
      "show Plan\nshow gain of Region from Plan"),
    HelpEntry(
      "why", "how a figure, a verdict or a finding comes about",
      "`why verdict`, `why SV204`, `why Queue`, `why gain of Region from Plan`.",
      "why gain of Region from Plan"),
    HelpEntry(
      "compare", also: ["with", "base"], "what differs between two scenarios",
      "`base` is the script without scenarios.",
      "scenario More { change Queue { pays 300 kr per day } }\ncompare base with More"),
    HelpEntry(
      "repair", "the smallest change that makes the best joint plan hold", "",
      "goal Home { owners Region, Kommun; worth 500 kr per day of Days }\nrepair"),
    HelpEntry(
      "expect", also: ["no", "work"], "something that must hold, checked by `samverka check`",
      "`joint work`, `silo`, `no silo`, `A pays for P`, `P keeps A`, `GOAL reached`, or a comparison.",
      "expect Rush pays for Region\nexpect capacity of Region >= 100 hours"),
    HelpEntry(
      "expect joint work", also: ["joint", "work"], "expects that the measures lead to joint work", "",
      """
      measure Stay of Days { held by Kommun; pays 90 kr per day }
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      scenario Alone { without Stay }
      expect joint work
      """),
    HelpEntry(
      "silo", "a verdict: nothing of the best joint work comes about; `expect silo` expects it", "",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      scenario Charged { measure Fee of Days { held by Kommun; pays -90 kr per day } }
      expect silo in Charged
      """),
    HelpEntry(
      "pays for", also: ["for"], "expects that an activity gains something for a party", "",
      "expect Rush pays for Region"),
    HelpEntry(
      "reached", "expects that the targets of a goal are met in the predicted plan", "",
      """
      indicator Falls { unit fall / falls; better lower; baseline 900 }
      goal Safe { owners Region; reach Falls 900 by 2028 }
      expect Safe reached
      """),
    HelpEntry(
      "in", "the scenario that a question or a figure is about", "",
      "scenario More { change Queue { pays 300 kr per day } }\nshow rate of Queue in More"),
  ]
}
