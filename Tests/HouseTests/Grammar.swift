import Foundation

/// The productions of a file in the notation of `Grammar/README.md`.
struct Grammar {
  /// What a production derives.
  indirect enum Node {
    /// Exactly these characters.
    case terminal(String)
    /// What the named production derives.
    case reference(String)
    /// Described in words.
    case special(String)
    case sequence([Node])
    /// One of several; the number tells choices apart.
    case choice(Int, [Node])
    case optional(Node)
    case many(Node)
    case some(Node)
  }

  /// The text of each production, its spaces made one, by name.
  var texts: [String: String] = [:]
  /// The productions by name.
  var nodes: [String: Node] = [:]

  /// Reads the productions among `lines`: a name and `::=`, and the indented lines below.
  init(lines: [Substring]) {
    var productions: [String] = []
    var isOpen = false
    for line in lines {
      let words = line.split(separator: " ")
      if !line.hasPrefix(" "), words.count > 2, words[1] == "::=" {
        productions.append(words.joined(separator: " "))
        isOpen = true
      } else if isOpen && line.hasPrefix("  ") && !words.isEmpty {
        productions[productions.count - 1] += " " + words.joined(separator: " ")
      } else {
        isOpen = false
      }
    }
    for production in productions {
      var reader = Reader(production)
      let name = reader.takeName()
      reader.take("::=")
      texts[name] = production
      nodes[name] = reader.takeChoice()
      precondition(reader.atEnd, "cannot read \(production)")
    }
  }

  /// Adds the productions of `other`.
  mutating func add(_ other: Grammar) {
    texts.merge(other.texts) { first, _ in preconditionFailure("twice: \(first)") }
    nodes.merge(other.nodes) { first, _ in first }
  }

  /// All nodes below the productions.
  var allNodes: [Node] { nodes.sorted { $0.key < $1.key }.flatMap { $0.value.below } }

  /// The terminals that are words of the language.
  var words: Set<String> {
    Set(
      allNodes.compactMap { node in
        guard case .terminal(let text) = node, text.first?.isLetter == true else { return nil }
        return text
      })
  }
}

extension Grammar.Node {
  /// The node and all below it.
  var below: [Grammar.Node] {
    switch self {
    case .terminal, .reference, .special: [self]
    case .sequence(let nodes), .choice(_, let nodes): [self] + nodes.flatMap(\.below)
    case .optional(let node), .many(let node), .some(let node): [self] + node.below
    }
  }
}

/// Reads one production.
private struct Reader {
  /// What is left to read.
  private var rest: Substring
  /// The number of choices read in all productions, so that each has its own.
  nonisolated(unsafe) private static var choices = 0

  init(_ text: String) { rest = text[...] }

  /// Whether all was read.
  var atEnd: Bool { rest.isEmpty }

  /// Takes `text` and the spaces around it.
  mutating func take(_ text: String) {
    skipSpace()
    precondition(rest.hasPrefix(text), "expected \(text) before \(rest)")
    rest = rest.dropFirst(text.count)
    skipSpace()
  }

  /// Takes a name.
  mutating func takeName() -> String {
    let name = rest.prefix { $0.isLetter || $0 == "-" }
    rest = rest.dropFirst(name.count)
    return String(name)
  }

  /// Takes alternatives.
  mutating func takeChoice() -> Grammar.Node {
    skipSpace()
    var nodes = [takeSequence()]
    while rest.hasPrefix("|") {
      take("|")
      nodes.append(takeSequence())
    }
    Reader.choices += 1
    return nodes.count == 1 ? nodes[0] : .choice(Reader.choices, nodes)
  }

  private mutating func takeSequence() -> Grammar.Node {
    var nodes: [Grammar.Node] = []
    while let first = rest.first, first != "|", first != ")" { nodes.append(takeRepeated()) }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func takeRepeated() -> Grammar.Node {
    var node = takePrimary()
    switch rest.first {
    case "?": node = .optional(node)
    case "*": node = .many(node)
    case "+": node = .some(node)
    default:
      skipSpace()
      return node
    }
    rest = rest.dropFirst()
    skipSpace()
    return node
  }

  private mutating func takePrimary() -> Grammar.Node {
    switch rest.first {
    case "'":
      let text = rest.dropFirst().prefix { $0 != "'" }
      rest = rest.dropFirst(text.count + 2)
      return .terminal(String(text))
    case "(":
      take("(")
      let node = takeChoice()
      precondition(rest.first == ")")
      rest = rest.dropFirst()
      return node
    case "?":
      guard let end = rest.range(of: " ?") else { preconditionFailure("open: \(rest)") }
      let text = rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound]
      rest = rest[end.upperBound...]
      return .special(String(text))
    default:
      return .reference(takeName())
    }
  }

  private mutating func skipSpace() { rest = rest.drop { $0 == " " } }
}
