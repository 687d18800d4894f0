import Diagnostics
import Syntax

extension Checker {
  /// Finds what each scenario extends and puts them in order; circles and long chains are cut.
  mutating func orderScenarios() {
    var children: [[Int32]] = Array(repeating: [], count: names.scopes.count)
    var roots: [Int32] = []
    for scope in names.scopes.indices {
      guard let parent = parent(of: scope) else {
        roots.append(Int32(scope))
        continue
      }
      names.scopes[scope].parent = parent
      children[Int(parent)].append(Int32(scope))
    }
    var depths = Array(repeating: 0, count: names.scopes.count)
    place(roots, children, &depths)
    // What is left leads into a circle; cutting it makes everything behind it reachable.
    for scope in names.scopes.indices where depths[scope] == 0 {
      place([cutCircle(from: Int32(scope))], children, &depths)
    }
  }

  /// The scope that a scenario extends, nil for base and where the name fails.
  private mutating func parent(of scope: Int) -> Int32? {
    guard let scenario = tree.items[Int(names.scopes[scope].item)].scenario,
      let name = scenario.extends, let id = find(name, as: .scenario, in: -1)
    else { return nil }
    return names[id].part
  }

  /// Puts scopes and all that extend them in order, level by level.
  private mutating func place(_ roots: [Int32], _ children: [[Int32]], _ depths: inout [Int]) {
    var waiting = roots
    var next = 0
    while next < waiting.count {
      let scope = waiting[next]
      next += 1
      if depths[Int(scope)] != 0 { continue }
      let parent = names.scopes[Int(scope)].parent
      var depth = parent < 0 ? 1 : depths[Int(parent)] + 1
      if depth > NameTable.depthLimit {
        reportDepth(scope)
        names.scopes[Int(scope)].parent = -1
        depth = 1
      }
      depths[Int(scope)] = depth
      names.order.append(scope)
      waiting += children[Int(scope)]
    }
  }

  /// Reports a chain that is too long.
  private mutating func reportDepth(_ scope: Int32) {
    let symbol = names.scopes[Int(scope)].symbol
    guard let scenario = tree.items[Int(names.scopes[Int(scope)].item)].scenario else { return }
    report(
      .extendsTooDeep(symbols[symbol], at: scenario.name.span, limit: NameTable.depthLimit))
  }

  /// Reports the circle that a scope leads into, makes one of it start from base, and returns that.
  private mutating func cutCircle(from scope: Int32) -> Int32 {
    var places: [Int32: Int] = [:]
    var path: [Int32] = []
    var current = scope
    while places[current] == nil {
      places[current] = path.count
      path.append(current)
      current = names.scopes[Int(current)].parent
    }
    let circle = path[(places[current] ?? 0)...].map { symbols[names.scopes[Int($0)].symbol] }
    if let first = tree.items[Int(names.scopes[Int(current)].item)].scenario {
      report(.extendsCircle(circle, at: first.extends?.span ?? first.name.span))
    }
    names.scopes[Int(current)].parent = -1
    return current
  }
}
