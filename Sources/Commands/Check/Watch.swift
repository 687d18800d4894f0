import Diagnostics
import Driver
import Glibc

/// A check that is done again whenever a file it came from changes.
struct Watch {
  private let arguments: Arguments

  /// Files are looked at so often, in microseconds.
  private static let interval: UInt32 = 200_000

  /// Creates a watch for a command line.
  init(_ arguments: Arguments) { self.arguments = arguments }

  /// Checks again and again; ends where the command line is wrong or nobody reads the results.
  ///
  /// Ctrl-C ends the program.
  func run(_ console: inout Console) -> ExitStatus {
    if arguments.files.contains("-") {
      console.complain(UsageProblem.standardInputOnly(option: "--watch").message)
      return .notChecked
    }
    var isFirst = true
    var watched: Set<String> = []
    var before = Snapshot(of: arguments.files, and: watched)
    while true {
      let run: CheckRun
      do throws(UsageProblem) {
        run = try CheckRun(arguments)
      } catch {
        console.complain(error.message)
        return .notChecked
      }
      separate(isFirst: isFirst, &console)
      isFirst = false
      let files = run.checkWatched(&console)
      // What was read before and is read no more has not changed by that.
      let isSame = before.agrees(
        with: Snapshot(of: arguments.files, and: files.union(watched)))
      watched = files
      let now = Snapshot(of: arguments.files, and: files)
      guard console.flush() else { return .notChecked }
      if console.isReaderGone { return .holds }
      console.note("watching; Ctrl-C ends\n")
      // What changed while it was checked counts as well.
      before = isSame ? waitForChange(files, since: now) : now
    }
  }

  /// Begins a new page on a terminal, and elsewhere a new paragraph.
  private func separate(isFirst: Bool, _ console: inout Console) {
    if Console.isOnTerminal {
      console.output += "\u{1B}[H\u{1B}[2J\u{1B}[3J"
    } else if !isFirst {
      console.output += "\n"
    }
  }

  /// Waits until something is other than it was `before`, and returns how it is then.
  private func waitForChange(_ files: Set<String>, since before: Snapshot) -> Snapshot {
    while true {
      let now = Snapshot(of: arguments.files, and: files)
      if now != before { return now }
      usleep(Self.interval)
    }
  }
}
