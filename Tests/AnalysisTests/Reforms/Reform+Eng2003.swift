extension Reform {
  /// England, reimbursement for delayed discharges 2003.
  static let eng2003 = [
    Reform(
      "ENG 2003 fine 100/day paid to the trust",
      """
      party council capacity 300
      party nhs_trust capacity 300
      indicator social_delay_days lower nhs_trust=120
      indicator nhs_delay_days lower nhs_trust=120
      indicator readmissions lower nhs_trust=500
      indicator care_home_entries lower
      indicator electives higher
      worth social_delay_days 250
      worth nhs_delay_days 250
      worth readmissions 3000
      worth care_home_entries 4000
      worth electives 400
      activity quick_residential cap 200
      by council effort 1 cost 450
      effect social_delay_days -8
      effect care_home_entries 0.5
      activity home_rehab_package cap 150
      by council effort 1.5 cost 450
      by nhs_trust effort 1 cost 400
      effect social_delay_days -7
      effect readmissions -0.15
      effect care_home_entries -0.3
      activity ward_process cap 100
      by nhs_trust effort 2 cost 100
      effect nhs_delay_days -4
      activity electives_push cap 250
      by nhs_trust effort 1 cost 0
      effect electives 1
      measure fine council social_delay_days rate 100 nhs_trust=1
      measure waits nhs_trust electives rate 300
      expect verdict silo
      expect perverse false
      expect contested false
      expect share 0
      expect kept 0.072222
      expect value 32500 32500 450000
      expect structure quick_residential depends
      expect structure home_rehab_package depends
      expect structure ward_process depends
      expect structure electives_push depends
      expect plan quick_residential 200 200 0
      expect plan home_rehab_package 0 0 150
      expect plan ward_process 25 25 75
      expect plan electives_push 250 250 0
      expect gains quick_residential council=350 nhs_trust=160
      expect gains home_rehab_package council=250 nhs_trust=-185
      expect gains ward_process council=0 nhs_trust=380
      expect gains electives_push council=0 nhs_trust=300
      expect worth quick_residential -450
      expect worth home_rehab_package 2550
      expect worth ward_process 900
      expect worth electives_push 400
      expect temptation council=49166.666667 nhs_trust=83750
      expect measure fine council silo
      expect harmful fine council true
      expect rate fine council 100
      expect best fine council 466.666667@home_rehab_package 800@quick_residential
      expect turning fine council none
      expect measure waits nhs_trust silo
      expect harmful waits nhs_trust false
      expect rate waits nhs_trust 300
      expect best waits nhs_trust none 300@electives_push
      expect turning waits nhs_trust none
      expect pocket home_rehab_package missing pocket : surplus=-375 nhs_trust=375
      expect pocket ward_process self-enforcing : surplus=0
      """),
    Reform(
      "ENG counterfactual: shared target on delays and readmissions",
      """
      party council capacity 300
      party nhs_trust capacity 300
      indicator social_delay_days lower nhs_trust=120
      indicator nhs_delay_days lower nhs_trust=120
      indicator readmissions lower nhs_trust=500
      indicator care_home_entries lower
      indicator electives higher
      worth social_delay_days 250
      worth nhs_delay_days 250
      worth readmissions 3000
      worth care_home_entries 4000
      worth electives 400
      activity quick_residential cap 200
      by council effort 1 cost 450
      effect social_delay_days -8
      effect care_home_entries 0.5
      activity home_rehab_package cap 150
      by council effort 1.5 cost 450
      by nhs_trust effort 1 cost 400
      effect social_delay_days -7
      effect readmissions -0.15
      effect care_home_entries -0.3
      activity ward_process cap 100
      by nhs_trust effort 2 cost 100
      effect nhs_delay_days -4
      activity electives_push cap 250
      by nhs_trust effort 1 cost 0
      effect electives 1
      measure fine council social_delay_days rate 100
      measure nocare council care_home_entries rate 900
      measure waits nhs_trust electives rate 150
      measure readm nhs_trust readmissions rate 2000
      expect verdict joint
      expect perverse false
      expect contested false
      expect share 1
      expect kept 1
      expect value 130000 450000 450000
      expect structure quick_residential depends
      expect structure home_rehab_package depends
      expect structure ward_process depends
      expect structure electives_push depends
      expect plan quick_residential 0 0 0
      expect plan home_rehab_package 0 150 150
      expect plan ward_process 100 75 75
      expect plan electives_push 100 0 0
      expect gains quick_residential council=-100 nhs_trust=960
      expect gains home_rehab_package council=520 nhs_trust=815
      expect gains ward_process council=0 nhs_trust=380
      expect gains electives_push council=0 nhs_trust=150
      expect worth quick_residential -450
      expect worth home_rehab_package 2550
      expect worth ward_process 900
      expect worth electives_push 400
      expect temptation council=0 nhs_trust=0
      expect measure fine council silo
      expect harmful fine council true
      expect rate fine council 100
      expect best fine council 466.666667@home_rehab_package 800@quick_residential
      expect turning fine council 25.714286..234
      expect measure nocare council joint
      expect harmful nocare council false
      expect rate nocare council 900
      expect best nocare council 180@home_rehab_package none
      expect turning nocare council 261.904762..
      expect measure waits nhs_trust silo
      expect harmful waits nhs_trust false
      expect rate waits nhs_trust 150
      expect best waits nhs_trust none 150@electives_push
      expect turning waits nhs_trust none
      expect measure readm nhs_trust joint
      expect harmful readm nhs_trust false
      expect rate readm nhs_trust 2000
      expect best readm nhs_trust 300@home_rehab_package none
      expect turning readm nhs_trust -2166.666667..
      expect pocket home_rehab_package self-enforcing : surplus=1145
      expect pocket ward_process self-enforcing : surplus=0
      """),
  ]
}
