import Syntax

/// Dates as they are written in letters, which are reported with how a script writes them.
extension Parser {
  /// Takes a date in another writing, as `31/12/2027` or `31 december 2027`, and reports it; nil where none
  /// is next.
  mutating func takeForeignDate() -> DateLiteral? {
    guard let end = endOfForeignDate else { return nil }
    let start = token.start
    let text = lexer.text(start, end)
    let date = ForeignDate(text)
    let fix = date.flatMap { $0.isCertain ? lexer.fix(start, end, $0.text) : nil }
    report(.foreignDate(text, meant: date?.text), lexer.span(start, end), fix: fix)
    token.end = end
    lexer.state.position = end
    advance()
    // It was reported, and stands for some day.
    return DateLiteral(year: 1, month: nil, day: nil, span: lexer.span(start, end))
  }

  /// Whether a date in another writing is next.
  var atForeignDate: Bool { endOfForeignDate != nil }

  /// Where the date in another writing ends that is next; nil where none is.
  private var endOfForeignDate: Int? {
    guard at(.number) ? token.form != .faulty : at(.word) || at(.name),
      lexer.state.position == token.end, previousEnd <= token.start
    else { return nil }
    return endOfForeignDate(from: token.start)
  }

  /// Where the date ends that begins at `start` in another writing; nil where there is none.
  private func endOfForeignDate(from start: Int) -> Int? {
    var end = start
    while lexer.isDigit(at: end) || (isDateSign(lexer.byte(end)) && lexer.isDigit(at: end + 1)) {
      end += 1
    }
    if let year = yearBehindMonth(from: end) { return endOfYear(at: year) }
    let parts = lexer.text(start, end).split(omittingEmptySubsequences: false) {
      "./-".contains($0)
    }
    if parts.count < 2 { return nil }
    // The year may stand apart, as in `31/12 2027`.
    let isDay = parts.count == 2 && parts.allSatisfy { $0.count <= 2 }
    if isDay, let year = behindBlanks(end), let apart = endOfYear(at: year) { return apart }
    return end
  }

  /// Where the year stands behind the name of a month at `end`; nil where no such name is there.
  private func yearBehindMonth(from end: Int) -> Int? {
    let first = behindBlanks(behindPoint(end)) ?? end
    var last = first
    while lexer.continuesName(lexer.byte(last)) { last += 1 }
    guard last > first, last - first <= ForeignDate.longestMonth,
      ForeignDate.month(named: lexer.text(first, last)) != nil
    else { return nil }
    return behindBlanks(behindPoint(last))
  }

  /// Where four digits at `start` end; nil where there are fewer or more.
  private func endOfYear(at start: Int) -> Int? {
    var end = start
    while lexer.isDigit(at: end) { end += 1 }
    return end == start + 4 ? end : nil
  }

  /// The place behind a point that is at `place`, else the place.
  private func behindPoint(_ place: Int) -> Int {
    lexer.byte(place) == UInt8(ascii: ".") ? place + 1 : place
  }

  /// The place behind blanks that are at `place`; nil where none is.
  private func behindBlanks(_ place: Int) -> Int? {
    var end = place
    while lexer.byte(end) == UInt8(ascii: " ") { end += 1 }
    return end > place ? end : nil
  }

  /// Whether a byte may stand between the parts of a date.
  private func isDateSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
  }
}
