import ClewModel
import Foundation
import SourceFiles

/// Reads `checks.csv`.
enum SourceCheckTable {
    static func read(_ directory: URL, into diagnostics: inout [Diagnostic]) -> [SourceCheck] {
        let url = directory.appending(path: "checks.csv")
        guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else { return [] }
        let file: SourceFile
        do {
            file = try SourceFile.read(url, as: "checks.csv")
        } catch {
            diagnostics.append(error.diagnostic)
            return []
        }
        let table = Table(
            file, required: ["file", "row", "fields", "checked_by", "checked_on", "source", "url", "sha256"],
            into: &diagnostics)
        return table.rows.compactMap { row in
            let path = row.require("file", into: &diagnostics)?.text
            let id = row.require("row", into: &diagnostics)?.text
            let fields = row.require("fields", into: &diagnostics)?.list()
            let by = row.require("checked_by", into: &diagnostics)?.text
            let day = row.require("checked_on", into: &diagnostics)?.day(&diagnostics)
            let source = row.require("source", into: &diagnostics)?.text
            let address = row.require("url", into: &diagnostics)?.text
            let hash = row.require("sha256", into: &diagnostics)
            let digest = hash.flatMap { SHA256Digest(hex: $0.text) }
            if let hash, digest == nil {
                hash.report(
                    "checks.digest", "\(hash.quoted) is no SHA-256 in 64 hexadecimal digits", into: &diagnostics)
            }
            guard let path, let id, let fields, let by, let day, let source, let address, let digest else { return nil }
            return SourceCheck(
                file: path, row: id, fields: fields, checkedBy: by, checkedOn: day, source: source, url: address,
                digest: digest, location: row.location)
        }
    }
}
