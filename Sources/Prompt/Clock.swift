import Glibc

/// A moment of a clock that only goes forward.
struct Clock {
  private let nanoseconds: Int

  /// This moment.
  static var now: Clock {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Clock(nanoseconds: time.tv_sec * 1_000_000_000 + time.tv_nsec)
  }

  /// The time since `earlier` in milliseconds, with one decimal.
  func milliseconds(since earlier: Clock) -> String {
    let tenths = (nanoseconds - earlier.nanoseconds + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
