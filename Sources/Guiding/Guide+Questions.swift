extension Guide {
  /// What is asked and expected.
  static let questions = [
    HelpEntry(
      "verdict", "whether the measures reward silos or joint work, and why", "",
      "goal Home { owners Region, Kommun; worth 500 kr per day of Days }\nverdict"),
    HelpEntry(
      "show", "what is known of a name, or the value of a figure",
      "In a session the bare name does.",
      "show Plan\nshow gain of Region from Plan"),
    HelpEntry(
      "why", "how a figure, a verdict or a finding comes about",
      "`why verdict`, `why SV204`, `why Queue`, `why gain of Region from Plan`.",
      "why gain of Region from Plan"),
    HelpEntry(
      "compare", also: ["with"], "what differs between two scenarios",
      "`base` is the script without scenarios.",
      "scenario More { change Queue { pays 300 kr per day } }\ncompare base with More"),
    HelpEntry(
      "base", "the script without scenarios", "A question without a scenario is asked of it.",
      "scenario More { change Queue { pays 300 kr per day } }\ncompare base with More"),
    HelpEntry(
      "repair", "the smallest change that makes the best joint plan hold", "",
      "goal Home { owners Region, Kommun; worth 500 kr per day of Days }\nrepair"),
    HelpEntry(
      "expect", also: ["no", "work"], "something that must hold, checked by `samverka check`",
      """
      `joint work`, `silo`, `no silo`, `no gaps`, `A pays for P`, `P keeps A`, `GOAL reached`, \
      `GOAL on track`, or a comparison.
      """,
      "expect Rush pays for Region\nexpect capacity of Region >= 100 hours"),
    HelpEntry(
      "expect joint work", also: ["joint", "work"], "expects that the measures lead to joint work",
      "",
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
      "expect no silo", also: ["no"], "expects any verdict but silo",
      "It fails also where nothing can be said.",
      """
      measure Stay of Days { held by Kommun; pays 90 kr per day }
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      expect no silo
      """),
    HelpEntry(
      "expect no gaps", also: ["no"], "expects that nothing falls between the organisations", "",
      "expect no gaps"),
    HelpEntry(
      "pays for", also: ["for"], "expects that an activity gains something for a party", "",
      "expect Rush pays for Region"),
    HelpEntry(
      "expect P keeps A", also: ["keeps"],
      "expects that a party earns nothing by doing less of an activity than the best joint plan holds",
      "What else it could do with its hours is counted.",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      expect Kommun keeps Plan
      """),
    HelpEntry(
      "reached", "expects that the targets of a goal are met in the predicted plan", "",
      """
      indicator Falls { unit fall / falls; better lower; baseline 900 }
      goal Safe { owners Region; reach Falls 900 by 2028 }
      expect Safe reached
      """),
    HelpEntry(
      "turn", "which change of one figure would turn the verdict", "",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      turn rate of Queue
      """),
    HelpEntry(
      "robust", "which figures the verdict hangs on, if any of them is off by so much",
      "`robust 10 %` looks at a tenth.",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      robust 10 %
      """),
    HelpEntry(
      "show timeline", also: ["timeline"], "what begins, ends and should be reached, by day", "",
      """
      measure Stay of Days { held by Kommun; pays 5 kr per day; until 2028 }
      show timeline
      """),
    HelpEntry(
      "show mandates", also: ["mandates", "of"], "who must, may and must not do what",
      "`why may P A` tells which line allows it.",
      """
      mandate Care { Kommun may Plan with Region; under "agreement 2026" }
      show mandates of Kommun
      """),
    HelpEntry(
      "on track", also: ["track"], "expects that what was observed leads to a goal in time", "",
      """
      indicator Falls {
        unit fall / falls
        better lower
        baseline 900
        observed 2023 900
        observed 2024 880
        observed 2025 860
      }
      goal Safe { owners Region; reach Falls 850 by 2028 }
      expect Safe on track
      """),
    HelpEntry(
      "accept", also: ["on", "until", "owner", "because"],
      "accepts a finding on purpose, with a reason and somebody who answers for it", "",
      """
      handoff Discharge { from Region; to Kommun; of "patients" }
      accept SV501 on Discharge until 2027-06-30 owner Kommun because "the form is on its way"
      gaps
      """),
    HelpEntry(
      "what if", also: ["what", "if"], "what would change, without changing anything",
      "In its block stands what a scenario may hold, but for `extends`, `from` and `accept`: behind it, `in` "
        + "says what it builds on. In a session `:keep` then takes it over.",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      what if { change Queue { pays 10 kr per day } }
      """),
    HelpEntry(
      "gaps", "what falls between the organisations", "",
      """
      handoff Discharge { from Region; to Kommun; of "patients" }
      gaps
      """),
    HelpEntry(
      "in", "the scenario that a question or a figure is about", "",
      "scenario More { change Queue { pays 300 kr per day } }\nshow rate of Queue in More"),
  ]
}
