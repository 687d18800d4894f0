import Syntax

/// The smallest meaningful piece of a script.
struct Token {
  /// What a token is.
  enum Kind: UInt8 {
    /// The end of the text.
    case end
    /// The end of a line, where it ends anything.
    case newline
    case semicolon, leftBrace, rightBrace, leftParenthesis, rightParenthesis
    case leftBracket, rightBracket, comma, percent
    case plus, minus, plusMinus, times, divided, equal, notEqual
    case less, lessOrEqual, greater, greaterOrEqual
    /// What begins with an uppercase letter or one of a script without case.
    case name
    /// What begins with a lowercase letter.
    case word
    case string, number, date
  }

  /// What a number or a string is besides its text.
  enum Form: UInt8 {
    /// Nothing besides.
    case plain
    /// A number with a comma as its decimal sign.
    case comma
    /// A text between quotation marks that are not the language's, which was reported.
    case foreignQuotes
    /// A text that was reported; the token stands for what was meant.
    case faulty
  }

  /// What it is.
  var kind: Kind
  /// The word of the language that it spells.
  var keyword: Keyword?
  /// What a number or a string is besides its text.
  var form = Form.plain
  /// Whether it is the first of its line.
  var startsLine: Bool
  /// The number of digits behind the decimal sign of a number.
  var fractionDigits: Int16 = 0
  /// The number of digits of a number.
  var digits: Int16 = 0
  /// The offset of its first byte in the file; small, for tokens are copied.
  private var first: UInt32
  /// The offset after its last byte in the file.
  private var last: UInt32
  /// The spelling of a name or a word.
  var symbol = Symbol(index: 0)
  /// The digits of a number as an integer, where there are at most 18; of a date its parts.
  var mantissa: Int64 = 0

  /// Creates a token between two offsets of a file, which has less than 4 GB.
  @inline(__always)
  init(kind: Kind, startsLine: Bool, start: Int, end: Int) {
    self.kind = kind
    self.startsLine = startsLine
    first = UInt32(truncatingIfNeeded: start)
    last = UInt32(truncatingIfNeeded: end)
  }

  /// The offset of its first byte in the file.
  var start: Int {
    @inline(__always) get { Int(first) }
    @inline(__always) set { first = UInt32(truncatingIfNeeded: newValue) }
  }

  /// The offset after its last byte in the file.
  var end: Int {
    @inline(__always) get { Int(last) }
    @inline(__always) set { last = UInt32(truncatingIfNeeded: newValue) }
  }
}
