import Diagnostics

/// What a name with an index consists of: `Town["0581"]`, `Town[Row["Code"]]`, and a cell `Row["Code"]`.
public struct NameIndex: Hashable, Sendable {
  /// The name before the bracket: a family, or the row a cell is of.
  public let family: Symbol
  /// The row whose cell is the index, nil where the index is a text.
  public let row: Symbol?
  /// The text of the index, or the name of the cell's column.
  public let text: String

  /// Creates the parts of a name.
  public init(family: Symbol, row: Symbol?, text: String) {
    self.family = family
    self.row = row
    self.text = text
  }
}

extension SymbolTable {
  /// Returns the symbol of the member of a family with a text as its index.
  public mutating func intern(_ family: Symbol, index: String) -> Symbol {
    var spelling = self[family] + "[\""
    for scalar in index.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { spelling += "\\" }
      spelling.unicodeScalars.append(scalar)
    }
    return intern(spelling + "\"]")
  }
}

/// A cell of a table that should hold a number and holds none.
public struct MissingCell: Hashable, Sendable {
  /// The place of the cell.
  public let site: SourceSpan
  /// Why there is none.
  public let absence: Absence
  /// Whether it should be a percentage.
  public let isPercent: Bool

  /// Creates a missing cell.
  public init(site: SourceSpan, absence: Absence, isPercent: Bool) {
    self.site = site
    self.absence = absence
    self.isPercent = isPercent
  }
}

/// Why a cell holds no number, as its sign tells; never the same as zero.
public enum Absence: String, Hashable, Sendable, CaseIterable {
  /// Nothing stands there.
  case empty
  /// `-`, or another dash alone: there is no value. To Kolada it was lost, to others it is zero or there
  /// can be none.
  case lost
  /// `.`: there can be no value.
  case notApplicable = "not applicable"
  /// `..`: the value is kept secret.
  case secret

  /// The sign that tells it; nil for an empty cell.
  public var sign: String? {
    switch self {
    case .empty: nil
    case .lost: "-"
    case .notApplicable: "."
    case .secret: ".."
    }
  }
}
