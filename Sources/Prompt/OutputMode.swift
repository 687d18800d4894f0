/// How answers are written.
enum OutputMode: String, CaseIterable {
  /// For people.
  case table
  case csv, json, markdown
}
