import ClewModel
import CompactIndex
public import Foundation
import NameMatching
import SourceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The name tables that an index can carry behind the line of its description, packed.
///
/// The packed text holds each file as its name, its length in decimal and its bytes, name and length each ended by a line feed;
/// the files are sorted by name, so that the same tables give the same bytes.
enum CarriedTables {
    /// The most bytes that carried tables may unpack to.
    private static let limit = 64 << 20

    /// The first line of a description: what the index fits.
    static func line(of description: [UInt8]) -> ArraySlice<UInt8> { description.prefix { $0 != 0x0A } }

    /// What to put behind the line of a description.
    static func packed(_ directory: URL) throws(ScreeningError) -> [UInt8] {
        var text: [UInt8] = []
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: directory.path(percentEncoded: false))
            for name in names.filter(isTable).sorted() {
                let file = try SourceFile.read(directory.appending(path: name), as: name, limit: limit)
                text += Array("\(name)\n\(file.bytes.count)\n".utf8) + file.bytes
            }
        } catch {
            throw ScreeningError(.index, "the name tables in \(directory.path) cannot be read: \(error)")
        }
        guard let packed = GzipFile.packed(text) else {
            throw ScreeningError(.index, "there is no memory to pack the name tables")
        }
        return [0x0A] + packed
    }

    /// The files that a description carries; `nil` where it carries none.
    static func files(of description: [UInt8], as name: String) throws(ScreeningError) -> [(
        name: String, bytes: [UInt8]
    )]? {
        let packed = description.dropFirst(line(of: description).count + 1)
        guard !packed.isEmpty else { return nil }
        let damaged = ScreeningError(.index, "the name tables that \(name) carries are damaged; build the index again")
        var rest: ArraySlice<UInt8>
        do { rest = try GzipFile.unpacked(Array(packed), as: name, limit: limit)[...] } catch { throw damaged }
        var files: [(name: String, bytes: [UInt8])] = []
        while !rest.isEmpty {
            let title = String(decoding: rest.prefix { $0 != 0x0A }, as: UTF8.self)
            rest = rest.drop { $0 != 0x0A }.dropFirst()
            let length = Int(String(decoding: rest.prefix { $0 != 0x0A }, as: UTF8.self))
            rest = rest.drop { $0 != 0x0A }.dropFirst()
            guard isTable(title), let length, length >= 0, length <= rest.count else { throw damaged }
            files.append((title, Array(rest.prefix(length))))
            rest = rest.dropFirst(length)
        }
        return files
    }

    /// Whether a name is one of a table, and no way out of its folder.
    private static func isTable(_ name: String) -> Bool {
        (name.hasSuffix(".csv") || name.hasSuffix(".tsv")) && !name.hasPrefix(".")
            && name.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
            }
    }
}

extension ScreeningIndex {
    /// Opens an index that carries its name tables, and lends it: nothing but the file is read.
    ///
    /// The tables lie in a folder of their own while `body` runs, which its owner alone may enter, and are gone afterwards:
    /// what is to last, such as a ``Screener``, is made within.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - body: Takes the index.
    /// - Returns: What `body` returns; `nil` where the index carries no tables.
    /// - Throws: `index`, `incompatibleIndex`; what `body` throws.
    public static func withCarriedTables<Value>(
        of url: URL, _ body: (ScreeningIndex) throws -> Value
    ) throws -> Value? {
        let name = url.lastPathComponent
        let description: [UInt8]
        do throws(IndexError) { description = try CompactIndex.open(url).description } catch {
            throw ScreeningError(error, at: SourceLocation(file: name))
        }
        guard let files = try CarriedTables.files(of: description, as: name) else { return nil }
        var template = Array(
            FileManager.default.temporaryDirectory.appending(path: "clew-tables-XXXXXX").path(percentEncoded: false)
                .utf8CString)
        guard let made = mkdtemp(&template) else {
            throw ScreeningError(.unwritable, "the folder for temporary files cannot be written; set TMPDIR")
        }
        let folder = URL(filePath: String(cString: made))
        // What cannot be removed holds public tables and nothing of anybody's.
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files { try PrivateFile.write(Data(file.bytes), to: folder.appending(path: file.name)) }
        return try body(try open(url, lexicon: Lexicon(directory: folder)))
    }

    /// SHA-256 over the header and the checksums of all pages, in lower-case hexadecimal: the same parties and tables have the
    /// same fingerprint, whatever the file is called.
    public var fingerprint: String { SHA256Digest(of: compact.seal).hex }
}
