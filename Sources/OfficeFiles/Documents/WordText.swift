import ClewModel
import SourceFiles

/// Takes the text out of a document of a word processor (DOCX, ISO/IEC 29500, transitional and strict).
///
/// Paragraphs and rows of tables are blocks; headers stand first, then the text, then foot- and endnotes, then footers.
/// Tracked deletions, codes of fields, readings over ideographs and the second form of alternative contents are left out;
/// comments are not the document and are not read.
enum WordText {
    static func read(_ package: OfficePackage, limits: OfficeLimits) throws(OfficeFileError) -> DocumentText {
        let relationships = try package.relationships(of: package.mainPart)
        func parts(_ type: String) -> [String] {
            var seen: Set<String> = []
            return relationships.filter { $0.type == type }.map(\.part).sorted().filter { seen.insert($0).inserted }
        }
        let order =
            parts("header") + [package.mainPart] + parts("footnotes") + parts("endnotes") + parts("footer")
        let place = SourceLocation(file: package.file)
        var texts: [String] = []
        var size = 0
        var hasDeletions = false
        for part in order {
            let reader = WordPart(textLimit: limits.textSize - size, place: place)
            try package.read(part, into: reader)
            hasDeletions = hasDeletions || reader.hasDeletions
            let text = reader.finish()
            // Sections often have the same header.
            guard !text.isEmpty, !(part.contains("header") || part.contains("footer")) || !texts.contains(text) else {
                continue
            }
            size += text.utf8.count
            texts.append(text)
        }
        guard !texts.isEmpty else {
            throw OfficeFileError(.noText, "the document holds no text; it may be made of pictures", at: place)
        }
        var remarks = hasDeletions ? ["text that tracked changes delete was left out"] : []
        if relationships.contains(where: { $0.type == "aFChunk" }) {
            remarks.append(
                "the document takes in a file of another format, which is not read; save it anew in a word processor")
        }
        return DocumentText(text: texts.joined(separator: "\n"), kind: .docx, remarks: remarks)
    }
}

/// Reads one part of a document.
private final class WordPart: XMLHandler {
    private(set) var hasDeletions = false
    private var flow = TextFlow()
    private var isInText = false
    /// How many elements are open whose content is left out.
    private var skipped = 0
    /// How many table cells are open; the paragraphs of a cell are lines of one block.
    private var cellDepth = 0
    private var paragraphsOfCell = 0
    private let textLimit: Int
    private let place: SourceLocation

    init(textLimit: Int, place: SourceLocation) {
        (self.textLimit, self.place) = (textLimit, place)
    }

    func finish() -> String { flow.finish() }

    func start(_ name: String, _ attributes: XMLAttributes) throws(OfficeFileError) {
        if skipped > 0 {
            if Self.leftOut.contains(name) { skipped += 1 }
            return
        }
        switch name {
        case "del", "moveFrom":
            // Within the properties of a paragraph or row the same elements are empty marks.
            hasDeletions = true
            skipped = 1
        case let name where Self.leftOut.contains(name): skipped = 1
        case "footnote", "endnote":
            // Lines between text and notes are notes of a type.
            if let type = attributes["type"], type != "normal" { skipped = 1 }
        case "t": isInText = true
        case "tab", "ptab": flow.add([0x20])
        case "br", "cr": flow.breakLine()
        case "noBreakHyphen": flow.add([0x2D])
        case "p":
            if cellDepth == 0 { flow.endBlock() } else if paragraphsOfCell > 0 { flow.breakLine() }
            paragraphsOfCell += 1
        case "tr": if cellDepth == 0 { flow.endBlock() }
        case "tc":
            flow.tab()
            cellDepth += 1
            paragraphsOfCell = 0
        default: break
        }
    }

    func end(_ name: String) throws(OfficeFileError) {
        if skipped > 0 {
            if Self.leftOut.contains(name) || ["footnote", "endnote"].contains(name) { skipped -= 1 }
            return
        }
        switch name {
        case "t": isInText = false
        case "p": if cellDepth == 0 { flow.endBlock() }
        case "tc": cellDepth = max(0, cellDepth - 1)
        case "tr": if cellDepth == 0 { flow.endBlock() }
        case "txbxContent": if cellDepth == 0 { flow.endBlock() }
        default: break
        }
        if flow.count > textLimit {
            throw OfficeFileError(
                .tooLarge, "the document holds more text than is accepted", at: place)
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        if isInText, skipped == 0 { flow.add(text) }
    }

    private static let leftOut: Set = ["del", "moveFrom", "Fallback", "rt", "instrText", "delText", "delInstrText"]
}
