extension Reform {
  /// United Kingdom, Peterborough social impact bond.
  static let ukPeterborough = [
    Reform(
      "UK short sentences before the SIB",
      """
      party prison capacity 500
      party charities capacity 1000
      party moj
      indicator reconvictions lower
      worth reconvictions 7500
      activity through_the_gate cap 1000
      by prison effort 0.2 cost 20
      by charities effort 1 cost 900
      effect reconvictions -0.21
      expect verdict silo
      expect perverse false
      expect contested false
      expect share 0
      expect kept 0
      expect value 0 0 655000
      expect structure through_the_gate never
      expect plan through_the_gate 0 0 1000
      expect gains through_the_gate prison=-20 charities=-900 moj=0
      expect worth through_the_gate 655
      expect temptation prison=20000 charities=900000 moj=0
      expect pocket through_the_gate missing pocket : surplus=-920 prison=20 charities=900
      """),
    Reform(
      "UK Peterborough SIB (pays if >=7.5% of 1550)",
      """
      party prison capacity 500
      party charities capacity 1000
      party moj
      indicator reconvictions lower
      worth reconvictions 7500
      activity through_the_gate cap 1000
      by prison effort 0.2 cost 20
      by charities effort 1 cost 900
      effect reconvictions -0.21
      measure outcome charities reconvictions rate 5500 onlyFrom 116 moj=1
      measure host prison reconvictions rate 200
      expect verdict joint
      expect perverse false
      expect contested false
      expect share 1
      expect kept 1
      expect value 0 655000 655000
      expect structure through_the_gate depends
      expect plan through_the_gate 0 1000 1000
      expect gains through_the_gate prison=22 charities=255 moj=-1155
      expect worth through_the_gate 655
      expect temptation prison=0 charities=0 moj=0
      expect measure outcome charities joint
      expect harmful outcome charities false
      expect rate outcome charities 5500
      expect best outcome charities 1155@through_the_gate none
      expect turning outcome charities 4285.714286..
      expect measure host prison joint
      expect harmful host prison false
      expect rate host prison 200
      expect best host prison 210@through_the_gate none
      expect turning host prison 95.238095..
      expect shift prison moj through_the_gate 192500
      expect shift charities moj through_the_gate 962500
      expect pocket through_the_gate self-enforcing : surplus=22
      """),
    Reform(
      "UK Peterborough, small cohort (10% of 1550 asked, 500 reached)",
      """
      party prison capacity 500
      party charities capacity 500
      party moj
      indicator reconvictions lower
      worth reconvictions 7500
      activity through_the_gate cap 1000
      by prison effort 0.2 cost 20
      by charities effort 1 cost 900
      effect reconvictions -0.21
      measure outcome charities reconvictions rate 5500 onlyFrom 155 moj=1
      measure host prison reconvictions rate 200
      expect verdict silo
      expect perverse false
      expect contested false
      expect share 0
      expect kept 0
      expect value 0 0 327500
      expect structure through_the_gate depends
      expect plan through_the_gate 0 0 500
      expect gains through_the_gate prison=22 charities=-900 moj=0
      expect worth through_the_gate 655
      expect temptation prison=0 charities=450000 moj=0
      expect measure outcome charities silent
      expect harmful outcome charities false
      expect rate outcome charities 0
      expect best outcome charities none none
      expect turning outcome charities none
      expect measure host prison joint
      expect harmful host prison false
      expect rate host prison 200
      expect best host prison 210@through_the_gate none
      expect turning host prison 95.238095..
      expect pocket through_the_gate missing pocket : surplus=-878 charities=900
      """),
  ]
}
