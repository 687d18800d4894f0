import CLineEditor
import Driver
import Glibc

/// Computes verdicts and answers in a process of its own, so that any of it can be stopped at once and
/// a fault there ends no session.
///
/// A class, because it is one process. It is forked from the session at each change, computes at once
/// how the session stands, then answers what it is asked until it is stopped.
final class Worker {
  /// What came of a question.
  enum Reply: Equatable {
    case answered(Answered)
    /// Stopped from the keyboard.
    case interrupted
    /// The process ended by itself: a fault.
    case failed
    /// A signal asks the session to end.
    case ending
  }

  /// The process, nil where none runs.
  private var process: pid_t?
  private var requests: Int32 = -1
  private var replies: Int32 = -1
  private var collector = Frame.Collector()
  /// How the session stands, nil as long as that is being computed.
  private(set) var standing: Standing? = Standing.none
  /// The session it is for and the scenario that is looked at.
  private var session = Session()
  private var scenario = "base"

  /// Creates a worker for nothing.
  init() {}

  deinit { stop() }

  /// The descriptor that can be read when the standing is known; nil where it is known.
  var descriptor: Int32? { standing == nil && process != nil ? replies : nil }

  /// Begins to compute how a session stands in a scenario; what was being computed is dropped.
  func begin(_ session: Session, in scenario: String) {
    stop()
    self.session = session
    self.scenario = scenario
    standing = nil
    if session.pipeline.isSound && !session.pipeline.declaresNothing {
      start()
    } else {
      standing = Standing.none
    }
  }

  /// Whether the last thing it did was stopped from the keyboard.
  private(set) var wasInterrupted = false

  /// Waits up to so many milliseconds (-1 for ever) for the standing; false where it was stopped from
  /// the keyboard, or a signal asks to end.
  func awaitStanding(_ milliseconds: Int32) -> Bool {
    wasInterrupted = false
    while standing == nil, process != nil {
      switch terminal_wait(replies, milliseconds) {
      case 1: takeReply()
      case 0: return true
      default:
        if terminal_ending_signal() != 0 { return false }
        if terminal_was_interrupted() != 0 {
          stop()
          wasInterrupted = true
          return false
        }
      }
    }
    return true
  }

  /// Takes what has arrived of the standing.
  func takeReply() {
    guard collector.fill(from: replies) else {
      stop()
      standing = Standing.none
      return
    }
    if let texts = collector.next() { standing = Standing(texts) ?? Standing.none }
  }

  /// Answers a question, which a keyboard's interrupt stops.
  func ask(_ question: Question) -> Reply {
    if process == nil { start() }
    guard process != nil, Frame.write(question.texts, to: requests) else { return broken() }
    while true {
      switch terminal_wait(replies, -1) {
      case 1:
        guard collector.fill(from: replies) else { return broken() }
        while let texts = collector.next() {
          if standing == nil {
            standing = Standing(texts) ?? Standing.none
          } else {
            return .answered(Answered(texts))
          }
        }
      default:
        if terminal_ending_signal() != 0 { return .ending }
        if terminal_was_interrupted() != 0 {
          stop()
          return .interrupted
        }
      }
    }
  }

  /// Stops what is being computed.
  func stop() {
    guard let process else { return }
    kill(process, SIGKILL)
    reap()
  }

  /// Cleans up after a process that ended by itself.
  private func broken() -> Reply {
    stop()
    return .failed
  }

  /// Waits for the end of the process.
  private func reap() {
    guard let process else { return }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    close(requests)
    close(replies)
    collector = Frame.Collector()
    self.process = nil
    if standing == nil { standing = Standing.none }
  }

  /// Forks the process.
  private func start() {
    var toWorker: [Int32] = [-1, -1]
    var fromWorker: [Int32] = [-1, -1]
    guard pipe(&toWorker) == 0 else { return }
    guard pipe(&fromWorker) == 0 else {
      for descriptor in toWorker { close(descriptor) }
      return
    }
    let forked = fork()
    if forked == 0 {
      close(toWorker[1])
      close(fromWorker[0])
      terminal_forked()
      work(toWorker[0], fromWorker[1])
    }
    close(toWorker[0])
    close(fromWorker[1])
    guard forked > 0 else {
      close(toWorker[1])
      close(fromWorker[0])
      return
    }
    process = forked
    (requests, replies) = (toWorker[1], fromWorker[0])
    standing = nil
  }

  /// What the process does until nobody asks any more.
  private func work(_ requests: Int32, _ replies: Int32) -> Never {
    guard Frame.write(Standing(session, in: scenario).texts, to: replies) else { _exit(0) }
    var collector = Frame.Collector()
    while collector.fill(from: requests) {
      while let texts = collector.next() {
        let answer = Question(texts)?.answer(session) ?? .refused("")
        guard Frame.write(answer.texts, to: replies) else { _exit(0) }
      }
    }
    _exit(0)
  }
}
