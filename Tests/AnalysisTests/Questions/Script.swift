import Analysis
import Checking
import Diagnostics
import Evaluation
import Parsing
import Syntax
import XCTest

/// A script that is read, checked and judged for a test.
struct Script {
  let sources: SourceMap
  let program: CheckedProgram
  let inquiry: Inquiry
  /// Base, then the scenarios in order.
  let verdicts: [Verdict]

  /// Judges `text`, which must have no errors.
  init(_ text: String, file: StaticString = #filePath, line: UInt = #line) throws {
    var sources = SourceMap()
    let source = try XCTUnwrap(sources.add(name: "test.samverka", bytes: Array(text.utf8)))
    self.sources = sources
    var symbols = SymbolTable()
    let parsed = parse(source, symbols: &symbols)
    let checked = check(parsed.tree, symbols: symbols)
    let errors = (parsed.diagnostics + checked.diagnostics).filter { $0.severity == .error }
    XCTAssertEqual(errors.map(\.message), [], file: file, line: line)
    program = try XCTUnwrap(checked.program, file: file, line: line)
    let evaluator = Evaluator(program)
    let names: [Symbol?] = [nil] + program.scenarios.map(\.name.symbol)
    var views: [Symbol?: Inquiry.View] = [:]
    var verdicts: [Verdict] = []
    for name in names {
      let evaluated = evaluator.model(of: name)
      XCTAssertEqual(evaluated.diagnostics.map(\.message), [], file: file, line: line)
      var verdict = Verdict(of: evaluated.model)
      verdict.scrutinize()
      views[name] = Inquiry.View(entities: evaluated.entities, verdict: verdict)
      verdicts.append(verdict)
    }
    self.verdicts = verdicts
    let base = try XCTUnwrap(views[nil])
    inquiry = Inquiry(evaluator) { views[$0] ?? base }
  }

  /// The answers to the queries of the script.
  var answers: [Answer] { program.queries.map(inquiry.answer) }

  /// The results of the expectations of the script.
  var results: [ExpectationResult] { program.expectations.map(inquiry.result) }

  /// The one-based line that `site` begins on.
  func line(of site: SourceSpan) -> Int? {
    guard let file = sources.file(at: site.start) else { return nil }
    return LineTable(file.bytes).line(at: Int(site.start - file.base))
  }

  /// The worked example: leaving hospital, with one scenario.
  static let discharge = """
    currency kr
    party Region { capacity 2 000 hours per year }
    party Kommun { capacity 1 800 hours per year; horizon 1 year }
    indicator BedDays {
      unit day / days
      better lower
      baseline 9 000
      falls on Region at 9 000 kr per day
    }
    indicator Readmissions {
      unit patient / patients
      better lower
      baseline 1 200
    }
    indicator UrgentVisits {
      unit visit / visits
      better lower
      falls on Kommun at 900 kr per visit
    }
    activity EarlyPlan {
      by Region at 2 hours
      by Kommun at 2,5 hours and 900 kr
      up to 600 per year
      lowers BedDays by 3
      lowers Readmissions by 0,2 after 2 years
    }
    activity QuickDischarge {
      by Region at 0,5 hours
      up to 5 000 per year
      lowers BedDays by 1
      raises Readmissions by 0,02
      raises UrgentVisits by 10
    }
    measure Queue of BedDays {
      held by Region
      pays 4 000 kr per day
    }
    measure Liability of BedDays {
      held by Kommun
      pays 7 800 kr per day
      paid by Region
    }
    goal SafelyHome {
      owners Region, Kommun
      worth 9 000 kr per day of BedDays
      worth 60 000 kr per patient of Readmissions
      worth 900 kr per visit of UrgentVisits
      reach Readmissions 1 150 by 2028
    }
    budget HomeFund {
      from Region 60 %
      from Kommun 40 %
      limit 1,5 million kr per year
      covers EarlyPlan at 100 %
      runs 2026 to 2028
      unspent returns
    }
    mandate PlanTogether {
      Region must EarlyPlan with Kommun
      Kommun may EarlyPlan with Region
    }
    scenario Shared {
      measure Back of Readmissions {
        held by Region, Kommun
        pays 30 000 kr per patient
      }
      without Queue
      change Kommun { horizon 3 years }
    }

    """
}
