import ClewModel
import SourceFiles

/// One event of an EPCIS document, checked and in canonical identifiers.
struct EPCISEvent: Sendable {
    /// An amount of goods, or a thing without an amount.
    struct Item: Sendable {
        var id: GS1Identifier
        var quantity: Double?
        /// The unit's code in UN/ECE Recommendation 20; `nil` for a count.
        var unit: String?
        /// The identifier of the event that made it, where one did.
        var maker: String?
        /// Whether it may be some of the goods only, as of what is shipped.
        var mayBePart = false
        var location: SourceLocation
    }

    var type: String
    /// The identifier as stated, or a digest of the content where the event states none.
    var id: String
    /// Whether the event states its identifier.
    var hasStatedID = false
    var time: Moment
    var offset: Int
    var action: String?
    var step: String?
    var transformation: String?
    var parent: GS1Identifier?
    /// Things of an object, transaction or association event, and the children of an aggregation.
    var items: [Item] = []
    var inputs: [Item] = []
    var outputs: [Item] = []
    /// The place as an identifier: where it was read, or else where the goods are afterwards.
    var place: GS1Identifier?
    var seller: GS1Identifier?
    var buyer: GS1Identifier?
    var sender: GS1Identifier?
    var receiver: GS1Identifier?
    var owner: GS1Identifier?
    /// The country of origin, a code of ISO 3166-1.
    var country: String?
    /// What stands in place of a country of origin that cannot be read.
    var unreadCountry: String?
    /// Transactions and certificates in words, such as `po urn:…`.
    var papers: [String] = []
    /// When somebody said that the event is wrong, and why; `nil` for an event that stands.
    var declaredWrong: (time: String, reason: String?, corrections: [String])?
    /// The content as text in a fixed order, without what an error declaration or a recorder adds.
    var fingerprint: String
    var location: SourceLocation

    /// The day where it happened.
    var day: String { time.day(offset: offset) }
}
