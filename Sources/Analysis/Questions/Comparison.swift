import Arithmetic
import Evaluation
import Syntax

/// Verdicts side by side, as facts: scenarios of one script, or of two versions of it.
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

  /// One thing in all columns.
  public struct Row: Sendable {
    public var label: Label
    /// What its values count, in the model of `holder`.
    public var unit: FigureUnit
    /// The last column that has it.
    public var holder: Int
    /// Its value in each column; nil where the column does not have it.
    public var values: [Value?]

    /// What the last column has more than the first, nil where one has no number.
    public var change: Rational? {
      guard case .number(let a)?? = values.first, case .number(let b)?? = values.last else {
        return nil
      }
      return b - a
    }

    /// Whether its values differ.
    public var isChanged: Bool { values.contains { !isSame($0, values[0]) } }
  }

  /// What a measure rewards in all columns.
  public struct MeasureRow: Sendable {
    public var measure: String
    public var party: String
    /// Its direction in each column; nil where the column does not have it.
    public var directions: [MeasureVerdict.Direction?]

    /// Whether its directions differ.
    public var isChanged: Bool { directions.contains { $0 != directions[0] } }
  }

  /// How a joint activity stands in all columns, without magnitudes.
  public struct StructureRow: Sendable {
    public var activity: String
    /// How it stands in each column; nil where the column does not have it.
    public var structures: [Structure?]

    /// Whether it stands differently.
    public var isChanged: Bool { structures.contains { $0 != structures[0] } }
  }

  /// What is compared, at least one.
  public let columns: [Verdict]
  /// The rows: figures of the whole, plans, what parties earn, levels.
  public let rows: [Row]
  public let measures: [MeasureRow]
  /// How joint activities stand without magnitudes; empty where all columns have figures.
  public let structures: [StructureRow]

  /// Compares verdicts.
  ///
  /// - Precondition: there is at least one.
  /// - Complexity: O(n) in the size of the models, besides what their figures need.
  public init(_ columns: [Verdict]) {
    precondition(!columns.isEmpty)
    self.columns = columns
    let parts: [(Verdict) -> [Entry]] = [
      { $0.wholes }, { $0.plans }, { $0.earnings }, { $0.levels },
    ]
    rows = parts.flatMap { part in
      joined(columns.map { part($0).map { ($0.label, $0) } }).compactMap(Self.row)
    }
    measures = joined(columns.map(\.directions)).map {
      MeasureRow(measure: $0.key.measure, party: $0.key.party, directions: $0.values)
    }
    let hasFigures = columns.allSatisfy { $0.precision != .structure }
    structures =
      hasFigures
      ? []
      : joined(columns.map(\.jointStructures)).map {
        StructureRow(activity: $0.key, structures: $0.values)
      }
  }

  /// A row of what the columns have of one label.
  private static func row(_ label: Label, _ entries: [Entry?]) -> Row? {
    guard let holder = entries.lastIndex(where: { $0 != nil }), let last = entries[holder] else {
      return nil
    }
    return Row(
      label: label, unit: last.unit, holder: holder, values: entries.map { $0.map(\.value) })
  }

  /// One thing of one column.
  fileprivate struct Entry {
    let label: Label
    let unit: FigureUnit
    let value: Value
  }
}

/// Whether two values of a row say the same; what is missing for them does not matter.
private func isSame(_ a: Value?, _ b: Value?) -> Bool {
  if case (.undetermined, .undetermined) = (a, b) { return true }
  return a == b
}

/// Puts lists side by side by their keys: in the order of the first, then what each has besides.
///
/// - Complexity: O(n) in the lengths of the lists, times their number.
func joined<Key: Hashable, Item>(
  _ lists: [[(key: Key, value: Item)]]
) -> [(key: Key, values: [Item?])] {
  var places: [Key: Int] = [:]
  var result: [(key: Key, values: [Item?])] = []
  for (column, list) in lists.enumerated() {
    for (key, value) in list {
      if let place = places[key] {
        if result[place].values[column] == nil { result[place].values[column] = value }
        continue
      }
      places[key] = result.count
      var values = [Item?](repeating: nil, count: lists.count)
      values[column] = value
      result.append((key, values))
    }
  }
  return result
}

/// What a direction is of: a measure and one of its holders.
private struct HeldMeasure: Hashable {
  let measure: String
  let party: String
}

extension Verdict {
  /// The figures of the whole.
  fileprivate var wholes: [Comparison.Entry] {
    let kinds: [Figure.Kind] = [.jointShare, .valuePredicted, .valueJoint, .valueKept, .harm]
    return kinds.map {
      let figure = AskedFigure($0)
      return Comparison.Entry(
        label: .figure($0), unit: unit(of: figure), value: value(of: figure))
    }
  }

  /// The predicted plan of each activity.
  fileprivate var plans: [Comparison.Entry] {
    model.activities.indices.map { a in
      Comparison.Entry(
        label: .plan(activity: model.activities[a].id.name), unit: .times(activity: a),
        value: value(of: .plan, first: .activity(a), second: nil))
    }
  }

  /// What the predicted plan earns each party.
  fileprivate var earnings: [Comparison.Entry] {
    let inPoints = Set(model.measures.filter { $0.currency == .points }.map(\.party))
    return model.parties.indices.map { p in
      let earned = parties[p].utility.predicted
      return Comparison.Entry(
        label: .earns(party: model.parties[p].id.name),
        unit: inPoints.contains(p) ? .points : .money,
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

  /// What each measure rewards, by its name and holder.
  fileprivate var directions: [(key: HeldMeasure, value: MeasureVerdict.Direction)] {
    zip(model.measures, measures).map { measure, said in
      let party = model.parties[measure.party].id.name
      return (HeldMeasure(measure: measure.id.name, party: party), said.direction)
    }
  }

  /// The joint activities and how they stand without magnitudes.
  fileprivate var jointStructures: [(key: String, value: Structure)] {
    model.activities.indices.filter { model.activities[$0].isJoint }.map {
      (model.activities[$0].id.name, activities[$0].structure)
    }
  }
}
