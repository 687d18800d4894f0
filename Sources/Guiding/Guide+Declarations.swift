extension Guide {
  /// What can be declared.
  static let declarations = [
    HelpEntry(
      "party", "an organisation or a part of one, who does work and is held to figures",
      "Everything in its block may be left out: names and directions alone give a first answer.",
      alone: """
        party Region "Region Norrland" {
          capacity 2 000 hours per year
          horizon 1 year
        }
        show Region
        """),
    HelpEntry(
      "group", "several parties under one name",
      "A group may stand wherever parties are listed.",
      """
      group Both { members Region, Kommun }
      goal Home { owners Both; worth 500 kr per day of Days }
      """),
    HelpEntry(
      "indicator", "something that is counted, and should become less or more",
      "Its unit is its own: days in hospital are never added to days in school.",
      alone: """
        indicator Readmissions "back within 30 days" {
          unit patient / patients
          better lower
          baseline 1 200
        }
        show Readmissions
        """),
    HelpEntry(
      "activity", "work that one party could do, or several together",
      "Several `by` make it joint: it happens only if all of them do their part.",
      alone: """
        party School
        party Clinic
        indicator Dropout { better lower }
        activity Bridge "meet before the change" {
          by School
          by Clinic
          lowers Dropout
        }
        measure Grades of Dropout { held by School }
        verdict
        """),
    HelpEntry(
      "measure", also: ["of"], "who is held to which indicator, and what that is worth to them",
      "`pays` is what one unit of improvement is worth to the holder, in money or in attention.",
      """
      measure Stay of Days {
        held by Kommun
        pays 50 kr per day
      }
      show Stay
      """),
    HelpEntry(
      "goal", "what all its owners want, and what it is worth to everybody",
      "Its worth says what a plan is good for; measures say what parties are led to do.",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      verdict
      """),
    HelpEntry(
      "budget", "money that parties put together for common work",
      "What it covers costs the performer nothing; what is not spent goes back, or lapses.",
      """
      budget Fund {
        from Region 60 %
        from Kommun rest
        limit 50 000 kr per year
        covers Plan at 100 %
        unspent returns
      }
      show Fund
      """),
    HelpEntry(
      "mandate", also: ["must", "may", "not"], "what a party must, may or must not do",
      "What a mandate forbids is in no plan; a `must` that the measures lead away from is a finding.",
      """
      mandate Together {
        Region must Plan with Kommun
        Kommun may Plan with Region
        under "agreement 2026"
      }
      show Together
      """),
    HelpEntry(
      "handoff", "what passes from one party to another, and who answers for it",
      "A handoff without a signal, feedback or somebody responsible is a gap.",
      """
      handoff Discharge "from ward to home" {
        from Region
        to Kommun
        of "patients who need help at home"
        about Days
        signal by Region within 1 days
        feedback by Kommun within 3 days
        responsible Kommun
      }
      show Discharge
      """),
    HelpEntry(
      "obstacle", "what stands in the way of an activity or a handoff, and why",
      "Causes may be obstacles themselves, so that the root is found.",
      """
      obstacle Records "each has a record of its own" {
        blocks Plan
        because "two systems"
        owner Region
      }
      show Records
      """),
    HelpEntry(
      "forum", "who meets, how often, and about what", "",
      """
      goal Home { owners Region, Kommun; worth 500 kr per day of Days }
      forum Council {
        members Region, Kommun
        meets 4 times per year for 2 hours
        about Home, theme "winter"
      }
      show Council
      """),
    HelpEntry(
      "trial", "what was tried, what was learned, and what became of it", "",
      """
      trial Pilot {
        of Plan
        by Region at 2 hours
        from 2025-01
        until 2025-12
        learned "it takes a year"
        adopted by Region from 2026
      }
      show Pilot
      """),
    HelpEntry(
      "scenario", "the same script with some things otherwise, to compare with",
      "A scenario may declare, `change` and take away; the script without scenarios is `base`.",
      """
      scenario Shared "hold both to the days" {
        measure Back of Days { held by Kommun; pays 60 kr per day }
        change Region { capacity 150 hours }
        without Queue
      }
      verdict in Shared
      """),
    HelpEntry(
      "let", "a value with a name, to be used in several places", "",
      """
      let DayCost = 3 000 kr
      indicator Beds { unit bed / beds; better lower; falls on Region at DayCost per bed }
      show DayCost
      """),
    HelpEntry(
      "use", "brings in another file of the script's folder",
      "`use \"parties.samverka\"` reads that file as a part of this script, once.",
      alone: "party Region\nverdict"),
    HelpEntry(
      "as of", also: ["as"], "the day the script is read for",
      "Measures and mandates count from their `from` to their `until` around that day.",
      """
      as of 2026-01-01
      measure Old of Days { held by Kommun; pays 5 kr per day; until 2025-12-31 }
      verdict
      """),
    HelpEntry(
      "for each", also: ["for", "each", "in", "table"], "declarations for each row of a table",
      "`for each Row in table \"towns.csv\" { party Town[Row[\"Code\"]] Row[\"Name\"] }` declares one "
        + "party for each row; `Town[\"0581\"]` is one of them, `Town` all.",
      alone: "party Town[\"0581\"] \"Skogsby\"\nshow Town[\"0581\"]"),
    HelpEntry(
      "currency", "the word or code for money in the script", "`kr` where nothing is said.",
      alone: "currency EUR\nlet Fee = 20 EUR\nshow Fee"),
    HelpEntry(
      "period", also: ["year", "quarter", "month"], "the time that all flows are for",
      "`period year` where nothing is said; `per year` may then be written, and is checked.",
      alone: "period month\nparty Region { capacity 160 hours per month }\nshow Region"),
  ]
}
