public import ClewModel

/// A text without what it says of workers and detainees as persons.
public struct MaskedText: Hashable, Sendable {
    /// What stands in the place of a name.
    public static let mask = PersonMask.mask
    /// The text, in which lines that list workers are empty, names and long numbers are masked, and lines keep their numbers.
    public let text: String
    /// The lines, from 1, of which something was left out or masked.
    public let lines: [Int]
    /// Whether it names workers or detainees: it lists them, or has the name of one in a sentence.
    public let namesWorkers: Bool
}

extension WorkerDataGuard {
    /// The text without lists of workers, and without the names of persons in its sentences.
    ///
    /// Names of any person that looks like one are masked, see ``PersonMask``; that the text names *workers* is said only where
    /// it lists them, or a name stands beside a word for a worker or detainee, an age, or has the raised dot that names of
    /// Turkic languages have in Chinese. A name inside a running sentence cannot be told from other words with certainty.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - file: The file, as the user named it.
    ///   - keepsNumbers: Whether long numbers stay: in words of ours they are those of registers.
    /// - Complexity: O(*n*) in the length of the text; a paragraph that names more than 200 persons is masked whole.
    public func masking(_ text: String, file: String, keepsNumbers: Bool = false) -> MaskedText {
        var diagnostics: [Diagnostic] = []
        let kept = dropping(text, file: file, into: &diagnostics)
        let before = text.split(separator: "\n", omittingEmptySubsequences: false)
        let after = kept.split(separator: "\n", omittingEmptySubsequences: false)
        var lines: Set<Int> = []
        for (index, pair) in zip(before, after).enumerated() where pair.0 != pair.1 { lines.insert(index + 1) }
        var namesWorkers = !diagnostics.isEmpty
        var mask = PersonMask()
        var result: [String] = []
        var paragraph: [Substring] = []
        var start = 1
        func finish(_ next: Int) {
            let masked = mask.masking(paragraph.joined(separator: "\n"), keepsNumbers: keepsNumbers)
            var parts = masked.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            // A name over two lines takes its line break with it; the numbers of the lines behind it stay as they are.
            while parts.count < paragraph.count { parts.append("") }
            if masked.count > 0 {
                for (offset, part) in parts.enumerated() where offset >= paragraph.count || part != paragraph[offset] {
                    lines.insert(start + offset)
                }
            }
            namesWorkers = namesWorkers || masked.namesWorkers
            result += parts
            paragraph = []
            start = next
        }
        for (index, line) in after.enumerated() {
            if line.allSatisfy(\.isWhitespace) {
                if !paragraph.isEmpty { finish(index + 1) }
                result.append(String(line))
                start = index + 2
            } else {
                paragraph.append(line)
            }
        }
        if !paragraph.isEmpty { finish(after.count + 1) }
        return MaskedText(text: result.joined(separator: "\n"), lines: lines.sorted(), namesWorkers: namesWorkers)
    }
}
