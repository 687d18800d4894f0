import Diagnostics
import Syntax

/// Words of the page of a verdict, and of every day, that people ask for and that begin no figure.
extension Parser {
  /// Who asks for a figure.
  enum Asker {
    case show, why, expect
  }

  /// Parses the figure that is asked for.
  mutating func parseAsked(by asker: Asker) -> Expression? {
    reportAskedWord(by: asker) ? nil : parseExpression()
  }

  /// Reports a word of the page of a verdict with the figure it is; returns whether one is next.
  mutating func reportAskedWord(by asker: Asker) -> Bool {
    guard at(.word), !atFigure else { return false }
    let text = lexer.text(token.start, token.end)
    guard let advice = (asker == .expect ? nil : namedAdvice) ?? Self.advice(for: text, asker)
    else { return false }
    report(.askedWord(text, advice: advice), placeOfToken)
    return true
  }

  /// What to ask where the kind of something stands before its name, as in `why measure Queue`.
  private var namedAdvice: String? {
    mutating get {
      guard let keyword = token.keyword,
        keyword == .scenario || DeclarationKind(rawValue: keyword.spelling) != nil
      else { return nil }
      let next = following()
      guard next.kind == .name else { return nil }
      return "the name alone says which: write `\(lexer.text(next.start, next.end))`"
    }
  }

  /// What to ask instead of `word`, nil where nothing is known.
  private static func advice(for word: String, _ asker: Asker) -> String? {
    switch word {
    case "verdict":
      switch asker {
      case .expect: "expect `joint work`, `silo` or `no silo`"
      case .show: "ask `verdict`, without `show`"
      case .why: nil
      }
    case "silo", "silos":
      asker == .expect ? "write `expect silo`" : "ask `why verdict`"
    case "gap", "gaps":
      asker == .expect
        ? "expect `no gaps`" : "ask `gaps`, or `why` with the code of a finding"
    case "goal", "goals":
      asker == .expect
        ? "write `expect GOAL reached`, with the name of a goal"
        : "ask `verdict`, which tells what becomes of each goal"
    case "lost", "loss", "losses":
      "what the measures lose is `value joint - value predicted`; what they keep is `value kept`"
    case "kept": "what the measures keep of the best value is `value kept`"
    case "best", "together", "potential": "what is best for all together is `value joint`"
    case "destroyed", "destruction", "damage", "harmful":
      "what harmful work destroys is `harm`"
    case "reward", "rewards", "earns", "earnings", "profit", "income", "utility", "benefit",
      "benefits":
      "what one of an activity earns a party is `gain of PARTY from ACTIVITY`"
    case "pays", "price", "tariff", "incentive", "bonus":
      "what a measure pays is `rate of MEASURE`"
    case "baseline", "outcome", "result":
      "where an indicator ends up is `level of INDICATOR`"
    case "amount", "number", "volume", "times":
      "how much of an activity there is, is `plan of ACTIVITY`"
    case "hours", "time": "the hours of a party are `effort of PARTY in ACTIVITY`"
    case "budget": "the money of a budget is `limit of BUDGET`"
    case "the", "a", "an": "leave out `\(word)`"
    default: nil
    }
  }
}
