import Foundation
import XCTest

/// The built binary, run as a user runs it.
enum Tool {
  /// What came of one run.
  struct Outcome: Equatable {
    var output: String
    var errors: String
    var status: Int32
  }

  /// The root folder of the checkout.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The binary, beside the test bundle.
  static let binary = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("samverka")

  /// Runs the binary in the root folder with `input` on its standard input.
  static func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(arguments, input: input, environment: environment)
  }

  /// Runs the binary in the root folder, or in another, with words in an array.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    in folder: URL = root
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ["PATH": "/usr/bin:/bin", "TERM": "xterm"]
    variables.merge(environment) { _, new in new }
    process.environment = variables
    let (output, errors, source) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = source
    try process.run()
    source.fileHandleForWriting.write(Data(input.utf8))
    try source.fileHandleForWriting.close()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let errorText = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: errorText, as: UTF8.self), status: process.terminationStatus)
  }

  /// Runs a line of the shell with `samverka` being the binary; its standard error is dropped.
  static func shell(_ line: String) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = root
    process.environment = [
      "PATH": binary.deletingLastPathComponent().path + ":/usr/bin:/bin", "TERM": "xterm",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      output: String(decoding: text, as: UTF8.self), errors: "", status: process.terminationStatus)
  }
}
