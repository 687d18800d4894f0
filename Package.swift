// swift-tools-version: 6.2
import PackageDescription

/// The modules in their one direction; `Sources/README.md` draws it and a test compares both.
let package = Package(
  name: "samverka",
  products: [.executable(name: "samverka", targets: ["samverka"])],
  targets: [
    .target(name: "Arithmetic"),
    .target(name: "Diagnostics"),
    .target(name: "Tabulating", dependencies: ["Arithmetic", "Diagnostics"]),
    .target(name: "Syntax", dependencies: ["Arithmetic", "Diagnostics"]),
    .target(name: "Parsing", dependencies: ["Arithmetic", "Diagnostics", "Syntax"]),
    .target(
      name: "Expanding", dependencies: ["Arithmetic", "Diagnostics", "Tabulating", "Syntax"]),
    .target(name: "Checking", dependencies: ["Arithmetic", "Diagnostics", "Syntax"]),
    .target(name: "Evaluation", dependencies: ["Arithmetic", "Diagnostics", "Syntax", "Checking"]),
    .target(name: "CSystem"),
    .target(name: "CSolver", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(
      name: "Analysis",
      dependencies: ["Arithmetic", "Diagnostics", "Syntax", "Checking", "Evaluation", "CSolver"]),
    .target(
      name: "Reporting",
      dependencies: [
        "Arithmetic", "Diagnostics", "Tabulating", "Syntax", "Checking", "Evaluation", "Analysis",
      ]),
    .target(
      name: "Driver",
      dependencies: [
        "Diagnostics", "Tabulating", "Syntax", "Parsing", "Expanding", "Checking", "Evaluation",
        "Analysis",
      ]),
    .target(
      name: "CLineEditor", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(name: "Guiding"),
    .target(
      name: "Prompt",
      dependencies: [
        "Arithmetic", "Diagnostics", "Syntax", "Parsing", "Evaluation", "Analysis", "Reporting",
        "Driver", "Guiding", "CLineEditor",
      ]),
    .target(
      name: "Commands",
      dependencies: [
        "Arithmetic", "Diagnostics", "Syntax", "Evaluation", "Analysis", "Reporting", "Driver",
        "Prompt",
        "CSystem",
      ]),
    .executableTarget(name: "samverka", dependencies: ["Commands"]),
    .target(name: "TestSamples", path: "Tests/TestSamples"),
    .testTarget(name: "ArithmeticTests", dependencies: ["Arithmetic"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(
      name: "TabulatingTests", dependencies: ["Arithmetic", "Diagnostics", "Tabulating"]),
    .testTarget(
      name: "ParsingTests",
      dependencies: ["TestSamples", "Arithmetic", "Diagnostics", "Syntax", "Parsing"]),
    .testTarget(
      name: "CheckingTests",
      dependencies: ["TestSamples", "Diagnostics", "Syntax", "Parsing", "Checking"]),
    .testTarget(
      name: "EvaluationTests",
      dependencies: [
        "TestSamples", "Arithmetic", "Diagnostics", "Syntax", "Parsing", "Checking", "Evaluation",
      ]),
    .testTarget(
      name: "AnalysisTests",
      dependencies: [
        "Arithmetic", "Diagnostics", "Syntax", "Parsing", "Checking", "Evaluation", "Analysis",
      ]),
    .testTarget(
      name: "ReferenceTests",
      dependencies: [
        "TestSamples", "Arithmetic", "Diagnostics", "Syntax", "Parsing", "Checking", "Evaluation",
        "Analysis",
      ]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Arithmetic", "Diagnostics", "Tabulating", "Syntax", "Parsing", "Checking", "Evaluation",
        "Analysis", "Reporting", "Driver",
      ]),
    .testTarget(
      name: "DriverTests",
      dependencies: [
        "TestSamples",
        "Arithmetic", "Diagnostics", "Syntax", "Parsing", "Evaluation", "Analysis", "Driver",
      ]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .testTarget(
      name: "PromptTests",
      dependencies: [
        "TestSamples", "Diagnostics", "Syntax", "Parsing", "Driver", "Guiding", "Prompt",
        "samverka", "CPseudoTerminal",
      ]),
    .testTarget(name: "CommandsTests", dependencies: ["TestSamples", "Commands", "samverka"]),
    .testTarget(
      name: "HouseTests",
      dependencies: [
        "Diagnostics", "Syntax", "Parsing", "Analysis", "Guiding", "Driver", "samverka",
      ]),
  ]
)

// Warnings are errors where the environment says so, as in .ci/run.
let strict = Context.environment["SAMVERKA_STRICT"] != nil
let inC: Set = ["CSolver", "CSystem", "CLineEditor", "CPseudoTerminal"]
for target in package.targets where strict && !inC.contains(target.name) {
  target.swiftSettings = [.treatAllWarnings(as: .error)]
}
