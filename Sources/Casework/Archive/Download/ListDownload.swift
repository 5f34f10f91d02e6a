public import ClewModel
public import Foundation
import SourceFiles
import World

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Downloads the file of a list, and only when asked to.
///
/// The request is conditional where the file was downloaded before, and a transfer that was cut off is taken up where it
/// ended where the server can do that. Proxies come from the environment (`http_proxy`, `https_proxy`, `no_proxy`). No
/// cookie is kept and nothing is sent but the request.
public struct ListDownload: Sendable {
    /// What became of a download.
    public enum Outcome: Sendable {
        /// The file has not changed since.
        case unchanged
        /// A new file, with what the server said about it.
        case file(URL, entityTag: String?, lastModified: String?)
    }

    /// The file's validators that make a request conditional.
    public struct Validators: Hashable, Sendable, Codable {
        /// The `ETag` header.
        public var entityTag: String?
        /// The `Last-Modified` header.
        public var lastModified: String?

        /// Creates validators.
        public init(entityTag: String?, lastModified: String?) {
            self.entityTag = entityTag
            self.lastModified = lastModified
        }
    }

    private let folder: URL
    private let limits: DownloadLimits

    /// Prepares downloads.
    ///
    /// - Parameters:
    ///   - folder: Where files are kept until they are imported, and parts of files until they are whole.
    ///   - limits: What a download may cost.
    public init(folder: URL, limits: DownloadLimits = DownloadLimits()) {
        self.folder = folder
        self.limits = limits
    }

    /// Downloads a file.
    ///
    /// - Parameters:
    ///   - address: The address, http or https.
    ///   - known: What the server said about the file that is on hand; `nil` to download in any case.
    ///   - acceptsPages: Whether a web page is what is wanted.
    ///   - progress: Is told the bytes received and the bytes expected, where the server says it.
    /// - Throws: ``ClewError`` with the code `download`, saying what went wrong and what is kept.
    public func fetch(
        _ address: URL, known: Validators?, acceptsPages: Bool = false,
        progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }
    ) async throws(ClewError) -> Outcome {
        guard ["http", "https"].contains(address.scheme?.lowercased()), address.host() != nil else {
            throw ClewError(.download, "\(address): expected an address with http or https")
        }
        let name = SHA256Digest(ofText: address.absoluteString).hex.prefix(16)
        let part = PartialFile(folder: folder.appending(path: "\(name)"), address: address)
        let deadline = ContinuousClock.now + limits.time
        do {
            return try await withThrowingTaskGroup(of: Outcome.self) { group in
                group.addTask {
                    try await attempts(
                        address, known: known, part: part, acceptsPages: acceptsPages, until: deadline, progress)
                }
                group.addTask {
                    try await Task.sleep(for: limits.time)
                    throw limits.exceeded(at: address)
                }
                defer { group.cancelAll() }
                guard let outcome = try await group.next() else {
                    throw ClewError(.download, "\(address): the download gave no result")
                }
                return outcome
            }
        } catch let error as ClewError {
            throw error
        } catch {
            throw ClewError(.download, "\(address): \(ListDownload.explanation(of: error))")
        }
    }

    private func attempts(
        _ address: URL, known: Validators?, part: PartialFile, acceptsPages: Bool,
        until deadline: ContinuousClock.Instant,
        _ progress: @escaping @Sendable (Int, Int?) -> Void
    ) async throws -> Outcome {
        var attempt = 1
        while true {
            do {
                return try await once(
                    address, known: known, part: part, acceptsPages: acceptsPages, until: deadline, progress)
            } catch let error as URLError where attempt < limits.attempts && ListDownload.isWorthAnother(error) {
                // A server or a line that has just failed needs a moment.
                try await Task.sleep(for: .milliseconds(100 << attempt))
                attempt += 1
            }
        }
    }

    private func once(
        _ address: URL, known: Validators?, part: PartialFile, acceptsPages: Bool,
        until deadline: ContinuousClock.Instant,
        _ progress: @escaping @Sendable (Int, Int?) -> Void
    ) async throws -> Outcome {
        var request = URLRequest(url: address, timeoutInterval: limits.silence)
        // A part can only be taken up again if the bytes on the wire are the bytes of the file.
        request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
        request.setValue("clew/\(ClewVersion.current)", forHTTPHeaderField: "User-Agent")
        let offset = part.resumeOffset
        if offset > 0, let validator = part.validators.entityTag ?? part.validators.lastModified {
            request.setValue("bytes=\(offset)-", forHTTPHeaderField: "Range")
            request.setValue(validator, forHTTPHeaderField: "If-Range")
        } else if let known {
            if let tag = known.entityTag { request.setValue(tag, forHTTPHeaderField: "If-None-Match") }
            if let day = known.lastModified { request.setValue(day, forHTTPHeaderField: "If-Modified-Since") }
        }
        let transfer = Transfer(
            part: part, offset: offset, limits: limits, until: deadline, acceptsPages: acceptsPages, progress: progress)
        switch try await transfer.run(request) {
        case .unchanged:
            return .unchanged
        case .refusedRange:
            part.discard()
            return try await once(
                address, known: known, part: part, acceptsPages: acceptsPages, until: deadline, progress)
        case .whole(let validators):
            return .file(try part.finish(), entityTag: validators.entityTag, lastModified: validators.lastModified)
        }
    }

    private static func isWorthAnother(_ error: URLError) -> Bool {
        [.networkConnectionLost, .timedOut, .cannotParseResponse, .badServerResponse].contains(error.code)
    }

    /// What a failure of the network means, for a person.
    private static func explanation(of error: any Error) -> String {
        guard let error = error as? URLError else { return "\(error)" }
        let reason =
            switch error.code {
            case .cannotFindHost, .dnsLookupFailed: "the server's name is not known; check the address and the network"
            case .cannotConnectToHost: "the server does not answer; check the address, the network and the proxy"
            case .timedOut: "the server sent nothing for too long"
            case .networkConnectionLost, .badServerResponse, .cannotParseResponse:
                "the transfer was cut off; what has arrived is kept, and the next update goes on from there"
            case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
                .serverCertificateHasUnknownRoot:
                "the server's certificate cannot be trusted"
            case .cancelled: "the download was stopped"
            default: "the transfer failed (\(error.localizedDescription))"
            }
        return reason
    }
}
