import Arithmetic
import Diagnostics

/// A saved response of Kolada's programming interface, version 3: values of key figures.
public struct KoladaResponse: Sendable {
  /// One value of one key figure, municipality, period and gender.
  public struct Entry: Sendable {
    /// What tells it from others, as `kpi`, `municipality` and `gender`, in the order of the file.
    public let keys: [(name: String, text: String)]
    /// The period as written, a year.
    public let period: String
    /// The value; nil where the response has none.
    public let value: Rational?
    /// What the response says of the value; empty where nothing.
    public let status: String
    /// Of how many it is an unweighted mean.
    public let count: Int
    /// The place of the entry.
    public let site: SourceSpan

    /// Returns the text of a key, nil where the entry has no such key.
    public func text(of key: String) -> String? { keys.first { $0.name == key }?.text }
  }

  /// The file it was read from.
  public let file: SourceFile
  /// The values in the order of the file.
  public let entries: [Entry]
  /// The names of the keys, each once, in the order they were met.
  public let keys: [String]

  /// Returns the key that has `text` in some entry, nil where none has.
  ///
  /// - Complexity: O(n) in the number of entries.
  public func key(of text: String) -> String? {
    for entry in entries {
      if let key = entry.keys.first(where: { $0.text == text }) { return key.name }
    }
    return nil
  }
}

/// Reads a saved response of Kolada; nil where the file holds none.
///
/// - Complexity: O(n) in the size of the file, times the keys of an entry.
public func readKolada(
  _ file: SourceFile
) -> (response: KoladaResponse?, diagnostics: [Diagnostic]) {
  do throws(ResponseProblem) {
    let document = try readJSON(file)
    let more = document["next_url"].flatMap { $0.isNull || $0.text?.isEmpty == true ? nil : $0 }
    let response = try KoladaResponse(file, document)
    return (
      response, more.map { [ResponseProblem.morePages(at: file.span($0.place)).diagnostic] } ?? []
    )
  } catch {
    return (nil, [error.diagnostic])
  }
}

/// Reads the one value of a file of JSON in UTF-8.
func readJSON(_ file: SourceFile) throws(ResponseProblem) -> JSONNode {
  if file.bytes.isEmpty { throw .nothing(file.span) }
  if file.bytes.count > ResponseProblem.byteLimit {
    throw .tooLarge(bytes: file.bytes.count, limit: ResponseProblem.byteLimit, at: file.span(0, 0))
  }
  switch TextEncoding.detected(in: file) {
  case .success((.utf8, let start)):
    do throws(JSONFault) {
      return try JSONReader.read(file.bytes, from: start)
    } catch {
      throw .notJSON(error.kind, at: file.span(error.place))
    }
  case .success((.windows1252, _)): throw .notUTF8(at: file.span(0, 0))
  case .failure(let problem): throw .notUTF8(at: problem.site)
  }
}

extension KoladaResponse {
  /// The members of a value that tell it from no other.
  private static let plainKeys: Set = ["period", "values", "value", "status", "count", "isdeleted"]

  /// Takes a response out of a document.
  fileprivate init(_ file: SourceFile, _ document: JSONNode) throws(ResponseProblem) {
    guard let groups = document["values"]?.elements else {
      throw .shape("an object with `values`, an array", at: file.span(0, 0))
    }
    var entries: [Entry] = []
    for group in groups {
      guard let values = group["values"]?.elements else {
        throw .shape("an object with `values`, an array", at: file.span(group.place))
      }
      let period = try Self.period(of: group, in: file)
      let shared = Self.keys(of: group)
      for value in values { entries.append(try Self.entry(value, in: file, period, shared)) }
    }
    self.file = file
    self.entries = entries
    var met: Set<String> = []
    keys = entries.flatMap { $0.keys.map(\.name) }.filter { met.insert($0).inserted }
  }

  /// The period of a group of values: a whole number or a text.
  private static func period(
    of group: JSONNode, in file: SourceFile
  ) throws(ResponseProblem) -> String {
    if let text = group["period"]?.text { return text }
    guard let number = group["period"]?.number?.whole else {
      throw .shape("a `period`, a year", at: file.span(group.place))
    }
    return String(number)
  }

  /// The texts of an object that tell what it is of.
  private static func keys(of node: JSONNode) -> [(name: String, text: String)] {
    (node.members ?? []).compactMap { member in
      guard !plainKeys.contains(member.key), let text = member.value.text else { return nil }
      return (member.key, text)
    }
  }

  /// One value.
  private static func entry(
    _ node: JSONNode, in file: SourceFile, _ period: String,
    _ shared: [(name: String, text: String)]
  ) throws(ResponseProblem) -> Entry {
    guard let written = node["value"], written.isNull || written.number != nil else {
      throw .shape("a `value`, a number or null", at: file.span(node.place))
    }
    let count = node["count"]?.number?.whole.flatMap { Int($0) } ?? 1
    var status = node["status"]?.text ?? ""
    var value = written.number
    if case .bool(true) = node["isdeleted"]?.content { (value, status) = (nil, "deleted") }
    return Entry(
      keys: shared + keys(of: node), period: period, value: value, status: status, count: count,
      site: file.span(node.place))
  }
}
