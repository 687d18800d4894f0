/// Stops the program where only Samverka itself can be wrong, and says why.
public func unreachable(
  _ why: String, file: StaticString = #fileID, line: UInt = #line
) -> Never {
  preconditionFailure("a fault in samverka: \(why)", file: file, line: line)
}
