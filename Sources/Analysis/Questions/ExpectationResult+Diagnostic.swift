import Arithmetic
import Diagnostics
import Evaluation
import Syntax

extension ExpectationResult {
  /// What is said of an expectation that does not hold; nil for one that does.
  ///
  /// SV901 where it fails, an error; SV902 where it cannot be said, an error too: what is expected is
  /// to be seen to hold.
  public var diagnostic: Diagnostic? {
    let scenario = verdict.model.scenario == "base" ? nil : verdict.model.scenario
    switch outcome {
    case .held: return nil
    case .failed:
      return Diagnostic(
        .error, Code(901), "\(expected), and \(finding)", at: expectation.span, why: reasons,
        help: help, scenario: scenario)
    case .undetermined(let missing):
      if let exception { return diagnostic(exception, scenario) }
      if let text = UncertaintyText(verdict), isOfVerdict, missing.isEmpty {
        let holds = text.isOnlyTried ? "is not proven" : "does not hold"
        return Diagnostic(
          .error, Code(902), "\(expected), and that \(holds) for all values of \(text.count)",
          at: expectation.span, why: text.lines,
          help: ["narrow the ranges, or ask `verdict`"], scenario: scenario)
      }
      let labels = missing.filter { $0.site != .nowhere }.prefix(3)
      return Diagnostic(
        .error, Code(902), "\(expected), and it cannot be said whether it holds",
        at: expectation.span,
        secondary: labels.map { Label($0.site, "missing: \($0.what.words)") },
        why: ExpectationReasons.missing(missing) + trackGaps.map(\.why),
        help: missing.isEmpty && !trackGaps.isEmpty
          ? Array(trackGaps.map(\.help).prefix(1))
          : ["give what is missing, or expect something that can be said without it"],
        scenario: scenario)
    }
  }

  /// Whether the verdict itself is expected to be something.
  private var isOfVerdict: Bool {
    switch expectation.claim {
    case .jointWork, .silo, .noSilo: true
    case .noGaps, .pays, .keeps, .reached, .onTrack, .holds: false
    }
  }

  /// Why what was observed does not tell how targets stand, and what to do about it.
  private var trackGaps: [(why: String, help: String)] {
    let text = RuleText(verdict)
    return evidence.compactMap { evidence in
      guard case .track(let track) = evidence, track.standing == .unknown else { return nil }
      return GoalsCanBeFollowed.words(
        track, verdict.model.goals[track.goal].targets[track.target], text)
    }
  }

  /// What is said of an expectation that holds in the middle of ranges and not everywhere in them.
  private func diagnostic(_ exception: Exception, _ scenario: String?) -> Diagnostic {
    let text = UncertaintyText(verdict, exception.values.map(\.figure))
    let shown = exception.values.indices.prefix(3).map {
      text.words(for: Scrutiny.Value(figure: $0, value: exception.values[$0].value))
    }
    let rest = exception.values.count - shown.count
    let values = listed(shown + (rest > 0 ? ["\(rest) more at an end of their ranges"] : []))
    let count =
      exception.figureCount == 1
      ? "an uncertain figure" : "\(exception.figureCount) uncertain figures"
    // Without facts to tell, there is only that it holds.
    let middle =
      evidence.isEmpty ? (comparison == nil ? "it does" : "it holds") : finding(evidence)
    return Diagnostic(
      .error, Code(902), "\(expected), and that does not hold for all values of \(count)",
      at: expectation.span,
      why: ["in the middle \(middle)", "with \(values) \(finding(exception.evidence))"],
      help: ["narrow the ranges, or expect what holds at both ends"], scenario: scenario)
  }

  /// What was expected, as the beginning of a sentence.
  private var expected: String {
    let names = entities.map { quoted(verdict.name(of: $0)) }
    switch expectation.claim {
    case .jointWork: return "expected joint work"
    case .silo: return "expected silo"
    case .noSilo: return "expected no silo"
    case .noGaps: return "expected no gaps"
    case .pays: return "expected " + names.joined(separator: " to pay for ")
    case .keeps: return "expected " + names.joined(separator: " to keep ")
    case .reached: return "expected \(names.joined()) to be reached"
    case .onTrack: return "expected \(names.joined()) to be on track"
    case .holds: return "expected " + (comparison.map(quoted) ?? "a comparison to hold")
    }
  }

