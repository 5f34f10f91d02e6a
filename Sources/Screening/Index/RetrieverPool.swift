import CompactIndex
import Synchronization

/// Retrievers that wait for the next query; each holds memory for every record of the index.
final class RetrieverPool: Sendable {
    private let index: CompactIndex
    private let among: RecordSet?
    private let waiting = Mutex<[CandidateRetriever]>([])

    init(index: CompactIndex, among: RecordSet? = nil) {
        self.index = index
        self.among = among
    }

    func take() -> CandidateRetriever {
        waiting.withLock { $0.popLast() } ?? CandidateRetriever(index: index, among: among)
    }

    func giveBack(_ retriever: CandidateRetriever) {
        waiting.withLock { if $0.count < 4 { $0.append(retriever) } }
    }
}
