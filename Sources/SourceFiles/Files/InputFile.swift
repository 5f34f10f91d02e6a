import ClewModel
public import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The one door through which files come in: it opens plain files and refuses everything else, with the path.
///
/// A named pipe would be waited for without end, a device has no end, and a file of `/proc` or `/sys` is not data that somebody
/// handed over but what the machine says of itself: its content must not turn up in a message. A link may lead anywhere; of
/// a folder that somebody else made, only what lies in it may be read.
public enum InputFile {
    /// Opens a file for reading.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use for it.
    ///   - folder: A folder that the file must lie in, links followed; anywhere where it is `nil`.
    /// - Returns: The handle, at the start of the file.
    /// - Throws: ``SourceFileError``: `missing`, `directory`, `notAFile`, `outside` or `unreadable`.
    public static func handle(
        _ url: URL, as name: String, within folder: URL? = nil
    ) throws(SourceFileError) -> FileHandle {
        let path = try path(of: url, as: name)
        let place = SourceLocation(file: name)
        if let folder { try check(path, as: name, within: folder) }
        // Without O_NONBLOCK the opening of a pipe waits for somebody to write; of plain files it changes nothing.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR {
                throw SourceFileError(.missing, "there is no file \(name)", at: place)
            }
            if errno == ENXIO || errno == ENODEV { throw notAFile(name) }
            throw SourceFileError(.unreadable, "\(name) cannot be opened for reading; check its permissions", at: place)
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw SourceFileError(.unreadable, "\(name) cannot be read", at: place)
        }
        try check(status, as: name)
        guard !isOfTheSystem(status, resolved(path) ?? path) else { throw notAFile(name) }
        return handle
    }

    /// Refuses what is no plain file, for those who hand the path on to a library that opens it.
    ///
    /// The file is looked at and never opened: whoever closes a file lets go of every lock that the process holds on it
    /// (POSIX, `fcntl`), and a database that another part of the process has open would be unlocked under it.
    ///
    /// - Throws: ``SourceFileError``, as ``handle(_:as:within:)`` does.
    public static func check(_ url: URL, as name: String, within folder: URL? = nil) throws(SourceFileError) {
        let path = try path(of: url, as: name)
        let place = SourceLocation(file: name)
        if let folder { try check(path, as: name, within: folder) }
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR {
                throw SourceFileError(.missing, "there is no file \(name)", at: place)
            }
            throw SourceFileError(.unreadable, "\(name) cannot be read; check its permissions", at: place)
        }
        try check(status, as: name)
        guard !isOfTheSystem(status, resolved(path) ?? path) else { throw notAFile(name) }
        guard access(path, R_OK) == 0 else {
            throw SourceFileError(.unreadable, "\(name) cannot be opened for reading; check its permissions", at: place)
        }
    }

    /// Refuses what stands in the place of a folder and is none, or leads out of the folder that it must lie in; nothing at all is no failure.
    ///
    /// - Throws: ``SourceFileError``: `notADirectory` or `outside`.
    public static func checkFolder(_ url: URL, as name: String, within folder: URL) throws(SourceFileError) {
        let path = try path(of: url, as: name)
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        try check(path, as: name, within: folder)
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw SourceFileError(
                .notADirectory, "\(name) is no folder, or a link that leads to none; expected a folder",
                at: SourceLocation(file: name))
        }
    }

    /// The path of a file as the system takes it; one with a NUL in it would end there.
    private static func path(of url: URL, as name: String) throws(SourceFileError) -> String {
        let path = url.path(percentEncoded: false)
        guard !path.utf8.contains(0) else {
            throw SourceFileError(
                .missing, "the name \(SafeText.quoted(name)) holds a NUL; no file has such a name",
                at: SourceLocation(file: SafeText.line(name)))
        }
        return path
    }

    private static func check(_ path: String, as name: String, within folder: URL) throws(SourceFileError) {
        guard let root = resolved(folder.path(percentEncoded: false)) else { return }
        guard let target = resolved(path) else { return }
        let prefix = root.hasSuffix("/") ? root : root + "/"
        guard target.utf8.starts(with: prefix.utf8) else {
            throw SourceFileError(
                .outside,
                "\(name) leads out of its folder, to \(SafeText.line(target)); put a copy of the file there instead of a link",
                at: SourceLocation(file: name))
        }
    }

    /// The path behind all links; `nil` where there is nothing.
    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func check(_ status: stat, as name: String) throws(SourceFileError) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR:
            throw SourceFileError(
                .directory, "\(name) is a directory; expected a file", at: SourceLocation(file: name))
        default: throw notAFile(name)
        }
    }

    private static func notAFile(_ name: String) -> SourceFileError {
        SourceFileError(
            .notAFile,
            "\(name) is no plain file but a pipe, a device or a file of the system; expected a file with data",
            at: SourceLocation(file: name))
    }

    /// Whether a file is none of data but a view of the running system: `/proc`, `/sys` and what is mounted on them.
    private static func isOfTheSystem(_ status: stat, _ path: String) -> Bool {
        if ["/proc/", "/sys/"].contains(where: { path.hasPrefix($0) }) { return true }
        // The same by another path.
        return ["/proc/version", "/sys/kernel"].contains { place in
            var view = stat()
            var root = stat()
            guard stat(place, &view) == 0, stat("/", &root) == 0 else { return false }
            return view.st_dev == status.st_dev && view.st_dev != root.st_dev
        }
    }
}
