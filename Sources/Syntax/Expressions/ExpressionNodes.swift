import Arithmetic
import Diagnostics

/// The nodes of all expressions of a tree, one behind the other, each kept in sixteen bytes.
public struct ExpressionNodes: Hashable, Sendable, RandomAccessCollection {
  /// What a node is; numbers that do not fit into it are told apart from those that do.
  @usableFromInline
  enum Tag: UInt8, Hashable, Sendable {
    case number, percent, scale, longNumber, longPercent, longScale
    case name, missing, figure, unit, per, prefix, infix, call, conditional, parentheses
  }

  /// A node as it is kept.
  @usableFromInline
  struct Packed: Hashable, Sendable {
    /// The place.
    @usableFromInline
    let span: SourceSpan
    /// A symbol, an index, a count, or the part of a fraction above the line.
    @usableFromInline
    let payload: Int32
    /// The part of a fraction below the line, or the number of an operator or function.
    @usableFromInline
    let detail: UInt16
    /// What the node is.
    @usableFromInline
    let tag: Tag

    /// Puts the parts together.
    @usableFromInline
    @inline(__always)
    init(_ tag: Tag, _ payload: Int32, _ detail: UInt16, _ span: SourceSpan) {
      self.span = span
      self.payload = payload
      self.detail = detail
      self.tag = tag
    }
  }

  /// The nodes in order.
  @usableFromInline
  var packed: [Packed] = []
  /// The numbers that do not fit into a node, which has their index.
  @usableFromInline
  var long: [Rational] = []

  /// Creates nothing.
  public init() {}

  public var startIndex: Int { 0 }

  @inlinable
  public var endIndex: Int { packed.count }

  /// The node at `index`.
  @inlinable
  public subscript(index: Int) -> ExpressionNode {
    get {
      let node = packed[index]
      return ExpressionNode(kind(of: node), node.span)
    }
    set { packed[index] = pack(newValue.kind, newValue.span) }
  }

  /// Adds a node.
  @inlinable
  @inline(__always)
  public mutating func append(_ node: ExpressionNode) {
    packed.append(pack(node.kind, node.span))
  }

  /// Adds a number of at most nine digits, of which at most four are decimals.
  @inlinable
  @inline(__always)
  public mutating func append(decimal mantissa: UInt32, _ decimals: Int, _ span: SourceSpan) {
    let (above, below) =
      decimals == 0 ? (mantissa, 1) : ExpressionNodes.lowestTerms(mantissa, decimals)
    packed.append(Packed(.number, Int32(bitPattern: above), below, span))
  }

  /// Returns the lowest terms of `mantissa` over ten to the power of `decimals`, at most four: ten has
  /// the divisors two and five.
  @inlinable
  @inline(never)
  static func lowestTerms(_ mantissa: UInt32, _ decimals: Int) -> (UInt32, UInt16) {
    let twos = Swift.min(mantissa.trailingZeroBitCount, decimals)
    var above = mantissa >> UInt32(twos)
    var below: UInt16 = 1 << UInt16(decimals - twos)
    for _ in 0..<decimals {
      if above % 5 == 0 { above /= 5 } else { below *= 5 }
    }
    return (above, below)
  }

  /// Makes a percentage at `span` of the number that is the last node.
  public mutating func makePercent(_ span: SourceSpan) {
    guard let node = packed.popLast() else { return }
    if node.tag == .number, node.detail <= 600 {
      let (above, below) = ExpressionNodes.hundredth(node.payload, node.detail)
      packed.append(Packed(.percent, above, below, span))
    } else if case .number(let value) = kind(of: node) {
      append(ExpressionNode(.percent(value / 100), span))
    }
  }

  /// Returns a hundredth of a fraction in lowest terms, in lowest terms; `below` is at most 600.
  private static func hundredth(_ above: Int32, _ below: UInt16) -> (Int32, UInt16) {
    var (above, below) = (above, below)
    if above == 0 { return (0, 1) }
    for _ in 0..<2 {
      if above % 2 == 0 { above /= 2 } else { below *= 2 }
      if above % 5 == 0 { above /= 5 } else { below *= 5 }
    }
    return (above, below)
  }

