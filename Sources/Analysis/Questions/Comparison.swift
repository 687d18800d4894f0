import Arithmetic
import Evaluation
import Syntax

/// Two scenarios side by side, as facts.
public struct Comparison: Sendable {
  /// What a row compares.
  public enum Label: Hashable, Sendable {
    /// A figure of the whole.
    case figure(Figure.Kind)
    /// The predicted plan of the activity of that name.
    case plan(activity: String)
    /// What the predicted plan earns the party of that name.
    case earns(party: String)
    /// The level of the indicator of that name in the predicted plan.
    case level(indicator: String)
  }

  /// One thing in both scenarios.
  public struct Row: Sendable {
    public var label: Label
    public var unit: FigureUnit
    /// Its value in the first and the second; nil where the scenario does not have it.
    public var first: Value?
    public var second: Value?

    /// What the second has more than the first, nil where one has no number.
    public var change: Rational? {
      guard case .number(let a) = first, case .number(let b) = second else { return nil }
      return b - a
    }
  }

  /// What a measure rewards in both scenarios.
  public struct MeasureRow: Sendable {
    public var measure: String
    public var party: String
    /// Its direction; nil where the scenario does not have it.
    public var first: MeasureVerdict.Direction?
    public var second: MeasureVerdict.Direction?
  }

  /// How a joint activity stands in both scenarios, without magnitudes.
  public struct StructureRow: Sendable {
    public var activity: String
    /// How it stands; nil where the scenario does not have it.
    public var first: Structure?
    public var second: Structure?
  }

  public let first: Verdict
  public let second: Verdict
  /// The rows; units are those of `second`, or of `first` where only it has the thing.
  public let rows: [Row]
  public let measures: [MeasureRow]
  /// How joint activities stand without magnitudes; empty where both scenarios have figures.
  public let structures: [StructureRow]

  /// Compares two scenarios of one script.
  ///
  /// - Complexity: O(n log n) in the size of the models.
  public init(_ first: Verdict, _ second: Verdict) {
    self.first = first
    self.second = second
    let figures: [Figure.Kind] = [.jointShare, .valuePredicted, .valueJoint, .valueKept, .harm]
    rows =
      figures.map { kind in
        Row(
          label: .figure(kind), unit: second.unit(of: AskedFigure(kind)),
          first: first.value(of: AskedFigure(kind)), second: second.value(of: AskedFigure(kind)))
      } + Self.rows(first.plans, second.plans) + Self.rows(first.earnings, second.earnings)
      + Self.rows(first.levels, second.levels)
    measures = Self.measures(first, second)
    let hasFigures = first.precision != .structure && second.precision != .structure
    structures = hasFigures ? [] : Self.structures(first, second)
  }

  /// Pairs the joint activities of two scenarios by name.
  private static func structures(_ a: Verdict, _ b: Verdict) -> [StructureRow] {
    let (left, right) = (a.jointStructures, b.jointStructures)
    let others = Dictionary(
      right.map { ($0.name, $0.structure) }, uniquingKeysWith: { first, _ in first })
    let known = Set(left.map(\.name))
    return left.map {
      StructureRow(activity: $0.name, first: $0.structure, second: others[$0.name])
    }
      + right.filter { !known.contains($0.name) }.map {
        StructureRow(activity: $0.name, first: nil, second: $0.structure)
      }
  }

  /// Pairs what two scenarios have of a kind, in the order of the first, then what only the second has.
  private static func rows(_ a: [Entry], _ b: [Entry]) -> [Row] {
    let others = Dictionary(b.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(a.map(\.label))
    return a.map { entry in
      let other = others[entry.label]
      return Row(
        label: entry.label, unit: other?.unit ?? entry.unit, first: entry.value,
        second: other?.value)
    }
      + b.filter { !known.contains($0.label) }.map {
        Row(label: $0.label, unit: $0.unit, first: nil, second: $0.value)
      }
  }

  /// Pairs the measures of two scenarios by name and holder.
  private static func measures(_ a: Verdict, _ b: Verdict) -> [MeasureRow] {
    func named(_ verdict: Verdict) -> [(key: [String], direction: MeasureVerdict.Direction)] {
      zip(verdict.model.measures, verdict.measures).map { measure, said in
        ([measure.id.name, verdict.model.parties[measure.party].id.name], said.direction)
      }
    }
    let (left, right) = (named(a), named(b))
    let others = Dictionary(
      right.map { ($0.key, $0.direction) }, uniquingKeysWith: { first, _ in first })
    let known = Set(left.map(\.key))
    return left.map {
      MeasureRow(
        measure: $0.key[0], party: $0.key[1], first: $0.direction, second: others[$0.key])
    }
      + right.filter { !known.contains($0.key) }.map {
        MeasureRow(measure: $0.key[0], party: $0.key[1], first: nil, second: $0.direction)
      }
  }

  /// One thing of one scenario.
  fileprivate struct Entry {
    let label: Label
    let unit: FigureUnit
    let value: Value
  }
}

extension Verdict {
  /// The predicted plan of each activity.
  fileprivate var plans: [Comparison.Entry] {
    model.activities.indices.map { a in
      Comparison.Entry(
        label: .plan(activity: model.activities[a].id.name), unit: .times(activity: a),
        value: value(of: .plan, first: .activity(a), second: nil))
    }
  }

  /// The joint activities and how they stand without magnitudes.
  fileprivate var jointStructures: [(name: String, structure: Structure)] {
    model.activities.indices.filter { model.activities[$0].isJoint }.map {
      (model.activities[$0].id.name, activities[$0].structure)
    }
  }

  /// What the predicted plan earns each party.
  fileprivate var earnings: [Comparison.Entry] {
    model.parties.indices.map { p in
      let earned = parties[p].utility.predicted
      return Comparison.Entry(
        label: .earns(party: model.parties[p].id.name),
        unit: model.isInPoints(p) ? .points : .money,
        value: earned.map(Value.number) ?? undetermined())
    }
  }

  /// The level of each indicator with a baseline.
  fileprivate var levels: [Comparison.Entry] {
    model.indicators.indices.filter { model.indicators[$0].baseline != nil }.map { k in
      Comparison.Entry(
        label: .level(indicator: model.indicators[k].id.name), unit: .amount(indicator: k),
        value: value(of: .level, first: .indicator(k), second: nil))
    }
  }
}
