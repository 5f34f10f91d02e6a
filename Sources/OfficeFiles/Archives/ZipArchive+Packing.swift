import CLibZip
import ClewModel
import SourceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension ZipArchive {
    /// Packs files into an archive whose bytes depend on the files alone.
    ///
    /// Entries are sorted by the bytes of their names, dated 1980-01-01 (the first day that ZIP knows), and say nothing of the
    /// user or the machine.
    ///
    /// - Parameters:
    ///   - entries: The bytes of each file by its name with folders, `/` between them.
    ///   - isCompressed: Whether to deflate. Then the bytes depend on the version of zlib as well, so that another machine may
    ///     write others; without it they are the same everywhere.
    /// - Throws: ``OfficeFileError``: `unwritable` for a name that ``init(_:limits:)`` would refuse.
    public static func packed(
        _ entries: [String: [UInt8]], isCompressed: Bool = false
    ) throws(OfficeFileError) -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw noMemory }
        defer { zip_source_free(target) }
        zip_source_keep(target)
        guard let handle = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            zip_source_free(target)
            throw noMemory
        }
        do throws(OfficeFileError) {
            var names: Set<String> = []
            for name in entries.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                guard names.insert(name.lowercased()).inserted else {
                    throw OfficeFileError(
                        .unwritable, "two entries have this name", at: SourceLocation(file: SafeText.line(name)))
                }
                try add(name, entries[name] ?? [], to: handle, isCompressed)
            }
        } catch {
            zip_discard(handle)
            throw error
        }
        // Closing writes the archive into the buffer; libzip removes archives without entries and so writes nothing.
        guard zip_close(handle) == 0 else {
            zip_discard(handle)
            throw noMemory
        }
        return entries.isEmpty ? empty : try content(of: target)
    }

    /// An archive without entries: the record that ends every directory, all zero.
    private static let empty: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)

    private static var noMemory: OfficeFileError {
        OfficeFileError(
            .unwritable, "the archive cannot be put together; there may be too little memory",
            at: SourceLocation(file: "archive"))
    }

    private static func add(
        _ name: String, _ bytes: [UInt8], to handle: OpaquePointer, _ isCompressed: Bool
    ) throws(OfficeFileError) {
        if let fault = fault(inName: name) ?? (name.hasSuffix("/") ? "is a folder" : nil) {
            throw OfficeFileError(.unwritable, "an entry \(fault)", at: SourceLocation(file: SafeText.line(name)))
        }
        guard let copy = malloc(max(1, bytes.count)) else { throw noMemory }
        bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, $0.count) } }
        guard let source = zip_source_buffer(handle, copy, UInt64(bytes.count), 1) else {
            free(copy)
            throw noMemory
        }
        let index = zip_file_add(handle, name, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw noMemory
        }
        let place = UInt64(index)
        let method = isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
        let firstDay: UInt16 = 1 << 5 | 1
        guard zip_set_file_compression(handle, place, method, isCompressed ? 6 : 0) == 0,
            zip_file_set_dostime(handle, place, 0, firstDay, 0) == 0,
            zip_file_set_external_attributes(handle, place, 0, UInt8(ZIP_OPSYS_DOS), 0) == 0
        else { throw noMemory }
    }

    private static func content(of target: OpaquePointer) throws(OfficeFileError) -> [UInt8] {
        var state = zip_stat_t()
        zip_stat_init(&state)
        guard zip_source_stat(target, &state) == 0, zip_source_open(target) == 0 else { throw noMemory }
        defer { zip_source_close(target) }
        var bytes = [UInt8](repeating: 0, count: Int(state.size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { raw -> Int in
                guard let start = raw.baseAddress else { return 0 }
                return Int(zip_source_read(target, start + filled, UInt64(raw.count - filled)))
            }
            guard count > 0 else { throw noMemory }
            filled += count
        }
        return bytes
    }
}
