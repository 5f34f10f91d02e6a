import ClewModel
import Foundation
import Synchronization
import World

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One request and its answer, written to a part of a file as it arrives.
final class Transfer: NSObject, URLSessionDataDelegate {
    /// How a transfer ended well.
    enum End {
        /// The server says that the file has not changed.
        case unchanged
        /// The server does not go on where the part ends.
        case refusedRange
        /// The file is whole.
        case whole(ListDownload.Validators)
    }

    private struct State {
        var continuation: CheckedContinuation<End, any Error>?
        var failure: (any Error)?
        var end: End?
        var redirects = 0
        /// How many bytes of the file are there, with those of earlier transfers.
        var received = 0
        var expected: Int?
        var file: FileHandle?
        var head: [UInt8] = []
        var connections = ConnectionCutter()
        /// Whether the header of the answer has come.
        var hasResponse = false
        /// Whether the transfer was told to end.
        var isStopped = false
    }

    /// How many pieces of 16 KB may wait in memory to be written.
    private static let mostWaiting = 512

    private let part: PartialFile
    private let offset: Int
    private let limits: DownloadLimits
    private let deadline: ContinuousClock.Instant
    private let acceptsPages: Bool
    private let progress: @Sendable (Int, Int?) -> Void
    private let state = Mutex(State())

    init(
        part: PartialFile, offset: Int, limits: DownloadLimits, until deadline: ContinuousClock.Instant,
        acceptsPages: Bool,
        progress: @escaping @Sendable (Int, Int?) -> Void
    ) {
        self.part = part
        self.offset = offset
        self.limits = limits
        self.deadline = deadline
        self.acceptsPages = acceptsPages
        self.progress = progress
    }

