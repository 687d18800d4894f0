import Evaluation
import Syntax

/// Who has what an activity needs, the best first.
public struct HelpSearch: Sendable {
  /// A text of a card that answers to a need.
  public struct Offer: Hashable, Sendable {
    /// Which of the needs it answers to.
    public let need: Int
    public let line: CollaborationQuestion.CardLine
    /// Which of the texts of the line it is.
    public let text: Int
    /// 1 to 100; what somebody knows counts whole, what was tried and is worked on less.
    public let score: Int
  }

  /// A party that could help.
  public struct Helper: Hashable, Sendable {
    public let party: Int
    /// Whether it performs the activity.
    public let performs: Bool
    /// Its best offer for each need it answers to.
    public let offers: [Offer]

    /// How well it answers to all needs together.
    var score: Int { offers.reduce(0) { $0 + $1.score } }
  }

  public let activity: Int
  public let model: Model
  /// Those outside the activity first; each group the best first, then in the order of declaration.
  public let helpers: [Helper]
  /// What is needed, read.
  private let sought: [SoughtText]

  /// What the activity needs.
  public var needs: [SourcedText] { model.activities[activity].needs }

  /// The needs that nobody answers to.
  public var unmet: [Int] {
    var isMet = [Bool](repeating: false, count: needs.count)
    for helper in helpers { for offer in helper.offers { isMet[offer.need] = true } }
    return needs.indices.filter { !isMet[$0] }
  }

  /// Looks through all cards for what `activity` needs.
  ///
  /// - Complexity: O(n m + n log n) in the words of the cards and of the needs.
  public init(_ activity: Int, in model: Model) {
    (self.activity, self.model) = (activity, model)
    sought = model.activities[activity].needs.map { SoughtText($0.text) }
    let performers = Set(model.activities[activity].performers.map(\.party))
    var search = OfferSearch(sought)
    var found: [Helper] = []
    for party in model.parties.indices {
      let offers = search.offers(of: model.parties[party].profile)
      if offers.isEmpty { continue }
      found.append(Helper(party: party, performs: performers.contains(party), offers: offers))
    }
    helpers = ranked(found) { ($0.performs ? 1 : 0, $0.score) }
  }

  /// The text of an offer.
  public func text(of offer: Offer, by party: Int) -> String {
    model.parties[party].profile.texts(of: offer.line)[offer.text].text
  }

  /// Which words of an offer answer to its need.
  public func reasons(for offer: Offer, by party: Int) -> [MatchReason] {
    sought[offer.need].reasons(in: FoldedText(text(of: offer, by: party)))
  }
}

/// The elements by the first number, then the highest second one first, then as they stood.
///
/// - Complexity: O(n log n); the numbers of each are asked for once.
func ranked<Element>(_ elements: [Element], by keys: (Element) -> (Int, Int)) -> [Element] {
  let order = elements.enumerated().map { index, element in
    let (group, score) = keys(element)
    return (group: group, score: score, index: index)
  }
  return order.sorted { ($0.group, $1.score, $0.index) < ($1.group, $0.score, $1.index) }
    .map { elements[$0.index] }
}

/// Looks through one card after the other for what is needed.
struct OfferSearch {
  private var matcher: TextMatcher
  /// The best offer of a card for each need; empty between cards.
  private var best: [HelpSearch.Offer?]

  /// Creates a search for what answers to `needs`.
  init(_ needs: [SoughtText]) {
    matcher = TextMatcher(needs)
    best = Array(repeating: nil, count: needs.count)
  }

  /// The best that a card offers for each of the needs, for those it answers to.
  ///
  /// - Complexity: O(n m) in the words of the card and of the needs; each text is read once.
  mutating func offers(of card: borrowing Model.Profile) -> [HelpSearch.Offer] {
    var count = 0
    for line in CollaborationQuestion.CardLine.allCases {
      for (text, words) in card.texts(of: line).enumerated() {
        matcher.read(words.text)
        if matcher.isSilent { continue }
        for need in best.indices {
          let score = matcher.score(of: need) * line.weight / 10
          guard score > best[need]?.score ?? 0 else { continue }
          if best[need] == nil { count += 1 }
          best[need] = HelpSearch.Offer(need: need, line: line, text: text, score: score)
        }
      }
    }
    return count == 0 ? [] : taken(count)
  }

  /// Takes out the offers found, of which there are `count`.
  private mutating func taken(_ count: Int) -> [HelpSearch.Offer] {
    var offers: [HelpSearch.Offer] = []
    offers.reserveCapacity(count)
    for need in best.indices {
      guard let offer = best[need] else { continue }
      offers.append(offer)
      best[need] = nil
    }
    return offers
  }
}

extension CollaborationQuestion.CardLine {
  /// How much a line says of what somebody can do, in tenths.
  fileprivate var weight: Int {
    switch self {
    case .knows: 10
    case .tried: 8
    case .worksOn: 6
    }
  }
}
