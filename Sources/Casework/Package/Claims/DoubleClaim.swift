public import ClewModel

/// Something that exists once and that two cases claim for their goods.
public struct DoubleClaim: Hashable, Sendable, Codable {
    /// What is claimed twice.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// More of a lot than there is.
        case lot
        /// A bale.
        case bale
        /// A document with this number of this issuer.
        case number
        /// The same file.
        case file
        /// More goods than a document, such as a certificate, covers.
        case covered
    }

    /// One case that claims it.
    public struct Claimant: Hashable, Sendable, Codable {
        /// The name of the case.
        public var `case`: String
        /// What claims it there: the identifier of the lot or the document.
        public var subject: String
        /// The row.
        public var location: SourceLocation
        /// How much it claims, in words, where that counts.
        public var quantity: String?
    }

    /// What is claimed twice.
    public var kind: Kind
    /// What it is, in words, such as `invoice 2024-118 of Brazos Fork Gin Cooperative`.
    public var what: String
    /// Why it cannot be true of all of them, in a sentence.
    public var why: String
    /// Whether it can only be asked, since a case does not say how much it claims.
    public var isOpen = false
    /// The cases that claim it, in the order in which they were named.
    public var claimants: [Claimant]
}
