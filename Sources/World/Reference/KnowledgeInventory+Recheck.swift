public import ClewModel
public import Foundation
import SourceFiles

extension KnowledgeInventory {
    /// Compares the checked rows once more with copies of their sources.
    ///
    /// A file of any name in the folder counts as the copy that has its SHA-256. The words of each checked field, as the row
    /// has them now, must stand in it: case and punctuation aside, each alias by itself.
    ///
    /// - Parameter folder: Where the copies lie, in folders of any depth.
    /// - Returns: What was found for each check, in their order.
    /// - Throws: ``ClewError`` where the folder or a file in it cannot be read.
    /// - Complexity: O(*n*) in the bytes of the folder, and of the copies for each checked row.
    public func recheck(sources folder: URL) throws(ClewError) -> [(
        check: SourceCheck, outcome: SourceCheck.Outcome
    )] {
        let root = folder.resolvingSymlinksInPath().path(percentEncoded: false)
        guard let walker = FileManager.default.enumerator(atPath: root) else {
            throw ClewError(.referenceMissing, "The folder \(root) cannot be read.")
        }
        let wanted = Set(checks.map(\.digest))
        var texts: [SHA256Digest: String] = [:]
        for path in walker.compactMap({ $0 as? String }).sorted() {
            let url = URL(filePath: root).appending(path: path)
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false), isDirectory: &isDirectory),
                !isDirectory.boolValue
            else { continue }
            do {
                let digest = try SHA256Digest.ofFile(url, as: path)
                guard wanted.contains(digest) else { continue }
                texts[digest] = Self.folded(String(decoding: try Data(contentsOf: url), as: UTF8.self))
            } catch {
                throw ClewError(.referenceInvalid, "\(path) cannot be read: \(error)")
            }
        }
        let byName = Dictionary(
            rows.map { ($0.file + "\n" + $0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return checks.map { check in
            guard let text = texts[check.digest] else { return (check, .notAtHand) }
            let row = byName[check.file + "\n" + check.row]
            let missing = check.fields.filter { field in
                let values = (row?.fields[field] ?? "").split(separator: ";").map { Self.folded(String($0)) }
                return values.isEmpty || !values.allSatisfy { $0 == " " || text.contains($0) }
            }
            return (check, missing.isEmpty ? .confirmed : .differs(missing))
        }
    }

    /// Letters and digits in lower case, anything between them as one blank, with a blank at either end: so that a name is
    /// found as a whole and not in the middle of another word.
    private static func folded(_ text: String) -> String {
        var bytes: [UInt8] = [0x20]
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A: bytes.append(byte + 32)
            case 0x30...0x39, 0x61...0x7A, 0x80...: bytes.append(byte)
            default: if bytes.last != 0x20 { bytes.append(0x20) }
            }
        }
        if bytes.last != 0x20 { bytes.append(0x20) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