    /// Sends the request and waits for the end of the answer.
    func run(_ request: URLRequest) async throws -> End {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.httpShouldSetCookies = false
        configuration.timeoutIntervalForRequest = limits.silence
        let session = URLSession(
            configuration: configuration, delegate: self, delegateQueue: PatientQueue(limit: Transfer.mostWaiting))
        defer { session.finishTasksAndInvalidate() }
        let task = session.dataTask(with: request)
        if let address = request.url { state.withLock { $0.connections.add(address) } }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                state.withLock { $0.continuation = continuation }
                task.resume()
            }
        } onCancel: {
            stop(task)
        }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        let count = state.withLock { state in
            state.redirects += 1
            return state.redirects
        }
        let from = response.url ?? task.originalRequest?.url
        let scheme = request.url?.scheme?.lowercased()
        if let address = request.url { state.withLock { $0.connections.add(address) } }
        // A task that is cancelled here must not be answered any more, so the redirection is declined instead; its own
        // answer then ends the transfer.
        if count > limits.redirects {
            note(ClewError(.download, "the server redirects more than \(limits.redirects) times"), of: task)
            completionHandler(nil)
        } else if scheme != "https" && scheme != from?.scheme?.lowercased() {
            let target = request.url?.absoluteString ?? "nowhere"
            note(ClewError(.download, "the server redirects to \(target), which is not safe"), of: task)
            completionHandler(nil)
        } else {
            completionHandler(request)
        }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        state.withLock { $0.hasResponse = true }
        do {
            try begin(response)
            completionHandler(.allow)
        } catch {
            fail(dataTask, error)
            completionHandler(.cancel)
        }
    }

    private func begin(_ response: URLResponse) throws {
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        let validators = ListDownload.Validators(
            entityTag: response.value(forHTTPHeaderField: "ETag"),
            lastModified: response.value(forHTTPHeaderField: "Last-Modified"))
        guard state.withLock({ $0.failure == nil }) else { return }
        var start = 0
        switch response.statusCode {
        case 200: break
        case 206:
            let range = response.value(forHTTPHeaderField: "Content-Range") ?? ""
            guard offset > 0, range.hasPrefix("bytes \(offset)-") else {
                state.withLock { $0.end = .refusedRange }
                return
            }
            start = offset
        case 304:
            state.withLock { $0.end = .unchanged }
            return
        case 416:
            state.withLock { $0.end = .refusedRange }
            return
        default:
            throw ClewError(.download, "\(place(response)): the server answers with status \(response.statusCode)")
        }
        let type = (response.value(forHTTPHeaderField: "Content-Type") ?? "").lowercased()
        if !acceptsPages, type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") {
            throw ClewError(.download, "\(place(response)): \(Transfer.pageMessage)")
        }
        let length = response.expectedContentLength > 0 ? Int(response.expectedContentLength) + start : nil
        if let length, length > limits.size { throw tooLarge }
        let file = try part.open(at: start, validators: validators)
        let restart = start
        state.withLock { state in
            state.file = file
            state.received = restart
            state.expected = length
            state.end = .whole(validators)
        }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        // A server that sends without a pause leaves no thread to the clock that waits for the end of the time.
        guard ContinuousClock.now < deadline else {
            return fail(dataTask, limits.exceeded(at: dataTask.originalRequest?.url))
        }
        guard state.withLock({ $0.failure == nil }) else { return }
        do {
            let (received, expected) = try state.withLock { state throws in
                guard state.failure == nil, let file = state.file else { return (0, nil as Int?) }
                state.received += data.count
                if state.received > limits.size { throw tooLarge }
                if !acceptsPages, offset == 0, state.head.count < 512 {
                    state.head.append(contentsOf: data.prefix(512))
                    if Transfer.isPage(state.head) { throw ClewError(.download, Transfer.pageMessage) }
                }
                do {
                    try file.write(contentsOf: data)
                } catch {
                    throw ClewError(.download, "the file cannot be written; the disk may be full")
                }
                return (state.received, state.expected)
            }
            if received > 0 { progress(received, expected) }
        } catch {
            fail(dataTask, error)
            part.discard()
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let (continuation, result) = state.withLock {
            state -> (CheckedContinuation<End, any Error>?, Result<End, any Error>) in
            try? state.file?.close()
            state.file = nil
            let continuation = state.continuation
            state.continuation = nil
            if let failure = state.failure { return (continuation, .failure(failure)) }
            if let error {
                // Foundation has no one code for an answer that ends before its length.
                let wasCutOff = state.received > 0 && (error as? URLError)?.code == .unknown
                return (continuation, .failure(wasCutOff ? URLError(.networkConnectionLost) : error))
            }
            guard let end = state.end else { return (continuation, .failure(URLError(.badServerResponse))) }
            if case .whole = end, let expected = state.expected, state.received < expected {
                return (continuation, .failure(URLError(.networkConnectionLost)))
            }
            return (continuation, .success(end))
        }
        continuation?.resume(with: result)
    }

    /// Ends the transfer with a failure.
    private func fail(_ task: URLSessionTask, _ error: any Error) {
        note(error, of: task)
        stop(task)
    }

    /// Ends the transfer, on another thread: cancelling waits for the one that reads from the network, which may wait for
    /// this one.
    private func stop(_ task: URLSessionTask) {
        let (isFirst, connections, hasResponse) = state.withLock { state in
            defer { state.isStopped = true }
            return (!state.isStopped, state.connections, state.hasResponse)
        }
        guard isFirst else { return }
        if hasResponse {
            connections.cut()
        } else {
            // URLSession traps where a connection ends within the header, so it is left as it is and not waited for.
            let waiting = state.withLock { state in
                defer { state.continuation = nil }
                return (state.continuation, state.failure ?? URLError(.cancelled))
            }
            waiting.0?.resume(throwing: waiting.1)
        }
        Thread.detachNewThread { task.cancel() }
    }

    /// Keeps the first failure, which is the one to tell.
    private func note(_ error: any Error, of task: URLSessionTask) {
        var failure = error
        if let error = error as? ClewError, let address = task.originalRequest?.url?.absoluteString,
            !error.message.hasPrefix(address)
        {
            failure = ClewError(error.code, "\(address): \(error.message)")
        }
        state.withLock { [failure] state in
            if state.failure == nil { state.failure = failure }
        }
    }

    private func place(_ response: HTTPURLResponse) -> String {
        response.url?.absoluteString ?? "the address"
    }

    private var tooLarge: ClewError {
        ClewError(
            .download, "the file is larger than \(limits.size) bytes, which is the limit; nothing was imported")
    }

    private static let pageMessage =
        "the server sent a web page in place of the list; open the address in a browser and import the file by hand"

    /// Whether text begins as a web page does.
    private static func isPage(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }.lowercased()
        return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
    }
}
