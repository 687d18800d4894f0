import Arithmetic
import Evaluation
import Syntax

extension Derivation {
  /// What a term is; indices are those of the model.
  public enum Label: Hashable, Sendable {
    // gain
    /// What the measure in a row pays its holder.
    case measure(row: Int)
    /// What a payer gives for the measure in a row.
    case payment(row: Int)
    /// What an indicator costs or saves the party's own economy.
    case ownEconomy(indicator: Int)
    /// The party's own money.
    case ownMoney
    /// The part of its money that a budget covers.
    case covered(budget: Int)
    /// The part it puts into a budget of what is drawn.
    case contribution(budget: Int)
    /// Days after which an effect arrives, beyond the days the party looks ahead.
    case unseen(indicator: Int, lag: Rational, horizon: Rational)
    /// The party is held to points, beside which its own money does not count.
    case onlyPoints

    // worth and value
    /// What a goal says an indicator is worth.
    case goalWorth(goal: Int, indicator: Int)
    /// What falls on a party, as part of the joint value of an indicator.
    case fallsOn(party: Int, indicator: Int)
    /// An indicator that no goal values and that falls on nobody.
    case unvalued(indicator: Int)
    /// What a performer spends.
    case money(party: Int)
    /// What an activity contributes.
    case activity(Int)
    /// That a party earns less in the agreement than in the predicted plan.
    case reluctant(party: Int)
    /// Improvement above what a goal counts.
    case aboveGoal(goal: Int, indicator: Int)

    // figures of the script and of each other
    /// As the script says.
    case declared
    /// As the script says it in all, for so many periods.
    case declaredInAll(periods: Rational)
    /// What a party pays of a budget, as the script says it.
    case share(Model.Contribution.Form)
    /// What a party pays into a budget, as the script says it.
    case paid(by: Int)
    /// That a measure or a budget, which is named, is not in force.
    case absent(name: String, OutOfForce)
    /// As it is where the script does not say.
    case byDefault
    /// A payment form, made linear over what can be reached.
    case linearised(MeasureVerdict.Form)
    /// The level before anything is done.
    case baseline
    /// Another figure the value is made of.
    case figure(AskedFigure)
    /// What the plan named earns the party.
    case utility(party: Int, PlanKind)
    /// The effort of a party in one unit of an activity.
    case effort(party: Int, activity: Int)

    // plans
    /// Alone, joint work is off.
    case jointWorkOff
    /// A performer that would lose by the activity, or gain nothing by it.
    case declines(party: Int, activity: Int)
    /// What an hour of the activity gives a performer.
    case ranks(party: Int, activity: Int)
    /// A performer gives hours to an activity that gives it more an hour.
    case ranksAbove(party: Int, activity: Int)
    /// The hours of a performer go to an activity in the optimum.
    case usedFor(party: Int, activity: Int)
    /// The joint value of one unit.
    case worthPerUnit(activity: Int)
    /// What stops an activity from growing.
    case bound(Bound)
    /// It was in a circle of preferences.
    case contested
    /// Equal for the party; one was taken by the joint goal or by order of declaration.
    case tie(party: Int, taken: Int, other: Int)
    /// What one plan and another hold of an activity.
    case planned(activity: Int, predicted: Rational, joint: Rational)

    // measures
    /// What the measure in a row rewards.
    case rewards(row: Int, MeasureVerdict.Direction)
    /// An activity of its holder that moves the indicator of a measure, to the better or the worse.
    case moves(activity: Int, isJoint: Bool, Better)
    /// What the measure in a row pays for an hour of an activity.
    case payPerHour(activity: Int, isJoint: Bool)
    /// The joint value of an hour of all performers.
    case worthPerHour(activity: Int)
    /// The rate from which, or up to which, the activity costs its performer nothing.
    case breaksEven(activity: Int, Side)
    /// The rate from which, or up to which, an hour of one earns as much as an hour of the other.
    case overtakes(activity: Int, other: Int, Side)

    // parties
    /// What a tempted party would change.
    case change(activity: Int, from: Rational, to: Rational)
    /// What capped measures take away from, or leave of, what the changes give.
    case cappedMeasures
    /// Alone the party earns no less than by breaking the agreement.
    case noPatience(party: Int)
    /// Alone the party earns more than at the optimum.
    case earnsMoreAlone(party: Int)
    /// Nothing the party changes of its own earns it more than the optimum.
    case noTemptation(party: Int)
    /// Nothing one party does in the predicted plan costs the other anything.
    case noShift(from: Int, to: Int)
    /// Nothing of the predicted plan destroys joint value.
    case noHarm
    /// What a performer's gain leaves above the price of its hours.
    case abovePrice(party: Int)
    /// What the hours of a performer are worth to it elsewhere.
    case hourPrice(party: Int)
    /// What a performer's gain leaves above what its hours earn elsewhere: it lacks nothing.
    case coversHours(party: Int, Rational)
    /// The activity is not worth doing or the best plan holds none of it: nobody lacks anything.
    case noPocket(activity: Int)

    // gaps
    /// How often something was flagged.
    case flagged(FlagCount)
    /// What is lacking, and what would close it.
    case lacks(Lack)
    /// The obstacle that one comes from.
    case comesFrom(obstacle: Int, cause: Int)
    /// A cause of an obstacle that is told in words, by its place among them.
    case comesFromWords(obstacle: Int, place: Int)
    /// An obstacle that blocks a handoff.
    case blocksHandoff(obstacle: Int)
    /// An activity addresses an obstacle; how much the predicted plan holds of it.
    case addresses(activity: Int, obstacle: Int, Rational?, held: Bound?)
    /// What the predicted plan would be worth without an obstacle.
    case valueWithout(obstacle: Int)

    // verdicts
    /// A performer's view of an activity, without magnitudes.
    case structure(party: Int, Structure)
    /// How an activity stands, without magnitudes.
    case structureOfActivity(Int, Structure)
    /// An activity of the predicted plan that destroys joint value.
    case destroys(activity: Int)
    /// Why there is no verdict of silo, partial or joint.
    case reason(Verdict.Reason)
    /// A line that is missing.
    case missing(Missing)
  }

  /// Which end of an interval of rates a condition sets.
  public enum Side: Hashable, Sendable {
    case from, upTo
    /// No rate fulfils the condition.
    case never
    /// Every rate fulfils it.
    case always
  }
}

/// The plans of a verdict.
public enum PlanKind: Hashable, Sendable, CaseIterable {
  case silo, predicted, agreement, joint
}

extension ActivityVerdict {
  /// Units per period in the plan of `kind`.
  public func units(in kind: PlanKind) -> Rational? {
    switch kind {
    case .silo: plan.silo
    case .predicted: plan.predicted
    case .agreement: plan.agreement
    case .joint: plan.joint
    }
  }
}
