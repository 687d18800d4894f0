/// A path as a script writes it, taken apart and found harmless.
struct ImportPath: Hashable {
  /// The folders below the script's folder and the name of the file; never empty.
  let components: [String]

  /// The path of the script itself, whatever it is called.
  init(ofScriptAt path: String) {
    components = [path.split(separator: "/").last.map(String.init) ?? path]
  }

  /// Takes apart what stands in a file that lies in `folder`.
  ///
  /// The separator is `/`; `.` stays where it is. Whatever could lead outside is refused.
  init(_ text: String, in folder: [String]) throws(ImportFailure) {
    let bytes = text.utf8
    if bytes.isEmpty { throw .emptyPath }
    if bytes.contains(0) || bytes.contains(UInt8(ascii: "\\")) { throw .foreignSeparator }
    if bytes.first == UInt8(ascii: "/") { throw .absolute }
    var components = folder
    var (depth, goesUp) = (folder.count, false)
    for part in text.split(separator: "/", omittingEmptySubsequences: true) {
      if part == "." { continue }
      depth += part == ".." ? -1 : 1
      goesUp = goesUp || part == ".."
      if depth < 0 { throw .outside }
      components.append(String(part))
    }
    if goesUp { throw .upwards }
    if bytes.last == UInt8(ascii: "/") { throw .folder }
    if components.count == folder.count { throw .source(.directory) }
    self.components = components
  }

  /// The folders below the script's folder.
  var folder: [String] { Array(components.dropLast()) }

  /// The path with `/`.
  var text: String { components.joined(separator: "/") }
}
