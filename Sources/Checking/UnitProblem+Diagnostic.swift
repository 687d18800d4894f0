import Diagnostics
import Syntax

extension UnitProblem {
  /// The finding in words.
  func diagnostic(in words: Vocabulary) -> Diagnostic {
    switch self {
    case .unknownWord(let word, let site, let isOfOne, let similar, let own, let place):
      if let own {
        var result = Diagnostic(
          .error, Code(120), "there is no unit `\(word)`", at: site,
          help: ["what is counted here is in `\(SyntaxPrinter.text(ofUnit: own))`: write that"])
        if case .words(let text, let ofOne) = MeantUnit(word), own == text || own == ofOne {
          result.fix = fix(of: word, at: site, to: own)
        }
        return result
      }
      if let meant = MeantUnit(word) {
        return foreign(word, meant, at: site, isOfOne, place, words)
      }
      return unknown(word, at: site, similar, words)
    case .severalIndicators(let word, let site):
      return Diagnostic(
        .error, Code(121), "several indicators are counted in `\(word)`", at: site,
        help: [
          "use the value where one indicator is meant, and write `\(word)` there,"
            + " or give the indicators words of their own"
        ])
    case .mismatch(let symbol, let left, let right, let site):
      return Diagnostic(
        .error, Code(122),
        "`\(symbol)` cannot join \(words.phrase(left.dimension)) and"
          + " \(words.phrase(right.dimension))",
        at: site,
        secondary: [
          Label(left.site, words.phrase(left.dimension)),
          Label(right.site, words.phrase(right.dimension)),
        ],
        help: [
          joinsEffort(left.dimension, right.dimension)
            ? "effort and money are joined by `and`, as in `by Region at 2 hours and 900 kr`"
            : "give both sides the same unit"
        ])
    case .percentLeftOut(let number, let site):
      return Diagnostic(
        .error, Code(122),
        "`\(number)` is compared with a percentage, and is \(number) times the whole", at: site,
        help: ["write `\(number) %`"])
    case .misfit(let place, let found):
      return misfit(place, found, words)
    case .wrongPeriod(let word, let site):
      return Diagnostic(
        .error, Code(124), "`per \(word)` stands where amounts are per \(words.period.rawValue)",
        at: site,
        help: [
          "give the amount for a \(words.period.rawValue)"
            + (Period(rawValue: word) == nil
              ? "" : ", or write `period \(word)` at the top for the whole script")
        ])
    case .unitOnUnit(let word, let side):
      return Diagnostic(
        .error, Code(125),
        "`\(word)` stands behind something that is \(words.phrase(side.dimension)) already",
        at: side.site, help: ["leave out `\(word)`"])
    case .notNumber(let symbol, let side):
      return Diagnostic(
        .error, Code(126), "`\(symbol)` needs numbers, not \(words.phrase(side.dimension))",
        at: side.site, help: ["put a number here"])
    case .notTruth(let symbol, let side):
      return Diagnostic(
        .error, Code(126),
        "`\(symbol)` needs something true or false, not \(words.phrase(side.dimension))",
        at: side.site, help: ["compare it with something, as in `> 0`"])
    case .tooComplex(let site):
      return Diagnostic(
        .error, Code(127), "this product joins too many units", at: site,
        help: ["divide the units away step by step, in values bound by `let`"])
    case .misplacedRange(let asks, let site):
      return Diagnostic(
        .error, Code(145), "no range can stand here", at: site,
        help: [
          asks
            ? "put the range where the figure is declared, and ask for the figure"
            : "give one figure"
        ])
    case .figureOutsideQuestion(let site):
      return Diagnostic(
        .error, Code(128), "a figure of the verdict cannot be part of the script it is read from",
        at: site, help: ["use it in `show`, `why` or `expect`"])
    case .notValue(let known, let site):
      return Diagnostic(
        .error, Code(129), "`\(known.name)` is \(known.kind.phrase), not a number", at: site,
        secondary: [Label(known.site, "declared here")],
        help: ["ask for a figure of it, or bind a value with `let`"], subject: known.name)
    case .argumentCount(let function, let count, let site):
      return Diagnostic(
        .error, Code(130), "`\(function.rawValue)` takes one value, not \(count)", at: site,
        help: ["leave the others out"])
    }
  }

