import Foundation
import XCTest

/// What a value of JSON must be, as far as a schema says it.
indirect enum Shape: Sendable {
  /// A string, with what is wrong with one that is not wanted.
  case text(@Sendable (String) -> String?)
  /// A whole number from `least` on.
  case whole(least: Int)
  case truth
  /// An array of equal shapes; equal elements may be forbidden.
  case list(Shape, unique: Bool = false)
  /// An object with these members, of which some must be there, and no others.
  case object(required: [String] = [], [String: Shape])
  /// An object with members of any name.
  case map(Shape)

  /// Any string.
  static let anyText = Shape.text { _ in nil }

  /// One of some words.
  static func word(_ words: String...) -> Shape {
    .text { words.contains($0) ? nil : "is none of \(words)" }
  }

  /// A string in which a regular expression is found.
  static func matching(_ pattern: String) -> Shape {
    .text { $0.range(of: pattern, options: .regularExpression) == nil ? "is no \(pattern)" : nil }
  }

  /// What is wrong with `value`, each with its path.
  func faults(of value: Any, at path: String = "$") -> [String] {
    switch self {
    case .text(let problem):
      guard let text = value as? String else { return ["\(path): no string"] }
      return problem(text).map { ["\(path): \($0): \(text)"] } ?? []
    case .whole(let least):
      guard let number = value as? NSNumber, !Self.isTruth(number),
        Double(number.intValue) == number.doubleValue, number.intValue >= least
      else { return ["\(path): no whole number from \(least) on: \(value)"] }
      return []
    case .truth:
      return (value as? NSNumber).map(Self.isTruth) == true ? [] : ["\(path): no truth value"]
    case .list(let shape, let unique):
      guard let list = value as? [Any] else { return ["\(path): no array"] }
      let isRepeated = unique && Set(list.map { "\($0)" }).count < list.count
      return (isRepeated ? ["\(path): equal elements"] : [])
        + list.enumerated().flatMap { shape.faults(of: $1, at: "\(path)[\($0)]") }
    case .map(let shape):
      guard let object = value as? [String: Any] else { return ["\(path): no object"] }
      return object.flatMap { shape.faults(of: $1, at: "\(path).\($0)") }
    case .object(let required, let members):
      guard let object = value as? [String: Any] else { return ["\(path): no object"] }
      return required.filter { object[$0] == nil }.map { "\(path): no \($0)" }
        + object.flatMap { name, value in
          members[name]?.faults(of: value, at: "\(path).\(name)") ?? ["\(path).\(name): unknown"]
        }
    }
  }

  /// Whether a number of Foundation stands for a truth value.
  private static func isTruth(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c"
  }
}

extension Shape {
  /// What the schema of SARIF 2.1.0 asks of the parts that are written.
  static let sarif: Shape = {
    let message = Shape.object(required: ["text"], ["text": .anyText])
    let place = Shape.object(["uri": .matching("^(file:///)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$")])
    let region = Shape.object([
      "startLine": .whole(least: 1), "startColumn": .whole(least: 1),
      "endLine": .whole(least: 1), "endColumn": .whole(least: 1),
    ])
    let physical = Shape.object(
      required: ["artifactLocation"], ["artifactLocation": place, "region": region])
    let location = Shape.object([
      "id": .whole(least: -1), "physicalLocation": physical, "message": message,
    ])
    let level = Shape.word("none", "note", "warning", "error")
    let rule = Shape.object(
      required: ["id"],
      [
        "id": .anyText, "shortDescription": message, "fullDescription": message, "help": message,
      ])
    let driver = Shape.object(
      required: ["name"],
      ["name": .anyText, "version": .anyText, "rules": .list(rule, unique: true)])
    let notification = Shape.object(
      required: ["message"],
      ["level": level, "message": message, "locations": .list(location, unique: true)])
    let invocation = Shape.object(
      required: ["executionSuccessful"],
      ["executionSuccessful": .truth, "toolExecutionNotifications": .list(notification)])
    let replacement = Shape.object(
      required: ["deletedRegion"],
      ["deletedRegion": region, "insertedContent": .object(["text": .anyText])])
    let change = Shape.object(
      required: ["artifactLocation", "replacements"],
      ["artifactLocation": place, "replacements": .list(replacement)])
    let fix = Shape.object(
      required: ["artifactChanges"],
      ["description": message, "artifactChanges": .list(change, unique: true)])
    let suppression = Shape.object(
      required: ["kind"],
      [
        "kind": .word("inSource", "external"), "justification": .anyText,
        "status": .word("accepted", "underReview", "rejected"),
      ])
    let result = Shape.object(
      required: ["message"],
      [
        "ruleId": .anyText, "ruleIndex": .whole(least: -1), "level": level, "message": message,
        "locations": .list(location), "relatedLocations": .list(location, unique: true),
        "partialFingerprints": .map(.anyText), "fixes": .list(fix, unique: true),
        "suppressions": .list(suppression, unique: true),
      ])
    let run = Shape.object(
      required: ["tool"],
      [
        "tool": .object(required: ["driver"], ["driver": driver]),
        "columnKind": .word("utf16CodeUnits", "unicodeCodePoints"),
        "invocations": .list(invocation),
        "artifacts": .list(.object(["location": place]), unique: true),
        "results": .list(result),
      ])
    return .object(
      required: ["version", "runs"],
      ["$schema": .matching("^https://"), "version": .word("2.1.0"), "runs": .list(run)])
  }()

  /// What GitLab asks of a Code Quality report.
  static let gitlab: Shape = {
    let lines = Shape.object(
      required: ["begin"], ["begin": .whole(least: 1), "end": .whole(least: 1)])
    return .list(
      .object(
        required: ["description", "check_name", "fingerprint", "severity", "location"],
        [
          "description": .anyText, "check_name": .anyText,
          "fingerprint": .matching("^[0-9a-f]{32}$"),
          "severity": .word("info", "minor", "major", "critical", "blocker"),
          "location": .object(
            required: ["path", "lines"], ["path": .matching("^[^.]|^\\.[^/]"), "lines": lines]),
        ]))
  }()
}
