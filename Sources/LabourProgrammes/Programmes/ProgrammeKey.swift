public import ClewModel

/// The key of a labour programme, such as `labour-transfer`; its file in `Reference/programmes` is named for it.
public struct ProgrammeKey: TextIdentifier {
    /// The key as written in files and output.
    public let rawValue: String

    /// Wraps a key.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
