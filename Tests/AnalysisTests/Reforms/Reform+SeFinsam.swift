extension Reform {
  /// Sweden, coordination associations (samordningsförbund).
  static let seFinsam = [
    Reform(
      "SE four agencies, no pool",
      """
      party fk capacity 300
      party af capacity 300
      party kommun capacity 300
      party region capacity 300
      indicator benefit_years lower fk=120 kommun=60
      indicator into_work higher
      indicator own_targets higher
      worth benefit_years 180
      worth into_work 60
      activity joint_team cap 200
      by fk effort 1 cost 25
      by af effort 1 cost 25
      by kommun effort 1 cost 25
      by region effort 1 cost 25
      effect benefit_years -0.7
      effect into_work 0.3
      activity own_queue_af cap 100
      by af effort 1 cost 0
      effect own_targets 1
      measure af_work af into_work rate 20
      measure af_own af own_targets rate 2
      expect verdict silo
      expect perverse false
      expect contested false
      expect share 0
      expect kept 0
      expect value 0 0 8800
      expect structure joint_team never
      expect structure own_queue_af always
      expect plan joint_team 0 0 200
      expect plan own_queue_af 100 100 100
      expect gains joint_team fk=59 af=-19 kommun=17 region=-25
      expect gains own_queue_af fk=0 af=2 kommun=0 region=0
      expect worth joint_team 44
      expect worth own_queue_af 0
      expect temptation fk=0 af=3800 kommun=0 region=5000
      expect measure af_work af joint
      expect harmful af_work af false
      expect rate af_work af 20
      expect best af_work af 6@joint_team none
      expect turning af_work af 83.333333..
      expect measure af_own af silo
      expect harmful af_own af false
      expect rate af_own af 2
      expect best af_own af none 2@own_queue_af
      expect turning af_own af none
      expect pocket joint_team wrong pocket : surplus=32 af=19 region=25
      """),
    Reform(
      "SE samordningsforbund (50/25/25 pool pays the team)",
      """
      party fk capacity 300
      party af capacity 300
      party kommun capacity 300
      party region capacity 300
      indicator benefit_years lower fk=120 kommun=60
      indicator into_work higher
      indicator own_targets higher
      worth benefit_years 180
      worth into_work 60
      activity joint_team cap 200
      by fk effort 1 cost 25
      by af effort 1 cost 25
      by kommun effort 1 cost 25
      by region effort 1 cost 25
      effect benefit_years -0.7
      effect into_work 0.3
      activity own_queue_af cap 100
      by af effort 1 cost 0
      effect own_targets 1
      measure af_work af into_work rate 20
      measure af_own af own_targets rate 2
      budget pool unspent 0 limit 20000 fk=0.5 af=0 kommun=0.25 region=0.25
      covers joint_team 1
      expect verdict joint
      expect perverse false
      expect contested false
      expect share 1
      expect kept 1
      expect value 0 8800 8800
      expect structure joint_team depends
      expect structure own_queue_af depends
      expect plan joint_team 0 200 200
      expect plan own_queue_af 100 100 100
      expect gains joint_team fk=84 af=6 kommun=42 region=0
      expect gains own_queue_af fk=0 af=2 kommun=0 region=0
      expect worth joint_team 44
      expect worth own_queue_af 0
      expect temptation fk=0 af=0 kommun=0 region=0
      expect measure af_work af joint
      expect harmful af_work af false
      expect rate af_work af 20
      expect best af_work af 6@joint_team none
      expect turning af_work af 0..
      expect measure af_own af silo
      expect harmful af_own af false
      expect rate af_own af 2
      expect best af_own af none 2@own_queue_af
      expect turning af_own af none
      expect pocket joint_team self-enforcing : surplus=130
      """),
    Reform(
      "SE same pool but savings count after the budget year",
      """
      party fk capacity 300 horizon 1
      party af capacity 300 horizon 1
      party kommun capacity 300 horizon 1
      party region capacity 300 horizon 1
      indicator benefit_years lower fk=120 kommun=60
      indicator into_work higher
      indicator own_targets higher
      worth benefit_years 180
      worth into_work 60
      activity joint_team cap 200
      by fk effort 1 cost 25
      by af effort 1 cost 25
      by kommun effort 1 cost 25
      by region effort 1 cost 25
      effect benefit_years -0.7 lag 2
      effect into_work 0.3 lag 2
      activity own_queue_af cap 100
      by af effort 1 cost 0
      effect own_targets 1
      measure af_work af into_work rate 20
      measure af_own af own_targets rate 2
      budget pool unspent 0 limit 20000 fk=0.5 af=0 kommun=0.25 region=0.25
      covers joint_team 0.5
      expect verdict silo
      expect perverse false
      expect contested false
      expect share 0
      expect kept 0
      expect value 0 0 8800
      expect structure joint_team never
      expect structure own_queue_af always
      expect plan joint_team 0 0 200
      expect plan own_queue_af 100 100 100
      expect gains joint_team fk=-12.5 af=-12.5 kommun=-12.5 region=-12.5
      expect gains own_queue_af fk=0 af=2 kommun=0 region=0
      expect worth joint_team 44
      expect worth own_queue_af 0
      expect temptation fk=2500 af=2500 kommun=2500 region=2500
      expect measure af_work af silent
      expect harmful af_work af false
      expect rate af_work af 20
      expect best af_work af none none
      expect turning af_work af none
      expect measure af_own af silo
      expect harmful af_own af false
      expect rate af_own af 2
      expect best af_own af none 2@own_queue_af
      expect turning af_own af none
      expect pocket joint_team missing pocket : surplus=-50 fk=12.5 af=12.5 kommun=12.5 region=12.5
      """),
  ]
}
