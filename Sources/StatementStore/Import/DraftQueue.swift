import Foundation

/// The way from the thread that reads a version to the one that writes it; whoever is faster waits for the other.
final class DraftQueue: @unchecked Sendable {
    /// The most pieces that lie ready, which bounds the memory.
    private static let capacity = 8

    private let condition = NSCondition()
    // All of these are touched under the condition's lock alone.
    private var waiting: [DraftPiece] = []
    private var isFinished = false
    private var readingFailure: (any Error)?
    private var writingFailure: (any Error)?

    /// Hands over a piece; waits while too many lie ready.
    ///
    /// - Throws: What made the writer stop.
    func push(_ piece: DraftPiece) throws {
        condition.lock()
        defer { condition.unlock() }
        while waiting.count >= DraftQueue.capacity, writingFailure == nil { condition.wait() }
        if let writingFailure { throw writingFailure }
        waiting.append(piece)
        condition.broadcast()
    }

    /// Ends the reading, because the source is at its end or cannot be read.
    func finish(_ failure: (any Error)? = nil) {
        condition.lock()
        defer { condition.unlock() }
        isFinished = true
        readingFailure = failure
        condition.broadcast()
    }

    /// The next piece; `nil` when the reading has ended.
    ///
    /// - Throws: What ended the reading before its time.
    func next() throws -> DraftPiece? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty, !isFinished { condition.wait() }
        if let readingFailure { throw readingFailure }
        guard !waiting.isEmpty else { return nil }
        condition.broadcast()
        return waiting.removeFirst()
    }

    /// Stops the reading with its next piece, and waits until it has ended.
    func stop(_ failure: any Error) {
        condition.lock()
        defer { condition.unlock() }
        writingFailure = failure
        waiting.removeAll()
        condition.broadcast()
        while !isFinished { condition.wait() }
    }
}
