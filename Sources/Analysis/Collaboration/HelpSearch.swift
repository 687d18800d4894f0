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

  /// What the activity needs.
  public var needs: [SourcedText] { model.activities[activity].needs }

  /// The needs that nobody answers to.
  public var unmet: [Int] {
    let met = Set(helpers.flatMap { $0.offers.map(\.need) })
    return needs.indices.filter { !met.contains($0) }
  }

  /// Looks through all cards for what `activity` needs.
  ///
  /// - Complexity: O(n m + n log n) in the words of the cards and of the needs.
  public init(_ activity: Int, in model: Model) {
    (self.activity, self.model) = (activity, model)
    let sought = model.activities[activity].needs.map { SoughtText($0.text) }
    let performers = Set(model.activities[activity].performers.map(\.party))
    var buffer = FoldedText()
    var found: [Helper] = []
    for party in model.parties.indices where !model.parties[party].profile.isEmpty {
      let offers = model.parties[party].profile.offers(for: sought, &buffer)
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
    SoughtText(needs[offer.need].text).reasons(in: FoldedText(text(of: offer, by: party)))
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

extension Model.Profile {
  /// The best that the card offers for each of several needs, for those it answers to.
  ///
  /// - Complexity: O(n m) in the words of the card and of the needs; each text is read once.
  func offers(for needs: [SoughtText], _ buffer: inout FoldedText) -> [HelpSearch.Offer] {
    var best = [HelpSearch.Offer?](repeating: nil, count: needs.count)
    for line in CollaborationQuestion.CardLine.allCases {
      for (text, words) in texts(of: line).enumerated() {
        buffer.read(words.text)
        for need in needs.indices {
          let score = needs[need].score(of: buffer) * line.weight / 10
          if score > best[need]?.score ?? 0 {
            best[need] = HelpSearch.Offer(need: need, line: line, text: text, score: score)
          }
        }
      }
    }
    return best.compactMap { $0 }
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
