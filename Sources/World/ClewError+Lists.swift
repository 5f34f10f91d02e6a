public import ClewModel
import ListImport
import SourceFiles
import StatementStore

extension ClewError.Code {
    /// A list cannot be downloaded.
    public static let download = ClewError.Code(rawValue: "list.download")
}

extension ClewError {
    /// Says what went wrong while a list was read, whichever layer it comes from.
    package init(reading list: String, _ error: any Error) {
        switch error {
        case let error as ClewError:
            self = error
        case let error as ArchiveError:
            self.init(.archive, error.message)
        case let error as ImportError:
            if let cause = error.cause as? ArchiveError {
                self.init(.archive, cause.message)
            } else {
                self.init(
                    error.code == .unknownList ? .listUnknown : .listInvalid,
                    "\(list): \(error.location): \(error.message)",
                    diagnostics: error.diagnostics
                        + [Diagnostic(.error, code: error.code.rawValue, error.message, at: error.location)])
            }
        case let error as SourceFileError:
            self.init(.listInvalid, "\(list): \(error.message)", diagnostics: [error.diagnostic])
        default:
            self.init(.listInvalid, "\(list): \(error)")
        }
    }
}