  /// What is, as the rest of the sentence.
  private var finding: String { finding(evidence) }

  /// What is, by some facts.
  private func finding(_ evidence: [Evidence]) -> String {
    let text = evidence.map(words).prefix(3)
    if text.isEmpty { return comparison == nil ? "it does not" : "it does not hold" }
    switch expectation.claim {
    case .reached, .onTrack: return listed(Array(text))
    case .jointWork, .silo, .noSilo, .noGaps, .pays, .keeps, .holds: break
    }
    return text.joined(separator: ", ")
  }

  /// One fact in words.
  private func words(_ evidence: Evidence) -> String {
    let model = verdict.model
    switch evidence {
    case .overall(let overall, let share):
      let part = overall == .partial ? share.map { " (\(NumberFormat.percent($0)))" } : nil
      return overall == .undetermined
        ? "the verdict is undetermined" : "the verdict is \(quoted(overall.rawValue))\(part ?? "")"
    case .figure(let figure, let value, let verdict):
      let text = FigureText(verdict, .exact)
      if isOfOneFigure { return "it is \(text.words(for: value, verdict.unit(of: figure)))" }
      let place =
        verdict.model.scenario == model.scenario ? "" : " in \(quoted(verdict.model.scenario))"
      return
        "\(text.name(of: figure))\(place) is \(text.words(for: value, verdict.unit(of: figure)))"
    case .target(let k, let level, let needed, let isMet):
      let indicator = model.indicators[k]
      let comes =
        if case .number(let number) = level {
          NumberFormat.amount(number, of: indicator, apartFrom: needed)
        } else {
          FigureText(verdict, .rounded).words(for: level, .amount(indicator: k))
        }
      return "\(quoted(indicator.id.name)) comes to \(comes)"
        + (isMet ? "" : " instead of \(NumberFormat.amount(needed, of: indicator))")
    case .hour(let party, let a, let gain, let elsewhere):
      let text = FigureText(verdict, .rounded)
      let unit: FigureUnit = model.isInPoints(party) ? .pointsPerHour : .moneyPerHour
      let own = "\(quoted(model.activities[a].id.name)) gives \(text.words(for: gain, unit))"
      guard let elsewhere else { return own }
      let other = quoted(model.activities[elsewhere.activity].id.name)
      return "\(own), \(other) \(text.words(for: elsewhere.gain, unit))"
    case .gaps(let gaps):
      let names = gaps.prefix(3).map { quoted(verdict.name(of: $0.entity)) }
      let rest = gaps.count - names.count
      return "something is lacking around \(listed(names + (rest > 0 ? ["\(rest) more"] : [])))"
    case .notInOptimum(let a):
      return "the joint optimum holds no \(quoted(model.activities[a].id.name))"
    case .noPart(let party, let a):
      return "\(quoted(model.parties[party].id.name)) has no part in "
        + quoted(model.activities[a].id.name)
    case .nothingToGain(let party):
      let name = quoted(model.parties[party].id.name)
      return "\(name) has nothing to gain by it, whatever the figures"
    case .track(let track):
      let target = model.goals[track.goal].targets[track.target]
      let name = quoted(model.indicators[target.indicator].id.name)
      guard let latest = track.latest, let expected = track.expected else {
        return "\(name) is \(track.standing.rawValue)"
      }
      let indicator = model.indicators[target.indicator]
      let was = NumberFormat.amount(latest.value, of: indicator, apartFrom: expected)
      let asks = NumberFormat.amount(expected, of: indicator, apartFrom: latest.value)
      return "\(name) was \(was) in \(latest.period.text), where the path asks for \(asks)"
    case .noTarget(let goal): return "\(quoted(model.goals[goal].id.name)) says nothing to `reach`"
    }
  }

