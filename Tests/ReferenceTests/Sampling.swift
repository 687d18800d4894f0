import Arithmetic
import Evaluation
import TestSamples

/// Models that give figures to one that lacks them.
struct Sampling {
  /// Which figures get a new magnitude.
  enum Figures {
    /// Only those that are missing, and a cap where nothing bounds an activity.
    case missing
    /// All, with the signs they have.
    case all
  }

  private let figures: Figures
  private var random: SplitMix64

  /// The model with other magnitudes.
  static func sample(_ figures: Figures, of model: Model, seed: UInt64) -> Model {
    var sampling = Sampling(figures: figures, random: SplitMix64(seed: seed))
    return sampling.sample(of: model)
  }

  private mutating func sample(of original: Model) -> Model {
    var model = original
    if figures == .all {
      for i in model.parties.indices where model.parties[i].capacity != nil {
        change(&model.parties[i].capacity)
      }
      for k in model.indicators.indices {
        for f in model.indicators[k].fallsOn.indices {
          var amount: Sourced? = model.indicators[k].fallsOn[f].amount
          change(&amount)
          model.indicators[k].fallsOn[f].amount = amount ?? Sourced(1)
        }
      }
    }
    for a in model.activities.indices {
      for p in model.activities[a].performers.indices {
        change(&model.activities[a].performers[p].effort)
        change(&model.activities[a].performers[p].money)
      }
      for e in model.activities[a].effects.indices {
        change(&model.activities[a].effects[e].amount)
      }
      let isBounded = original.activities[a].performers.contains {
        ($0.effort?.value ?? 0) > 0 && original.parties[$0.party].capacity != nil
      }
      if figures == .all || !isBounded { change(&model.activities[a].cap) }
    }
    for m in model.measures.indices { change(&model.measures[m].rate) }
    return model
  }

  /// Gives a magnitude, of any size, to what needs one.
  private mutating func change(_ figure: inout Sourced?) {
    if figures == .missing && figure != nil { return }
    let magnitude = random.pick([Rational(1, over: 100), Rational(1, over: 2), 1, 2, 7, 300])
    figure = Sourced(magnitude * Rational(figure?.value.sign ?? 1))
  }
}
