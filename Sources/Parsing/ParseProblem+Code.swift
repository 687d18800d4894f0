import Diagnostics

extension ParseProblem {
  /// The number of the kind of problem: stable, never reused. All numbers of this module stand here.
  var code: Code {
    switch self {
    case .notUTF8: Code(1)
    case .nulBytes: Code(2)
    case .fileTooLarge: Code(3)
    case .unexpectedCharacter, .priceSign: Code(4)
    case .unterminatedString: Code(5)
    case .unknownEscape: Code(6)
    case .foreignQuotes: Code(14)
    case .turnedText: Code(15)
    case .untold: Code(16)
    case .tightMinus: Code(17)
    case .malformedNumber: Code(7)
    case .tooManyDigits: Code(8)
    case .listComma: Code(9)
    case .decimalComma, .decimalPoint: Code(10)
    case .malformedDate, .foreignDate: Code(11)
    case .dateAsFigure: Code(12)
    case .adjacentNumbers: Code(13)
    case .expected, .lateUntil, .listWord, .severalOnLine, .secondName, .periodOfTable,
      .abbreviation,
      .missingComparison,
      .joinedClaims, .notForNo, .valueFirst, .surplusWord:
      Code(20)
    case .lowercaseName: Code(21)
    case .tooDeep: Code(22)
    case .unclosedBlock: Code(23)
    case .strayBrace: Code(24)
    case .braceOnNextLine: Code(25)
    case .malformedIndex: Code(26)
    case .unclosedFence: Code(27)
    case .quotedScript: Code(28)
    case .unknownItem, .missingLet, .listMark, .pastedTable, .foreignRemoval: Code(30)
    case .unknownAttribute: Code(31)
    case .foreignAttribute: Code(32)
    case .looseAttribute, .missingChange: Code(33)
    case .looseScenarioLine: Code(34)
    case .unknownScenarioLine: Code(35)
    case .nestedItem, .bindingInRows, .rowsInScenario: Code(36)
    case .unknownFigure, .askedWord, .slashForPer, .unitFirst, .foreignScale: Code(37)
    case .chainedComparison: Code(40)
    case .chainedRange: Code(48)
    case .needsParentheses: Code(41)
    case .misplacedScenario, .severalScenarios: Code(42)
    case .missingLimitSpan, .limitSpanOfPart: Code(43)
    case .currencyWord: Code(44)
    case .argumentCount: Code(45)
    case .incompleteAcceptance: Code(46)
    case .repeatedScenarioLine: Code(47)
    case .emptyText: Code(49)
    }
  }
}
