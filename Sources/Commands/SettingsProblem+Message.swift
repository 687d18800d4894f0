import Diagnostics
import Driver
import Reporting

extension SettingsProblem {
  /// What is said of it, one line.
  var message: String {
    switch fault {
    case .unreadable(let failure): return failure.message(for: path)
    case .text, .unknownKey, .wrongValue, .currency, .unknownRule:
      return visible(path) + (line.map { ":\($0)" } ?? "") + ": " + words
    }
  }

  /// What is wrong, behind the place.
  private var words: String {
    switch fault {
    case .unreadable: "it cannot be read"
    case .text(let fault): fault.message
    case .unknownKey(let key, let near):
      "there is no setting `\(shortened(key))`" + Self.similar(near)
        + (near == nil ? "; there is `fail-on`, `currency`, and the table `rules`" : "")
    case .wrongValue(let key, let allowed):
      allowed.isEmpty
        ? "`\(key)` is a table: [\(key)]"
        : "`\(key)` is " + allowed.map { "\"\($0)\"" }.joined(separator: " or ")
    case .currency:
      "`currency` is a lowercase word or a code of three capital letters, as \"kr\" or \"SEK\""
    case .unknownRule(let code, _) where code.hasPrefix("SV") && Page.named(code) != nil:
      "`\(visible(code))` is an error, which no setting changes"
    case .unknownRule(let code, let near):
      "there is no rule `\(visible(code))`" + Self.similar(near)
    }
  }

  /// States a near miss.
  private static func similar(_ near: String?) -> String {
    near.map { "; there is a similar one: `\($0)`" } ?? ""
  }
}

extension SettingsProblem.TextFault {
  /// What is wrong with the text.
  fileprivate var message: String {
    switch self {
    case .notText: "this is no text that a settings file can hold"
    case .isUTF16: "this is UTF-16; save it as UTF-8"
    case .noKey: "a key is wanted, as `fail-on`"
    case .noEqualSign: "`=` is wanted behind the key"
    case .noValue: "a value is wanted: text in quotes, a whole number, `true` or `false`"
    case .openString: "the quote is not closed on its line"
    case .control: "a control character stands in the text"
    case .badEscape: "there is no such sign behind `\\`"
    case .badNumber: "this is no whole number"
    case .largeNumber: "this number is too large"
    case .badHeader: "`]` is wanted behind the name of the table"
    case .deepKey: "a key has too many parts"
    case .rest: "nothing but a comment may stand behind this"
    case .repeated(let key): "`\(shortened(key))` is set twice"
    case .notRead(let name): "\(name) is not read here; text in quotes is"
    }
  }
}

/// The beginning of a text that may be very long.
private func shortened(_ text: String) -> String {
  let start = text.prefix(80)
  return visible(String(start)) + (start.endIndex < text.endIndex ? "…" : "")
}
