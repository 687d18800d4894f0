/// What was meant by a word that stands where a unit does and is written otherwise in the language:
/// in another of the Nordic languages, or as in an office.
public enum MeantUnit: Hashable, Sendable {
  /// A scale, a unit of the language or `%`: the words behind a number, and behind 1 or `per`.
  case words(String, ofOne: String)
  /// So many times a currency, as in `MSEK` and `mnkr`.
  case money(Scale, in: String)
  /// The script's currency.
  case currency
  /// The work of somebody employed in full.
  case post
  /// No unit: what is counted one by one.
  case nothing

  /// Finds what was meant by `word`, nil where that is not known.
  public init?(_ word: String) {
    guard let meant = MeantUnit.table[word.lowercased()] else { return nil }
    self = meant
  }

  /// Whether `word` is a unit of work, time or money as the language writes it.
  public static func isOfLanguage(_ word: String) -> Bool {
    word == "kr" || spans.contains { $0.0 == word || $0.1 == word }
  }

  /// How many times a currency is meant.
  public enum Scale: String, Sendable {
    case thousand, million, billion

    /// The word for so many `kr`.
    public var ofCrowns: String {
      switch self {
      case .thousand: "tkr"
      case .million: "Mkr"
      case .billion: "mdkr"
      }
    }
  }

  /// Whether `currency` may be called `kr`.
  public static func isCrown(_ currency: String) -> Bool {
    ["kr", "SEK", "NOK", "DKK", "ISK"].contains(currency)
  }

  /// The scale word that was meant, nil where it is something else.
  public var scale: Keyword? {
    guard case .words(let text, _) = self else { return nil }
    return [.thousand, .million, .billion].first { $0.spelling == text }
  }

  /// All words that are known.
  private static let table: [String: MeantUnit] = {
    var table: [String: MeantUnit] = [:]
    func add(_ words: String, _ meant: MeantUnit) {
      for word in words.split(separator: " ") { table[String(word)] = meant }
    }
    for (one, several, words, counted, either) in spans {
      add(words, .words(one, ofOne: one))
      add(counted, .words(several, ofOne: one))
      add(either, .words(several, ofOne: one))
    }
    for (text, words) in others { add(words, .words(text, ofOne: text)) }
    for code in ["sek", "nok", "dkk", "isk", "eur", "usd"] {
      for (letter, scale) in [("t", Scale.thousand), ("k", .thousand), ("m", .million)] {
        table[letter + code] = .money(scale, in: code.uppercased())
      }
    }
    add("tkr kkr", .money(.thousand, in: "kr"))
    add("mkr mnkr miokr", .money(.million, in: "kr"))
    add("mdkr mdrkr mrdkr", .money(.billion, in: "kr"))
    add("krona kronor kronan krone kroner króna krónur kruunu kruunua", .currency)
    add("fte ftes heltidstjänst heltidstjänster heltid heltider heltidsstilling", .post)
    add("årsarbetare årsarbetskraft årsarbetskrafter årsanställd årsanställda", .post)
    add("årsverk årsverken årsværk htv henkilötyövuosi henkilötyövuotta", .post)
    add("st stk styck stycken kpl pcs gånger ganger times", .nothing)
    return table
  }()

  /// The units of work and time for one and for several; the words for one, for several, for either.
  private static let spans: [(String, String, String, String, String)] = [
    ("hour", "hours", "timme time tunti hr", "timmar timer timar tuntia hrs", "tim"),
    ("minute", "minutes", "minut minutt minuutti", "minuter minutter minuuttia", "min mins"),
    ("day", "days", "dag päivä", "dagar dager dage päivää", "dygn døgn pv"),
    ("week", "weeks", "vecka uke uge viikko", "veckor uker uger viikkoa", "vk"),
    (
      "month", "months", "månad måned kuukausi", "månader måneder kuukautta", "mån mnd md kk"
    ),
    ("quarter", "quarters", "kvartaali", "kvartaalia", "kvartal"),
    ("year", "years", "vuosi vuodessa", "vuotta yrs", "år yr"),
    ("point", "points", "piste", "pistettä", "poäng poeng"),
  ]

  /// The words that are the same for one and for several.
  private static let others = [
    ("thousand", "tusen tusental tusind tuhat tuhatta"),
    ("million", "miljon miljoner million millioner millions miljoona miljoonaa milj mill mio mn"),
    ("billion", "miljard miljarder milliard milliarder miljardi miljardia mdr mrd mia"),
    ("%", "procent prosent percent prosentti prosenttia pct"),
  ]
}
