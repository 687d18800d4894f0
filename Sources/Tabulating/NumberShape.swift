/// The form of a cell that looks like a number, before its decimal sign is known.
///
///     number  ::= minus? whole (mark digits)?
///     whole   ::= digits | digit{1,3} (group digit{3})+
///     group   ::= space | U+00A0 | U+202F | ',' | '.'     one and the same within a number
///     mark    ::= ',' | '.'                               another than `group`
///     minus   ::= '-' | U+2212
struct NumberShape: Hashable {
  /// A sign that groups digits or begins the decimals.
  enum Mark: Hashable { case comma, point }

  /// What the commas and points in it can mean.
  enum Reading: Hashable {
    /// It has neither.
    case plain
    /// The mark is the decimal sign and nothing else.
    case decimal(Mark)
    /// The mark groups digits and nothing else.
    case grouped(Mark)
    /// The one mark, before three digits, can be either.
    case either(Mark)
  }

  /// Whether a minus stands before it.
  let isNegative: Bool
  /// What its commas and points can mean.
  let reading: Reading
  /// The number of digits behind the last comma or point; 0 if there is none.
  let lastDigits: Int
  /// The number of all digits.
  let digitCount: Int
  /// Whether its digits are grouped by spaces.
  let isSpaced: Bool
  /// Whether commas or points group its digits beyond doubt.
  let hasMarkedGroups: Bool
  /// Whether a cell of that form is no code, date or clock time, as `1.234,5`, `1,234,567` or `0,125`.
  let isSurelyFigure: Bool

  /// Reads the form of a cell's bytes, white space around them passed over; nil if it is no number.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init?(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) {
    var scanner = SignScanner(bytes, encoding)
    scanner.skipSpaces()
    isNegative = scanner.takeMinus()
    let head = scanner.takeDigits()
    guard head.count > 0 else { return nil }
    var form = Form(head: head)
    var total = head.count
    while let sign = scanner.takeSign() {
      let count = scanner.takeDigits().count
      if count == 0 {
        // Only white space may be left.
        guard sign.isSpace else { return nil }
        scanner.skipSpaces()
        break
      }
      guard form.add(sign, count) else { return nil }
      total += count
    }
    guard scanner.isAtEnd, let reading = form.reading else { return nil }
    self.reading = reading
    lastDigits = reading == .plain ? 0 : form.last
    digitCount = total
    isSpaced = form.group?.isSpace == true
    hasMarkedGroups = form.group?.mark != nil
    isSurelyFigure = hasMarkedGroups || (isSpaced && reading != .plain) || form.isFraction
  }
}

/// The groups of digits met so far, and the signs between them.
private struct Form {
  let head: (count: Int, isZero: Bool)
  /// The sign between groups, once it is certain.
  var group: Sign?
  /// A first comma or point that may still be either.
  var pending: Sign?
  /// The decimal sign, once it is certain.
  var decimal: Sign?
  /// The number of digits behind the last sign.
  var last = 0

  init(head: (count: Int, isZero: Bool)) { self.head = head }

  /// Adds a sign and the number of digits behind it; false if that makes no number.
  mutating func add(_ sign: Sign, _ count: Int) -> Bool {
    if decimal != nil { return false }
    if sign == group {
      last = count
      return count == 3
    }
    if group != nil {
      if sign.isSpace { return false }
      decimal = sign
    } else if let first = pending {
      guard canGroup, last == 3, !sign.isSpace else { return false }
      group = first
      pending = nil
      if sign == first {
        last = count
        return count == 3
      }
      decimal = sign
    } else if sign.isSpace {
      group = sign
      last = count
      return count == 3 && head.count <= 3
    } else {
      pending = sign
    }
    last = count
    return true
  }

  /// Whether the first digits may stand before a group set off by a comma or point.
  private var canGroup: Bool { head.count <= 3 && !head.isZero }

  /// Whether it is a fraction of one, as `0,125`; `0.30` may be a clock time.
  var isFraction: Bool {
    head.count == 1 && head.isZero && pending.map { $0 == .comma || last != 2 } == true
  }

  /// What commas and points mean in what was added.
  var reading: NumberShape.Reading? {
    if let mark = pending?.mark {
      return canGroup && last == 3 ? .either(mark) : .decimal(mark)
    }
    if let mark = decimal?.mark { return .decimal(mark) }
    if let mark = group?.mark { return .grouped(mark) }
    return .plain
  }
}
