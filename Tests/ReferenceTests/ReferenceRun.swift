import Foundation

/// How much of a long run a test does: a default that CI can afford, all of it on demand.
struct ReferenceRun {
  /// The first seed; `SAMVERKA_REFERENCE_SEED`.
  static var firstSeed: UInt64 { number("SAMVERKA_REFERENCE_SEED") ?? 1 }

  /// How many models; `SAMVERKA_REFERENCE_COUNT`.
  static func count(default count: Int) -> Int { number("SAMVERKA_REFERENCE_COUNT") ?? count }

  private static func number<T: FixedWidthInteger>(_ name: String) -> T? {
    ProcessInfo.processInfo.environment[name].flatMap { T($0) }
  }
}
