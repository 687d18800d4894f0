import CSystem

/// Memory for scripts of many megabytes.
enum Memory {
  /// From so many bytes on it is worth asking for memory in other ways.
  private static let large = 1 << 20

  /// Keeps the memory that a script of `bytes` bytes has given back.
  ///
  /// Else the system clears pages again for each array that grows.
  static func prepare(forScriptOf bytes: Int) {
    if bytes >= large { memory_keep() }
  }
}
