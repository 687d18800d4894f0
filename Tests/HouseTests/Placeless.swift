import Diagnostics

/// Describes `value` and all it holds, places left out.
func placeless(_ value: Any) -> String {
  if value is SourceSpan { return "" }
  let mirror = Mirror(reflecting: value)
  let isPlain = mirror.displayStyle == .struct && value is any CustomStringConvertible
  if isPlain || mirror.children.isEmpty { return "\(value)" }
  // A declaration keeps the end of its header alone.
  let told = mirror.children.filter { $0.label != "headerEnd" }
  var parts = told.map { "\($0.label ?? "")=\(placeless($0.value))" }
  if mirror.displayStyle == .dictionary { parts.sort() }
  return "\(mirror.subjectType)(\(parts.joined(separator: " ")))"
}
