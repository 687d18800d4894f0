extension Verdict {
  /// A linear programme that a plan came of: how large it was and how it was solved.
  public struct Programme: Hashable, Sendable {
    /// The plans that come of programmes.
    public enum Plan: String, Sendable, CaseIterable { case joint, agreement }

    /// What was looked for.
    public let plan: Plan
    /// The number of conditions.
    public let rows: Int
    /// The number of amounts to find.
    public let columns: Int
    /// How it was solved; chosen by size.
    public let method: LinearProgram.Method
  }
}
