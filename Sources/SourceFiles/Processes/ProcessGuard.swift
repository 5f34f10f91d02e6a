#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a program does before anything else, so that it neither tells nor overwrites what it should not.
public enum ProcessGuard {
    /// Takes the three standard streams and makes all files that the process creates private.
    ///
    /// Where a stream is closed, the next file to be opened would get its number: an archive would then be overwritten by
    /// what is printed. So a closed one is opened again, in a way in which writing to it fails and reading finds nothing.
    /// What is screened is confidential: files are 0600 and folders 0700, whatever the user's mask.
    public static func begin() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            // Numbers are given in order, so this is the one that was closed. Read-only: what is written is refused.
            let opened = open("/dev/null", O_RDONLY)
            if opened >= 0, opened != descriptor {
                dup2(opened, descriptor)
                close(opened)
            }
        }
        umask(0o077)
    }
}
