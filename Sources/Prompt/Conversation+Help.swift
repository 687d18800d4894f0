extension Conversation {
  /// Tells what a word means.
  func help(_ word: String) {
    for command in SessionCommand.allCases {
      Screen.write(":\(command.rawValue) \(command.arguments)  \(command.summary)\n")
    }
  }

  /// Shows things to try.
  func examples() {}

  func completions(of text: String, at cursor: String.Index) -> Completions { Completions() }

  func painting(of text: String) -> Painting { Painting() }
}
