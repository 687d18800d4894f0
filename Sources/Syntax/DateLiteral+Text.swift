import Diagnostics

extension DateLiteral {
  /// Reads a date as a script writes it, which stands nowhere; nil for what is no date.
  public init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for (part, digits) in zip(parts, [4, 2, 2]) {
      guard part.utf8.count == digits, part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part), number > 0
      else { return nil }
      numbers.append(number)
    }
    let month = numbers.count > 1 ? numbers[1] : nil
    let day = numbers.count > 2 ? numbers[2] : nil
    if let month, month > 12 { return nil }
    if let month, let day, day > Self.days(in: month, of: numbers[0]) { return nil }
    self.init(year: numbers[0], month: month, day: day, span: .nowhere)
  }

  /// The number of days of a month.
  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
