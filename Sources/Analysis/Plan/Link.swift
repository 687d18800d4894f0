/// A pair in the list of its party, and those next to it that are not gone.
struct Link: Sendable {
  private let ofActivity: Int32
  private let ofParty: Int32
  private var after: Int32 = -1
  private var before: Int32 = -1
  private var index: Int32 = -1

  init(activity: Int, party: Int) { (ofActivity, ofParty) = (Int32(activity), Int32(party)) }

  var activity: Int { Int(ofActivity) }
  var party: Int { Int(ofParty) }

  /// The pair next in the list, -1 at its end.
  var next: Int {
    get { Int(after) }
    set { after = Int32(truncatingIfNeeded: newValue) }
  }

  /// The pair before it in the list, -1 at its beginning.
  var previous: Int {
    get { Int(before) }
    set { before = Int32(truncatingIfNeeded: newValue) }
  }

  /// Its place in the list as it was set, or -1; it tells who stands before whom.
  var place: Int {
    get { Int(index) }
    set { index = Int32(truncatingIfNeeded: newValue) }
  }
}
