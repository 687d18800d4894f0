extension Reform {
  /// Reforms without magnitudes: every figure is only a sign.
  static let structures = [
    Reform(
      "SE discharge before 2018 (primary care without duty)",
      """
      party kommun
      party sjukhus
      party primarvard
      indicator ready_days lower sjukhus=1
      worth ready_days 1
      activity sip_team
      by kommun
      by sjukhus
      by primarvard
      effect ready_days -
      measure fee kommun ready_days sjukhus=1
      expect structure sip_team never
      expect verdict silo
      expect measure fee kommun joint only
      """),
    Reform(
      "UK 4-hour target, clock starts at handover",
      """
      party hospital
      party ambulance
      party council
      indicator over_4h lower
      indicator ambulance_hours_lost lower ambulance=1
      worth over_4h 1
      worth ambulance_hours_lost 1
      activity hold_ambulances_outside
      by hospital effort 1 cost 0
      effect over_4h -
      effect ambulance_hours_lost +
      activity flow_team
      by hospital
      by ambulance
      by council
      effect over_4h -
      effect ambulance_hours_lost -
      measure four_hours hospital over_4h
      expect structure hold_ambulances_outside always
      expect structure flow_team never
      expect verdict silo
      expect measure four_hours hospital mixed
      expect shift hospital ambulance hold_ambulances_outside
      """),
    Reform(
      "UK Better Care Fund 2015-16",
      """
      party ccg
      party council
      party acute_trust
      indicator emergency_admissions lower ccg=1
      indicator council_deficit lower council=1
      worth emergency_admissions 1
      activity admission_avoidance_with_hospital
      by ccg
      by council
      by acute_trust
      effect emergency_admissions -
      activity community_team
      by ccg
      by council
      effect emergency_admissions -
      activity plug_social_care_deficit
      by council effort 1 cost 0
      effect council_deficit -
      measure p4p ccg emergency_admissions
      measure tariff acute_trust emergency_admissions rate -1
      budget bcf unspent 0 ccg=0.7 council=0.3
      covers community_team 1
      expect structure admission_avoidance_with_hospital never
      expect structure community_team depends
      expect structure plug_social_care_deficit depends
      expect verdict undetermined
      expect measure p4p ccg joint only
      expect measure tariff acute_trust silent
      """),
  ]
}
