import Glibc

/// What happens where Samverka itself is wrong: one line, and the exit status of what was not checked.
enum Fault {
  /// Makes faults end the program with status 2 instead of a signal.
  ///
  /// With SWIFT_BACKTRACE in the environment the signals stay as they are, for whoever looks for the fault.
  static func endWithStatus() {
    if getenv("SWIFT_BACKTRACE") != nil { return }
    giveStackToHandler()
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      let text: StaticString = "error: a fault in samverka; please report it with the script\n"
      _ = Glibc.write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
      _exit(ExitStatus.notChecked.rawValue)
    }
    action.sa_flags = SA_ONSTACK
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      sigaction(number, &action, nil)
    }
  }

  /// Gives this thread a stack for the handler: one that has run out cannot run it.
  static func giveStackToHandler() {
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }
}
