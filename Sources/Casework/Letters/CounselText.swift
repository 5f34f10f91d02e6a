import ClewModel
import SourceFiles

/// The questions that no supplier is asked: those for counsel, and those to look up in one's own files.
enum CounselText {
    /// The questions as a text, by addressee.
    static func text(of gaps: [GapReport]) -> String {
        var lines: [String] = []
        for (addressee, heading) in [
            (Addressee.counsel, "For counsel; no supplier is asked"), (.requester, "To look up in your own files"),
        ] {
            let own = gaps.filter { $0.addressee == addressee }
            guard !own.isEmpty else { continue }
            lines += [heading, ""]
            for (index, gap) in own.enumerated() {
                lines += ["\(index + 1). \(gap.missing)", "   \(gap.question)", ""]
            }
        }
        return SafeText.block(lines.joined(separator: "\n"))
    }
}
