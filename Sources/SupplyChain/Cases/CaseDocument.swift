public import ClewModel
public import SourceFiles

/// A document of a case.
public struct CaseDocument: Hashable, Sendable {
    /// The identifier within the case.
    public var id: String
    /// The file's name in the folder `documents`.
    public var file: String
    /// What kind of document it is, such as `bale-list`, in lower case.
    public var type: String
    /// The number printed on it, such as that of an invoice.
    public var number: String?
    /// The digest of the file, which is the one that the index states, if it states one.
    public var sha256: SHA256Digest
    /// Whether the index states the digest, so that a later change would be seen.
    public var isSealed: Bool
    /// The events that it supports.
    public var events: [String]
    /// The lots whose origin or quantity it supports.
    public var lots: [String]
    /// The shipments that it supports.
    public var shipments: [String]
    /// The party that issued it.
    public var issuer: String?
    /// Who published it, where that is no party of the case: an authority, a medium, a body that investigates.
    public var publisher: String?
    /// Its address, where it was published at one.
    public var address: String?
    /// How reliable its source is and how credible what it says, as a person rated it: `B2` (Admiralty code).
    public var rating: String?
    /// Whether it is evidence that was kept with its record, see `clew evidence`.
    public var isEvidence = false
    /// The parties that it is about.
    public var parties: [String]
    /// Its date.
    public var date: PartialDate?
    /// Its language, as a BCP 47 tag.
    public var language: String?
    /// What was blacked out or left out of the copy, in the words of the case; `nil` where the case speaks of nothing.
    public var redacted: String?
    /// The document of the case that this one is a translation of.
    public var translationOf: String?
    /// How much of goods it speaks of, such as the tonnes of a certificate; `nil` where the case does not say.
    public var quantity: Quantity?
    /// A remark.
    public var note: String?
    /// The text, where it could be read: of a plain text, a page, a PDF, a word processor's document or a workbook.
    public var text: String?
    /// Why there is no text: a picture, a PDF without a text layer, an encrypted file.
    public var unread: String?
    /// Which parts of it could not be read though others could: a scanned page among pages with text.
    public var unreadParts: [String] = []
    /// The row of the index.
    public var location: SourceLocation

    /// Creates a document that supports nothing yet.
    public init(id: String, file: String, type: String, sha256: SHA256Digest, location: SourceLocation) {
        self.id = id
        self.file = file
        self.type = type
        self.sha256 = sha256
        self.location = location
        isSealed = false
        events = []
        lots = []
        shipments = []
        parties = []
    }
}
