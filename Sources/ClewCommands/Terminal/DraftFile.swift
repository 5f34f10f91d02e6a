import Casework
import Dispatch
import Foundation

/// A file that appears under its name when it is whole, and of which nothing stays where the program is told to stop.
final class DraftFile {
    private let path: String
    private let draft: String
    private let file: UnsafeMutablePointer<FILE>
    private var watches: [any DispatchSourceSignal] = []
    private var isOpen = true

    /// Starts a file.
    ///
    /// - Throws: `output.cannot-write` where its folder does not let us.
    init(_ path: String) throws(CaseworkError) {
        self.path = path
        draft = path + ".partial"
        guard let file = fopen(draft, "wb") else {
            throw CaseworkError(.cannotWrite, "\(path) cannot be written; check its folder and permissions")
        }
        self.file = file
        watches = [SIGINT, SIGTERM, SIGHUP].map { [draft] number in
            signal(number, SIG_IGN)
            let watch = DispatchSource.makeSignalSource(signal: number, queue: .global())
            watch.setEventHandler {
                remove(draft)
                // The program ends as the signal asks, so that whoever sent it sees that.
                signal(number, SIG_DFL)
                raise(number)
            }
            watch.resume()
            return watch
        }
    }

    deinit {
        if isOpen { discard() }
    }

    /// Writes bytes at the end.
    func write(_ bytes: [UInt8]) throws(CaseworkError) {
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw failure }
    }

    /// Closes the file and gives it its name.
    func finish() throws(CaseworkError) {
        isOpen = false
        let isWhole = fclose(file) == 0 && rename(draft, path) == 0
        if !isWhole { remove(draft) }
        unwatch()
        if !isWhole { throw failure }
    }

    /// Closes the file and removes it.
    private func discard() {
        isOpen = false
        fclose(file)
        remove(draft)
        unwatch()
    }

    private func unwatch() {
        for watch in watches { watch.cancel() }
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
        watches = []
    }

    private var failure: CaseworkError {
        CaseworkError(.cannotWrite, "writing \(path) failed; the disk may be full")
    }
}
