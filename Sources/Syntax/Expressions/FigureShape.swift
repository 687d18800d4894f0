/// How a figure is written: its words, `of` and a name, and a word with a second name.
public struct FigureShape: Sendable {
  /// The words it begins with.
  public let words: [Keyword]
  /// What joins the first name to the words; nil where there is no name.
  public let join: Keyword?
  /// What joins the second name to the first; nil where there is none.
  public let link: Keyword?
  /// Whether the second name may be left out.
  public let isLinkOptional: Bool
}

extension Figure.Kind {
  /// How a figure of this kind is written.
  public var shape: FigureShape {
    switch self {
    case .worth: .of(.worth)
    case .plan: .of(.plan)
    case .alonePlan: .of(.alone, .plan)
    case .jointPlan: .of(.joint, .plan)
    case .gain: .of(.gain, link: .from)
    case .level: .of(.level)
    case .observed: .of(.observed)
    case .temptation: .of(.temptation)
    case .capacity: .of(.capacity)
    case .horizon: .of(.horizon)
    case .rate: .of(.rate, link: .for, isLinkOptional: true)
    case .share: .of(.share, link: .in)
    case .limit: .of(.limit)
    case .valueAlone: .plain(.value, .alone)
    case .valuePredicted: .plain(.value, .predicted)
    case .valueJoint: .plain(.value, .joint)
    case .valueKept: .plain(.value, .kept)
    case .valueAgreement: .plain(.value, .agreement)
    case .jointShare: .plain(.joint, .share)
    case .effort: .of(.effort, link: .in)
    case .cost: .of(.cost, link: .in)
    case .perHour: .of(.per, .hour, link: .in)
    case .short: .of(.short, link: .in)
    case .surplus: .of(.surplus)
    case .shift: FigureShape(words: [.shift], join: .from, link: .to, isLinkOptional: false)
    case .turningRange: .of(.turning, .range, link: .for, isLinkOptional: true)
    case .patience: .of(.patience)
    case .congruence: .of(.congruence)
    case .harm: .plain(.harm)
    case .effect: .of(.effect, link: .on)
    case .cap: .of(.cap)
    }
  }
}

extension FigureShape {
  /// Words without a name.
  fileprivate static func plain(_ words: Keyword...) -> FigureShape {
    FigureShape(words: words, join: nil, link: nil, isLinkOptional: false)
  }

  /// Words, `of` and a name, and perhaps a second name behind `link`.
  fileprivate static func of(
    _ words: Keyword..., link: Keyword? = nil, isLinkOptional: Bool = false
  ) -> FigureShape {
    FigureShape(words: words, join: .of, link: link, isLinkOptional: isLinkOptional)
  }
}
