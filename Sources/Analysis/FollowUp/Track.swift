import Arithmetic
import Diagnostics
import Evaluation
import Syntax

/// How what was observed of an indicator stands to the straight path from its start to a goal's target.
public struct Track: Hashable, Sendable {
  /// A value at a time.
  public struct Point: Hashable, Sendable {
    public let period: DateLiteral
    public let value: Rational
    public let site: SourceSpan
  }

  /// How it stands.
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// The last value meets the target, or the last by the day it was due did.
    case reached
    /// The last value lies on the path or better.
    case onTrack = "on track"
    /// The last value is worse than the path.
    case offTrack = "off track"
    /// The target was due, and neither the last value by then nor the last of all meets it.
    case missed
    /// It cannot be said.
    case unknown
  }

  /// Why it cannot be said.
  public enum Gap: Hashable, Sendable {
    /// No value was observed by the day of the script.
    case nothingObserved
    /// The baseline has no date, and only one value was observed.
    case noStart
    /// Nothing was observed since the start.
    case nothingSince
    /// The target is due no later than the start.
    case noTime
    /// The target was due before the day of the script, and the last value is of an earlier time.
    case nothingWhenDue
  }

  /// Where a straight line leads, and what it is drawn through.
  public struct Forecast: Hashable, Sendable {
    /// The value at the target's date.
    public let value: Rational
    /// How many values it is drawn through by least squares.
    public let count: Int
    /// Whether it meets the target.
    public let isMet: Bool
  }

  /// The change since the start that the predicted plan should have brought by the last value, and
  /// the one that was observed, in the indicator's unit with its sign.
  public struct Effect: Hashable, Sendable {
    public let due: Rational
    public let seen: Rational
  }

  /// The goal and the place of the target in it.
  public let goal: Int
  public let target: Int
  public var standing = Standing.unknown
  /// Why it is unknown; nil where it is known.
  public var gap: Gap?
  /// Where the path starts: the dated baseline, else the first value.
  public var start: Point?
  /// Whether the start is the first value, for the baseline has no date.
  public var startsWithObservation = false
  /// The last value.
  public var latest: Point?
  /// The value by which the target was reached in time, where the last value does not meet it.
  public var reachedBefore: Point?
  /// What the path asks for at the time of the last value; the target once it was due.
  public var expected: Rational?
  /// A straight line on to the target's date; nil where there are fewer than two values or it is past.
  public var forecast: Forecast?
  /// What the predicted plan should have brought; nil where it or a figure is unknown, or it is of a later
  /// time.
  public var effect: Effect?
}

extension Model {
  /// What was observed of an indicator by the day of the script: periods that have begun by then.
  public func observed(of indicator: Int) -> [ObservedValue] {
    indicators[indicator].observations.filter { hasBegun($0.period) }
  }

  /// The last value that was observed of an indicator; nil where there is none.
  public func lastObserved(of indicator: Int) -> Track.Point? {
    observed(of: indicator).reversed().lazy.compactMap(\.point).first
  }

  /// Whether a level meets a target.
  func meets(_ level: Rational, _ target: Target) -> Bool {
    switch indicators[target.indicator].better {
    case .lower: level <= target.level.value
    case .higher: level >= target.level.value
    }
  }
}

extension ObservedValue {
  /// The value at its time; nil where there is none.
  var point: Track.Point? {
    value.map { Track.Point(period: period, value: $0, site: site) }
  }
}
