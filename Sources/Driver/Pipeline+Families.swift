import Syntax

extension Pipeline {
  /// The members of families that base declares, in order, those of rows where the rows are; only in a
  /// session.
  var members: [Declaration] {
    guard let (tree, _) = expanded, !tree.indices.isEmpty else { return [] }
    return tree.items.compactMap { item in
      guard case .declaration(let declaration) = item,
        let index = tree.indices[declaration.name.symbol], index.row == nil
      else { return nil }
      return declaration
    }
  }

  /// The first member of the family that has a name, nil where none has it.
  func firstMember(of family: String) -> String? {
    guard let (tree, symbols) = expanded, let symbol = symbols.symbol(of: family) else {
      return nil
    }
    return members.first { tree.indices[$0.name.symbol]?.family == symbol }
      .map { symbols[$0.name.symbol] }
  }

  /// Whether base declares a name, be it for a row of a table; only in a session.
  func hasName(_ spelling: String) -> Bool {
    guard let (tree, symbols) = expanded, let symbol = symbols.symbol(of: spelling) else {
      return false
    }
    return tree.items.contains { item in
      switch item {
      case .declaration(let declaration): declaration.name.symbol == symbol
      case .binding(let binding): binding.name.symbol == symbol
      case .currency, .period, .use, .asOf, .rows, .scenario, .acceptance, .expectation, .query:
        false
      }
    }
  }
}
