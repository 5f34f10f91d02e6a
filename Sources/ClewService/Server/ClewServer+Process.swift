import Casework
import ClewModel
import Foundation
import NIOCore
import SourceFiles
import StatementStore
import Synchronization
import World

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension ClewServer {
    /// The version of Clew.
    public static var version: String { ClewVersion.current }

    /// Runs the process: makes its streams safe, its files private and its signals wait, then does the work and leaves with
    /// 0 after it.
    ///
    /// Not asynchronous: the machinery of concurrency opens files of its own, which would take the place of a closed stream.
    public static func runProcess(_ work: @escaping @Sendable () async -> Void) -> Never {
        ProcessGuard.begin()
        SignalWatch.keep()
        Task {
            await work()
            exit(0)
        }
        // Not `dispatchMain`, whose own thread lets every signal through.
        while true { pause() }
    }

    /// Says why the arguments cannot be taken, and leaves with 2.
    public static func refuse(_ message: String) -> Never {
        _ = StandardStream.error.write(SafeText.block(message) + "\n")
        exit(2)
    }

    /// Reads the lists and serves until the process is told to stop; says on standard output where.
    ///
    /// The lists are those of the day on which they were read. SIGHUP reads them again, while requests are answered from
    /// those before. SIGTERM and SIGINT stop the service: it takes no more connections, answers what is under way, and ends
    /// after ``ServiceLimits/drainSeconds`` at the latest, whatever is still open; a second one ends it at once.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port; 0 takes a free one.
    ///   - archive: The archive; `nil` for `CLEW_ARCHIVE` or the user's data folder.
    ///   - reference: The folder of the reference data, where it is not found by itself.
    ///   - acceptsIncomplete: Whether `/readyz` is content with lists that are not whole.
    ///   - logsRequests: Whether to write a line for each request to standard error.
    ///   - work: Who works in the pages of the workbench, and where their work is kept.
    ///   - access: Who may use it.
    ///   - limits: What is taken at most.
    /// - Returns: The exit status: 0, 2 where the input is wrong, 70 for a fault of ours; messages go to standard error.
    public static func serve(
        host: String, port: Int, archive: String?, reference: String?, acceptsIncomplete: Bool = false,
        logsRequests: Bool = false, work: WorkOptions = WorkOptions(), access: AccessOptions = AccessOptions(),
        limits: ServiceLimits = ServiceLimits()
    ) async -> Int32 {
        let stop = ServiceStop()
        let source = ListSource(archive: archive, reference: reference)
        let state = ServiceProcess(source: source, stop: stop, limits: limits)
        SignalWatch.start(stop: { state.stop() }, reload: { Task { await state.reloadOnSignal() } })
        do {
            // Before anything is read: who may not be let in needs no lists.
            let admitted = try access.access(host: host, archive: archive, on: .today())
            let lists = try await state.loaded()
            let token = ProcessInfo.processInfo.environment["CLEW_UPDATE_TOKEN"]
            let server = ClewServer(
                lists: lists, limits: limits,
                surroundings: ServiceSurroundings(
                    today: Day.today, versions: source.versions, acceptsIncomplete: acceptsIncomplete,
                    update: { await state.reload() }, updateToken: token.flatMap { $0.isEmpty ? nil : $0 },
                    log: logsRequests ? .standardError : nil, access: admitted,
                    workbench: WorkbenchDoor(
                        work, archive: archive, access: admitted, world: { lists.value.world },
                        reload: { Task { await state.reload() } }, record: { source.record($0) }),
                    record: { source.record($0) }))
            state.watch(server)
            try await server.run(host: host, port: port, stop: stop) { port in
                let name = host.contains(":") ? "[\(host)]" : host
                let text = "clew-service: \(lists.value.lists.count) lists, http://\(name):\(port)/\n"
                // A service whose output goes nowhere serves all the same.
                _ = StandardStream.output.write(text)
            }
            return 0
        } catch let error as ClewError {
            ServiceMessage.tell(error)
            return error.code == .referenceInvalid && !ReferenceDirectory.isNamed(reference) ? 70 : 2
        } catch {
            let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
            ServiceMessage.tell("cannot listen on \(host), port \(port): \(reason)")
            return 2
        }
    }
}

extension Day {
    /// The day of today in universal time.
    static func today() -> Day { Day(number: Int32((Date().timeIntervalSince1970 / 86_400).rounded(.down))) }
}

/// A service as a process: what its signals do.
private final class ServiceProcess: Sendable {
    private struct State {
        var lists: CurrentLists?
        var server: ClewServer?
    }

    private let source: ListSource
    private let asked: ServiceStop
    private let limits: ServiceLimits
    private let state = Mutex(State())
    /// Reads lists, one reading after the other.
    private let reader = WorkQueue(workers: 1)

    init(source: ListSource, stop: ServiceStop, limits: ServiceLimits) {
        self.source = source
        asked = stop
        self.limits = limits
    }

    /// Reads the lists for the first time.
    func loaded() async throws(ClewError) -> CurrentLists {
        let source = source
        let lists = try await reader.run { Result { () throws(ClewError) in try source.load(on: .today()) } }.get()
        let current = CurrentLists(lists)
        state.withLock { $0.lists = current }
        return current
    }

    func watch(_ server: ClewServer) { state.withLock { $0.server = server } }

    /// Reads the lists again because a signal says so, which only who runs the service, or this machine, can send.
    func reloadOnSignal() async {
        let act = ServiceAct(
            day: .today(), kind: .listsReread, subject: "lists", person: "\(NSUserName()) (SIGHUP)")
        let source = source
        if let problem = await reader.run({ source.record(act) }) {
            ServiceMessage.tell("that the lists are read again does not stand in the audit log: \(problem)")
        }
        await reload()
    }

    /// Reads the lists again; those before stay where that fails.
    ///
    /// - Returns: Whether it worked.
    @discardableResult
    func reload() async -> Bool {
        guard let lists = state.withLock({ $0.lists }) else { return false }
        return await reader.run { [source] in
            do throws(ClewError) {
                lists.replace(
                    with: try source.load(on: .today(), needsArchive: lists.value.world.restsOnArchive))
                ServiceMessage.tell("the lists were read again; \(lists.value.lists.count) lists")
                return true
            } catch {
                ServiceMessage.tell(error)
                ServiceMessage.tell("the lists were not read again; those before stay in use")
                return false
            }
        }
    }

    /// Stops the service; the process ends in time whatever is still open.
    func stop() {
        let (server, isFirst) = (state.withLock { $0.server }, !asked.isAsked)
        guard let server, isFirst else {
            // Nothing is served yet, or somebody is in a hurry.
            _exit(0)
        }
        asked.ask()
        let seconds = limits.drainSeconds
        let thread = Thread {
            sleep(UInt32(max(0, seconds)))
            let open = server.unanswered
            ServiceMessage.tell(
                "stopped after \(seconds) seconds with connections open; "
                    + (open == 1 ? "1 request was not answered" : "\(open) requests were not answered"))
            // Not `exit`: what hangs may hang its handlers too.
            _exit(0)
        }
        thread.start()
    }
}
