import Casework
import ClewModel
import Foundation
import SourceFiles
import Synchronization

/// Standard output and standard error, one write a call: all that the command line says goes through here.
///
/// Text is made safe at this one place, see ``SafeText``, so that no caller can forget it. Where standard output takes no more,
/// the first failure is kept; ``failure`` gives it to the end of the program, which then does not leave with success.
enum Console {
    /// Writes a line to standard output.
    static func print(_ text: String) { keep(StandardStream.output.write(shown(text) + "\n")) }

    /// Writes a JSON text and a line end to standard output.
    static func print(json text: String) { keep(StandardStream.output.write(SafeText.json(text) + "\n")) }

    /// Writes a message to standard error; where that takes none, nobody can be told.
    ///
    /// - Parameters:
    ///   - text: The message.
    ///   - isLine: Whether it is one line, so that a line break in it is foreign too and could forge a message of ours.
    static func error(_ text: String, isLine: Bool = false) {
        _ = StandardStream.error.write((isLine ? SafeText.line(text) : shown(text)) + "\n")
    }

    /// Writes over the line of progress on standard error.
    static func progress(_ text: String) { _ = StandardStream.error.write("\r\u{1B}[K" + SafeText.line(text)) }

    /// Writes the bytes of a document to standard output.
    ///
    /// - Throws: `output.cannot-write`.
    static func write(_ bytes: [UInt8]) throws(ClewError) {
        keep(StandardStream.output.write(bytes))
        if let failure { throw failure }
    }

    /// Why standard output does not hold what it should.
    static var failure: ClewError? {
        firstFailure.withLock { $0 }.map {
            ClewError(.cannotWrite, "the results cannot be written to standard output: \($0)")
        }
    }

    private static let firstFailure = Mutex<String?>(nil)

    private static func keep(_ failure: String?) {
        guard let failure else { return }
        firstFailure.withLock { if $0 == nil { $0 = failure } }
    }

    /// Text as a terminal shows it: our own looks become escape codes, anything else that commands is written out.
    static func shown(_ text: String) -> String { TextStyle.looks(in: SafeText.block(text)) }

    /// Whether standard output is a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    /// Whether standard error is a terminal, so that progress may be shown on it.
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether to print in colour: on a terminal, unless `NO_COLOR` is set (no-color.org) or `TERM` is `dumb`.
    static var isColoured: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// The width of the terminal in columns; 100 where it is unknown.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 100 }
        return min(Int(size.ws_col), 120)
    }
}
