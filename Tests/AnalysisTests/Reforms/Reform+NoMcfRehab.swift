extension Reform {
  /// Norway, 20 % municipal co-financing 2012-14, private rehabilitation outside it.
  static let noMcfRehab = [
    Reform(
      "NO co-financing 20% (private outside)",
      """
      party kommune capacity 600
      party rhf capacity 400
      indicator hospital_rehab lower rhf=60000
      indicator private_rehab lower rhf=60000
      indicator function higher
      worth hospital_rehab 60000
      worth private_rehab 60000
      worth function 1000
      activity municipal_rehab cap 300
      by kommune effort 1 cost 45000
      effect hospital_rehab -1
      activity local_team cap 400
      by kommune effort 1 cost 30000
      by rhf effort 0.5 cost 8000
      effect hospital_rehab -1
      effect function 10
      activity refer_private cap 300
      by kommune effort 0.05 cost 500
      effect hospital_rehab -1
      effect private_rehab 1
      measure mcf_hospital_rehab kommune hospital_rehab rate 12000 rhf=1
      expect verdict silo
      expect perverse true
      expect contested false
      expect share 0
      expect kept -0.009494
      expect value -150000 -150000 15800000
      expect structure municipal_rehab depends
      expect structure local_team depends
      expect structure refer_private depends
      expect plan municipal_rehab 0 0 200
      expect plan local_team 0 0 400
      expect plan refer_private 300 300 0
      expect gains municipal_rehab kommune=-33000 rhf=48000
      expect gains local_team kommune=-18000 rhf=40000
      expect gains refer_private kommune=11500 rhf=-12000
      expect worth municipal_rehab 15000
      expect worth local_team 32000
      expect worth refer_private -500
      expect temptation kommune=17250000 rhf=0
      expect measure mcf_hospital_rehab kommune silo
      expect harmful mcf_hospital_rehab kommune true
      expect rate mcf_hospital_rehab kommune 12000
      expect best mcf_hospital_rehab kommune 12000@local_team 240000@refer_private
      expect turning mcf_hospital_rehab kommune none
      expect shift kommune rhf refer_private 3600000
      expect pocket municipal_rehab wrong pocket, outside : surplus=-33000 kommune=33000
      expect pocket local_team wrong pocket : surplus=22000 kommune=18000
      """),
    Reform(
      "NO co-financing 20% incl. private (loophole closed)",
      """
      party kommune capacity 600
      party rhf capacity 400
      indicator hospital_rehab lower rhf=60000
      indicator private_rehab lower rhf=60000
      indicator function higher
      worth hospital_rehab 60000
      worth private_rehab 60000
      worth function 1000
      activity municipal_rehab cap 300
      by kommune effort 1 cost 45000
      effect hospital_rehab -1
      activity local_team cap 400
      by kommune effort 1 cost 30000
      by rhf effort 0.5 cost 8000
      effect hospital_rehab -1
      effect function 10
      activity refer_private cap 300
      by kommune effort 0.05 cost 500
      effect hospital_rehab -1
      effect private_rehab 1
      measure mcf_hospital_rehab kommune hospital_rehab rate 12000 rhf=1
      measure mcf_private_rehab kommune private_rehab rate 12000 rhf=1
      expect verdict silo
      expect perverse false
      expect contested false
      expect share 0
      expect kept 0
      expect value 0 0 15800000
      expect structure municipal_rehab depends
      expect structure local_team depends
      expect structure refer_private depends
      expect plan municipal_rehab 0 0 200
      expect plan local_team 0 0 400
      expect plan refer_private 0 0 0
      expect gains municipal_rehab kommune=-33000 rhf=48000
      expect gains local_team kommune=-18000 rhf=40000
      expect gains refer_private kommune=-500 rhf=0
      expect worth municipal_rehab 15000
      expect worth local_team 32000
      expect worth refer_private -500
      expect temptation kommune=13800000 rhf=0
      expect measure mcf_hospital_rehab kommune silo
      expect harmful mcf_hospital_rehab kommune true
      expect rate mcf_hospital_rehab kommune 12000
      expect best mcf_hospital_rehab kommune 12000@local_team 240000@refer_private
      expect turning mcf_hospital_rehab kommune none
      expect measure mcf_private_rehab kommune brake
      expect harmful mcf_private_rehab kommune false
      expect rate mcf_private_rehab kommune 12000
      expect best mcf_private_rehab kommune none none
      expect turning mcf_private_rehab kommune none
      expect pocket municipal_rehab wrong pocket, outside : surplus=-33000 kommune=33000
      expect pocket local_team wrong pocket : surplus=22000 kommune=18000
      """),
    Reform(
      "NO co-financing 60% incl. private (counterfactual)",
      """
      party kommune capacity 600
      party rhf capacity 400
      indicator hospital_rehab lower rhf=60000
      indicator private_rehab lower rhf=60000
      indicator function higher
      worth hospital_rehab 60000
      worth private_rehab 60000
      worth function 1000
      activity municipal_rehab cap 300
      by kommune effort 1 cost 45000
      effect hospital_rehab -1
      activity local_team cap 400
      by kommune effort 1 cost 30000
      by rhf effort 0.5 cost 8000
      effect hospital_rehab -1
      effect function 10
      activity refer_private cap 300
      by kommune effort 0.05 cost 500
      effect hospital_rehab -1
      effect private_rehab 1
      measure mcf_hospital_rehab kommune hospital_rehab rate 36000 rhf=1
      measure mcf_private_rehab kommune private_rehab rate 36000 rhf=1
      expect verdict joint
      expect perverse false
      expect contested false
      expect share 1
      expect kept 0.810127
      expect value 0 12800000 15800000
      expect structure municipal_rehab depends
      expect structure local_team depends
      expect structure refer_private depends
      expect plan municipal_rehab 0 0 200
      expect plan local_team 0 400 400
      expect plan refer_private 0 0 0
      expect gains municipal_rehab kommune=-9000 rhf=24000
      expect gains local_team kommune=6000 rhf=16000
      expect gains refer_private kommune=-500 rhf=0
      expect worth municipal_rehab 15000
      expect worth local_team 32000
      expect worth refer_private -500
      expect temptation kommune=1800000 rhf=0
      expect measure mcf_hospital_rehab kommune silo
      expect harmful mcf_hospital_rehab kommune true
      expect rate mcf_hospital_rehab kommune 36000
      expect best mcf_hospital_rehab kommune 36000@local_team 720000@refer_private
      expect turning mcf_hospital_rehab kommune 30000..36842.105263
      expect measure mcf_private_rehab kommune brake
      expect harmful mcf_private_rehab kommune false
      expect rate mcf_private_rehab kommune 36000
      expect best mcf_private_rehab kommune none none
      expect turning mcf_private_rehab kommune none
      expect pocket municipal_rehab wrong pocket, outside : surplus=-9000 kommune=9000
      expect pocket local_team self-enforcing : surplus=22000
      """),
  ]
}
