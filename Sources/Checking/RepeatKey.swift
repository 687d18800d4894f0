import Syntax

/// What tells the lines of one block apart, more closely than the key by which a change finds them.
///
/// Effects with lags of their own add up; targets by other days and preferences are more of them.
struct RepeatKey: Hashable {
  fileprivate let key: AttributeKey
  fileprivate let detail: Int

  /// What tells the line at a place of a block from its others; nil for `without`, which has none.
  init?(of block: Attributes, at place: Int) {
    guard let key = block[place].key else { return nil }
    self.key = key
    detail = block[place].detail(at: place)
  }
}

extension Attribute {
  /// What tells it from lines with the same key, 0 for nothing.
  @inline(never)
  fileprivate func detail(at place: Int) -> Int {
    switch value {
    case .effect(_, _, _, .some), .prefers, .observedFrom: place + 1
    case .text(let word, _): word.repeats ? place + 1 : 0
    case .reach(_, _, let date): date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0)
    case .partOf, .capacity, .horizon, .keeps, .regards, .members, .unit, .better, .baseline,
      .fallsOn, .source, .observed, .by, .effect(_, _, _, nil), .upTo, .heldBy, .pays, .weighs,
      .paidBy,
      .beyond, .onlyFrom, .bonus, .fromDate, .until, .owners, .worth, .fromParty, .limit, .covers,
      .drawnBy, .decidedBy, .runs, .unspent, .rule, .givenBy, .under, .about, .flagged,
      .addresses, .follows, .giver, .receiver, .signal, .feedback, .responsible, .blocks, .because,
      .owner, .meets, .ofActivity, .adopted, .without:
      0
    }
  }
}
