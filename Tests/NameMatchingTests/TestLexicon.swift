import Foundation
import NameMatching

/// The lexicon of the repository, loaded once for all tests.
enum TestLexicon {
    /// The folder `Reference/lexicon`, found upwards from this file.
    static let directory: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appending(path: "Reference/lexicon")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return folder
    }()

    /// The lexicon, or the reason why it cannot be read.
    static let loaded: Result<Lexicon, NameMatchingError> = {
        do throws(NameMatchingError) {
            return .success(try Lexicon(directory: directory))
        } catch {
            return .failure(error)
        }
    }()

    /// An analyser and a comparator over the repository's lexicon.
    static func tools() throws -> (analyzer: NameAnalyzer, comparator: NameComparator) {
        let lexicon = try loaded.get()
        return (NameAnalyzer(lexicon: lexicon), try NameComparator(lexicon: lexicon))
    }

    /// The probability that two names name the same party.
    static func score(_ left: String, _ right: String, _ kind: NameKind = .organization) throws -> Double {
        let (analyzer, comparator) = try tools()
        return comparator.score(analyzer.analyze(left, kind: kind), analyzer.analyze(right, kind: kind))
    }
}

/// A small generator of random numbers with a seed (Steele, Lea and Flood's SplitMix64).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
