import ClewModel
import Foundation
import OfficeFiles
import SourceFiles

/// Streams a table that somebody else published: memory for one row, whatever the size of the file.
enum OutcomeScan {
    /// The most bytes of a file in another encoding than UTF-8, which is held whole.
    static let foreignLimit = 256 << 20

    /// Reads a file row by row.
    ///
    /// Comma, semicolon and tab are taken as separators, by the first row that has one. Text that is not UTF-8 is read as the
    /// encoding that its bytes and words fit, and the note says so; such a file is held whole.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - start: What to begin with; made anew where the file has to be read again.
    ///   - row: Receives one row and the bytes that it lies in; both are valid during the call only.
    /// - Returns: What was made of the rows, the digest of the file, and what a reader must know about its form.
    /// - Throws: ``StudyError``: what `row` throws, or that the file cannot be read, with the place.
    static func read<State>(
        _ url: URL, as name: String, start: () -> State,
        row body: (_ state: inout State, _ bytes: Span<UInt8>, _ row: borrowing CSVRow) throws -> Void
    ) throws(StudyError) -> (state: State, digest: String, notes: [String]) {
        do {
            try refusePacked(url, as: name)
            let digest = try SHA256Digest.ofFile(url, as: name).hex
            let separator = try self.separator(url, as: name)
            do {
                var state = start()
                try CSVScanner.scan(url, as: name, separator: separator) { bytes, row in
                    try body(&state, bytes, row)
                }
                return (state, digest, [])
            } catch let error as SourceFileError where error.code == .encoding {
                let file = try SourceFile.read(url, as: name, limit: foreignLimit)
                guard let decoded = TableText.decode(file.bytes, guess: "windows-1252") else { throw error }
                var state = start()
                var scanner = CSVScanner(file: name, separator: separator, refusesSwallowedRows: true)
                var row = CSVRow()
                let bytes = Array(decoded.text.utf8)
                while try scanner.next(in: bytes.span, into: &row) { try body(&state, bytes.span, row) }
                return (state, digest, ["\(name) is not UTF-8 and was read as \(decoded.encoding.name)."])
            }
        } catch let error as StudyError {
            throw error
        } catch let error as SourceFileError {
            throw StudyError(.unreadable, "\(SafeText.line(name)) cannot be read", diagnostics: [error.diagnostic])
        } catch {
            throw StudyError(.unreadable, "\(SafeText.line(name)) cannot be read")
        }
    }

    /// Says of a file that is packed, or a workbook, what to do with it.
    static func refusePacked(_ url: URL, as name: String) throws {
        let start = try InputFile.handle(url, as: name).read(upToCount: 4) ?? Data()
        let what: String
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            what = "is packed (ZIP) or a workbook (XLSX): unpack it, or save the sheet as CSV"
        } else if start.starts(with: [0x1F, 0x8B]) {
            what = "is packed (gzip): unpack it"
        } else {
            return
        }
        throw StudyError(.unreadable, "\(SafeText.line(name)) \(what)")
    }

    /// A failure at a row, which ends the reading.
    static func problem(_ code: String, _ message: String, _ file: String, _ line: Int) -> StudyError {
        StudyError(
            .invalidData, "\(SafeText.line(file)) cannot be used; nothing was computed",
            diagnostics: [Diagnostic(.error, code: code, message, at: SourceLocation(file: file, line: line))])
    }

    /// The separator of a table, which may stand below titles without any.
    private static func separator(_ url: URL, as name: String) throws -> UInt8 {
        let start = try InputFile.handle(url, as: name).read(upToCount: 65_536) ?? Data()
        return TableSeparator.find(in: start, lines: 20)
    }
}
