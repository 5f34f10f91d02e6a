import Casework
import ClewModel

/// What the process says when it ends, as the manual page promises.
enum ExitStatus: Int32 {
    /// Nothing was found.
    case nothingFound = 0
    /// There are findings.
    case findings = 1
    /// The input is wrong; nothing was written.
    case inputIsWrong = 2
    /// It was done and nothing was found, and it rests on imported lists that are not whole. ``findings`` outranks it.
    case listsAreIncomplete = 3
    /// A fault of ours.
    case fault = 70

    /// The status for a failure of casework: the user's input, or a fault of ours.
    ///
    /// - Parameter namesReference: Whether the user named a folder of reference data of their own.
    static func of(_ error: ClewError, namesReference: Bool) -> ExitStatus {
        switch error.code {
        case .referenceInvalid: namesReference ? .inputIsWrong : .fault
        default: .inputIsWrong
        }
    }
}
