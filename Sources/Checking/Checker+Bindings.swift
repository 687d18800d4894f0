import Diagnostics
import Syntax

extension Checker {
  /// Checks all values bound by `let`, each behind those it uses.
  mutating func checkBindings() {
    let all = bindingOrder
    bindingOrder = []
    var places: [NameID: Int] = [:]
    for (place, id) in all.enumerated() { places[id] = place }
    var states = Array(repeating: BindingState.untouched, count: all.count)
    for place in all.indices { visit(place, all, places, &states) }
  }

  /// How far the visit of a binding has come.
  private enum BindingState {
    case untouched, open, done
  }

  /// Checks a binding after those it uses, by a stack of its own instead of recursion.
  private mutating func visit(
    _ start: Int, _ all: [NameID], _ places: [NameID: Int], _ states: inout [BindingState]
  ) {
    if states[start] != .untouched { return }
    var path: [(place: Int, node: Int)] = [(start, firstNode(of: all[start]))]
    states[start] = .open
    while let (place, node) = path.last {
      guard let end = binding(all[place])?.value.nodes.upperBound, node < end else {
        finish(all[place])
        states[place] = .done
        path.removeLast()
        continue
      }
      path[path.count - 1].node += 1
      guard let used = usedBinding(at: node, by: all[place]), let next = places[used] else {
        continue
      }
      switch states[next] {
      case .done: break
      case .open: reportCircle(path, from: next, all)
      case .untouched:
        states[next] = .open
        path.append((next, firstNode(of: used)))
      }
    }
  }

  /// Finds what a binding measures; what is part of a circle has failed already.
  private mutating func finish(_ id: NameID) {
    bindingOrder.append(id)
    guard bindingTypes[id] == nil, let binding = binding(id) else { return }
    if uncertainPart(of: binding.value, in: names[id].scope) != nil { uncertainBindings.insert(id) }
    bindingTypes[id] = measure(binding.value, at: .free, in: names[id].scope)
  }

  /// Reports a circle of bindings and makes all of it fail silently from now on.
  ///
  /// Of circles that meet one is reported: where something of this one has failed, what lies between
  /// uses that, and only the first is still to fail. So each binding is looked at once.
  private mutating func reportCircle(
    _ path: [(place: Int, node: Int)], from first: Int, _ all: [NameID]
  ) {
    var circle: [NameID] = []
    for step in path.reversed() {
      let id = all[step.place]
      if bindingTypes[id]?.hasFailed ?? false {
        bindingTypes[all[first]] = .failed
        return
      }
      bindingTypes[id] = .failed
      circle.append(id)
      if step.place == first { break }
    }
    circle.reverse()
    let spellings = circle.map { symbols[names[$0].symbol] }
    report(.bindingCircle(spellings, at: known(circle[0]).site))
  }

  /// The binding that a node of another one names, nil where it names none.
  private func usedBinding(at node: Int, by id: NameID) -> NameID? {
    guard case .name(let symbol) = tree.nodes[node].kind,
      let used = names.find(symbol, in: names[id].scope), names[used].kind == .binding
    else { return nil }
    return used
  }

  /// The first node of a binding's value.
  private func firstNode(of id: NameID) -> Int { binding(id)?.value.nodes.lowerBound ?? 0 }

  /// The binding that an id names, nil for other kinds.
  private func binding(_ id: NameID) -> Binding? { tree.binding(names[id]) }
}

extension SyntaxTree {
  /// The binding of an entry, nil where it is no binding.
  func binding(_ entry: NameEntry) -> Binding? {
    guard entry.kind == .binding else { return nil }
    switch items[Int(entry.item)] {
    case .binding(let binding): return binding
    case .scenario, .query: return items[Int(entry.item)].scenario?.bindings[Int(entry.part)]
    case .declaration, .currency, .period, .use, .asOf, .rows, .acceptance, .expectation:
      return nil
    }
  }

  /// The declaration of an entry, nil where it is a binding or a scenario.
  func declaration(_ entry: NameEntry) -> Declaration? {
    guard entry.kind != .binding, entry.kind != .scenario else { return nil }
    switch items[Int(entry.item)] {
    case .declaration(let declaration): return declaration
    case .scenario, .query: return items[Int(entry.item)].scenario?.declarations[Int(entry.part)]
    case .binding, .currency, .period, .use, .asOf, .rows, .acceptance, .expectation: return nil
    }
  }
}
