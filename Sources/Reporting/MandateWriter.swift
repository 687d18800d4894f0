import Analysis
import Diagnostics
import Evaluation
import Syntax

/// Who may, must and must not do what, and where each has it from, for people.
struct MandateWriter {
  let authority: Authority
  let model: Model
  private let style: TextStyle
  private let format: NumberFormat

  /// Creates a writer of the mandates of `model`.
  init(_ authority: Authority, _ model: Model, style: TextStyle) {
    self.authority = authority
    self.model = model
    self.style = style
    format = NumberFormat(model)
  }

  /// The name of a party.
  private func party(_ index: Int) -> String { visible(model.parties[index].id.name) }

  /// The name of an activity.
  private func activity(_ index: Int) -> String { visible(model.activities[index].id.name) }

  /// The name of the mandate of a line.
  private func mandate(_ line: Int) -> String {
    visible(model.mandates[authority.lines[line].mandate].id.name)
  }

  // MARK: One question

  /// Writes whether a party may, must or must not do something, and why.
  func write(_ ruling: Ruling, to output: inout some TextOutputStream) {
    output.write(style.paint(wrapped(headline(ruling)), .strong) + "\n")
    let lines = authority.lines(of: ruling.party, in: ruling.activity)
    for line in lines { write(chain: line, to: &output) }
    if lines.isEmpty { writeOthers(ruling, to: &output) }
  }

  /// The answer in a sentence.
  private func headline(_ ruling: Ruling) -> String {
    let work =
      "\(activity(ruling.activity))\(model.scenario == "base" ? "" : " in \(visible(model.scenario))")"
    let name = party(ruling.party)
    guard let actual = authority.modality(of: ruling.party, in: ruling.activity) else {
      return "No: no mandate in force says that \(name) \(ruling.asked.rawValue) \(work)."
    }
    switch (ruling.asked, actual) {
    case (.may, .may), (.must, .must), (.mustNot, .mustNot):
      return "Yes: \(name) \(actual.rawValue) \(work)."
    case (.may, .must): return "Yes: \(name) not only may, it must \(work)."
    case (.must, .may): return "No: \(name) only may \(work)."
    case (.mustNot, .may), (.mustNot, .must): return "No: \(name) \(actual.rawValue) \(work)."
    case (.may, .mustNot), (.must, .mustNot): return "No: \(name) must not \(work)."
    }
  }

  /// Writes a line and, below it, all it rests on.
  private func write(chain line: Int, to output: inout some TextOutputStream) {
    let chain = authority.chain(from: line)
    for (depth, step) in chain.lines.enumerated() {
      let margin = 2 + 2 * min(depth, 10)
      output.write(
        wrapped("\(mandate(step)): \(words(step))", first: margin, indent: margin + 2) + "\n")
    }
    let margin = 2 + 2 * min(chain.lines.count, 10)
    if let end = words(chain.origin, of: authority.lines[line].rule.activity) {
      output.write(wrapped(end, first: margin, indent: margin + 2) + "\n")
    }
  }

  /// Writes who else has a mandate for the activity, where the party has none.
  private func writeOthers(_ ruling: Ruling, to output: inout some TextOutputStream) {
    let others = model.parties.indices.compactMap { index -> String? in
      authority.modality(of: index, in: ruling.activity).map { "\(party(index)) \($0.rawValue)" }
    }
    let text =
      others.isEmpty
      ? "No mandate is in force for \(activity(ruling.activity))." : listed(others) + "."
    output.write(wrapped(text, first: 2, indent: 4) + "\n")
  }

  /// What a line says, with its amount and its days.
  private func words(_ line: Int, withGiver: Bool = true) -> String {
    let rule = authority.lines[line].rule
    var text = "\(party(rule.party)) \(rule.modality.rawValue) \(activity(rule.activity))"
    if !rule.with.isEmpty { text += " with " + listed(rule.with.map(party)) }
    if let amount = rule.upTo {
      text += " up to \(format.money(amount.value)) \(format.aPeriod)"
    }
    let mandate = model.mandates[authority.lines[line].mandate]
    if let days = days(mandate) { text += ", \(days)" }
    if !authority.lines[line].isInForce { text += " (not in force)" }
    if withGiver, let giver = mandate.givenBy { text += ", given by \(party(giver))" }
    return text
  }

  /// The days a mandate is in force, nil where it says none.
  private func days(_ mandate: Model.Mandate) -> String? {
    let days = [mandate.from.map { "from \($0.text)" }, mandate.until.map { "until \($0.text)" }]
    let said = days.compactMap { $0 }
    return said.isEmpty ? nil : said.joined(separator: " ")
  }

