import Diagnostics

extension ImportProblem {
  /// The finding in words.
  var diagnostic: Diagnostic {
    Diagnostic(.error, Code(number), message, at: site, why: why, help: help)
  }

  /// The number of the code.
  private var number: UInt16 {
    switch failure {
    case .emptyPath: 50
    case .foreignSeparator: 51
    case .absolute: 52
    case .outside, .upwards: 53
    case .noFolder, .noFile: 54
    case .noScript: 55
    case .circle: 56
    case .tooMany: 57
    case .tooLarge: 58
    case .otherSpelling, .source(.missing): 60
    case .source(.notReadable): 61
    case .folder, .source(.directory): 62
    case .source(.link): 63
    case .source(.special): 64
    case .source(.changed): 65
    case .source(.tooLarge): 66
    case .source(.noScripts), .source(.below), .source(.failed): 67
    }
  }

  /// The headline.
  private var message: String {
    switch failure {
    case .emptyPath: "the path is empty"
    case .foreignSeparator: "the path `\(path)` has a sign that no path has"
    case .absolute: "the path `\(path)` does not begin in the script's folder"
    case .outside: "the path `\(path)` leads out of the script's folder"
    case .upwards: "the path `\(path)` goes up by `..`, which is not read"
    case .folder: "`\(path)` ends in `/` as a directory does; a file is wanted"
    case .noFolder: "a script from standard input has no folder to read `\(path)` from"
    case .noFile: "a session without a file has no folder to read `\(path)` from"
    case .noScript: "`\(path)` is not the name of a script"
    case .circle: "`\(path)` leads back to this file"
    case .tooMany(let limit): "the script is made of more than \(limit) files"
    case .tooLarge: "the files of the script have more than 4 GB together"
    case .otherSpelling: message(of: .missing)
    case .source(let failure): message(of: failure)
    }
  }

  /// The headline for a file that cannot be read.
  private func message(of failure: SourceFailure) -> String {
    switch failure {
    case .missing, .noScripts: "there is no file `\(path)`"
    case .notReadable: "`\(path)` may not be read"
    case .directory: "`\(path)` is a directory; a file is wanted"
    case .link: "`\(path)` is or leads over a link, which is not followed"
    case .special: "`\(path)` is no regular file"
    case .changed: "`\(path)` changed while it was read"
    case .tooLarge(let limit): "`\(path)` has more than \(limit >> 20) MiB"
    case .below(let inner, let failure): failure.message(for: inner)
    case .failed(let reason): "`\(path)` cannot be read: \(reason)"
    }
  }

  /// Why it is wrong.
  private var why: [String] {
    guard case .circle(let names) = failure else { return [] }
    let shown = names.count > 6 ? Array(names.prefix(5)) + ["…"] + names.suffix(1) : names
    return [shown.map { $0 == "…" ? $0 : "`\($0)`" }.joined(separator: " → ")]
  }

  /// The folders of the path, with the `/` behind them.
  private var folder: Substring { path.lastIndex(of: "/").map { path[...$0] } ?? "" }

  /// What to do.
  private var help: [String] {
    switch failure {
    case .emptyPath: ["write the name of a file in the folder of the script"]
    case .foreignSeparator: ["write `/` between folders"]
    case .absolute, .outside, .source(.link):
      ["a script reads only what lies in its folder or below; copy the file there"]
    case .upwards: ["write the path from the folder of this file down; what lies above, copy there"]
    case .folder: ["leave out the `/` at the end"]
    case .noFolder: ["say with `--stdin-name` which file it is, or give the command the file"]
    case .noFile:
      [
        "load a script of that folder first: `:load FILE`, or begin with `samverka repl FILE`"
      ]
    case .noScript: ["scripts end in `.samverka` or `.md`; a table stands in `for each`"]
    case .circle: ["move what both need into a file that imports neither"]
    case .tooMany, .tooLarge, .source(.tooLarge): ["use fewer and smaller files"]
    case .source(.changed): ["try again when it is complete"]
    case .source(.special): ["copy what it gives into a file"]
    // Texts are equal here however their letters are composed.
    case .otherSpelling(let name) where path.hasSuffix(name):
      [
        "a file of that name is there, its letters composed in another way, as macOS does; rename it "
          + "to what the script says"
      ]
    case .otherSpelling(let name):
      ["write `\(folder)\(name)`, the file that is there; capitals count"]
    case .source(.missing): ["the path begins in the folder of the file that it stands in"]
    case .source(.notReadable), .source(.directory), .source(.noScripts), .source(.below),
      .source(.failed):
      []
    }
  }
}
