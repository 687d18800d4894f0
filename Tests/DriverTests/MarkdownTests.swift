import Driver
import Parsing
import XCTest

final class MarkdownTests: XCTestCase {
  /// The texts of the blocks in `source`.
  private func blocks(_ source: String) -> [String] {
    let bytes = Array(source.utf8)
    return MarkdownBlocks(bytes).ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  func testBlocks() {
    let cases: [(String, [String])] = [
      ("", []), ("text", []), ("```samverka", [""]), ("```samverka\n```", [""]),
      ("a\n```samverka\nX\n```\nb\n~~~ samverka more\nY\n~~~~  \n", ["X\n", "Y\n"]),
      ("```samverka\r\nX\r\n```\r\nb", ["X\r\n"]), ("```samverka\rX\r```\rb", ["X\r"]),
      ("   ```samverka\nX\n   ```\n", ["X\n"]), ("    ```samverka\nX\n    ```\n", []),
      ("````\n```samverka\nX\n```\n````\n", []), ("```samverka\n~~~\nX\n```\n", ["~~~\nX\n"]),
      ("````samverka\nX\n```\n````\n", ["X\n```\n"]), ("```samverkax\nX\n```\n", []),
      ("```swift samverka\nX\n```\n", []), ("``samverka\nX\n``\n", []),
      ("```samverka `\nX\n```\n", []), ("<!--\n```samverka\nX\n```\n-->\n", []),
      ("<!-- a -->\n```samverka\nX\n```\n", ["X\n"]), ("```samverka\n<!--\n```\n", ["<!--\n"]),
      ("> ```samverka\n> X\n> ```\n", []), ("\u{FEFF}```samverka\nX\n```", ["X\n"]),
      ("```samverka\nX", ["X"]),
      ("```Samverka\nX\n```\n~~~ SAMVERKA x\nY\n~~~\n", ["X\n", "Y\n"]),
      ("```{samverka}\nX\n```\n```{.samverka, a=1}\nY\n```\n", ["X\n", "Y\n"]),
      ("```{ .samverka }\nX\n```\n```{swift}\nY\n```\n", ["X\n"]),
    ]
    for (source, expected) in cases { XCTAssertEqual(blocks(source), expected, source) }
  }

  /// A fence is indented from the list item it stands in.
  func testBlocksInLists() {
    let cases: [(String, [String])] = [
      ("1. item\n\n    ```samverka\n    X\n    ```\n", ["    X\n"]),
      ("- a\n  - b\n\n    ```samverka\n    X\n    ```\n- c\n", ["    X\n"]),
      ("- a\n  - b\n    - c\n      ```samverka\n      X\n      ```\n", ["      X\n"]),
      ("- ```samverka\n  X\n  ```\n", ["  X\n"]),
      ("10) a\nlazy\n    ```samverka\nX\n    ```\n", ["X\n"]),
      ("1.\ta\n\n\t```samverka\n\tX\n\t```\n", ["\tX\n"]),
      ("-\n  ```samverka\n  X\n  ```\n", ["  X\n"]),
      // Code that is indented, in an item and behind a list.
      ("- a\n\n      ```samverka\n      X\n      ```\n", []),
      ("-     ```samverka\n", []), ("- a\n\nb\n\n    ```samverka\n    X\n    ```\n", []),
      ("* * *\n\n    ```samverka\n    X\n    ```\n", []),
      ("1.item\n\n    ```samverka\n    X\n    ```\n", []),
      // Another fence in a list hides what stands in it.
      ("1. a\n\n    ```md\n```samverka\nX\n    ```\n", []),
    ]
    for (source, expected) in cases { XCTAssertEqual(blocks(source), expected, source) }
  }

  /// Many marks on a line cost no more than other text.
  func testManyMarks() {
    let marks = String(repeating: "- ", count: 200_000) + "\n"
    let lines = String(repeating: "x\n", count: 200_000)
    XCTAssertEqual(blocks(marks + lines + "\n```samverka\nX\n```\n"), ["X\n"])
    XCTAssertEqual(
      blocks(String(repeating: "> ", count: 400_000) + "\n```samverka\nX\n```\n"), ["X\n"])
  }

  /// A script in a quotation is not read, and that is said.
  func testQuotations() throws {
    let quoted = "SV028 the script in this quotation is not read"
    try check(
      "```samverka\nparty A\n```\n\n> ```samverka\n> party B\n> ```\n", name: "page.md",
      finds: ["page.md:5:1 \(quoted)"])
    try check(
      "- a\n\n  > > ```Samverka\n\n> ```sh\n\n```sh\n> ```samverka\n```\n", name: "page.md",
      finds: ["page.md:3:1 \(quoted)"])
  }

  func testPositionsAreThoseOfTheFile() throws {
    try check(
      "# Title\n\n```samverka\nparty A\n```\n\ntext { ( \" \u{0}\n\n~~~samverka\nparty A { capacity 3 day }\n~~~\n",
      name: "page.md",
      finds: ["page.md:10:7 SV101 `A` is declared twice @ page.md:4:7"])
  }

  /// A block that is not closed does not reach into the next.
  func testBlocksStandForThemselves() throws {
    try check(
      "```samverka\nparty A {\n```\n```samverka\nparty B\n}\n```\n", name: "page.md",
      finds: [
        "page.md:2:9 SV023 the block of `A` is not closed", "page.md:6:1 SV024 `}` closes nothing",
      ])
    try check(
      "```samverka\nparty A\n", name: "page.md",
      finds: ["page.md:1:1 SV027 the block of the script is not closed"])
  }

  /// So many problems are told of a file, however many blocks they stand in.
  func testProblemsAreCountedOverAllBlocks() throws {
    let block = "```samverka\n" + String(repeating: "party A { bad }\n", count: 6_000) + "```\n"
    let problems = try pipeline(block + block, name: "page.md").problems
    let unread = problems.filter { "\($0.code)" == "SV031" }
    XCTAssertEqual(unread.count, 10_000)
    XCTAssertEqual(
      problems.filter { "\($0.code)" == "SV016" }.map(\.message),
      ["2000 more problems of the text are not told"])
  }
}
