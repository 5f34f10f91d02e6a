import Foundation
import GRDBSQLite
import Synchronization

/// A file system for SQLite of which the n-th call fails: behind it is the system's own.
///
/// Each is known by a name of its own, so that tests that run at the same time do not disturb each other.
final class FaultyFileSystem: Sendable {
    /// How the call fails.
    enum Fault: Int32, CaseIterable, Sendable {
        /// The device fails.
        case inputOutput
        /// The disk is full: only calls that write count, and fail.
        case full
    }

    private struct State {
        var calls = 0
        var failing: Int?
        var isLasting = false
        var fault = Fault.inputOutput
        var hasFailed = false
    }

    /// The name to open an archive with.
    let name: String
    private let state = Mutex(State())

    /// How many calls there were.
    var calls: Int { state.withLock { $0.calls } }
    /// Whether the call that was to fail was made.
    var hasFailed: Bool { state.withLock { $0.hasFailed } }

    /// Lets the n-th call from now on fail, and all after it where `isLasting`.
    func fail(at call: Int?, _ fault: Fault = .inputOutput, isLasting: Bool = false) {
        state.withLock { $0 = State(failing: call, isLasting: isLasting, fault: fault) }
    }

    /// Counts a call.
    ///
    /// - Returns: The code that it fails with; `nil` where it may go on.
    fileprivate func count(_ code: Int32, isWriting: Bool = false) -> Int32? {
        state.withLock { state in
            guard state.fault != .full || isWriting else { return nil }
            state.calls += 1
            guard let failing = state.failing,
                state.calls == failing || (state.isLasting && state.calls > failing)
            else { return nil }
            state.hasFailed = true
            return state.fault == .full ? SQLITE_FULL : code
        }
    }

    /// Registers the file system for the rest of the process.
    init(name: String = "faulty-\(UUID().uuidString)") {
        self.name = name
        guard let inner = sqlite3_vfs_find(nil) else { return }
        let outer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        outer.initialize(to: inner.pointee)
        outer.pointee.pNext = nil
        outer.pointee.zName = UnsafePointer(strdup(name))
        outer.pointee.szOsFile = Int32(FaultyFile.headSize) + inner.pointee.szOsFile
        outer.pointee.pAppData = Unmanaged.passRetained(self).toOpaque()
        outer.pointee.xOpen = { vfs, path, file, flags, outFlags in
            guard let vfs, let file, let inner = sqlite3_vfs_find(nil) else { return SQLITE_CANTOPEN }
            file.pointee.pMethods = nil
            guard let system = FaultyFile.system(vfs) else { return SQLITE_CANTOPEN }
            if let code = system.count(SQLITE_CANTOPEN) { return code }
            let code = inner.pointee.xOpen(inner, path, FaultyFile.inner(file), flags, outFlags)
            guard code == SQLITE_OK else { return code }
            UnsafeMutableRawPointer(file).storeBytes(
                of: vfs.pointee.pAppData, toByteOffset: MemoryLayout<UnsafeRawPointer?>.size,
                as: UnsafeMutableRawPointer?.self)
            file.pointee.pMethods = FaultyFile.methods
            return SQLITE_OK
        }
        outer.pointee.xDelete = { vfs, path, sync in
            guard let inner = sqlite3_vfs_find(nil) else { return SQLITE_IOERR }
            if let code = FaultyFile.system(vfs)?.count(SQLITE_IOERR | (10 << 8)) { return code }
            return inner.pointee.xDelete(inner, path, sync)
        }
        outer.pointee.xAccess = { vfs, path, flags, result in
            guard let inner = sqlite3_vfs_find(nil) else { return SQLITE_IOERR }
            if let code = FaultyFile.system(vfs)?.count(SQLITE_IOERR | (13 << 8)) { return code }
            return inner.pointee.xAccess(inner, path, flags, result)
        }
        outer.pointee.xFullPathname = { _, path, size, out in
            guard let inner = sqlite3_vfs_find(nil) else { return SQLITE_IOERR }
            return inner.pointee.xFullPathname(inner, path, size, out)
        }
        sqlite3_vfs_register(outer, 0)
    }
}

/// A file of such a file system: the pointer to the methods, the pointer to the file system, and the system's own file.
private enum FaultyFile {
    static let headSize = 16

