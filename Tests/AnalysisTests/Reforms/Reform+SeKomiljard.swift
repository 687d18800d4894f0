extension Reform {
  /// Sweden, the queue billion (kömiljarden) 2011-12.
  static let seKomiljard = [
    Reform(
      "SE komiljard, region near the 70% line",
      """
      party specialist capacity 3000 keep 0
      party primary_care capacity 1500 keep 0
      indicator new_visits_in_time higher
      indicator follow_up higher
      worth new_visits_in_time 1500
      worth follow_up 2000
      activity new_visit cap 2500
      by specialist effort 1 cost 0
      effect new_visits_in_time 1
      activity return_visit cap 2000
      by specialist effort 1 cost 0
      effect follow_up 1
      activity shared_chronic_care cap 2000
      by specialist effort 0.7 cost 0
      by primary_care effort 0.5 cost 0
      effect follow_up 1.5
      measure bonus specialist new_visits_in_time rate 0 bonus 600000 at 2000
      measure fu_s specialist follow_up rate 100
      measure fu_p primary_care follow_up rate 100
      expect verdict partial
      expect perverse false
      expect contested false
      expect share 0.714286
      expect kept 0.791925
      expect value 5000000 7285714.285714 9200000
      expect structure new_visit depends
      expect structure return_visit depends
      expect structure shared_chronic_care depends
      expect plan new_visit 2000 2000 0
      expect plan return_visit 1000 0 1600
      expect plan shared_chronic_care 0 1428.571429 2000
      expect gains new_visit specialist=300 primary_care=0
      expect gains return_visit specialist=100 primary_care=100
      expect gains shared_chronic_care specialist=150 primary_care=150
      expect worth new_visit 1500
      expect worth return_visit 2000
      expect worth shared_chronic_care 3000
      expect temptation specialist=354285.714286 primary_care=0
      expect measure bonus specialist silo
      expect harmful bonus specialist false
      expect rate bonus specialist 300
      expect best bonus specialist none 300@new_visit
      expect turning bonus specialist none
      expect measure fu_s specialist joint
      expect harmful fu_s specialist false
      expect rate fu_s specialist 100
      expect best fu_s specialist 214.285714@shared_chronic_care 100@return_visit
      expect turning fu_s specialist 140..
      expect measure fu_p primary_care joint
      expect harmful fu_p primary_care false
      expect rate fu_p primary_care 100
      expect best fu_p primary_care 300@shared_chronic_care none
      expect turning fu_p primary_care 0..
      expect pocket return_visit missing pocket : surplus=-114.285714 specialist=114.285714
      expect pocket shared_chronic_care self-enforcing : surplus=150
      """),
    Reform(
      "SE komiljard, region far below the line",
      """
      party specialist capacity 3000 keep 0
      party primary_care capacity 1500 keep 0
      indicator new_visits_in_time higher
      indicator follow_up higher
      worth new_visits_in_time 1500
      worth follow_up 2000
      activity new_visit cap 2500
      by specialist effort 1 cost 0
      effect new_visits_in_time 1
      activity return_visit cap 2000
      by specialist effort 1 cost 0
      effect follow_up 1
      activity shared_chronic_care cap 2000
      by specialist effort 0.7 cost 0
      by primary_care effort 0.5 cost 0
      effect follow_up 1.5
      measure bonus specialist new_visits_in_time rate 0 bonus 600000 at 3500
      measure fu_s specialist follow_up rate 100
      measure fu_p primary_care follow_up rate 100
      expect verdict joint
      expect perverse false
      expect contested false
      expect share 1
      expect kept 1
      expect value 5500000 9200000 9200000
      expect structure new_visit depends
      expect structure return_visit depends
      expect structure shared_chronic_care depends
      expect plan new_visit 1000 0 0
      expect plan return_visit 2000 1600 1600
      expect plan shared_chronic_care 0 2000 2000
      expect gains new_visit specialist=0 primary_care=0
      expect gains return_visit specialist=100 primary_care=100
      expect gains shared_chronic_care specialist=150 primary_care=150
      expect worth new_visit 1500
      expect worth return_visit 2000
      expect worth shared_chronic_care 3000
      expect temptation specialist=0 primary_care=0
      expect measure bonus specialist silent
      expect harmful bonus specialist false
      expect rate bonus specialist 0
      expect best bonus specialist none none
      expect turning bonus specialist none
      expect measure fu_s specialist joint
      expect harmful fu_s specialist false
      expect rate fu_s specialist 100
      expect best fu_s specialist 214.285714@shared_chronic_care 100@return_visit
      expect turning fu_s specialist 0..
      expect measure fu_p primary_care joint
      expect harmful fu_p primary_care false
      expect rate fu_p primary_care 100
      expect best fu_p primary_care 300@shared_chronic_care none
      expect turning fu_p primary_care 0..
      expect pocket return_visit self-enforcing : surplus=0
      expect pocket shared_chronic_care self-enforcing : surplus=230
      """),
  ]
}
