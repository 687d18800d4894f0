import Arithmetic

/// What an activity or a party's view of it says without magnitudes.
public enum Structure: String, Hashable, Sendable, CaseIterable {
  case never, always, depends, indifferent
}

/// Who could settle what an activity lacks.
public enum Pocket: String, Hashable, Sendable, CaseIterable {
  case selfEnforcing = "self-enforcing"
  /// The partners can settle it between them.
  case wrongPocket = "wrong pocket"
  /// A beneficiary outside must pay.
  case wrongPocketOutside = "wrong pocket, outside"
  case missingPocket = "missing pocket"
}

/// What is said of an activity.
public struct ActivityVerdict: Hashable, Sendable {
  /// What plans hold of an activity.
  public typealias Plans = (
    silo: Rational?, predicted: Rational?, agreement: Rational?, joint: Rational?
  )

  /// Joint value of one unit, in money.
  public var worth: Rational?
  public var structure: Structure
  /// What it is for each party, in a verdict made by hand, by party; ask `Verdict.structure`.
  public var structureFor: [PartyStructure]
  /// What one unit gives each party, in a verdict made by hand, by party; ask `Verdict.gains`.
  public var gains: [PartyGain]
  /// Units per period in the silo, predicted, agreed and optimal plan.
  public var plan: Plans {
    get {
      guard let figures = figures.first else { return (nil, nil, nil, nil) }
      return (figures.silo, figures.predicted, figures.agreement, figures.joint)
    }
    set {
      fill {
        ($0.silo, $0.predicted, $0.agreement, $0.joint) = newValue
      }
    }
  }
  /// Whether the predicted plan takes it, where amounts are unknown but rankings suffice.
  public var taken: Bool? {
    get { figures.first?.taken }
    set { fill { $0.taken = newValue } }
  }
  /// Only for activities worth doing that the optimum holds.
  public var pocket: Pocket? {
    get { figures.first?.pocket }
    set { fill { $0.pocket = newValue } }
  }
  /// What each performer lacks per unit, parallel to the performers; 0 where nothing.
  public var short: [Rational] {
    get { figures.first?.short ?? [] }
    set { fill { $0.short = newValue } }
  }
  /// What the performers have above the price of their hours per unit, together.
  ///
  /// Only of those in money: a performer held in points is not compared with others.
  public var surplus: Rational? {
    get { figures.first?.surplus }
    set { fill { $0.surplus = newValue } }
  }
  /// What is missing per unit where even outsiders who gain cannot make up for it.
  ///
  /// Nil where a performer held in points is short: no amount of money is what it lacks.
  public var lacking: Rational? {
    get { figures.first?.lacking }
    set { fill { $0.lacking = newValue } }
  }
  /// Who outside gains from one unit more and could pay, by party: what the best plan gives each per unit.
  ///
  /// Only where they are asked to. Less than a unit more gives where what they pay for ends in that plan.
  public var payers: [PartyGain] {
    get { figures.first?.payers ?? [] }
    set { fill { $0.payers = newValue } }
  }
  /// What each performer receives per unit in the fair split, parallel to the performers.
  public var fairSplit: [Rational] {
    get { figures.first?.fairSplit ?? [] }
    set { fill { $0.fairSplit = newValue } }
  }
  /// Share of the gross benefit at stake for each performer; nil where there is none.
  public var trustNeeded: [Rational?] {
    get { figures.first?.trustNeeded ?? [] }
    set { fill { $0.trustNeeded = newValue } }
  }
  /// What plans say of it: one, or none where nothing is planned, as in most large scripts.
  private var figures: [Figures] = []

  /// Creates the verdict of an activity of which nothing is known.
  public init() {
    structure = .indifferent
    structureFor = []
    gains = []
  }

  /// Takes note of how much of it a plan holds.
  mutating func take(_ amount: Rational, in kind: PlanKind) {
    if figures.isEmpty { figures = [Figures()] }
    switch kind {
    case .silo: figures[0].silo = amount
    case .predicted: figures[0].predicted = amount
    case .agreement: figures[0].agreement = amount
    case .joint: figures[0].joint = amount
    }
  }

  /// Changes what plans say of it.
  private mutating func fill(_ change: (inout Figures) -> Void) {
    if figures.isEmpty { figures = [Figures()] }
    change(&figures[0])
  }

  /// What plans say of an activity.
  private struct Figures: Hashable, Sendable {
    var silo: Rational?
    var predicted: Rational?
    var agreement: Rational?
    var joint: Rational?
    var taken: Bool?
    var pocket: Pocket?
    var short: [Rational] = []
    var surplus: Rational?
    var lacking: Rational?
    var payers: [PartyGain] = []
    var fairSplit: [Rational] = []
    var trustNeeded: [Rational?] = []
  }
}

/// What one unit of an activity gives a party.
public struct PartyGain: Hashable, Sendable {
  /// Money, or points for a party held in points; nil where it is unknown.
  public var amount: Rational?
  /// The party in 32 bits: there are millions of gains.
  private let number: Int32

  /// The party's index.
  public var party: Int { Int(number) }

  public init(party: Int, amount: Rational?) {
    number = Int32(party)
    self.amount = amount
  }
}

/// What an activity is for a party, by its structure.
public struct PartyStructure: Hashable, Sendable {
  public var party: Int
  public var structure: Structure

  public init(party: Int, structure: Structure) {
    self.party = party
    self.structure = structure
  }
}
