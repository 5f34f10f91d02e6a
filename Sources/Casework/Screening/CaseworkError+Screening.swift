public import Screening

extension CaseworkError.Code {
    /// The parties to screen, or those to screen against, cannot be read.
    public static let screeningInput = CaseworkError.Code(rawValue: "screening.input")
    /// A compiled index cannot be used or written.
    public static let screeningIndex = CaseworkError.Code(rawValue: "screening.index")
    /// A decision cannot be recorded as it was given.
    public static let decision = CaseworkError.Code(rawValue: "screening.decision")
}

extension CaseworkError {
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

/// Runs work on the screening engine, with its failures as those of casework.
func withScreeningErrors<Value>(_ body: () throws -> Value) throws(CaseworkError) -> Value {
    do {
        return try body()
    } catch let error as ScreeningError {
        throw CaseworkError(error)
    } catch let error as CaseworkError {
        throw error
    } catch {
        throw CaseworkError(.screeningInput, "\(error)")
    }
}
