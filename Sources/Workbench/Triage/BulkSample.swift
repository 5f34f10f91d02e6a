import SourceFiles

/// Draws the sample of a bulk proposal.
enum BulkSample {
    /// Draws items so that each has the same chance, and the same come out for the same seed.
    ///
    /// Each item gets the SHA-256 of the seed and its number; those with the smallest are the sample.
    ///
    /// - Parameter seed: A text that nobody can choose.
    /// - Returns: The numbers, sorted; all of them where there are no more than `count`.
    static func draw(_ count: Int, of items: [Int], seed: String) -> [Int] {
        guard items.count > count else { return items.sorted() }
        return items.map { (SHA256Digest(ofText: "\(seed) \($0)").hex, $0) }.sorted { $0 < $1 }.prefix(count)
            .map(\.1).sorted()
    }
}