  /// Whether one is work and the other money.
  private func joinsEffort(_ one: Dimension, _ other: Dimension) -> Bool {
    one.matches(.effort) && other.matches(.money) || one.matches(.money) && other.matches(.effort)
  }

  /// A word that is no unit.
  private func unknown(
    _ word: String, at site: SourceSpan, _ similar: String?, _ words: Vocabulary
  ) -> Diagnostic {
    var help =
      "work is in `hours`, time in `days`, `months` or `years`, money in `\(words.currency)`; an indicator"
      + " says what it is counted in, as in `unit day / days`"
    if let similar {
      help = "there is a unit with a similar name: `\(similar)`"
    } else if MeantUnit.isCrown(word), MeantUnit.isCrown(words.currency) {
      help = "write `\(words.currency)`, or `currency \(word)` at the top for all amounts"
    } else if word == "kr" || (word.count == 3 && word.allSatisfy(\.isUppercase)) {
      help = otherCurrency(word, words)
    }
    return Diagnostic(.error, Code(120), "there is no unit `\(word)`", at: site, help: [help])
  }

  /// A word that is written otherwise in the language.
  private func foreign(
    _ word: String, _ meant: MeantUnit, at site: SourceSpan, _ isOfOne: Bool, _ place: Place,
    _ words: Vocabulary
  ) -> Diagnostic {
    var result = Diagnostic(.error, Code(120), "there is no unit `\(word)`", at: site)
    let right: String
    var isCertain = true
    switch meant {
    case .words(let text, let ofOne): right = isOfOne ? ofOne : text
    case .money(let scale, let currency):
      guard mayMean(currency, words) else {
        result.help = [otherCurrency(currency, words)]
        return result
      }
      let isCode = words.currency != "kr"
      right = isCode || currency != "kr" ? "\(scale.rawValue) \(words.currency)" : scale.ofCrowns
      // Whose `kr` are meant is for a person to say.
      isCertain = isCode || currency == "kr"
    case .currency:
      guard mayMean("kr", words) else {
        result.help = [otherCurrency("kr", words)]
        return result
      }
      right = words.currency
    case .nothing:
      result.help = [
        place.isCount
          ? "leave it out, as in `\(place.example(words))`"
          : "leave it out, where things are counted"
      ]
      return result
    case .post:
      result.help = [
        "work is in `hours`: with `let Post = 1 700 hours`, two posts are `2 * Post`"
      ]
      return result
    }
    result.help = ["write `\(right)`"]
    if isCertain { result.fix = fix(of: word, at: site, to: right) }
    return result
  }

  /// Whether an amount in `currency` may be one in the script's.
  private func mayMean(_ currency: String, _ words: Vocabulary) -> Bool {
    currency == words.currency
      || [currency, words.currency].contains("kr") && MeantUnit.isCrown(currency)
        && MeantUnit.isCrown(words.currency)
  }

  /// What to do about an amount in a currency that is not the script's.
  private func otherCurrency(_ currency: String, _ words: Vocabulary) -> String {
    "amounts are in `\(words.currency)`; `currency \(currency)` at the top changes it for all"
  }

  /// The change of a word, with which its place ends, to another.
  private func fix(of word: String, at site: SourceSpan, to right: String) -> Fix {
    let start = site.end - min(site.end, UInt32(word.utf8.count))
    return Fix(SourceSpan(start, site.end), replacing: word, with: right)
  }

  /// An amount that does not fit its place.
  private func misfit(_ place: Place, _ found: Side, _ words: Vocabulary) -> Diagnostic {
    let (first, second) = place.expected
    let expected = [first, second].compactMap { $0 }.map(words.phrase).joined(separator: " or ")
    return Diagnostic(
      .error, Code(123),
      "\(place.name) needs \(expected), not \(words.phrase(found.dimension))", at: found.site,
      label: words.phrase(found.dimension),
      help: ["write it as in `\(place.example(words))`"])
  }
}

