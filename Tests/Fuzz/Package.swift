// swift-tools-version: 6.2
import PackageDescription

/// The modules of Samverka below the command line, and a target for libFuzzer that drives them.
///
/// A package of its own, so that the main one builds without a sanitizer; `Sources/Samverka` leads to
/// its sources.
let modules: [(name: String, uses: [String])] = [
  ("Arithmetic", []),
  ("Diagnostics", []),
  ("Tabulating", ["Arithmetic", "Diagnostics"]),
  ("Syntax", ["Arithmetic", "Diagnostics"]),
  ("Parsing", ["Arithmetic", "Diagnostics", "Syntax"]),
  ("Expanding", ["Arithmetic", "Diagnostics", "Tabulating", "Syntax"]),
  ("Checking", ["Arithmetic", "Diagnostics", "Syntax"]),
  ("Evaluation", ["Arithmetic", "Diagnostics", "Syntax", "Checking"]),
  ("CSolver", []),
  ("Analysis", ["Arithmetic", "Diagnostics", "Syntax", "Checking", "Evaluation", "CSolver"]),
  ("Reporting", ["Arithmetic", "Diagnostics", "Syntax", "Checking", "Evaluation", "Analysis"]),
  (
    "Driver",
    [
      "Diagnostics", "Tabulating", "Syntax", "Parsing", "Expanding", "Checking", "Evaluation",
      "Analysis",
    ]
  ),
]

let package = Package(
  name: "fuzz",
  targets: modules.map { name, uses in
    .target(
      name: name, dependencies: uses.map { .init(stringLiteral: $0) },
      path: "Sources/Samverka/\(name)",
      linkerSettings: name == "CSolver" ? [.linkedLibrary("dl")] : [])
  } + [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Diagnostics", "Syntax", "Parsing", "Checking", "Analysis", "Reporting", "Driver",
      ],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ]
)
