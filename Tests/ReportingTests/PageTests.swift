import Diagnostics
import Driver
import Reporting
import XCTest

/// Every code has a page, and what a page calls bad has the code.
final class PageTests: XCTestCase {
  /// The codes found in a script that imports nothing.
  private func codes(in script: String, page: Page) throws -> Set<Code> {
    let pipeline = try XCTUnwrap(Pipeline(name: "page.samverka", bytes: Array(script.utf8)))
    let found = pipeline.review().findings + pipeline.expectations().compactMap(\.diagnostic)
    return Set(found.map(\.code))
  }

  func testWhatAPageCallsBadHasTheCode() throws {
    var count = 0
    for page in Page.all {
      guard case .script(let bad) = page.bad else { continue }
      count += 1
      XCTAssertTrue(try codes(in: bad, page: page).contains(page.code), "\(page.code)\n\(bad)")
      let better = try codes(in: page.better, page: page)
      XCTAssertFalse(better.contains(page.code), "\(page.code)\n\(page.better)")
    }
    XCTAssertGreaterThan(count, 80)
  }

  func testPagesAreWellFormed() {
    XCTAssertEqual(Set(Page.all.map(\.code)).count, Page.all.count, "a code has two pages")
    for page in Page.all {
      XCTAssertFalse(page.title.hasSuffix("."), "\(page.code)")
      XCTAssertEqual(page.meaning.last, ".", "\(page.code)")
      if let how = page.how { XCTAssertEqual(how.last, ".", "\(page.code)") }
      if let accept = page.accept { XCTAssertEqual(accept.last, ".", "\(page.code)") }
    }
  }

  /// What is no error may be right as it is, and its page says when and how.
  func testPagesOfWhatIsNoErrorSayHowAndWhen() throws {
    for page in Page.all where page.severity < .error {
      XCTAssertNotNil(page.how, "\(page.code)")
      XCTAssertNotNil(page.accept, "\(page.code)")
    }
    var waivers: Set<Page.Waiver> = []
    for page in Page.all where page.accept != nil {
      guard case .script(let bad) = page.bad else { continue }
      let pipeline = try XCTUnwrap(Pipeline(name: "page.samverka", bytes: Array(bad.utf8)))
      let found = try XCTUnwrap(pipeline.review().findings.first { $0.code == page.code })
      let parties = "\nparty Zeta\naccept \(page.code) on \(found.subject ?? "Zeta")"
      let accepted = bad + parties + " owner Zeta because \"so\""
      let isLeft = try codes(in: accepted, page: page).contains(page.code)
      XCTAssertEqual(isLeft, page.waiver != .acceptance, "\(page.code)\n\(accepted)")
      waivers.insert(page.waiver)
    }
    XCTAssertEqual(waivers, [.acceptance, .settings])
  }

  func testAPageIsFoundByItsCode() {
    XCTAssertEqual(Page.named("SV204")?.code, Code(204))
    XCTAssertEqual(Page.named("sv204")?.code, Code(204))
    XCTAssertEqual(Page.named("007")?.code, Code(7))
    for word in ["SV999", "SV", "", "SV-04", "20411"] { XCTAssertNil(Page.named(word), word) }
  }

  func testAPageIsWrittenWhole() throws {
    var text = ""
    PageWriter().write(try XCTUnwrap(Page.named("SV221")), to: &text)
    let expected = """
      warning[SV221] every goal has an owner

      A goal without an owner is nobody's task: nobody follows it up, and nobody has
      to answer when it is missed.

      Bad

          party Clinic { capacity 100 hours }
      """
    XCTAssertEqual(String(text.prefix(expected.count)), expected)
    let end = """
      When to accept it

      Where the goal is set by a law or a ministry that is no party of the script.

          accept SV221 on NAME owner P because "…"

      """
    XCTAssertEqual(String(text.suffix(end.count)), end)
  }

  func testAPageOfNoNameTellsOfTheSettings() throws {
    var text = ""
    PageWriter().write(try XCTUnwrap(Page.named("SV017")), to: &text)
    let end = """
      How it is computed

      For each `-` between two numbers: no space stands on either side of it.

      When to accept it

      Where the figures come from a program that puts no spaces there. It is about no
      name, so the settings leave it out.

          [rules]
          SV017 = "off"

      """
    XCTAssertEqual(String(text.suffix(end.count)), end)
  }

  func testTheListIsATable() throws {
    var text = ""
    let pages = try ["SV221", "SV010"].map { try XCTUnwrap(Page.named($0)) }
    PageWriter().writeList(pages, to: &text)
    XCTAssertEqual(
      text,
      """
      SV221  warning  measures and goals  every goal has an owner
      SV010  note     text and shape      a comma or point before three digits is a decimal sign

      """)
  }
}
