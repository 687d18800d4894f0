extension Reform {
  /// Denmark, tariff for finished patients 2017.
  static let dkTakst = [
    Reform(
      "DK takst 2016 (1976 flat)",
      """
      party kommune capacity 12000
      party region capacity 8000
      indicator finished_days lower region=3500
      indicator readmissions lower
      worth finished_days 4500
      worth readmissions 40000
      activity temporary_place cap 6000
      by kommune effort 1 cost 2900
      effect finished_days -1
      activity shared_discharge_team cap 6000
      by kommune effort 1 cost 2600
      by region effort 0.5 cost 250
      effect finished_days -1.1
      effect readmissions -0.005
      measure takst kommune finished_days rate 1976 region=1
      expect verdict silo
      expect perverse false
      expect contested false
      expect share 0
      expect kept 0
      expect value 0 0 23400000
      expect structure temporary_place depends
      expect structure shared_discharge_team depends
      expect plan temporary_place 0 0 6000
      expect plan shared_discharge_team 0 0 6000
      expect gains temporary_place kommune=-924 region=1524
      expect gains shared_discharge_team kommune=-426.4 region=1426.4
      expect worth temporary_place 1600
      expect worth shared_discharge_team 2300
      expect temptation kommune=8102400 region=0
      expect measure takst kommune joint
      expect harmful takst kommune false
      expect rate takst kommune 1976
      expect best takst kommune 2173.6@shared_discharge_team 1976@temporary_place
      expect turning takst kommune 2363.636364..
      expect pocket temporary_place wrong pocket, outside : surplus=-924 kommune=924
      expect pocket shared_discharge_team wrong pocket : surplus=1000 kommune=426.4
      """),
    Reform(
      "DK takst 2017 (3952/5928, region still gets 1976)",
      """
      party kommune capacity 12000
      party region capacity 8000
      indicator finished_days lower region=3500
      indicator readmissions lower
      worth finished_days 4500
      worth readmissions 40000
      activity temporary_place cap 6000
      by kommune effort 1 cost 2900
      effect finished_days -1
      activity shared_discharge_team cap 6000
      by kommune effort 1 cost 2600
      by region effort 0.5 cost 250
      effect finished_days -1.1
      effect readmissions -0.005
      measure takst kommune finished_days rate 1976 region=1
      measure state12 kommune finished_days rate 1976
      measure state3 kommune finished_days rate 1976 upTo 5000
      expect verdict joint
      expect perverse false
      expect contested false
      expect share 1
      expect kept 1
      expect value 9600000 23400000 23400000
      expect structure temporary_place depends
      expect structure shared_discharge_team depends
      expect plan temporary_place 6000 6000 6000
      expect plan shared_discharge_team 0 6000 6000
      expect gains temporary_place kommune=3028 region=1524
      expect gains shared_discharge_team kommune=3920.8 region=1426.4
      expect worth temporary_place 1600
      expect worth shared_discharge_team 2300
      expect temptation kommune=0 region=0
      expect measure takst kommune joint
      expect harmful takst kommune false
      expect rate takst kommune 1976
      expect best takst kommune 2173.6@shared_discharge_team 1976@temporary_place
      expect turning takst kommune -1588.363636..
      expect measure state12 kommune joint
      expect harmful state12 kommune false
      expect rate state12 kommune 1976
      expect best state12 kommune 2173.6@shared_discharge_team 1976@temporary_place
      expect turning state12 kommune -1588.363636..
      expect measure state3 kommune joint
      expect harmful state3 kommune false
      expect rate state3 kommune 1976
      expect best state3 kommune 2173.6@shared_discharge_team 1976@temporary_place
      expect turning state3 kommune -1588.363636..
      expect pocket temporary_place self-enforcing : surplus=0
      expect pocket shared_discharge_team self-enforcing : surplus=2121.6
      """),
    Reform(
      "DK counterfactual: region keeps the whole 5928",
      """
      party kommune capacity 12000
      party region capacity 8000
      indicator finished_days lower region=3500
      indicator readmissions lower
      worth finished_days 4500
      worth readmissions 40000
      activity temporary_place cap 6000
      by kommune effort 1 cost 2900
      effect finished_days -1
      activity shared_discharge_team cap 6000
      by kommune effort 1 cost 2600
      by region effort 0.5 cost 250
      effect finished_days -1.1
      effect readmissions -0.005
      measure takst kommune finished_days rate 5928 region=1
      expect verdict silo
      expect perverse false
      expect contested false
      expect share 0
      expect kept 0.410256
      expect value 9600000 9600000 23400000
      expect structure temporary_place depends
      expect structure shared_discharge_team depends
      expect plan temporary_place 6000 6000 6000
      expect plan shared_discharge_team 0 0 6000
      expect gains temporary_place kommune=3028 region=-2428
      expect gains shared_discharge_team kommune=3920.8 region=-2920.8
      expect worth temporary_place 1600
      expect worth shared_discharge_team 2300
      expect temptation kommune=0 region=17524800
      expect measure takst kommune joint
      expect harmful takst kommune false
      expect rate takst kommune 5928
      expect best takst kommune 6520.8@shared_discharge_team 5928@temporary_place
      expect turning takst kommune 2363.636364..
      expect shift kommune region temporary_place 14568000
      expect pocket temporary_place self-enforcing : surplus=0
      expect pocket shared_discharge_team missing pocket : surplus=-2028 region=2920.8
      """),
  ]
}
