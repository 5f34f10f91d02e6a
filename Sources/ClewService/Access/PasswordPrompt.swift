import Casework
import ClewModel
import Foundation
import SourceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads a password from whoever types it: on a terminal without showing it, else the first line of standard input.
enum PasswordPrompt {
    /// Reads a password.
    ///
    /// - Parameters:
    ///   - question: What stands on the terminal.
    ///   - again: What asks for it a second time; on a terminal alone.
    /// - Throws: Where there is none, or the second is another one.
    static func read(_ question: String, again: String) throws(ClewError) -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            SignalWatch.start(stop: { _exit(130) }, reload: { _exit(129) })
            return try line()
        }
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else {
            throw ClewError(.access, "the terminal shows what is typed, so no password is read; use standard input")
        }
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO)
        // Whoever gives up gets the terminal back as it was.
        let shown = before
        let leave: @Sendable () -> Void = {
            var shown = shown
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            _exit(130)
        }
        SignalWatch.start(stop: leave, reload: leave)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0 else {
            throw ClewError(.access, "the terminal shows what is typed, so no password is read; use standard input")
        }
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
        func asked(_ text: String) throws(ClewError) -> String {
            _ = StandardStream.error.write(SafeText.line(text))
            defer { _ = StandardStream.error.write("\n") }
            return try line()
        }
        let first = try asked(question)
        guard try asked(again) == first else { throw ClewError(.access, "the two differ; nothing was done") }
        return first
    }

    /// A line of standard input, without the line break.
    private static func line() throws(ClewError) -> String {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count <= PasswordRule.most {
            let count = withUnsafeMutablePointer(to: &byte) { place in
                #if canImport(Darwin)
                    Darwin.read(STDIN_FILENO, place, 1)
                #elseif canImport(Musl)
                    Musl.read(STDIN_FILENO, place, 1)
                #else
                    Glibc.read(STDIN_FILENO, place, 1)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 || byte == 0x0A { break }
            bytes.append(byte)
        }
        if bytes.last == 0x0D { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ClewError(.access, PasswordRule.Fault.unreadable.message)
        }
        guard !text.isEmpty else { throw ClewError(.access, "there is no password on standard input") }
        return text
    }
}
