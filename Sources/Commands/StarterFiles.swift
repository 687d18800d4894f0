/// The files that `samverka init` writes.
enum StarterFiles {
  /// Their paths below the folder, the script first, and what they hold.
  static let all = [
    (path: "agreement.samverka", text: script),
    (path: ".github/workflows/samverka.yml", text: workflow),
    (path: ".pre-commit-config.yaml", text: preCommit),
  ]

  /// A script of everything that is needed for a first verdict, to be changed.
  private static let script = """
    # Who should work together, and what leads them to? Change the names and figures to yours.
    # Try it:  samverka repl agreement.samverka     Check it:  samverka check agreement.samverka

    currency kr

    # Who is involved, and how many hours they have.
    party Region "the region" {
      capacity 2 000 hours per year
    }
    party Kommun "the municipality" {
      capacity 1 800 hours per year
    }

    # What is counted, and whose own economy feels it.
    indicator BedDays "days in hospital after being ready to leave" {
      unit day / days
      better lower
      falls on Region at 9 000 kr per day
    }

    indicator Readmissions "back in hospital within 30 days" {
      unit patient / patients
      better lower
    }

    # What they could do. Several `by` make it joint: it takes them all.
    activity EarlyPlan "plan the way home together, from day one" {
      by Region at 2 hours
      by Kommun at 2,5 hours and 900 kr
      up to 600 per year
      lowers BedDays by 3
      lowers Readmissions by 0,2
    }
    activity QuickDischarge "send home as soon as possible" {
      by Region at 0,5 hours
      up to 4 000 per year
      lowers BedDays by 1
      raises Readmissions by 0,2
    }

    # Who is held to which figure, and what one unit of improvement is worth to them.
    measure Queue of BedDays "days waiting for home care" {
      held by Region
      pays 4 000 kr per day
    }

    # What all of them want.
    goal SafelyHome "home in time, and staying there" {
      owners Region, Kommun
      worth 9 000 kr per day of BedDays
      worth 60 000 kr per patient of Readmissions
    }

    # What if both were held to what happens afterwards instead?
    scenario Shared "hold both to readmissions" {
      measure Back of Readmissions {
        held by Region, Kommun
        pays 70 000 kr per patient
      }
      without Queue
    }

    # What should hold; `samverka check` fails where it does not.
    expect silo
    expect joint work in Shared
    expect EarlyPlan pays for Kommun in Shared

    # What `samverka run` answers.
    verdict
    compare base with Shared

    """

  /// A workflow of GitHub that checks the scripts at each change.
  private static let workflow = """
    # Checks all scripts below this folder whenever something changes.
    name: samverka
    on: [push, pull_request]
    jobs:
      check:
        # samverka must be on the path of the runner, as in an image of your own.
        runs-on: self-hosted
        steps:
          - uses: actions/checkout@v4
          - run: samverka check .

    """

  /// An entry for pre-commit that checks the scripts before each commit.
  private static let preCommit = """
    # `pre-commit install` once; each commit then checks the scripts it changes.
    repos:
      - repo: local
        hooks:
          - id: samverka
            name: samverka check
            entry: samverka check
            language: system
            files: \\.samverka$

    """
}
