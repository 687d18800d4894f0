extension Identity {
  /// Whether it is one of a family, as `Town["0581"]`.
  public var isMember: Bool { name.utf8.last == UInt8(ascii: "]") }
}
