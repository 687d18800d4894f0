/// A reform's rules as a model, with the figures the verdict must give.
struct Reform {
  let name: String
  let text: String

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }

  /// Every rule set of every reform.
  static let all =
    dkTakst + eng2003 + noMcfRehab + noOverstay + seFinsam + seKomiljard + ukPeterborough
    + structures
}
