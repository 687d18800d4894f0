/// The scripts of the language's description.
public enum Samples {
  /// Leaving hospital, with every figure.
  public static let discharge = """
    # Leaving hospital: one region, one municipality.
    currency kr

    party Region "Region Norrland" {
      capacity 2 000 hours per year
    }
    party Kommun "Skogsby kommun" {
      capacity 1 800 hours per year
      horizon 1 year                          # a yearly budget does not see what comes later
    }

    indicator BedDays "days in hospital after being ready to leave" {
      unit day / days
      better lower
      baseline 9 000
      falls on Region at 9 000 kr per day     # whose own economy feels a day
    }
    indicator Readmissions "back in hospital within 30 days" {
      unit patient / patients
      better lower
      baseline 1 200
    }
    indicator UrgentVisits "urgent home visits the first weeks" {
      unit visit / visits
      better lower
      falls on Kommun at 900 kr per visit
    }

    activity EarlyPlan "plan the way home together, from day one" {
      by Region at 2 hours
      by Kommun at 2,5 hours and 900 kr
      up to 600 per year
      lowers BedDays by 3
      lowers Readmissions by 0,2 after 2 years
    }
    activity QuickDischarge "send home as soon as possible" {
      by Region at 0,5 hours
      up to 5 000 per year
      lowers BedDays by 1
      raises Readmissions by 0,02
      raises UrgentVisits by 10
    }

    measure Queue of BedDays "days waiting for home care" {
      held by Region
      pays 4 000 kr per day
    }
    measure Liability of BedDays "the municipality pays for each day" {
      held by Kommun
      pays 7 800 kr per day
      paid by Region                          # what Kommun saves, Region no longer receives
    }

    goal SafelyHome "home in time, and staying there" {
      owners Region, Kommun
      worth 9 000 kr per day of BedDays
      worth 60 000 kr per patient of Readmissions
      worth 900 kr per visit of UrgentVisits
      reach Readmissions 1 150 by 2028
    }

    budget HomeFund "money put together for the way home" {
      from Region 60 %
      from Kommun 40 %
      limit 1,5 million kr per year
      covers EarlyPlan at 100 %
      runs 2026 to 2028
      unspent returns
    }

    mandate PlanTogether {
      Region must EarlyPlan with Kommun
      Kommun may EarlyPlan with Region
      under "lag 2017:612"
      until 2028-12-31
    }

    scenario Shared "hold both to readmissions" {
      measure Back of Readmissions {
        held by Region, Kommun
        pays 30 000 kr per patient
      }
      without Queue
      change Kommun { horizon 3 years }
    }

    expect silo
    expect joint work in Shared
    expect EarlyPlan pays for Kommun in Shared
    expect value kept >= 90 % in Shared
    compare base with Shared
    """

  /// Names and directions alone.
  public static let structure = """
    party School
    party Psychiatry
    indicator Dropout { better lower }
    activity Bridge "meet the pupil together before the change" {
      by School
      by Psychiatry
      lowers Dropout
    }
    measure Grades of Dropout { held by School }
    verdict          # never: Psychiatry has work in Bridge and no stake in what it changes
    """
}
