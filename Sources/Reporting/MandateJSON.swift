import Analysis
import Evaluation
import Syntax

/// Who may, must and must not do what as JSON; alone as `samverka.mandates/1` and `samverka.mandate/1`.
struct MandateJSON {
  private let authority: Authority
  private let model: Model

  /// Creates the values for the mandates of `model`.
  init(_ authority: Authority, _ model: Model) {
    self.authority = authority
    self.model = model
  }

  /// All lines, or those that are of some parties or given by them, as a document.
  func document(of parties: [Int]?) -> JSON {
    .object([
      ("format", .string("samverka.mandates/1")), ("scenario", .string(model.scenario)),
      ("parties", parties.map { .array($0.map(party)) } ?? .null),
      ("mandates", lines { authority.concerns(parties, $0) }),
    ])
  }

  /// Whether a party may, must or must not do something, as a document; null where no line in force
  /// says anything.
  func document(_ ruling: Ruling) -> JSON {
    let modality = authority.modality(of: ruling.party, in: ruling.activity)
    let said = authority.lines(of: ruling.party, in: ruling.activity)
    return .object([
      ("format", .string("samverka.mandate/1")), ("scenario", .string(model.scenario)),
      ("party", party(ruling.party)),
      ("activity", .string(model.activities[ruling.activity].id.name)),
      ("asked", .string(ruling.asked.rawValue)), ("holds", .string(orNull: modality?.rawValue)),
      ("mandates", .array(said.map(line))),
    ])
  }

  /// The lines, all or some.
  func lines(where isShown: (Int) -> Bool = { _ in true }) -> JSON {
    .array(authority.lines.indices.filter(isShown).map(line))
  }

  /// One line, and where it leads.
  private func line(_ index: Int) -> JSON {
    let line = authority.lines[index]
    let mandate = model.mandates[line.mandate]
    let chain = authority.chain(from: index)
    let names = chain.lines.map { model.mandates[authority.lines[$0].mandate].id.name }
    var source: String?
    if case .source(let text) = chain.origin { source = text }
    return .object([
      ("mandate", .string(mandate.id.name)), ("party", party(line.rule.party)),
      ("modality", .string(line.rule.modality.rawValue)),
      ("activity", .string(model.activities[line.rule.activity].id.name)),
      ("with", .array(line.rule.with.map(party))),
      ("upTo", .number(orNull: line.rule.upTo?.value)),
      ("from", .string(orNull: mandate.from?.text)),
      ("until", .string(orNull: mandate.until?.text)),
      ("inForce", .bool(line.isInForce)),
      ("givenBy", mandate.givenBy.map(party) ?? .null),
      ("chain", .array(names.map(JSON.string))), ("source", .string(orNull: source)),
    ])
  }

  /// The name of a party.
  private func party(_ index: Int) -> JSON { .string(model.parties[index].id.name) }
}
