import Diagnostics
import Syntax

extension Parser {
  /// The kinds of figures by the word they begin with.
  private static let figureKinds: [[Figure.Kind]] = {
    var table = [[Figure.Kind]](repeating: [], count: Keyword.allCases.count)
    for kind in Figure.Kind.allCases { table[kind.shape.words[0].number].append(kind) }
    return table
  }()

  /// The words a figure may begin with.
  static let figureWords = Keyword.allCases.filter(beginsFigure)

  /// Whether a word begins a figure.
  static func beginsFigure(_ keyword: Keyword) -> Bool { !figureKinds[keyword.number].isEmpty }

  /// Whether the next token is a word that begins a figure.
  @inline(__always)
  var atFigure: Bool { role?.beginsFigure ?? false }

  /// Parses a figure, whose first word is next, into a node; returns whether it could.
  ///
  ///     figure ::= ('worth' | 'plan' | 'alone' 'plan' | 'joint' 'plan' | 'surplus' | 'cap') 'of' NAME
  ///       | 'gain' 'of' NAME 'from' NAME
  ///       | 'shift' 'from' NAME 'to' NAME
  ///       | ('share' | 'effort' | 'cost' | 'per' 'hour' | 'short') 'of' NAME 'in' NAME
  ///       | ('rate' | 'turning' 'range') 'of' NAME ('for' NAME)?
  ///       | 'effect' 'of' NAME 'on' NAME
  ///       | ('level' | 'observed' | 'limit') 'of' NAME
  ///       | ('temptation' | 'capacity' | 'horizon' | 'patience' | 'congruence') 'of' NAME
  ///       | 'value' ('alone' | 'predicted' | 'joint' | 'kept' | 'agreement')
  ///       | 'joint' 'share'
  ///       | 'harm'
  mutating func parseFigure() -> Bool {
    guard let figure = takeFigure() else { return false }
    tree.nodes.append(ExpressionNode(.figure(Int32(tree.figures.count)), figure.span))
    tree.figures.append(figure)
    return true
  }

  /// Parses a figure that a script sets, for a query that sets it otherwise.
  ///
  ///     assumption ::= ('capacity' | 'horizon' | 'limit' | 'cap') 'of' NAME
  ///       | ('share' | 'effort' | 'cost') 'of' NAME 'in' NAME
  ///       | 'rate' 'of' NAME ('for' NAME)?
  ///       | 'effect' 'of' NAME 'on' NAME
  mutating func parseAssumption() -> Figure? {
    let words: [Keyword] = [
      .rate, .capacity, .horizon, .share, .limit, .effort, .cost, .effect, .cap,
    ]
    guard let word = token.keyword, words.contains(word) else {
      reportExpected(.words(words))
      return nil
    }
    return takeFigure()
  }

  /// Parses a figure, whose first word is next.
  private mutating func takeFigure() -> Figure? {
    let start = token.start
    if start == probe { probed = .figure }
    guard let kind = parseFigureWords() else { return nil }
    let shape = kind.shape
    var first: Name?
    var second: Name?
    if let join = shape.join {
      guard expect(join), let name = parseName(kind.firstRole) else { return nil }
      first = name
    }
    if let link = shape.link, !shape.isLinkOptional || at(link) {
      guard expect(link), let name = parseName(kind.secondRole) else { return nil }
      second = name
    }
    return Figure(kind, first: first, second: second, span: span(from: start))
  }

  /// Parses the words of a figure up to its first name.
  private mutating func parseFigureWords() -> Figure.Kind? {
    guard let first = token.keyword else { return nil }
    let kinds = Parser.figureKinds[first.number]
    advance()
    guard kinds.count > 1 || kinds[0].shape.words.count > 1 else { return kinds[0] }
    for kind in kinds where at(kind.shape.words[1]) {
      advance()
      return kind
    }
    reportExpected(.words(kinds.map { $0.shape.words[1] }))
    return nil
  }
}

extension Figure.Kind {
  /// What the first name of a figure names.
  fileprivate var firstRole: NameRole {
    switch self {
    case .worth, .plan, .alonePlan, .jointPlan, .surplus, .effect, .cap: .activity
    case .level, .observed: .indicator
    case .rate, .turningRange: .measure
    case .limit: .budget
    case .gain, .temptation, .capacity, .horizon, .share, .effort, .cost, .perHour, .short, .shift,
      .patience, .congruence:
      .party
    case .valueAlone, .valuePredicted, .valueJoint, .valueKept, .valueAgreement, .jointShare, .harm:
      .declaration
    }
  }

  /// What the second name of a figure names.
  fileprivate var secondRole: NameRole {
    switch self {
    case .gain, .effort, .cost, .perHour, .short: .activity
    case .share: .budget
    case .effect: .indicator
    case .rate, .turningRange, .shift: .party
    case .worth, .plan, .alonePlan, .jointPlan, .surplus, .cap, .level, .observed, .limit,
      .temptation,
      .capacity, .horizon, .patience, .congruence, .valueAlone, .valuePredicted, .valueJoint,
      .valueKept, .valueAgreement, .jointShare, .harm:
      .declaration
    }
  }
}