    static func inner(_ file: UnsafeMutablePointer<sqlite3_file>?) -> UnsafeMutablePointer<sqlite3_file>? {
        file.map { UnsafeMutableRawPointer($0).advanced(by: headSize).assumingMemoryBound(to: sqlite3_file.self) }
    }

    static func system(_ vfs: UnsafeMutablePointer<sqlite3_vfs>?) -> FaultyFileSystem? {
        vfs?.pointee.pAppData.map { Unmanaged<FaultyFileSystem>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func count(
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ code: Int32, isWriting: Bool = false
    ) -> Int32? {
        guard let file else { return SQLITE_IOERR }
        let system = UnsafeRawPointer(file).load(
            fromByteOffset: MemoryLayout<UnsafeRawPointer?>.size, as: UnsafeRawPointer?.self)
        return system.flatMap {
            Unmanaged<FaultyFileSystem>.fromOpaque($0).takeUnretainedValue().count(code, isWriting: isWriting)
        }
    }

    private static func io(_ detail: Int32) -> Int32 { SQLITE_IOERR | (detail << 8) }

    nonisolated(unsafe) static let methods: UnsafePointer<sqlite3_io_methods> = {
        var methods = sqlite3_io_methods()
        methods.iVersion = 2
        methods.xClose = { file in inner(file)?.pointee.pMethods.pointee.xClose(inner(file)) ?? SQLITE_OK }
        methods.xRead = { file, bytes, size, offset in
            count(file, io(1)) ?? inner(file)?.pointee.pMethods.pointee.xRead(inner(file), bytes, size, offset) ?? io(1)
        }
        methods.xWrite = { file, bytes, size, offset in
            count(file, io(3), isWriting: true)
                ?? inner(file)?.pointee.pMethods.pointee.xWrite(inner(file), bytes, size, offset) ?? io(3)
        }
        methods.xTruncate = { file, size in
            count(file, io(6)) ?? inner(file)?.pointee.pMethods.pointee.xTruncate(inner(file), size) ?? io(6)
        }
        methods.xSync = { file, flags in
            count(file, io(4), isWriting: true)
                ?? inner(file)?.pointee.pMethods.pointee.xSync(inner(file), flags) ?? io(4)
        }
        methods.xFileSize = { file, size in
            count(file, io(7)) ?? inner(file)?.pointee.pMethods.pointee.xFileSize(inner(file), size) ?? io(7)
        }
        methods.xLock = { file, level in
            count(file, io(15)) ?? inner(file)?.pointee.pMethods.pointee.xLock(inner(file), level) ?? io(15)
        }
        methods.xUnlock = { file, level in
            inner(file)?.pointee.pMethods.pointee.xUnlock(inner(file), level) ?? io(8)
        }
        methods.xCheckReservedLock = { file, result in
            inner(file)?.pointee.pMethods.pointee.xCheckReservedLock(inner(file), result) ?? io(14)
        }
        methods.xFileControl = { file, operation, argument in
            inner(file)?.pointee.pMethods.pointee.xFileControl(inner(file), operation, argument) ?? SQLITE_NOTFOUND
        }
        methods.xSectorSize = { file in inner(file)?.pointee.pMethods.pointee.xSectorSize(inner(file)) ?? 4096 }
        methods.xDeviceCharacteristics = { file in
            inner(file)?.pointee.pMethods.pointee.xDeviceCharacteristics(inner(file)) ?? 0
        }
        methods.xShmMap = { file, page, size, isExtending, out in
            count(file, io(21), isWriting: true)
                ?? inner(file)?.pointee.pMethods.pointee.xShmMap(inner(file), page, size, isExtending, out) ?? io(21)
        }
        methods.xShmLock = { file, offset, size, flags in
            inner(file)?.pointee.pMethods.pointee.xShmLock(inner(file), offset, size, flags) ?? io(20)
        }
        methods.xShmBarrier = { file in inner(file)?.pointee.pMethods.pointee.xShmBarrier(inner(file)) }
        methods.xShmUnmap = { file, isDeleting in
            inner(file)?.pointee.pMethods.pointee.xShmUnmap(inner(file), isDeleting) ?? SQLITE_OK
        }
        let pointer = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        pointer.initialize(to: methods)
        return UnsafePointer(pointer)
    }()
}
