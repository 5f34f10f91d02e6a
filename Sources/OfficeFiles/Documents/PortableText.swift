import ClewModel
import SourceFiles

/// Takes the text out of a PDF with Poppler's `pdftotext`, in a process of its own that is stopped at its limits.
///
/// The program's reading order is taken, not the layout of the page: in columns side by side the layout would cut through
/// every sentence. Its lines stay as they are; an empty line ends a paragraph.
enum PortableText {
    static func read(
        _ source: SourceFile, limits: OfficeLimits, program: HelperProgram?
    ) throws(OfficeFileError) -> DocumentText {
        let place = SourceLocation(file: source.name)
        guard let program else { throw noProgram(place) }
        let output: String
        do throws(HelperProgram.Failure) {
            output = try program.run(
                ["-enc", "UTF-8", "-eol", "unix", "-", "-"], input: source.bytes, timeLimit: limits.time,
                outputLimit: limits.textSize, memoryLimit: limits.memory)
        } catch {
            throw failure(error, source, place)
        }
        // Every page ends with a form feed.
        var pages = output.split(separator: "\u{0C}", omittingEmptySubsequences: false)
        if pages.last.map(isBlank) ?? false { pages.removeLast() }
        let blank = pages.indices.filter { isBlank(pages[$0]) }
        guard blank.count < pages.count else {
            throw OfficeFileError(
                .noText,
                "the PDF has no text, only pictures of \(pages.count == 1 ? "its page" : "its pages"); run text recognition "
                    + "(OCR) on it or add its text as a file", at: place)
        }
        var unread: [String] = []
        if blank.count == 1 {
            unread.append("page \(blank[0] + 1) of \(pages.count) has no text; it may be a picture")
        } else if !blank.isEmpty {
            let numbers = blank.prefix(20).map { "\($0 + 1)" }.joined(separator: ", ")
            unread.append(
                "pages \(numbers)\(blank.count > 20 ? " and others" : "") of \(pages.count) have no text; they may be pictures"
            )
        }
        // The program mends what it can and does not say what it lost.
        if !DocumentFormat.contains(Array("%%EOF".utf8), in: source.bytes.suffix(2048)) {
            unread.append("the PDF lacks its end; it may have been cut short and its text incomplete")
        }
        let text = pages.filter { !isBlank($0) }.map(trimmedLines).joined(separator: "\n\n") + "\n"
        return DocumentText(text: text, kind: .pdf, remarks: [], unread: unread)
    }

    private static func isBlank(_ page: Substring) -> Bool { page.allSatisfy(\.isWhitespace) }

    /// The lines without the blanks around the page.
    private static func trimmedLines(_ page: Substring) -> String {
        var lines = page.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let first = lines.first, isBlank(first) { lines.removeFirst() }
        while let last = lines.last, isBlank(last) { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private static func noProgram(_ place: SourceLocation) -> OfficeFileError {
        OfficeFileError(
            .noProgram,
            "PDF is read by pdftotext, which is not installed on this machine; install poppler-utils or add the text as a file",
            at: place)
    }

    private static func failure(
        _ failure: HelperProgram.Failure, _ source: SourceFile, _ place: SourceLocation
    ) -> OfficeFileError {
        switch failure {
        case .missing: return noProgram(place)
        case .timedOut:
            return OfficeFileError(.timedOut, "reading the PDF took too long and was stopped", at: place)
        case .tooMuch:
            return OfficeFileError(.tooLarge, "the PDF holds more text than is accepted", at: place)
        // What a program's own status 3 means: the author of the file forbids it.
        case .failed(3):
            return OfficeFileError(.encrypted, "the PDF forbids taking text out of it", at: place)
        case .failed(let status):
            // The dictionary that says how a file is encrypted is itself in the clear.
            if DocumentFormat.contains(Array("/Encrypt".utf8), in: source.bytes[...]) {
                return OfficeFileError(.encrypted, "the PDF is encrypted; save it without a password", at: place)
            }
            return status > 128
                ? OfficeFileError(
                    .tooLarge, "reading the PDF took more memory or time than is accepted, or its reader crashed",
                    at: place)
                : OfficeFileError(.broken, "the PDF is damaged or cut short", at: place)
        }
    }
}
