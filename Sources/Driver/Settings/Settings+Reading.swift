import Diagnostics
import Syntax

extension Settings {
  /// Reads the text of a `samverka.toml` at `path`, whose rules may be among `rules`.
  static func read(
    _ bytes: [UInt8], path: String, rules: [Code]
  ) -> (settings: Settings, problems: [SettingsProblem]) {
    let text = TOMLReader(bytes)
    var settings = Settings()
    var problems = text.faults.map { line, fault in
      SettingsProblem(path: path, line: line, fault: .text(fault))
    }
    for entry in text.entries {
      if let fault = settings.take(entry, rules) {
        problems.append(SettingsProblem(path: path, line: entry.line, fault: fault))
      }
    }
    return (settings, problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
  }

  /// The keys outside of tables, and the table of rules.
  private static let keys = ["fail-on", "currency", "rules"]

  /// Takes what a key is set to; returns what is wrong with it.
  private mutating func take(
    _ entry: TOMLReader.Entry, _ rules: [Code]
  ) -> SettingsProblem.Fault? {
    switch (entry.path.first ?? "", entry.path.count) {
    case ("fail-on", 1):
      let severities = Severity.allCases.reversed().map(\.word)
      guard case .string(let word) = entry.value, let severity = Severity(word: word) else {
        return .wrongValue(key: "fail-on", allowed: severities)
      }
      failOn = severity
    case ("currency", 1):
      guard case .string(let word) = entry.value, Self.isCurrency(word) else {
        if case .string(let word) = entry.value { return .currency(word) }
        return .currency("")
      }
      currency = word
    case ("rules", 2): return takeLevel(entry, rules)
    case ("rules", 1) where entry.value == .emptyTable: break
    case ("rules", 1): return .wrongValue(key: "rules", allowed: [])
    default:
      let key = entry.path.joined(separator: ".")
      return .unknownKey(key, near: nearest(to: entry.path[0], among: Self.keys))
    }
    return nil
  }

  /// Takes what becomes of the findings of a rule.
  private mutating func takeLevel(
    _ entry: TOMLReader.Entry, _ rules: [Code]
  ) -> SettingsProblem.Fault? {
    guard let code = rules.first(where: { "\($0)" == entry.path[1] }) else {
      return .unknownRule(
        entry.path[1], near: nearest(to: entry.path[1], among: rules.map { "\($0)" }))
    }
    let allowed = Severity.allCases.reversed().map(\.word) + ["off"]
    guard case .string(let word) = entry.value, allowed.contains(word) else {
      return .wrongValue(key: "rules.\(code)", allowed: allowed)
    }
    levels[code] = Severity(word: word).map(Level.severity) ?? .off
    return nil
  }

  /// Whether `word` is a currency as a script names it.
  private static func isCurrency(_ word: String) -> Bool {
    let isCode = word.utf8.count == 3 && word.utf8.allSatisfy { (65...90).contains($0) }
    let isWord = !word.isEmpty && word.unicodeScalars.allSatisfy(\.properties.isLowercase)
    return isCode || isWord
  }
}
