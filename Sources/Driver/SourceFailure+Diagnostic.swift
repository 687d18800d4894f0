import Diagnostics

extension SourceFailure {
  /// What is said of a source that cannot be read, one line.
  public func message(for path: String) -> String {
    let name = "`\(visible(path))`"
    return switch self {
    case .missing where path.unicodeScalars.contains("\u{FFFD}"):
      "there is no file \(name); the names of files are read as UTF-8"
    case .missing: "there is no file \(name)"
    case .notReadable: "\(name) may not be read"
    case .directory: "\(name) is a directory; a file is wanted"
    case .tooLarge(let limit): "\(name) has more than \(limit >> 20) MiB"
    case .noScripts:
      "no file that ends in \(SourceLoader.fileExtension), and no Markdown file with a block of "
        + "one, lies below \(name)"
    case .link: "\(name) is a link, which is not followed"
    case .special: "\(name) is no regular file"
    case .changed: "\(name) changed while it was read"
    case .below(let inner, let failure): failure.message(for: inner)
    case .failed(let reason): "\(name) cannot be read: \(visible(reason))"
    }
  }
}
