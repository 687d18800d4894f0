/// A question about who meets, what is tried, and who knows what.
public enum CollaborationQuestion: Hashable, Sendable {
  /// A line of a visiting card.
  public enum CardLine: Hashable, Sendable, CaseIterable {
    case knows, tried, worksOn

    /// The words the line begins with.
    public var spelling: String {
      switch self {
      case .knows: "knows"
      case .tried: "tried"
      case .worksOn: "works on"
      }
    }
  }

  /// `show forums [of P]`; nil is all
  case forums(Name?)
  /// `show trials [of P]`; nil is all
  case trials(Name?)
  /// `show partners of P`: whom a party could work with and does not meet
  case partners(Name)
  /// `who knows|tried|works on "…"`
  case who(CardLine, StringLiteral)
  /// `who could help A`: who has what an activity needs
  case couldHelp(Name)
}
