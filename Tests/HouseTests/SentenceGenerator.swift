/// Derives random sentences of a grammar, the same ones from the same seed.
struct SentenceGenerator {
  private let grammar: Grammar
  /// The least number of nested productions each production needs.
  private var depths: [String: Int] = [:]
  /// How often each alternative of each choice was taken.
  private var taken: [Int: [Int]] = [:]
  /// The least depth of each alternative of each choice.
  private var needs: [Int: [Int]] = [:]
  private var state: UInt64
  private var text = ""
  /// The number of parts of the sentence; from 80 on it takes the shortest way to its end.
  private var length = 0
  /// Whether the parts of a token are being derived, which stand side by side.
  private var isInToken = false

  init(_ grammar: Grammar, seed: UInt64) {
    self.grammar = grammar
    state = seed
    var isDone = false
    while !isDone {
      isDone = true
      for (name, node) in grammar.nodes {
        guard let depth = depth(of: node), depth + 1 < depths[name] ?? Int.max else { continue }
        depths[name] = depth + 1
        isDone = false
      }
    }
  }

  /// Derives one sentence from the production `name`, nested about `depth` deep.
  mutating func sentence(_ name: String, depth: Int) -> String {
    text = ""
    length = 0
    derive(.reference(name), depth)
    return text
  }

  /// Derives what `node` stands for.
  private mutating func derive(_ node: Grammar.Node, _ room: Int) {
    let depth = length < 80 ? room : 0
    switch node {
    case .terminal(let text): write(text)
    case .special(let words): write(example(of: words))
    case .reference(let name): deriveProduction(name, depth - 1)
    case .sequence(let nodes): for node in nodes { derive(node, depth) }
    case .choice(let number, let nodes): derive(nodes[pick(number, nodes, depth)], depth)
    case .optional(let node): if wants(node, depth) { derive(node, depth) }
    case .many(let node): while wants(node, depth) { derive(node, depth) }
    case .some(let node):
      repeat { derive(node, depth) } while wants(node, depth)
    }
  }

  /// Derives a production; a token is written without spaces between its parts.
  private mutating func deriveProduction(_ name: String, _ depth: Int) {
    guard let node = grammar.nodes[name] else { preconditionFailure("no production \(name)") }
    let isToken = name.allSatisfy { $0.isUppercase }
    guard isToken && !isInToken else { return derive(node, depth) }
    let before = text
    let length = length + 1
    isInToken = true
    repeat {
      text = ""
      // A date needs room for other digits than 0, however long the sentence is.
      self.length = 0
      derive(node, max(depth, 5))
    } while name == "DATE" && !isDate(text) || name == "STRING" && isBlank(text)
    isInToken = false
    self.length = length
    text = before + (before.isEmpty ? "" : " ") + text
  }

  /// Whether a text in quotation marks says nothing, which no line may.
  private func isBlank(_ text: String) -> Bool {
    text.dropFirst().dropLast().allSatisfy(\.isWhitespace)
  }

  private mutating func write(_ part: String) {
    if !isInToken && !text.isEmpty { text += " " }
    length += isInToken ? 0 : 1
    text += part
  }

  /// Whether there is room and will for something that may be left out.
  private mutating func wants(_ node: Grammar.Node, _ depth: Int) -> Bool {
    (self.depth(of: node) ?? Int.max) <= depth && random(5) < 2
  }

  /// Chooses an alternative: half the time one that was taken least, of those that fit the depth.
  private mutating func pick(_ number: Int, _ nodes: [Grammar.Node], _ depth: Int) -> Int {
    var counts = taken[number] ?? [Int](repeating: 0, count: nodes.count)
    let needs = self.needs[number] ?? nodes.map { self.depth(of: $0) ?? Int.max }
    self.needs[number] = needs
    let room = max(depth, needs.min() ?? 0)
    let fitting = nodes.indices.filter { needs[$0] <= room }
    var choice = fitting[random(fitting.count)]
    if random(2) == 0 {
      for index in fitting where counts[index] < counts[choice] { choice = index }
    }
    counts[choice] += 1
    taken[number] = counts
    return choice
  }

  /// The least number of nested productions `node` needs, nil while that is not known.
  private func depth(of node: Grammar.Node) -> Int? {
    switch node {
    case .terminal, .special, .optional, .many: return 0
    case .reference(let name): return depths[name]
    case .some(let node): return depth(of: node)
    case .choice(_, let nodes): return nodes.compactMap(depth(of:)).min()
    case .sequence(let nodes):
      let depths = nodes.compactMap(depth(of:))
      return depths.count == nodes.count ? depths.max() ?? 0 : nil
    }
  }

  /// A number below `limit` (Steele, Lea and Flood, SplitMix64).
  private mutating func random(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(limit))
  }

  /// Some text that the words describe; the letters form no word of the language.
  private mutating func example(of words: String) -> String {
    let examples: [String]
    switch words {
    case "an uppercase letter, or one of a script without case":
      examples = ["A", "Å", "Ω", "東", "א"]
    case "a lowercase letter": examples = ["q", "å", "ж"]
    case "a digit or a mark that combines with a letter": examples = ["0", "7", "\u{301}", "٣"]
    case "U+00A0": examples = ["\u{A0}"]
    case "U+202F": examples = ["\u{202F}"]
    case "any character but '\"', '\\' and a newline":
      examples = ["a", "é", " ", "😀", "#", "{", "'"]
    case "U+000A, U+000D, or the first behind the second": examples = ["\n", "\r\n", "\r"]
    case "a letter from A to Z": examples = ["A", "K", "S"]
    default: preconditionFailure("no example of \(words)")
    }
    return examples[random(examples.count)]
  }

  /// Whether a derived date exists, in any year.
  private func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts[0] > 0 && (parts.count < 3 || parts[2] <= 28)
  }
}