extension Place {
  /// The line it stands on, as the subject of a sentence.
  fileprivate var name: String {
    switch self {
    case .capacity: "`capacity`"
    case .horizon: "`horizon`"
    case .keeps: "`keeps`"
    case .baseline: "`baseline`"
    case .observed: "`observed`"
    case .fallsOn: "`falls on`"
    case .effort, .effortBesideMoney: "`by`"
    case .cost: "the money of `by`"
    case .effect: "an effect"
    case .lag: "`after`"
    case .cap: "`up to` of an activity"
    case .pays: "`pays`"
    case .weighs: "`weighs`"
    case .improvement: "this count of the indicator"
    case .bonus: "`bonus`"
    case .payerShare: "a payer's part"
    case .worth: "`worth`"
    case .target: "`reach`"
    case .contribution: "a part of a budget"
    case .limit: "`limit`"
    case .coverage: "`covers`"
    case .returned: "`returns`"
    case .mandateLimit: "`up to` of a mandate"
    case .within: "`within`"
    case .flags: "`flagged`"
    case .meetings: "`meets`"
    case .meetingLength: "the length of a meeting"
    case .free, .question: "the value"
    case .claim: "an expectation"
    }
  }

  /// Whether it counts one by one.
  fileprivate var isCount: Bool {
    switch self {
    case .flags, .cap: true
    default: false
    }
  }

  /// A line that is right.
  fileprivate func example(_ words: Vocabulary) -> String {
    let money = words.currency
    switch self {
    case .capacity: return "capacity 2 000 hours"
    case .horizon: return "horizon 2 years"
    case .keeps: return "keeps 80 % of what it saves"
    case .baseline(let i): return "baseline 9 000" + count(i, words)
    case .observed(let i): return "observed 2025 9 000" + count(i, words)
    case .fallsOn(let i): return "falls on Region at 900 \(money)\(per(i, words))"
    case .effort, .effortBesideMoney, .cost: return "by Region at 2 hours and 900 \(money)"
    case .effect(let i): return "lowers \(name(i, words)) by 3\(count(i, words))"
    case .lag: return "after 2 years"
    case .cap: return "up to 600"
    case .pays(let i): return "pays 4 000 \(money)\(per(i, words))"
    case .weighs(let i): return "weighs 3 points\(per(i, words))"
    case .improvement(let i): return "up to 100" + count(i, words)
    case .bonus: return "bonus 50 000 \(money) at 100"
    case .payerShare: return "paid by Region 60 %"
    case .worth(let i): return "worth 9 000 \(money)\(per(i, words)) of \(name(i, words))"
    case .target(let i): return "reach \(name(i, words)) 100\(count(i, words)) by 2030"
    case .contribution: return "from Region 60 %"
    case .limit: return "limit 1,5 million \(money) per \(words.period.rawValue)"
    case .coverage: return "at 80 %"
    case .returned: return "unspent returns 50 %"
    case .mandateLimit: return "up to 50 000 \(money)"
    case .within: return "signal by Region within 3 days"
    case .flags: return "flagged 12 in 2026"
    case .meetings, .meetingLength: return "meets 10 times per year for 2 hours"
    case .free, .question: return "let Price = 900 \(money)"
    case .claim: return "expect value kept >= 90 %"
    }
  }

  /// `per` and the unit of an indicator, as the language reads it.
  private func per(_ indicator: Symbol?, _ words: Vocabulary) -> String {
    indicator.map { " per \(SyntaxPrinter.text(ofUnit: words.unit(of: $0, plural: false)))" } ?? ""
  }

  /// A blank and the unit of an indicator, as the language reads it.
  private func count(_ indicator: Symbol?, _ words: Vocabulary) -> String {
    indicator.map { " \(SyntaxPrinter.text(ofUnit: words.unit(of: $0, plural: true)))" } ?? ""
  }

  /// The name of an indicator.
  private func name(_ indicator: Symbol?, _ words: Vocabulary) -> String {
    indicator.map { words.symbols[$0] } ?? "BedDays"
  }
}
