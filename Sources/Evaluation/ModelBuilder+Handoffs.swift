import Arithmetic
import Checking
import Diagnostics
import Syntax

extension ModelBuilder {
  /// A handoff.
  mutating func handoff(_ identity: Identity, _ attributes: Attributes) -> Model.Handoff {
    var handoff = Model.Handoff(identity, from: 0, to: 0)
    var giver: Name?
    var receiver: Name?
    for attribute in attributes {
      switch attribute.value {
      case .giver(let name): giver = name
      case .receiver(let name): receiver = name
      case .text(_, let who): handoff.of = who.sourced
      case .about(let name):
        if let one = reference(name, attribute.span) { handoff.indicators.append(one) }
      case .signal(let name, let span):
        handoff.signal = duty(name, span, attribute)
      case .feedback(let name, let span):
        handoff.feedback = duty(name, span, attribute)
      case .responsible(let name): handoff.responsible = required(name)
      case .flagged(let count, let date, let who):
        handoff.flags.append(flag(count, date, who, attribute.span))
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
        .baseline, .fallsOn, .source, .observed, .observedFrom, .by, .effect, .upTo, .heldBy, .pays,
        .weighs, .paidBy,
        .beyond, .onlyFrom, .bonus, .fromDate, .until, .owners, .worth, .reach, .fromParty, .limit,
        .covers, .drawnBy, .decidedBy, .runs, .unspent, .rule, .givenBy, .under, .addresses,
        .follows, .blocks, .because, .owner, .meets, .ofActivity, .adopted, .without:
        break
      }
    }
    handoff.from = giver.flatMap { required($0) } ?? 0
    handoff.to = receiver.flatMap { required($0) } ?? 0
    if let giver, let receiver, giver.symbol == receiver.symbol {
      let party = calculation.program.symbols[giver.symbol]
      report(.selfHandoff(owner, party: party, at: receiver.span))
    }
    return handoff
  }

  /// Who answers for a step, and how soon.
  private mutating func duty(
    _ name: Name, _ span: Expression?, _ attribute: Attribute
  ) -> Model.Duty? {
    let within = span.flatMap { optionalNumber($0, attribute.word, .notNegative) }
    return required(name).map {
      Model.Duty(
        party: $0, within: within, isWithinUnknown: span != nil && within == nil,
        site: attribute.span)
    }
  }

  /// How often something was flagged.
  private mutating func flag(
    _ count: Expression, _ date: DateLiteral, _ who: Name?, _ site: SourceSpan
  ) -> Model.Flag {
    Model.Flag(
      count: optionalNumber(count, .flagged, .count), date: date,
      by: who.map { SourcedText(calculation.program.symbols[$0.symbol], $0.span) }, site: site)
  }

  /// An obstacle; what was taken away is no longer blocked, nor a cause.
  mutating func obstacle(_ identity: Identity, _ attributes: Attributes) -> Model.Obstacle {
    var obstacle = Model.Obstacle(identity)
    for attribute in attributes {
      switch attribute.value {
      case .blocks(let name):
        guard let id = composition.find(name.symbol) else { continue }
        let one = Reference(place(of: id), attribute.span)
        if composition.kind(of: id) == .activity {
          obstacle.activities.append(one)
        } else {
          obstacle.handoffs.append(one)
        }
      case .because(let name):
        if let one = reference(name, attribute.span) { obstacle.causes.append(one) }
      case .text(_, let reason): obstacle.reasons.append(reason.sourced)
      case .owner(let name): obstacle.owner = required(name)
      case .flagged(let count, let date, let who):
        obstacle.flags.append(flag(count, date, who, attribute.span))
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
        .baseline, .fallsOn, .source, .observed, .observedFrom, .by, .effect, .upTo, .heldBy, .pays,
        .weighs, .paidBy,
        .beyond, .onlyFrom, .bonus, .fromDate, .until, .owners, .worth, .reach, .fromParty, .limit,
        .covers, .drawnBy, .decidedBy, .runs, .unspent, .rule, .givenBy, .under, .about, .addresses,
        .follows, .giver, .receiver, .signal, .feedback, .responsible, .meets, .ofActivity,
        .adopted, .without:
        break
      }
    }
    return obstacle
  }
}

extension StringLiteral {
  /// The text with its place.
  var sourced: SourcedText { SourcedText(text, span) }
}
