import Foundation

/// Standard output and standard error, one write a call.
enum Console {
    /// Writes a line to standard output.
    static func print(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Writes a line to standard error.
    static func error(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

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
