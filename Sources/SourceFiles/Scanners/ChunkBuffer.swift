import Foundation

/// The part of a large file that is in memory: what is left of the last piece, then the next piece.
struct ChunkBuffer {
    /// The bytes at hand.
    private(set) var bytes: [UInt8] = []
    /// Whether the file has no more.
    private(set) var isLast = false
    private let reader: FileReader
    private let chunkSize: Int

    init(_ url: URL, name: String, chunkSize: Int) throws(SourceFileError) {
        reader = try FileReader(url, name: name)
        self.chunkSize = chunkSize
        bytes.reserveCapacity(chunkSize * 2)
    }

    /// Drops the first `consumed` bytes and reads on.
    mutating func refill(dropping consumed: Int) throws(SourceFileError) {
        bytes.removeSubrange(0..<consumed)
        if let data = try reader.next(upTo: chunkSize) {
            bytes.append(contentsOf: data)
        } else {
            isLast = true
        }
    }
}
