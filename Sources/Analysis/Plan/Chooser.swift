/// Chooses what comes next by everybody's list.
///
/// An activity first on the list of all its performers, the earliest declared; in a circle of
/// preferences, among somebody's first choices the one with the largest worth per hour that no
/// performer would rather replace by open solo work of its own. If there is none, the one with the
/// lowest is set aside until something has been raised.
struct Chooser {
  var lists: PreferenceLists

  /// The activities of the circles, in the order they came up.
  var contested: [Int] { lists.candidates.contested }

  /// The activity to take next, nil where nothing is left.
  mutating func next() -> Int? {
    lists.putBackAside()
    if let early = lists.takeEarly() { return early }
    while true {
      lists.noteEarlierCircles()
      if let agreed = lists.takeAgreed() { return agreed }
      lists.noteCircle()
      if let unbeaten = lists.bestUnbeaten() { return unbeaten }
      guard let last = lists.lastCandidate else { return nil }
      lists.setAside(last)
    }
  }
}
