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
  /// Joint value of one unit, in money.
  public var worth: Rational?
  public var structure: Structure
  /// What it is for each party, by party; parties left out are indifferent.
  public var structureFor: [PartyStructure]
  /// What one unit gives each party, by party: all performers, and outsiders whose gain is not 0.
  public var gains: [PartyGain]
  /// Units per period in the silo, predicted, agreed and optimal plan.
  public var plan: (silo: Rational?, predicted: Rational?, agreement: Rational?, joint: Rational?) {
    get { (planSilo, planPredicted, planAgreement, planJoint) }
    set { (planSilo, planPredicted, planAgreement, planJoint) = newValue }
  }
  private var planSilo: Rational?
  private var planPredicted: Rational?
  private var planAgreement: Rational?
  private var planJoint: Rational?
  /// Whether the predicted plan takes it, where amounts are unknown but rankings suffice.
  public var taken: Bool?
  /// Only for activities worth doing that the optimum holds.
  public var pocket: Pocket?
  /// What each performer lacks per unit, parallel to the performers; 0 where nothing.
  public var short: [Rational]
  /// What the performers have above the price of their hours per unit, together.
  ///
  /// Only of those in money: a performer held in points is not compared with others.
  public var surplus: Rational?
  /// What is missing per unit where even outsiders who gain cannot make up for it.
  ///
  /// Nil where a performer held in points is short: no amount of money is what it lacks.
  public var lacking: Rational?
  /// What each performer receives per unit in the fair split, parallel to the performers.
  public var fairSplit: [Rational]
  /// Share of the gross benefit at stake for each performer; nil where there is none.
  public var trustNeeded: [Rational?]

  /// Creates the verdict of an activity of which nothing is known.
  public init() {
    structure = .indifferent
    structureFor = []
    gains = []
    short = []
    fairSplit = []
    trustNeeded = []
  }
}

/// What one unit of an activity gives a party.
public struct PartyGain: Hashable, Sendable {
  public var party: Int
  /// Money, or points for a party held in points; nil where it is unknown.
  public var amount: Rational?

  public init(party: Int, amount: Rational?) {
    self.party = party
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
