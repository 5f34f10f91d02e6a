import ClewModel
import Foundation
import Portfolio
import Screening
import SourceFiles
import World

/// A list of holdings as it lies on the disk: a table in any usual encoding, a workbook, or either packed by gzip.
enum PortfolioFile {
    /// The most bytes of such a file, unpacked.
    static let limit = ForeignTable.limit

    /// Reads a file as a table in UTF-8; a row keeps its number.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - diagnostics: Receives what was taken for what.
    /// - Returns: The table, and the digest of the file as it lies there.
    static func read(
        _ url: URL, into diagnostics: inout [Diagnostic]
    ) throws(ClewError) -> (table: SourceFile, sha256: SHA256Digest) {
        let file: SourceFile
        do { file = try SourceFile.read(url, as: url.lastPathComponent, limit: limit) } catch {
            throw ClewError(.portfolioInvalid, error.message, diagnostics: [error.diagnostic])
        }
        var log = DiagnosticLog()
        let text = try withScreeningErrors {
            try ForeignTable.text(file.bytes, name: file.name, isHeader: HoldingsReader.isHeader, into: &log)
        }
        diagnostics += log.first
        return (text == file.bytes ? file : SourceFile(name: file.name, bytes: text), file.sha256)
    }
}
