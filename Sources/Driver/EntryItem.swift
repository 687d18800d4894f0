import Diagnostics

/// An item of an entry that takes the place of an old one, with the comments around it.
struct EntryItem {
  /// The text of the entry.
  let entry: [UInt8]
  /// Where the lines begin that stand above the item and belong to no other.
  let from: Int
  /// Where the item stands, and the documentation above it.
  let body, documentation: Range<Int>

  /// The replacement that puts it in the place of `old` in `file`.
  ///
  /// What is said above the old one and behind it stays, but documentation and what stands behind make
  /// room for some anew.
  func replacing(_ old: SourceSpan, in file: SourceFile) -> TextEdit.Replacement {
    var place = Int(old.start - file.base)..<Int(old.end - file.base)
    let comment = TextEdit.comment(entry, behind: body.upperBound) ?? 0..<0
    let room = comment.isEmpty ? nil : TextEdit.comment(file.bytes, behind: place.upperBound)
    // Where something else stands behind the old one on its line, the comment goes above.
    let comments = self.comments(and: room == nil ? comment : 0..<0, over: place, in: file.bytes)
    let head = head(comments, over: &place, in: file.bytes)
    let text = head + entry[body] + (room == nil ? [] : entry[comment])
    let start = file.base + UInt32(place.lowerBound)
    let end = file.base + UInt32(room?.upperBound ?? place.upperBound)
    let copies = [
      EntryCopy(at: head.count - documentation.count, of: documentation),
      EntryCopy(at: head.count, of: body),
    ]
    return (SourceSpan(start, end), text, copies)
  }

  /// The lines of comment above the item and in a stretch behind it, without those that stand above the
  /// old one at `place` already.
  private func comments(
    and behind: Range<Int>, over place: Range<Int>, in host: [UInt8]
  ) -> [UInt8] {
    func lines(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
      text.split(whereSeparator: TextEdit.isNewline).map { $0.drop(while: TextEdit.isBlank) }
        .filter { $0.first == UInt8(ascii: "#") }
    }
    let known = Set(lines(host[TextEdit.comments(host, above: place.lowerBound, from: 0)]))
    let new = lines(entry[from..<documentation.lowerBound]) + lines(entry[behind])
    return new.filter { !known.contains($0) }.flatMap { $0 + [UInt8(ascii: "\n")] }
  }

  /// The text above the item: comments, and its documentation or else that of the old one at `place`,
  /// which begins with its documentation then.
  private func head(
    _ comments: [UInt8], over place: inout Range<Int>, in host: [UInt8]
  ) -> [UInt8] {
    if comments.isEmpty && documentation.isEmpty { return [] }
    var head = comments
    let old = TextEdit.documentation(host, above: place.lowerBound, from: 0)
    if !old.isEmpty {
      if documentation.isEmpty { head += host[old.lowerBound..<place.lowerBound] }
      place = old.lowerBound..<place.upperBound
    } else if !TextEdit.beginsLine(host, at: place.lowerBound) {
      head.insert(UInt8(ascii: "\n"), at: 0)
    }
    return head + entry[documentation]
  }
}