  /// Takes the last node away and returns it, nil where there is none.
  public mutating func popLast() -> ExpressionNode? {
    guard let last else { return nil }
    packed.removeLast()
    return last
  }

  /// Takes all nodes away from `index` on; a number that did not fit into one of them stays behind.
  public mutating func removeAll(from index: Int) {
    packed.removeLast(packed.count - index)
  }

  /// Repeats some nodes at `index`; what stands there moves on.
  ///
  /// - Complexity: O(n) in the nodes from there on.
  public mutating func `repeat`(_ nodes: Range<Int>, at index: Int) {
    packed.insert(contentsOf: Array(packed[nodes]), at: index)
  }

  /// Makes room for `count` nodes.
  public mutating func reserveCapacity(_ count: Int) { packed.reserveCapacity(count) }
}

extension ExpressionNodes {
  /// What a node does.
  @inlinable
  @inline(__always)
  func kind(of node: Packed) -> ExpressionNode.Kind {
    switch node.tag {
    case .number: .number(ExpressionNodes.fraction(node))
    case .percent: .percent(ExpressionNodes.fraction(node))
    case .scale: .scale(ExpressionNodes.fraction(node))
    case .longNumber: .number(long[Int(node.payload)])
    case .longPercent: .percent(long[Int(node.payload)])
    case .longScale: .scale(long[Int(node.payload)])
    case .name: .name(Symbol(index: node.payload))
    case .missing: .missing(node.payload)
    case .figure: .figure(node.payload)
    case .unit: .unit(Symbol(index: node.payload))
    case .per: .per(Symbol(index: node.payload))
    // What was stored is the number of a case, which without payload is the case itself.
    case .prefix:
      .prefix(unsafeBitCast(UInt8(truncatingIfNeeded: node.detail), to: PrefixOperator.self))
    case .infix:
      .infix(unsafeBitCast(UInt8(truncatingIfNeeded: node.detail), to: InfixOperator.self))
    case .call:
      .call(unsafeBitCast(UInt8(truncatingIfNeeded: node.detail), to: Builtin.self), node.payload)
    case .conditional: .conditional
    case .parentheses: .parentheses
    }
  }

  /// The number that fits into a node.
  @inlinable
  @inline(__always)
  static func fraction(_ node: Packed) -> Rational {
    Rational(lowestTerms: node.payload, node.detail)
  }

  /// A node as it is kept.
  @inlinable
  @inline(__always)
  mutating func pack(_ kind: ExpressionNode.Kind, _ span: SourceSpan) -> Packed {
    switch kind {
    case .number(let value): pack(value, .number, .longNumber, span)
    case .percent(let value): pack(value, .percent, .longPercent, span)
    case .scale(let value): pack(value, .scale, .longScale, span)
    case .name(let symbol): Packed(.name, symbol.index, 0, span)
    case .missing(let index): Packed(.missing, index, 0, span)
    case .figure(let index): Packed(.figure, index, 0, span)
    case .unit(let symbol): Packed(.unit, symbol.index, 0, span)
    case .per(let symbol): Packed(.per, symbol.index, 0, span)
    case .prefix(let sign): Packed(.prefix, 0, UInt16(unsafeBitCast(sign, to: UInt8.self)), span)
    case .infix(let sign): Packed(.infix, 0, UInt16(unsafeBitCast(sign, to: UInt8.self)), span)
    case .call(let function, let count):
      Packed(.call, count, UInt16(unsafeBitCast(function, to: UInt8.self)), span)
    case .conditional: Packed(.conditional, 0, 0, span)
    case .parentheses: Packed(.parentheses, 0, 0, span)
    }
  }

  /// A node that is a number, whose value is kept apart where it does not fit.
  @inlinable
  @inline(__always)
  mutating func pack(
    _ value: Rational, _ tag: Tag, _ longTag: Tag, _ span: SourceSpan
  ) -> Packed {
    if let (above, below) = value.lowestTerms { return Packed(tag, above, below, span) }
    long.append(value)
    return Packed(longTag, Int32(long.count - 1), 0, span)
  }
}
