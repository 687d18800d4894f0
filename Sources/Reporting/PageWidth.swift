import Synchronization

/// How wide text for people is: 80 columns, or what a narrower window has.
///
/// One for the program, as it has one terminal; only a session, which has one thread, changes it.
public enum PageWidth {
  /// The width where nothing narrower is known; longer lines are hard to read.
  public static let widest = 80

  private static let current = Atomic<Int>(widest)

  /// The columns that lines and tables fit in, from 1 to `widest`.
  public static var columns: Int { current.load(ordering: .relaxed) }

  /// Fits what is written from now on into a window of so many columns.
  public static func fit(_ columns: Int) {
    current.store(min(widest, max(1, columns)), ordering: .relaxed)
  }
}
