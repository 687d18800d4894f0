import Diagnostics

extension Diagnostic {
  /// The finding in short and its place.
  func json(_ renderer: inout DiagnosticRenderer) -> JSON {
    .object([
      ("code", .string("\(code)")), ("message", .string(message)),
      ("at", .string(orNull: renderer.position(of: site))),
    ])
  }
}
