import Diagnostics

extension WriteFailure {
  /// What is said of a file that cannot be written, one line.
  public func message(for path: String) -> String {
    let name = "`\(visible(path))`"
    return switch self {
    case .directory: "\(name) is a directory; a file is wanted"
    case .noFolder: "there is no folder for \(name)"
    case .failed(let reason): "\(name) cannot be written: \(visible(reason))"
    }
  }
}
