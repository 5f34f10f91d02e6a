public import ClewModel

/// An act, regulation or order.
public struct LegalInstrument: Hashable, Sendable, Codable {
    /// The key within its regime.
    public let key: String
    /// The name, spelt as the law spells it.
    public let title: String
    /// The day it was adopted, signed or published, where a source gives it.
    public let adopted: Day?
    /// Its first day of force, where a source gives it.
    public let inForceFrom: Day?
    /// Where it can be read.
    public let citation: Citation
    /// How far this row is to be trusted.
    public let confidence: Confidence
}
