extension Reform {
  /// Norway, discharge-ready patients 2012.
  static let noOverstay = [
    Reform(
      "NO overstay <2012 (fee bites on ~15% of days, 2000)",
      """
      party kommune capacity 20000
      party sykehus capacity 10000
      indicator waiting_days_billed lower
      indicator bed_days lower sykehus=7000
      indicator readmissions lower sykehus=30000
      worth bed_days 8000
      worth readmissions 60000
      activity short_term_place cap 12000
      by kommune effort 1 cost 3300
      effect waiting_days_billed -1
      effect bed_days -1
      activity joint_discharge_plan cap 8000
      by kommune effort 1 cost 2600
      by sykehus effort 1 cost 300
      effect waiting_days_billed -1.2
      effect bed_days -1.2
      effect readmissions -0.01
      activity report_ready_earlier cap 10000
      by sykehus effort 0.2 cost 50
      effect waiting_days_billed 1
      effect readmissions 0.02
      measure fee kommune waiting_days_billed rate 300 sykehus=1
      expect verdict silo
      expect perverse false
      expect contested false
      expect share 0
      expect kept 0
      expect value 0 0 114800000
      expect structure short_term_place depends
      expect structure joint_discharge_plan depends
      expect structure report_ready_earlier depends
      expect plan short_term_place 0 0 12000
      expect plan joint_discharge_plan 0 0 8000
      expect plan report_ready_earlier 0 0 0
      expect gains short_term_place kommune=-3000 sykehus=6700
      expect gains joint_discharge_plan kommune=-2240 sykehus=8040
      expect gains report_ready_earlier kommune=-300 sykehus=-350
      expect worth short_term_place 4700
      expect worth joint_discharge_plan 7300
      expect worth report_ready_earlier -1250
      expect temptation kommune=53920000 sykehus=0
      expect measure fee kommune joint
      expect harmful fee kommune false
      expect rate fee kommune 300
      expect best fee kommune 360@joint_discharge_plan 300@short_term_place
      expect turning fee kommune 2166.666667..
      expect pocket short_term_place wrong pocket, outside : surplus=-3000 kommune=3000
      expect pocket joint_discharge_plan wrong pocket : surplus=5800 kommune=2240
      """),
    Reform(
      "NO overstay 2012 (4000/day from day 1)",
      """
      party kommune capacity 20000
      party sykehus capacity 10000
      indicator waiting_days_billed lower
      indicator bed_days lower sykehus=7000
      indicator readmissions lower sykehus=30000
      worth bed_days 8000
      worth readmissions 60000
      activity short_term_place cap 12000
      by kommune effort 1 cost 3300
      effect waiting_days_billed -1
      effect bed_days -1
      activity joint_discharge_plan cap 8000
      by kommune effort 1 cost 2600
      by sykehus effort 1 cost 300
      effect waiting_days_billed -1.2
      effect bed_days -1.2
      effect readmissions -0.01
      activity report_ready_earlier cap 10000
      by sykehus effort 0.2 cost 50
      effect waiting_days_billed 1
      effect readmissions 0.02
      measure fee kommune waiting_days_billed rate 4000 sykehus=1
      expect verdict joint
      expect perverse false
      expect contested false
      expect share 1
      expect kept 0.891115
      expect value 43900000 102300000 114800000
      expect structure short_term_place depends
      expect structure joint_discharge_plan depends
      expect structure report_ready_earlier depends
      expect plan short_term_place 12000 12000 12000
      expect plan joint_discharge_plan 0 8000 8000
      expect plan report_ready_earlier 10000 10000 0
      expect gains short_term_place kommune=700 sykehus=3000
      expect gains joint_discharge_plan kommune=2200 sykehus=3600
      expect gains report_ready_earlier kommune=-4000 sykehus=3350
      expect worth short_term_place 4700
      expect worth joint_discharge_plan 7300
      expect worth report_ready_earlier -1250
      expect temptation kommune=0 sykehus=33500000
      expect measure fee kommune joint
      expect harmful fee kommune false
      expect rate fee kommune 4000
      expect best fee kommune 4800@joint_discharge_plan 4000@short_term_place
      expect turning fee kommune 2166.666667..
      expect shift sykehus kommune report_ready_earlier 40000000
      expect pocket short_term_place self-enforcing : surplus=0
      expect pocket joint_discharge_plan self-enforcing : surplus=1500
      """),
  ]
}
