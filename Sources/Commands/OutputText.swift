/// What a command writes, in pieces: a text that grows to hundreds of megabytes is copied each time it
/// doubles, and leaves the room that it had.
struct OutputText: TextOutputStream {
  /// The pieces, of which only the last grows; never empty.
  private(set) var pieces = [""]

  /// How many bytes a piece takes, if they are written in more than one step.
  private static let most = 1 << 20

  /// Whether nothing was written.
  var isEmpty: Bool { pieces[0].isEmpty }

  mutating func write(_ text: String) {
    let count = pieces[pieces.count - 1].utf8.count
    if count > 0 && count + text.utf8.count > Self.most {
      var next = ""
      next.reserveCapacity(Self.most)
      pieces.append(next)
    }
    pieces[pieces.count - 1] += text
  }

  static func += (output: inout OutputText, text: String) { output.write(text) }
}
