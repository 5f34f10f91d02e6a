public import ClewModel
import CompactIndex
public import Screening
import StatementStore

extension ClewError.Code {
    /// There is no list of that key.
    public static let listUnknown = ClewError.Code(rawValue: "list.unknown")
    /// The files of a list cannot be imported.
    public static let listInvalid = ClewError.Code(rawValue: "list.invalid")
    /// The parties to screen, or those to screen against, cannot be read.
    public static let screeningInput = ClewError.Code(rawValue: "screening.input")
    /// A compiled index cannot be used or written.
    public static let screeningIndex = ClewError.Code(rawValue: "screening.index")
    /// A decision cannot be recorded as it was given.
    public static let decision = ClewError.Code(rawValue: "screening.decision")
}

extension ClewError {
    /// Says what went wrong while parties were screened.
    public init(_ error: ScreeningError) {
        let code: Code =
            switch error.code {
            case .index, .incompatibleIndex: .screeningIndex
            case .unreadable, .unusableInput: .screeningInput
            case .unwritable: .cannotWrite
            }
        self.init(code, (error.location.map { "\($0): " } ?? "") + error.message)
    }
}

/// Runs work on the screening engine, with its failures as those of the work that it is part of.
public func withScreeningErrors<Value>(_ body: () throws -> Value) throws(ClewError) -> Value {
    do {
        return try body()
    } catch let error as ScreeningError {
        throw ClewError(error)
    } catch let error as IndexError {
        throw ClewError(error.code == .unwritable ? .cannotWrite : .screeningInput, error.message)
    } catch let error as ClewError {
        throw error
    } catch {
        throw ClewError(.screeningInput, "\(error)")
    }
}

/// Runs work on the archive, with its failures as those of the work that it is part of.
public func withArchiveErrors<Value>(_ body: () throws -> Value) throws(ClewError) -> Value {
    do {
        return try body()
    } catch let error as ArchiveError {
        throw ClewError(.archive, error.message)
    } catch let error as ClewError {
        throw error
    } catch {
        throw ClewError(.archive, "\(error)")
    }
}
