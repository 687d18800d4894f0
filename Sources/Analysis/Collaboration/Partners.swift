import Evaluation
import Syntax

/// Whom a party could work with and meets in no forum, the best first.
public struct Partners: Sendable {
  /// What speaks for a partner.
  public enum Reason: Hashable, Sendable {
    /// Its card answers to what an activity of the party needs.
    case offers(HelpSearch.Offer, activity: Int)
    /// The party's card answers to what an activity of the partner needs.
    case takes(HelpSearch.Offer, activity: Int)
    /// Both own a goal.
    case goal(Int)
    /// Both perform an activity.
    case work(Int)

    /// How much it speaks for the partner.
    var weight: Int {
      switch self {
      case .offers, .takes: 3
      case .goal, .work: 2
      }
    }
  }

  /// A partner and what speaks for it.
  public struct Partner: Hashable, Sendable {
    public let party: Int
    public let reasons: [Reason]
  }

  public let party: Int
  public let model: Model
  /// Those with the most that speaks for them first, then in the order of declaration.
  public let partners: [Partner]

  /// Looks for partners of `party`.
  ///
  /// - Complexity: O(n m + n log n) in the words of all cards and those of what the party needs, and of
  ///   all needs and its own card.
  public init(of party: Int, in model: Model) {
    (self.party, self.model) = (party, model)
    let met = Meetings(model).met(by: party).union([party])
    var reasons = [[Reason]](repeating: [], count: model.parties.count)
    func add(_ reason: Reason, to others: some Sequence<Int>) {
      for other in others where !met.contains(other) { reasons[other].append(reason) }
    }
    var own: [(activity: Int, need: Int, sought: SoughtText)] = []
    let profile = model.parties[party].profile
    for (a, activity) in model.activities.enumerated() {
      let performers = activity.performers.map(\.party)
      let sought = activity.needs.map { SoughtText($0.text) }
      if performers.contains(party) {
        add(.work(a), to: performers)
        own += sought.enumerated().map { (a, $0.offset, $0.element) }
      } else if !profile.isEmpty && !sought.isEmpty {
        var search = OfferSearch(sought)
        for offer in search.offers(of: profile) { add(.takes(offer, activity: a), to: performers) }
      }
    }
    for (goal, one) in model.goals.enumerated() where one.owners.contains(party) {
      add(.goal(goal), to: one.owners)
    }
    var search = OfferSearch(own.map(\.sought))
    for other in model.parties.indices where !own.isEmpty && !met.contains(other) {
      for offer in search.offers(of: model.parties[other].profile) {
        let (activity, need) = (own[offer.need].activity, own[offer.need].need)
        reasons[other].append(.offers(offer.of(need), activity: activity))
      }
    }
    let found = model.parties.indices.compactMap { other in
      reasons[other].isEmpty ? nil : Partner(party: other, reasons: reasons[other])
    }
    partners = ranked(found) { (0, $0.weight) }
  }
}

extension HelpSearch.Offer {
  /// The same for the need of another number.
  fileprivate func of(_ need: Int) -> Self {
    HelpSearch.Offer(need: need, line: line, text: text, score: score)
  }
}

extension Partners.Partner {
  /// How much speaks for it.
  fileprivate var weight: Int { reasons.reduce(0) { $0 + $1.weight } }
}
