import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program of somebody else that works for us: fed with a text, stopped when it takes too long, and gone when we are.
///
/// It runs under a shell that leads a group of processes. The shell's other half waits at a pipe of which this process alone
/// holds the other end: when that closes, because we are done or because we were killed, the whole group is killed with it.
/// Its input is a file without a name, so that a program that does not read never makes us wait nor ends us with a signal.
public struct HelperProgram: Sendable {
    /// Why there is no answer.
    public enum Failure: Error, Hashable, Sendable {
        /// The program, or the shell that runs it, cannot be started.
        case missing
        /// It took longer than it may.
        case timedOut
        /// It wrote more than it may.
        case tooMuch
        /// It ended with this status, or was ended by a signal.
        case failed(Int32)
    }

    /// The path of the program.
    public let path: String

    /// A program by its path.
    public init(path: String) { self.path = path }

    /// Finds a program on the search path of the process; `nil` where it is not installed.
    public init?(named name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        let candidates: [String] = folders.map { "\($0)/\(name)" }
        let found = candidates.first { access($0, X_OK) == 0 }
        guard let found else { return nil }
        path = found
    }

    /// Runs the program with a text.
    ///
    /// - Returns: What it wrote to its standard output. What it says on standard error is dropped.
    public func run(
        _ arguments: [String], input: String, timeLimit: Duration = .seconds(20), outputLimit: Int = 64 << 20
    ) throws(Failure) -> String {
        try run(arguments, input: Array(input.utf8), timeLimit: timeLimit, outputLimit: outputLimit)
    }

    /// Runs the program.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - input: What it reads on its standard input.
    ///   - timeLimit: How long it may take; also how many seconds of processor time.
    ///   - outputLimit: How many bytes it may write.
    ///   - memoryLimit: How many bytes of memory it may ask for, where the system can hold it to that; `nil` for no limit.
    /// - Returns: What it wrote to its standard output. What it says on standard error is dropped.
    public func run(
        _ arguments: [String], input: [UInt8], timeLimit: Duration = .seconds(20), outputLimit: Int = 64 << 20,
        memoryLimit: Int? = nil
    ) throws(Failure) -> String {
        guard let source = Self.unnamedFile(holding: input) else { throw .missing }
        defer { close(source) }
        guard let output = Self.pipe() else { throw .missing }
        defer { close(output.reading) }
        guard let lifeline = Self.pipe() else {
            close(output.writing)
            throw .missing
        }
        // Closing it ends whatever is left of the group.
        defer { close(lifeline.writing) }
        let seconds = max(1, timeLimit.components.seconds)
        let process = spawn(
            arguments, source: source, output: output.writing, lifeline: lifeline.reading, seconds: seconds,
            memory: memoryLimit.map { "\($0 >> 10)" } ?? "unlimited")
        close(output.writing)
        close(lifeline.reading)
        guard let process else { throw .missing }
        let deadline = ContinuousClock.now + timeLimit
        var bytes: [UInt8] = []
        let ending = Self.read(output.reading, into: &bytes, until: deadline, limit: outputLimit)
        if ending != nil { kill(-process, SIGKILL) }
        let status = Self.wait(for: process, until: deadline)
        if let ending { throw ending }
        guard let status else { throw .timedOut }
        guard status == 0 else { throw status == 127 || status == 126 ? .missing : .failed(status) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The shell's part: the program in the background, and beside it one that kills the group when the lifeline ends.
    private static let script = """
        ulimit -t "$1" 2>/dev/null; ulimit -v "$2" 2>/dev/null; shift 2
        exec 3<&0
        "$@" <&3 3<&- 4<&- &
        child=$!
        { read -r end <&4; kill -9 -$$; } 3<&- >/dev/null &
        exec 3<&- 4<&- >/dev/null
        wait "$child"
        """

    private func spawn(
        _ arguments: [String], source: Int32, output: Int32, lifeline: Int32, seconds: Int64, memory: String
    ) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, source, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, lifeline, 4)
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        posix_spawnattr_setpgroup(&attributes, 0)
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // Threads of a pool block all signals, and a shell that never hears of its child's end waits for ever.
        var blocked = sigset_t()
        sigemptyset(&blocked)
        posix_spawnattr_setsigmask(&attributes, &blocked)
        let texts = ["sh", "-c", Self.script, "sh", "\(seconds)", memory, path] + arguments
        var pointers = texts.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        pointers.append(nil)
        var process = pid_t()
        guard posix_spawn(&process, "/bin/sh", &actions, &attributes, pointers, environ) == 0 else { return nil }
        return process
    }

    /// A file that has no name, at its start; its number is above those that the shell uses.
    private static func unnamedFile(holding bytes: [UInt8]) -> Int32? {
        guard let file = tmpfile() else { return nil }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0 else { return nil }
        rewind(file)
        return raised(fileno(file))
    }

    private static func pipe() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [0, 0]
        // A child that is started meanwhile must not inherit an end: two that hold each other's lifeline would both live on.
        #if os(Linux)
            // Two sockets are a pipe that can be made so in one step.
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
        #else
            guard Foundation.pipe(&ends) == 0 else { return nil }
        #endif
        let raised = ends.map { Self.raised($0) }
        for end in ends { close(end) }
        guard let reading = raised[0], let writing = raised[1] else { return nil }
        return (reading, writing)
    }

    /// A copy of a descriptor that no other child process inherits.
    private static func raised(_ descriptor: Int32) -> Int32? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 10)
        return copy >= 0 ? copy : nil
    }

    /// Reads to the end.
    ///
    /// - Returns: Why it stopped before; `nil` at the end.
    private static func read(
        _ descriptor: Int32, into bytes: inout [UInt8], until deadline: ContinuousClock.Instant, limit: Int
    ) -> Failure? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return .timedOut }
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
            var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&state, 1, Int32(clamping: milliseconds))
            if ready == 0 || ready < 0 && errno == EINTR { continue }
            let count = systemRead(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return nil }
            bytes.append(contentsOf: buffer[..<count])
            if bytes.count > limit { return .tooMuch }
        }
    }

    /// Waits for the shell.
    ///
    /// - Returns: Its status, 128 and the number of the signal where one ended it; `nil` where it had to be killed.
    private static func wait(for process: pid_t, until deadline: ContinuousClock.Instant) -> Int32? {
        var status: Int32 = 0
        var isKilled = false
        while true {
            let found = waitpid(process, &status, isKilled ? 0 : WNOHANG)
            if found == process { break }
            if found < 0 && errno != EINTR { return nil }
            if !isKilled, ContinuousClock.now >= deadline {
                // Its output is closed and it goes on all the same.
                kill(-process, SIGKILL)
                isKilled = true
            } else if !isKilled {
                usleep(2000)
            }
        }
        if isKilled { return nil }
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
}

/// The function of the system, which the method above would hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
