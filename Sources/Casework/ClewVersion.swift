/// The version of Clew; part of every fingerprint.
public enum ClewVersion {
    /// The version, as in the change log.
    public static let current = "0.1.0"
}
