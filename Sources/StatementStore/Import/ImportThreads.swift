import Foundation

/// Reads a version on one thread and writes it on another, so that neither waits for work of the other kind.
enum ImportThreads {
    /// What the reading thread is given; it gives it up before it says that it has ended.
    private final class Reading: @unchecked Sendable {
        private var draft: ImportDraft?
        private var body: ((ImportDraft) throws -> Void)?

        init(_ draft: ImportDraft, _ body: @escaping (ImportDraft) throws -> Void) {
            self.draft = draft
            self.body = body
        }

        /// Reads, and answers what went wrong.
        @inline(never)
        func run() -> (any Error)? {
            defer { (draft, body) = (nil, nil) }
            do {
                if let draft, let body {
                    try body(draft)
                    try draft.finish()
                }
                return nil
            } catch {
                return error
            }
        }
    }

    /// Runs both until the version is read and written.
    ///
    /// The caller's thread, which holds the database, does the writing and waits for the reading to end in every case.
    ///
    /// - Throws: What either threw; of both, what was first.
    static func run(
        _ draft: ImportDraft, _ queue: DraftQueue, reading: (ImportDraft) throws -> Void,
        writing: (DraftPiece) throws -> Void
    ) throws {
        try withoutActuallyEscaping(reading) { body in
            let reading = Reading(draft, body)
            let thread = Thread { queue.finish(reading.run()) }
            thread.stackSize = 8 << 20
            thread.start()
            do {
                while let piece = try queue.next() { try writing(piece) }
            } catch {
                queue.stop(error)
                throw error
            }
        }
    }
}
