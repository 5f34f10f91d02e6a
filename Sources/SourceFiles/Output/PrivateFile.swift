import ClewModel
public import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that only its owner may read, and that appears under its name when it is whole.
///
/// For all that says who was screened or assessed. The mode is 0600 under any mask of the user; a file of the same name is
/// replaced, together with its mode.
public final class PrivateFile {
    /// The path under which the file appears.
    public let path: String
    /// The path of what is written so far.
    public let draft: String
    private let file: UnsafeMutablePointer<FILE>
    private var isOpen = true

    /// The name of the draft of a file, for those who remove it when the process is interrupted.
    public static func draft(of path: String) -> String { path + ".partial" }

    /// Starts a file.
    ///
    /// A draft that an earlier run left behind is replaced. It is created anew and never followed: somebody may have put
    /// a link in its place.
    ///
    /// - Throws: ``SourceFileError`` where its folder does not let us.
    public init(_ path: String) throws(SourceFileError) {
        self.path = path
        draft = Self.draft(of: path)
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0, fchmod(descriptor, 0o600) == 0, let file = fdopen(descriptor, "wb") else {
            if descriptor >= 0 { close(descriptor) }
            throw Self.failure(path, "cannot be written; check its folder and permissions")
        }
        self.file = file
    }

    deinit {
        if isOpen { discard() }
    }

    /// Writes bytes at the end.
    public func write(_ bytes: [UInt8]) throws(SourceFileError) {
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw failure }
    }

    /// Closes the file and gives it its name.
    ///
    /// - Parameter onDisk: Whether the disk is to have the bytes before.
    public func finish(onDisk: Bool = false) throws(SourceFileError) {
        isOpen = false
        let isWritten = fflush(file) == 0 && (!onDisk || fsync(fileno(file)) == 0)
        guard fclose(file) == 0, isWritten, rename(draft, path) == 0 else {
            unlink(draft)
            throw failure
        }
    }

    /// Closes the file and removes it.
    public func discard() {
        guard isOpen else { return }
        isOpen = false
        fclose(file)
        unlink(draft)
    }

    private var failure: SourceFileError { Self.failure(path, "cannot be written; the disk may be full") }

    private static func failure(_ path: String, _ what: String) -> SourceFileError {
        SourceFileError(.unwritable, "\(SafeText.line(path)) \(what)", at: SourceLocation(file: path))
    }

    /// Writes a file whole.
    ///
    /// - Throws: ``SourceFileError``; then nothing is left of it.
    public static func write(_ text: String, to url: URL) throws(SourceFileError) {
        try write(Data(text.utf8), to: url)
    }

    /// Writes a file of bytes whole.
    ///
    /// - Throws: ``SourceFileError``; then nothing is left of it.
    public static func write(_ bytes: Data, to url: URL) throws(SourceFileError) {
        let file = try PrivateFile(url.path(percentEncoded: false))
        try file.write(Array(bytes))
        try file.finish()
    }

    /// Makes a folder, with those above it that are missing, that only its owner may enter; one that is there stays as it is.
    ///
    /// - Throws: What the system says.
    public static func makeFolder(_ url: URL) throws {
        let manager = FileManager.default
        var isDirectory: ObjCBool = false
        if manager.fileExists(atPath: url.path(percentEncoded: false), isDirectory: &isDirectory), isDirectory.boolValue
        {
            return
        }
        try manager.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: NSNumber(value: 0o700)])
        // The mask of the user narrows what was asked for, never widens it.
        try manager.setAttributes(
            [.posixPermissions: NSNumber(value: 0o700)], ofItemAtPath: url.path(percentEncoded: false))
    }
}