  /// Why it is so, where there is more to say than what is.
  private var reasons: [String] {
    let reasons = ExpectationReasons(verdict)
    switch expectation.claim {
    case .jointWork: return reasons.tooLittle
    case .noSilo:
      if verdict.overall != .undetermined { return reasons.tooLittle }
      return (UncertaintyText(verdict)?.lines ?? []) + ExpectationReasons.missing(verdict.missing)
    case .silo: return reasons.jointWork
    case .noGaps: return gaps
    case .pays:
      guard case .party(let party)? = entities.last, case .activity(let a)? = entities.first else {
        return []
      }
      return reasons.gain(of: party, from: a)
    case .keeps: return temptation
    case .onTrack: return []
    case .reached:
      guard case .goal(let goal)? = entities.first else { return [] }
      return verdict.targetOutcomes(of: goal).flatMap { outcome -> [String] in
        let target = verdict.model.goals[goal].targets[outcome.target]
        let isMet = outcome.isMet(by: outcome.predicted, in: verdict.model) != false
        return isMet
          ? [] : reasons.level(of: target.indicator, by: target.by) + reasons.target(outcome)
      }
    case .holds:
      let figures = evidence.flatMap { evidence -> [String] in
        guard case .figure(let figure, _, let verdict) = evidence else { return [] }
        let scenario = verdict.model.scenario
        let place = scenario == self.verdict.model.scenario ? "" : "in \(quoted(scenario)) "
        return ExpectationReasons(verdict).figure(figure).map { place + $0 }
      }
      return Array(figures.prefix(4))
    }
  }

  /// What is lacking around the first things of which something is.
  private var gaps: [String] {
    let text = GapText(verdict.model, names: quoted)
    return evidence.flatMap { evidence -> [String] in
      guard case .gaps(let gaps) = evidence else { return [] }
      return gaps.prefix(3).compactMap { gap in
        let first = gap.lacks.first.map { text.words(for: $0.kind) }
        let rest = gap.lacks.count > 1 ? ", and \(gap.lacks.count - 1) more" : ""
        return first.map { "\(quoted(verdict.name(of: gap.entity))): \($0)\(rest)" }
      }
    }
  }

  /// What leaving the best plan would earn a party that is expected to keep to it.
  private var temptation: [String] {
    guard case .party(let party)? = entities.first,
      let amount = verdict.parties[party].temptation, amount.sign > 0
    else { return [] }
    let text = RuleText(verdict)
    return [
      "by leaving the best plan \(text.party(party)) would earn \(text.amount(amount, of: party)) "
        + "more \(text.format.aPeriod)"
    ]
  }

  /// The goal without a target that cannot be reached, in backticks; nil where it has one.
  private var targetless: String? {
    guard case .noTarget(let goal)? = evidence.first else { return nil }
    return quoted(verdict.model.goals[goal].id.name)
  }

  /// Which query says more.
  private var help: [String] {
    let place = verdict.place
    let figures = evidence.compactMap { evidence -> String? in
      guard case .figure(let figure, _, let verdict) = evidence else { return nil }
      return FigureText(verdict).name(of: figure) + verdict.place
    }
    switch expectation.claim {
    case .jointWork, .silo, .noSilo: return ["ask `why verdict\(place)`"]
    case .noGaps: return ["ask `gaps\(place)`"]
    case .pays, .holds:
      let alone = comparedWithItself.map { figure in
        "of one side alone the scenario stands in parentheses: "
          + "`(\(FigureText(verdict).name(of: figure))\(place))`"
      }
      return [alone, figures.first.map { "ask `why \($0)`" }].compactMap(\.self)
    case .onTrack where targetless != nil, .reached where targetless != nil:
      return ["say what \(targetless ?? "") is to `reach`, as `reach INDICATOR 10 by 2030`"]
    case .onTrack:
      return entities.first.map { ["ask `show \(verdict.name(of: $0))\(place)`"] } ?? []
    case .keeps:
      if case .noPart? = evidence.first { return [] }
      return entities.first.map { ["ask `why temptation of \(verdict.name(of: $0))\(place)`"] }
        ?? []
    case .reached:
      let levels = evidence.compactMap { evidence -> String? in
        guard case .target(let k, _, _, isMet: false) = evidence else { return nil }
        return "ask `why level of \(verdict.model.indicators[k].id.name)\(place)`"
      }
      return Array(levels.prefix(1))
    }
  }
}

extension Verdict {
  /// Its scenario behind a question: ` in Shared`; empty for base.
  fileprivate var place: String { model.scenario == "base" ? "" : " in \(model.scenario)" }
}
