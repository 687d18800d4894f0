import Tabulating

/// A file that indicators are observed from.
public enum DataFile: Sendable {
  case table(Table)
  case kolada(KoladaResponse)
}
