/// A half-open stretch of source text, in offsets of the `SourceMap` it belongs to.
///
/// Offsets are global over all files of a program, so a span also tells its file.
public struct SourceSpan: Hashable, Comparable, Sendable {
  /// The offset of the first byte.
  public var start: UInt32
  /// The offset after the last byte; never below `start`.
  public var end: UInt32

  /// Creates the span from `start` up to `end`.
  public init(_ start: UInt32, _ end: UInt32) {
    precondition(start <= end)
    self.start = start
    self.end = end
  }

  /// A span for what stands nowhere in the source.
  public static let nowhere = SourceSpan(UInt32.max, UInt32.max)

  /// Returns the span that covers `self` and `other`; `nowhere` is covered by anything.
  public func joined(with other: SourceSpan) -> SourceSpan {
    if self == .nowhere { return other }
    if other == .nowhere { return self }
    return SourceSpan(min(start, other.start), max(end, other.end))
  }

  /// Whether the whole span lies in `other`; what stands nowhere lies in nothing.
  public func isWithin(_ other: SourceSpan) -> Bool {
    self != .nowhere && start >= other.start && end <= other.end
  }

  public static func < (a: SourceSpan, b: SourceSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}
