/// Returns `path` in its shortest spelling: without a `./` in front or within, and with one `/` at a time.
public func relative(_ path: String) -> String {
  let parts = path.utf8.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
  let start = path.utf8.first == UInt8(ascii: "/") ? "/" : ""
  let result = start + parts.map { String(Substring($0)) }.joined(separator: "/")
  return result.isEmpty ? path : result
}
