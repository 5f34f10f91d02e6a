import ClewModel
import OfficeFiles

/// What a file itself says of its capture: the address, the moment, and how much of a page it holds.
struct EvidenceCapture {
    let extent: EvidenceRecord.Capture
    let address: String?
    let captured: String?
    let timeSource: String?

    init(_ document: DocumentText, _ capture: WebCapture?, _ facts: [EmbeddedFact]) {
        func fact(_ key: String) -> String? { facts.first { $0.key == key }?.value }
        guard let capture else {
            extent = .init(isWhole: false, words: Self.words(for: document.kind))
            // The address that a page gives as its own; what a browser wrote when it saved the page stands in the facts.
            address = fact("html.canonical") ?? fact("html.og:url")
            (captured, timeSource) = (nil, nil)
            return
        }
        let first = capture.pages.first { $0.text != nil }
        let read = capture.pages.count { $0.text != nil }
        let count =
            "\(capture.answerCount) \(capture.answerCount == 1 ? "answer" : "answers") of servers, \(read) with text"
        let cuts = capture.cuts.isEmpty ? "" : "; " + capture.cuts.prefix(5).joined(separator: "; ")
        let more = capture.cuts.count > 5 ? " and \(capture.cuts.count - 5) more" : ""
        extent = .init(isWhole: capture.cuts.isEmpty, words: count + cuts + more)
        address = fact("wacz.mainPageUrl") ?? first?.address
        if let moment = first?.date.flatMap({ Moment($0) }) {
            captured = moment.utc
            timeSource = "WARC-Date, the clock of the capturing program"
        } else {
            (captured, timeSource) = (nil, nil)
        }
    }

    private static func words(for kind: DocumentText.Kind) -> String {
        switch kind {
        case .html:
            "a saved page: without the answer of the server, and without pictures and what scripts add later; a WARC or WACZ file has them"
        case .pdf: "a PDF: as published, or a print of a page without the answer of the server"
        case .docx, .xlsx: "a file as published"
        case .text: "a text alone: without the page that it stood on"
        case .warc, .wacz: "a capture"
        }
    }
}
