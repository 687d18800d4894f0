import Diagnostics

/// What can be wrong with a saved response.
enum ResponseProblem: Error, Hashable {
  /// The file holds no text.
  case nothing(SourceSpan)
  /// The file is larger than is read.
  case tooLarge(bytes: Int, limit: Int, at: SourceSpan)
  /// The file is in another encoding than UTF-8, or damaged.
  case notUTF8(at: SourceSpan)
  /// The file is no JSON.
  case notJSON(JSONFault.Kind, at: SourceSpan)
  /// Sound JSON, but no response of Kolada.
  case shape(String, at: SourceSpan)
  /// The response says that there is more of it elsewhere.
  case morePages(at: SourceSpan)

  /// The largest file, 64 MiB.
  static let byteLimit = 1 << 26
}
