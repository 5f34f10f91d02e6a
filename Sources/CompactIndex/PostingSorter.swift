import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sorts any number of postings in bounded memory: sorted runs, kept or spilled, merged at the end.
///
/// - Complexity: O(*n* log *n*) time; two runs of `runLength` postings (16 bytes each) in memory when it spills.
struct PostingSorter {
    private let runLength: Int
    private let spillsTo: String?
    private var current: [Posting] = []
    private var runs: [PostingRun] = []

    /// Creates a sorter; with a path, full runs go to files that start with it, otherwise they stay in memory.
    init(runLength: Int = 1 << 22, spillsTo path: String?) {
        self.runLength = max(2, runLength)
        spillsTo = path
    }

    /// Adds a posting.
    mutating func add(_ posting: Posting) throws(IndexError) {
        current.append(posting)
        if current.count == runLength { try closeRun() }
    }

    private mutating func closeRun() throws(IndexError) {
        guard !current.isEmpty else { return }
        let sorted = Self.sorted(current)
        if let spillsTo {
            runs.append(try PostingRun(spilling: sorted, to: "\(spillsTo).run\(runs.count)"))
            current.removeAll(keepingCapacity: true)
        } else {
            runs.append(PostingRun(sorted))
            current = []
        }
    }

    /// Sorts by the leading bits first, so that each part fits the cache; keys are hashes, so parts are even.
    private static func sorted(_ postings: [Posting]) -> [Posting] {
        let bits = 11
        let shift = UInt64(64 - bits)
        var starts = [Int](repeating: 0, count: (1 << bits) + 1)
        for posting in postings { starts[Int(posting.key >> shift) + 1] += 1 }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        var next = starts
        return [Posting](unsafeUninitializedCapacity: postings.count) { buffer, count in
            for posting in postings {
                let bucket = Int(posting.key >> shift)
                buffer.initializeElement(at: next[bucket], to: posting)
                next[bucket] += 1
            }
            for bucket in 0..<(1 << bits) where starts[bucket + 1] - starts[bucket] > 1 {
                buffer[starts[bucket]..<starts[bucket + 1]].sort()
            }
            count = postings.count
        }
    }

    /// Hands over all postings in order, each once.
    mutating func drain(_ body: (Posting) throws(IndexError) -> Void) throws(IndexError) {
        try closeRun()
        current = []
        // A heap of the runs by their next posting; few enough runs that a plain array serves.
        var heap = runs.indices.filter { runs[$0].head != nil }
        heap.sort { isBefore($0, $1) }
        var last: Posting?
        while let run = heap.first, let head = runs[run].head {
            if head != last {
                try body(head)
                last = head
            }
            try runs[run].advance()
            sift(&heap)
        }
        runs = []
    }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        guard let first = runs[left].head else { return false }
        guard let second = runs[right].head else { return true }
        return first < second
    }

    /// Restores the order after the first run of `heap` has moved on.
    private func sift(_ heap: inout [Int]) {
        if runs[heap[0]].head == nil {
            heap.swapAt(0, heap.count - 1)
            heap.removeLast()
        }
        var position = 0
        while true {
            var least = position
            for child in [2 * position + 1, 2 * position + 2] where child < heap.count {
                if isBefore(heap[child], heap[least]) { least = child }
            }
            guard least != position else { return }
            heap.swapAt(least, position)
            position = least
        }
    }
}

/// A sorted run of postings, in memory or in a file that vanishes with it.
private struct PostingRun {
    private let postings: [Posting]
    private let file: SpilledRun?
    private let count: Int
    private var position = 0
    /// The next posting, if there is one.
    private(set) var head: Posting?

    init(_ postings: [Posting]) {
        self.postings = postings
        file = nil
        count = postings.count
        head = postings.first
    }

    init(spilling postings: [Posting], to path: String) throws(IndexError) {
        self.postings = []
        file = try SpilledRun(postings, path: path)
        count = postings.count
        head = postings.first
    }

    mutating func advance() throws(IndexError) {
        position += 1
        guard position < count else {
            head = nil
            return
        }
        if let file { head = try file.posting(at: position) } else { head = postings[position] }
    }
}

/// A run on disk, whose name is gone as soon as it is written, read from its start to its end.
private final class SpilledRun {
    private static let stretch = 1 << 12
    private let descriptor: Int32
    private let path: String
    private let count: Int
    private var buffer: [Posting] = []
    /// The place of the first posting in the buffer.
    private var first = 0

    init(_ postings: [Posting], path: String) throws(IndexError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw IndexError(.unwritable, "\(path) cannot be created: \(String(cString: strerror(errno)))")
        }
        self.descriptor = descriptor
        self.path = path
        count = postings.count
        unlink(path)
        let failure = postings.withUnsafeBytes { IndexSink.writeAll($0, to: descriptor) }
        if let failure { throw IndexError(.unwritable, "\(path) cannot be written: \(failure)") }
    }

    deinit { close(descriptor) }

    func posting(at index: Int) throws(IndexError) -> Posting {
        if index < first || index >= first + buffer.count { try fill(from: index) }
        return buffer[index - first]
    }

    private func fill(from index: Int) throws(IndexError) {
        let length = min(Self.stretch, count - index)
        let size = MemoryLayout<Posting>.stride
        var failure: String?
        buffer = [Posting](unsafeUninitializedCapacity: length) { postings, filled in
            let bytes = UnsafeMutableRawBufferPointer(postings)
            var offset = 0
            while offset < length * size {
                let read = pread(
                    descriptor, bytes.baseAddress?.advanced(by: offset), length * size - offset,
                    off_t(index * size + offset))
                if read > 0 {
                    offset += read
                } else if read == 0 || errno != EINTR {
                    failure = read == 0 ? "it ends too early" : String(cString: strerror(errno))
                    break
                }
            }
            filled = failure == nil ? length : 0
        }
        if let failure { throw IndexError(.unreadable, "\(path) cannot be read: \(failure)") }
        first = index
    }
}
