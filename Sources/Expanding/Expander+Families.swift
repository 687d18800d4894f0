import Diagnostics
import Syntax

/// The members of a family that base declares.
private struct Family {
  let kind: DeclarationKind
  /// Its name, at the place of the first member.
  let name: Name
  let header: SourceSpan
  var members: [Name]
}

extension Expander {
  /// Makes a group of the parties of each family, and writes out lines that name one in the place of
  /// a party.
  mutating func joinFamilies() {
    if tree.indices.isEmpty { return }
    let families = families()
    checkScenarios()
    if families.allSatisfy({ $0.kind != .party }) { return }
    var parties: [Symbol: [Name]] = [:]
    for family in families where family.kind == .party {
      parties[family.name.symbol] = family.members
      tree.items.append(.declaration(group(of: family)))
    }
    repeatLines(for: parties)
  }

  /// The families in the order of their first members.
  private mutating func families() -> [Family] {
    var places: [Symbol: Int] = [:]
    var families: [Family] = []
    for item in tree.items {
      guard case .declaration(let declaration) = item,
        let index = tree.indices[declaration.name.symbol], index.row == nil
      else { continue }
      guard let place = places[index.family] else {
        places[index.family] = families.count
        families.append(
          Family(
            kind: declaration.kind, name: Name(index.family, declaration.name.span),
            header: declaration.header, members: [declaration.name]))
        continue
      }
      if families[place].kind == declaration.kind {
        families[place].members.append(declaration.name)
      } else {
        report(
          .mixedFamily(
            symbols[index.family], declaration.kind, families[place].kind,
            first: families[place].name.span, at: declaration.name.span))
      }
    }
    return families
  }

  /// The group of the parties of a family; one that is declared twice is reported for itself.
  private func group(of family: Family) -> Declaration {
    var seen: Set<Symbol> = []
    let members = family.members.filter { seen.insert($0.symbol).inserted }
    return Declaration(
      kind: .group, name: family.name, title: nil, of: nil,
      attributes: [Attribute(.members(members), family.header)], documentation: "",
      header: family.header, span: family.header)
  }

  /// Reports members that scenarios declare: the group of the family would not hold them.
  private mutating func checkScenarios() {
    for item in tree.items {
      guard let scenario = item.scenario else { continue }
      for declaration in scenario.declarations {
        guard tree.indices[declaration.name.symbol]?.row == nil,
          tree.indices[declaration.name.symbol] != nil, declaration.kind == .party
        else { continue }
        report(
          .memberInScenario(symbols[declaration.name.symbol], at: declaration.name.span))
      }
    }
  }

  /// Writes a line for each party where a line for one party names a family.
  private mutating func repeatLines(for parties: [Symbol: [Name]]) {
    var writer = LineWriter(parties)
    for place in tree.items.indices {
      switch tree.items[place] {
      case .declaration(let declaration):
        guard let lines = writer.lines(of: declaration.attributes) else { continue }
        tree.items[place] = .declaration(declaration.with(lines))
      case .scenario(let scenario):
        tree.items[place] = .scenario(writer.lines(of: scenario))
      case .query(let query):
        guard case .whatIf(let scenario) = query.subject else { continue }
        tree.items[place] = .query(
          Query(.whatIf(writer.lines(of: scenario)), scenario: query.scenario, span: query.span))
      case .currency, .period, .use, .asOf, .rows, .binding, .acceptance, .expectation: break
      }
    }
    if let site = writer.overflow {
      isWhole = false
      report(.tooManyLines(limit: Limit.lines, at: site))
    }
  }
}

/// Writes lines for each party of a family.
private struct LineWriter {
  private let parties: [Symbol: [Name]]
  private var count = 0
  /// The first line that was not written out, because there are too many.
  private(set) var overflow: SourceSpan?

  /// Creates a writer for families by their names.
  init(_ parties: [Symbol: [Name]]) { self.parties = parties }