  /// Where a chain for an activity ends, nil where there is nothing to say.
  private func words(_ origin: Authority.Origin, of activity: Int) -> String? {
    switch origin {
    case .source(let text): "under \"\(visible(text))\""
    case .statement: nil
    case .giver(let giver):
      lapse(of: giver, in: activity).map { "\(party(giver)) has it from \($0)" }
        ?? "nothing says where \(party(giver)) has it from"
    case .circle: "and so round in a circle"
    }
  }

  /// The mandate of other days that lets a party do an activity: `Rules, which ended 2025`; nil for none.
  private func lapse(of party: Int, in activity: Int) -> String? {
    authority.lapsed(of: party, in: activity).map {
      "\(mandate($0.line)), which \($0.absence.text)"
    }
  }

  // MARK: Tables

  /// Writes who may what: a table of activities and parties where it fits, then each line.
  func write(of parties: [Int]?, to output: inout some TextOutputStream) {
    let shown = authority.lines.indices.filter { authority.concerns(parties, $0) }
    if shown.isEmpty {
      let whose = parties.map { " of " + listed($0.map(party)) } ?? ""
      output.write(wrapped("There are no mandates\(whose).") + "\n")
      return
    }
    if parties == nil { writeMatrix(to: &output) }
    var table = TextTable([("who", .left), ("what", .left), ("mandate", .left), ("source", .left)])
    for line in shown {
      let rule = authority.lines[line].rule
      var what = "\(rule.modality.rawValue) \(activity(rule.activity))"
      if !rule.with.isEmpty { what += " with " + listed(rule.with.map(party)) }
      if let amount = rule.upTo { what += " up to \(format.money(amount.value))" }
      table.add([party(rule.party), what, described(line), source(line)])
    }
    table.write(to: &output)
  }

  /// A line's mandate with its days.
  private func described(_ line: Int) -> String {
    let days = days(model.mandates[authority.lines[line].mandate]).map { ", \($0)" } ?? ""
    return mandate(line) + days + (authority.lines[line].isInForce ? "" : " (not in force)")
  }

  /// Where a line's chain leads, over whom.
  private func source(_ line: Int) -> String {
    let chain = authority.chain(from: line)
    var over = chain.lines.dropFirst().map { party(authority.lines[$0].rule.party) }
    // A prohibition rests on nothing, and has its giver all the same.
    if !authority.lines[line].isGrant {
      over = model.mandates[authority.lines[line].mandate].givenBy.map { [party($0)] } ?? []
    }
    let way = over.isEmpty ? "" : "by " + over.joined(separator: ", by ")
    let end: String
    switch chain.origin {
    case .source(let text): end = "under \"\(visible(text))\""
    case .statement: end = ""
    case .giver(let giver):
      let lapse = lapse(of: giver, in: authority.lines[line].rule.activity)
      end = "by \(party(giver)), \(lapse.map { "by \($0)" } ?? "and from nowhere")"
    case .circle: end = "in a circle"
    }
    return [way, end].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// A matrix has at most so many parties.
  private static let widest = 6

  /// Writes activities against the parties that mandates or work tie to them.
  private func writeMatrix(to output: inout some TextOutputStream) {
    let work = Set(authority.lines.map(\.rule.activity)).sorted()
    let performers = work.flatMap { model.activities[$0].performers.map(\.party) }
    let parties = Set(authority.lines.map(\.rule.party) + performers).sorted()
    if parties.count > Self.widest { return }
    var table = TextTable([("", .left)] + parties.map { (party($0), .left) })
    for a in work { table.add([activity(a)] + parties.map { cell($0, a) }) }
    table.write(to: &output)
    output.write("\n")
  }

  /// What holds for a party and an activity, in a word or two.
  private func cell(_ party: Int, _ a: Int) -> String {
    let modality = authority.modality(of: party, in: a)?.rawValue
    let performs = model.performer(party, in: a) != nil
    return modality ?? (performs ? "does, no mandate" : "–")
  }

  /// Writes, for what carries something, who may and must and where it leads: the red thread.
  func write(threadOf entity: Entity, to output: inout some TextOutputStream) {
    let carried = model.activities(carrying: entity).filter { a in
      authority.lines.contains { $0.rule.activity == a }
    }
    if carried.isEmpty { return }
    output.write(style.paint("Mandates", .strong) + "\n")
    for a in carried {
      for (line, one) in authority.lines.enumerated() where one.rule.activity == a {
        let source = source(line)
        let text =
          "\(words(line, withGiver: false)): \(mandate(line))"
          + (source.isEmpty ? "" : ", \(source)")
        output.write(wrapped(text, first: 2, indent: 4) + "\n")
      }
    }
  }
}
