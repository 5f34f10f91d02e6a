package import ClewModel

/// A citation in one line of text: the source, the place in it, its address, the days, and how far it was read.
package enum CitationText {
    /// The line, without a full stop.
    package static func line(_ citation: Citation, _ confidence: Confidence) -> String {
        let verification: String? =
            switch citation.verification {
            case .primary: nil
            case .secondary: "primary still to be checked"
            case .unverified: "unverified"
            }
        return [
            citation.description, citation.url, citation.date.map { "of \($0)" },
            citation.accessed.map { "read \($0)" }, verification, "confidence \(confidence.rawValue)",
        ].compactMap(\.self).joined(separator: "; ")
    }
}
