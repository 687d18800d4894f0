import Diagnostics
import Syntax

/// What `samverka.toml` says for the scripts of a folder.
public struct Settings: Hashable, Sendable {
  /// What becomes of the findings of a rule.
  public enum Level: Hashable, Sendable {
    /// They are left out.
    case off
    /// They weigh so much.
    case severity(Severity)
  }

  /// From which severity on a finding makes a check fail; nil where it is not said.
  public var failOn: Severity?
  /// The currency of scripts that name none; nil where it is not said.
  public var currency: String?
  /// What becomes of the findings of rules, by their code.
  public var levels: [Code: Level] = [:]

  /// Creates settings that say nothing.
  public init() {}

  /// Returns the settings with what `outer` says besides, key by key.
  func completed(by outer: Settings) -> Settings {
    var result = self
    result.failOn = failOn ?? outer.failOn
    result.currency = currency ?? outer.currency
    result.levels.merge(outer.levels) { own, _ in own }
    return result
  }
}

/// Something wrong in a `samverka.toml`.
public struct SettingsProblem: Hashable, Sendable {
  /// What is wrong.
  public enum Fault: Hashable, Sendable {
    /// The file cannot be read.
    case unreadable(SourceFailure)
    /// The text is no TOML; what is wrong with it.
    case text(TextFault)
    /// There is no such key, and the one that is near.
    case unknownKey(String, near: String?)
    /// A key with a value that it cannot have, and those it can.
    case wrongValue(key: String, allowed: [String])
    /// A currency that is neither a lowercase word nor a code of three capital letters.
    case currency(String)
    /// A code that no rule has, and the one that is near.
    case unknownRule(String, near: String?)
  }

  /// What is wrong with a text of TOML.
  public enum TextFault: Hashable, Sendable {
    case notText, isUTF16, noKey, noEqualSign, noValue, openString, control, badEscape, badNumber
    case largeNumber, badHeader, deepKey, rest
    /// A key or a table that is there already.
    case repeated(String)
    /// TOML that is not read, by its name.
    case notRead(String)
  }

  /// The path of the file.
  public var path: String
  /// The line, from 1; nil where the file cannot be read.
  public var line: Int?
  public var fault: Fault
}
