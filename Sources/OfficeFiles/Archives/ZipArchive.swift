import CLibZip
import ClewModel
public import SourceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A ZIP archive in memory, opened for reading, its directory checked before anything is unpacked.
///
/// Refused as a whole are archives whose entries are encrypted, share a name, have a name that leads elsewhere (absolute,
/// with `..`, with a backslash), or unpack to more than ``OfficeLimits`` allow. The sizes that the directory states are held
/// against what comes out, and the checksum of each entry is compared by libzip.
public final class ZipArchive {
    /// A file in the archive.
    public struct Entry: Hashable, Sendable {
        /// The name with its folders, such as `xl/workbook.xml`.
        public let name: String
        /// How many bytes it unpacks to, as the archive states.
        public let size: Int
        fileprivate let index: UInt64
    }

    /// The name of the archive, for messages.
    public let file: String
    /// The files, by name; folders are left out.
    public let entries: [Entry]

    private let handle: OpaquePointer
    /// Positions in ``entries`` by name in lower case: the parts of office files are named without regard to case.
    private let positions: [String: Int]

    /// Opens an archive and checks its directory.
    ///
    /// - Throws: ``OfficeFileError``: `broken`, `encrypted`, `unsafe` or `tooLarge`.
    /// - Complexity: O(*n*) in the bytes of the archive and O(*e* log *e*) in its entries; nothing is unpacked.
    public init(_ source: SourceFile, limits: OfficeLimits = .standard) throws(OfficeFileError) {
        file = source.name
        let handle = try Self.open(source)
        do throws(OfficeFileError) {
            entries = try Self.list(handle, source, limits)
        } catch {
            zip_discard(handle)
            throw error
        }
        self.handle = handle
        positions = Dictionary(
            entries.enumerated().map { ($0.element.name.lowercased(), $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    deinit {
        zip_discard(handle)
    }

    /// The file of a name, whatever its case; `nil` where there is none.
    public func entry(_ name: String) -> Entry? {
        positions[name.lowercased()].map { entries[$0] }
    }

    /// Unpacks a file.
    ///
    /// - Throws: ``OfficeFileError``: `broken` where the data is damaged, its checksum differs, or it is not as long as stated.
    public func bytes(of entry: Entry) throws(OfficeFileError) -> [UInt8] {
        let place = Self.place(file, entry.name)
        guard let stream = zip_fopen_index(handle, entry.index, 0) else {
            throw OfficeFileError(.broken, "the entry cannot be unpacked: \(Self.reason(handle))", at: place)
        }
        defer { zip_fclose(stream) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entry.size)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Int(zip_fread(stream, &buffer, UInt64(buffer.count)))
            guard count >= 0 else {
                throw OfficeFileError(
                    .broken, "the entry is damaged: \(String(cString: zip_file_strerror(stream)))", at: place)
            }
            if count == 0 { break }
            guard bytes.count + count <= entry.size else {
                throw OfficeFileError(.broken, "the entry unpacks to more than the archive states", at: place)
            }
            bytes.append(contentsOf: buffer[..<count])
        }
        guard bytes.count == entry.size else {
            throw OfficeFileError(
                .broken, "the entry unpacks to \(bytes.count) bytes; the archive states \(entry.size)", at: place)
        }
        return bytes
    }

    /// The place of an entry, for messages.
    static func place(_ file: String, _ entry: String) -> SourceLocation {
        SourceLocation(file: file, record: SafeText.line(entry))
    }

    /// What is wrong with the name of an entry; `nil` for a sound one.
    static func fault(inName name: String) -> String? {
        if name.isEmpty { return "has no name" }
        if name.hasPrefix("/") { return "has an absolute name" }
        if name.contains("\\") { return "has a backslash in its name" }
        if name.unicodeScalars.contains(where: SafeText.isCommand) { return "has a control character in its name" }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains("..") || parts.contains(".") { return "has a name that leads out of its folder" }
        if let first = parts.first, first.hasSuffix(":") { return "has the name of a drive" }
        return nil
    }

    private static func open(_ source: SourceFile) throws(OfficeFileError) -> OpaquePointer {
        let place = SourceLocation(file: source.name)
        // libzip frees the copy together with the archive.
        guard let copy = malloc(max(1, source.bytes.count)) else {
            throw OfficeFileError(.tooLarge, "there is no memory for the archive", at: place)
        }
        source.bytes.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
        }
        // libzip takes a file without bytes for an archive without entries.
        guard source.bytes.count >= 22 else {
            free(copy)
            throw OfficeFileError(.broken, "the archive is damaged or cut short", at: place)
        }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let buffer = zip_source_buffer_create(copy, UInt64(source.bytes.count), 1, &error) else {
            free(copy)
            throw OfficeFileError(.tooLarge, "there is no memory for the archive", at: place)
        }
        guard let handle = zip_open_from_source(buffer, ZIP_RDONLY, &error) else {
            zip_source_free(buffer)
            throw OfficeFileError(
                .broken, "the archive is damaged or cut short: \(String(cString: zip_error_strerror(&error)))",
                at: place)
        }
        return handle
    }

    private static func reason(_ handle: OpaquePointer) -> String { String(cString: zip_strerror(handle)) }

    private static func list(
        _ handle: OpaquePointer, _ source: SourceFile, _ limits: OfficeLimits
    ) throws(OfficeFileError) -> [Entry] {
        let count = Int(zip_get_num_entries(handle, 0))
        guard count <= limits.entryCount else {
            throw OfficeFileError(
                .unsafe, "the archive has \(count) entries; at most \(limits.entryCount) are accepted",
                at: SourceLocation(file: source.name))
        }
        var entries: [Entry] = []
        var names: Set<String> = []
        var total = 0
        for index in 0..<UInt64(max(0, count)) {
            let entry = try entry(index, of: handle, in: source.name, limits)
            let place = place(source.name, entry.name)
            guard names.insert(entry.name.lowercased()).inserted else {
                throw OfficeFileError(.unsafe, "the archive has two entries of this name", at: place)
            }
            total += entry.size
            guard total <= limits.totalSize else {
                throw OfficeFileError(
                    .unsafe, "the archive unpacks to more than the \(OfficeLimits.size(limits.totalSize)) accepted",
                    at: place)
            }
            if !entry.name.hasSuffix("/") { entries.append(entry) }
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The name as it stands in the archive; where that is no UTF-8, as libzip guesses it to be in the encoding of DOS.
    private static func name(_ index: UInt64, of handle: OpaquePointer) -> String? {
        guard let raw = zip_get_name(handle, index, UInt32(ZIP_FL_ENC_RAW)) else { return nil }
        return String(validatingCString: raw) ?? zip_get_name(handle, index, 0).map { String(cString: $0) }
    }

    private static func entry(
        _ index: UInt64, of handle: OpaquePointer, in file: String, _ limits: OfficeLimits
    ) throws(OfficeFileError) -> Entry {
        var state = zip_stat_t()
        zip_stat_init(&state)
        let numbered = "entry \(index + 1)"
        guard zip_stat_index(handle, index, 0, &state) == 0, let name = name(index, of: handle) else {
            throw OfficeFileError(
                .broken, "the directory of the archive is damaged: \(reason(handle))", at: place(file, numbered))
        }
        let place = place(file, name.isEmpty ? numbered : name)
        if let fault = fault(inName: name) { throw OfficeFileError(.unsafe, "an entry \(fault)", at: place) }
        let needed = UInt64(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD)
        guard state.valid & needed == needed else {
            throw OfficeFileError(
                .broken, "the directory of the archive does not state the size of an entry", at: place)
        }
        guard state.encryption_method == ZIP_EM_NONE else {
            throw OfficeFileError(
                .encrypted, "the entry is encrypted; save the file without a password", at: place)
        }
        guard [ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(state.comp_method)) else {
            throw OfficeFileError(
                .unknownFormat, "the entry is packed by method \(state.comp_method); expected deflate or none",
                at: place)
        }
        guard state.size <= UInt64(limits.entrySize) else {
            throw OfficeFileError(
                .unsafe, "the entry unpacks to more than the \(OfficeLimits.size(limits.entrySize)) accepted", at: place
            )
        }
        let size = Int(state.size)
        // A packed size that is no number of this file's bytes is found out when the entry is unpacked.
        let packed = Int(clamping: state.comp_size)
        guard size <= limits.expansionFloor || size / max(1, packed) <= limits.expansion else {
            throw OfficeFileError(
                .unsafe,
                "the entry unpacks to \(size / max(1, packed)) times its size; at most \(limits.expansion) times is accepted",
                at: place)
        }
        return Entry(name: name, size: size, index: index)
    }
}
