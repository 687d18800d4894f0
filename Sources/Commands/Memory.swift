import CMemory

/// Memory for scripts of many megabytes.
enum Memory {
  /// From so many bytes on it is worth asking for memory ahead.
  private static let large = 1 << 20
  /// How much memory a check takes for each byte of a script, at most.
  private static let factor = 13

  /// Takes memory for a script of `bytes` bytes from the system.
  ///
  /// Else a quarter of the time of a check goes into tens of thousands of small pages, each asked for
  /// by itself, and into giving back those of arrays that have grown.
  static func prepare(forScriptOf bytes: Int) {
    if bytes >= large { memory_take_ahead(bytes * factor) }
  }
}
