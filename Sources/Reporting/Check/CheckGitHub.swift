import Diagnostics

/// A check as workflow commands of GitHub, which shows them beside the lines of a change.
struct CheckGitHub {
  /// Writes a command for each finding and for each script that could not be checked.
  func write(_ report: CheckReport, to output: inout some TextOutputStream) {
    for file in report.files {
      if let failure = file.failure {
        let place = file.path == "<stdin>" ? "" : " file=\(Self.property(file.path))"
        output.write("::error\(place)::\(Self.message(failure))\n")
      }
      for finding in file.findings { output.write(Self.command(finding, in: file.path) + "\n") }
    }
  }

  /// The command of a finding.
  private static func command(_ finding: LocatedDiagnostic, in path: String) -> String {
    let word =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties = ["file=\(property(finding.primary?.place.path ?? path))"]
    if let place = finding.primary?.place {
      properties += ["line=\(place.start.line)", "endLine=\(place.end.line)"]
      // Columns are only taken where a single line is marked.
      if place.start.line == place.end.line {
        properties += ["col=\(place.start.codePoint)", "endColumn=\(place.end.codePoint)"]
      }
    }
    properties.append("title=\(finding.code)")
    return "::\(word) \(properties.joined(separator: ","))::\(message(finding.told))"
  }

  /// Returns `text` as the message of a command.
  private static func message(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  /// Returns `text` as the value of a property of a command.
  private static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  /// Returns `text` with what `escapes` names replaced and nothing hidden.
  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if let escape = escapes[scalar] {
        result += escape
      } else {
        result += scalar.isHidden ? visible(String(scalar)) : String(scalar)
      }
    }
  }
}

extension LocatedDiagnostic {
  /// All that is said of it, a line for each sentence: headline, why, what to do.
  var told: String {
    let place = scenario.map { " (in scenario \($0))" } ?? ""
    return
      ([message + place] + why.map { "why: " + $0 } + help.map { "do: " + $0 })
      .joined(separator: "\n")
  }
}
