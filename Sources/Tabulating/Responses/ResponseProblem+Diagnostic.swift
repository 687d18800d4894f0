import Diagnostics

extension ResponseProblem {
  /// The problem in words.
  var diagnostic: Diagnostic {
    switch self {
    case .nothing(let site): Self.error(Code(650), "the response is empty", site, ["save it again"])
    case .tooLarge(let bytes, let limit, let site):
      Self.error(
        Code(651),
        "the response is too large: \(bytes >> 20) MiB, at most \(limit >> 20) MiB are read",
        site, ["ask for fewer key figures, municipalities or years"])
    case .notUTF8(let site):
      Self.error(Code(652), "the response is not in UTF-8", site, ["save it as it was sent"])
    case .notJSON(let kind, let site): Self.diagnostic(of: kind, site)
    case .shape(let wanted, let site):
      Self.error(
        Code(657), "the file is no response of Kolada: expected \(wanted)", site,
        ["save what `/v3/data/kpi/…/municipality/…/year/…` answers"])
    case .morePages(let site):
      Diagnostic(
        .warning, Code(658), "the response is only a part of the whole", at: site,
        label: "the next part", help: ["ask for fewer at once, and save that"])
    }
  }

  /// What is wrong with JSON, in words.
  private static func diagnostic(of kind: JSONFault.Kind, _ site: SourceSpan) -> Diagnostic {
    switch kind {
    case .syntax(let wanted):
      error(
        Code(653), "the response is no JSON: expected \(wanted)", site, ["save it as it was sent"])
    case .tooDeep(let limit):
      error(
        Code(654), "the response is nested more than \(limit) deep", site,
        ["save it as it was sent"])
    case .repeatedKey(let name):
      error(Code(655), "`\(name)` stands twice in one object", site, ["save it as it was sent"])
    case .tooManyDigits(let limit):
      error(Code(656), "the number has more than \(limit) digits", site, ["round it"])
    }
  }

  /// An error with what to do.
  private static func error(
    _ code: Code, _ message: String, _ site: SourceSpan, _ help: [String]
  ) -> Diagnostic {
    Diagnostic(.error, code, message, at: site, help: help)
  }
}