  /// A scenario with its lines written out.
  mutating func lines(of scenario: Scenario) -> Scenario {
    var declarations: [Declaration] = []
    for declaration in scenario.declarations {
      declarations.append(lines(of: declaration.attributes).map(declaration.with) ?? declaration)
    }
    var changes: [Change] = []
    for change in scenario.changes {
      let lines = lines(of: change.attributes) ?? change.attributes
      changes.append(Change(name: change.name, attributes: lines, span: change.span))
    }
    return Scenario(
      name: scenario.name, title: scenario.title, extends: scenario.extends,
      begins: scenario.begins, declarations: declarations, bindings: scenario.bindings,
      changes: changes,
      removals: scenario.removals, acceptances: scenario.acceptances,
      documentation: scenario.documentation, header: scenario.header, span: scenario.span)
  }

  /// The lines of a block written out; nil where none names a family.
  mutating func lines(of attributes: Attributes) -> Attributes? {
    guard attributes.contains(where: { $0.singleParty.map { parties[$0.symbol] != nil } ?? false })
    else { return nil }
    var result: [Attribute] = []
    for attribute in attributes {
      guard let party = attribute.singleParty, let members = parties[party.symbol] else {
        result.append(attribute)
        continue
      }
      count += members.count
      guard count <= Limit.lines else {
        overflow = overflow ?? attribute.span
        continue
      }
      for member in members {
        result.append(attribute.with(Name(member.symbol, party.span)))
      }
    }
    return Attributes(result)
  }
}

extension Attribute {
  /// The party of a line that takes one and may stand once for each.
  fileprivate var singleParty: Name? {
    switch value {
    case .by(let party, _, _), .fallsOn(let party, _), .fromParty(let party, _),
      .rule(let party, _, _, _, _):
      party
    case .without(.by, let party), .without(.fallsOn, let party), .without(.from, let party),
      .without(.rule, let party):
      party
    case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
      .baseline, .source, .observed, .observedFrom, .effect, .upTo, .heldBy, .pays, .weighs,
      .paidBy, .beyond, .onlyFrom,
      .bonus, .fromDate, .until, .owners, .worth, .reach, .limit, .covers, .drawnBy, .decidedBy,
      .runs, .unspent, .givenBy, .under, .text, .about, .flagged, .addresses, .follows, .giver,
      .receiver, .signal, .feedback, .responsible, .blocks, .because, .owner, .meets, .ofActivity,
      .adopted, .without:
      nil
    }
  }

  /// The line with another party.
  fileprivate func with(_ party: Name) -> Attribute {
    let value: Value =
      switch value {
      case .by(_, let effort, let money): .by(party, effort: effort, money: money)
      case .fallsOn(_, let amount): .fallsOn(party, amount)
      case .fromParty(_, let amount): .fromParty(party, amount)
      case .rule(_, let modality, let activity, let others, let limit):
        .rule(party, modality, activity, with: others, upTo: limit)
      case .without(let word, _): .without(word, party)
      case .partOf, .capacity, .horizon, .keeps, .prefers, .regards, .members, .unit, .better,
        .baseline, .source, .observed, .observedFrom, .effect, .upTo, .heldBy, .pays, .weighs,
        .paidBy, .beyond, .onlyFrom,
        .bonus, .fromDate, .until, .owners, .worth, .reach, .limit, .covers, .drawnBy, .decidedBy,
        .runs, .unspent, .givenBy, .under, .text, .about, .flagged, .addresses, .follows, .giver,
        .receiver, .signal, .feedback, .responsible, .blocks, .because, .owner, .meets, .ofActivity,
        .adopted:
        value
      }
    return Attribute(value, span)
  }
}

extension Declaration {
  /// The declaration with other lines.
  fileprivate func with(_ lines: Attributes) -> Declaration {
    Declaration(
      kind: kind, name: name, title: title, of: of, attributes: lines,
      documentation: documentation, header: header, span: span)
  }
}
