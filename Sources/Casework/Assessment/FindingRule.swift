/// A rule by which Clew concludes something: its stable id, what it says, and what it does not say.
///
/// The ids are part of the output's contract: match on them, never on a finding's words. A new rule is one more constant
/// here and one step that reports it.
public struct FindingRule: Hashable, Sendable {
    /// The stable id, such as `party.listed`.
    public let id: String
    /// The rule in a few words, the heading of its findings.
    public let title: String
    /// How much its findings matter.
    public let severity: Severity
    /// What a finding by this rule does not show, for the reader who would take it further.
    public let limits: String

    /// A party matches an entry that was in force on the day that counts.
    public static let partyListed = FindingRule(
        id: "party.listed", title: "A party matches a listing in force", severity: .high,
        limits: "A match says that the party and the entry are taken to be one; the reasons of the listing are its "
            + "publisher's.")
    /// A party matches an entry that stands today and did not, or not surely, on the day for which the law asks.
    public static let partyListedLater = FindingRule(
        id: "party.listed-later", title: "A party is listed, and was not, or not surely, on the day that counts",
        severity: .medium,
        limits:
            "Each law asks for a day of its own; the entry does not reach what happened before it. What is done from now on is "
            + "another question.")
    /// A party resembles an entry, and nothing on file settles whether they are one.
    public static let partyPossibleMatch = FindingRule(
        id: "party.possible-match", title: "A party may be one that is listed", severity: .medium,
        limits: "A likeness of names is a question, not an answer; a register number would settle it.")
    /// A party's names are all in a script that is not read, so that no list was asked about it.
    public static let partyNameUnread = FindingRule(
        id: "party.name-unread", title: "A party's name cannot be compared with the lists", severity: .medium,
        limits: "Nothing is said of the party: whether it is listed was not looked up.")
    /// A party's name, and perhaps more, says that it belongs to a listed one whose entry extends to others.
    public static let partyMayBelong = FindingRule(
        id: "party.may-belong", title: "A party may belong to a listed one whose entry extends to others",
        severity: .high,
        limits:
            "No identity is claimed. That it belongs to the listed one rests on its name and the signs told; a register "
            + "extract would settle it.")
    /// A party bears the trade name of a listed one whose entry extends to others, and nothing more says so.
    public static let partyMayBelongAsked = FindingRule(
        id: "party.may-belong-asked", title: "A party's name raises the question whether it belongs to a listed one",
        severity: .medium,
        limits: "A trade name is borne by strangers too: this is a question, not an answer.")
    /// A party falls under a regime by the stakes of listed owners.
    public static let partyOwned = FindingRule(
        id: "party.owned-by-listed", title: "A party falls under a regime by ownership", severity: .high,
        limits: "The conclusion holds for the rule named, on the stakes given; other regimes have other rules.")
    /// Stakes that nobody has stated decide whether a party falls under a regime.
    public static let partyOwnershipOpen = FindingRule(
        id: "party.ownership-open", title: "Ownership by a listed party cannot be ruled out", severity: .medium,
        limits: "Nothing shows that the threshold is reached; nothing shows that it is not.")
    /// Listed owners hold a stake in a party that a rule does not count: it lies below the threshold, or the rule is out of
    /// force on the day.
    public static let partyOwnershipNear = FindingRule(
        id: "party.ownership-near", title: "Listed owners hold a stake that the rule does not count", severity: .low,
        limits: "The rule may count it on another day, or after a change of stakes.")
    /// A party, or a lot's place, lies in the region.
    public static let placeInRegion = FindingRule(
        id: "place.in-region", title: "A place lies in Xinjiang", severity: .medium,
        limits: "A place is exposure: it does not show how anyone came to work there.")
    /// The only sign of where a party is, is a place in the region that its name speaks of.
    public static let placeNameAlone = FindingRule(
        id: "place.name-alone", title: "A name is the only sign of a party's place", severity: .low,
        limits: "A company may be named for a place where it is not; an address from a register would answer it.")
    /// Texts of the case connect a party with a labour programme.
    public static let programmeExposure = FindingRule(
        id: "programme.exposure", title: "A text connects a party with a labour programme", severity: .high,
        limits:
            "The words show that the programme is spoken of in connection with the party, graded by the kind of text; "
            + "they show nothing about any one person.")
    /// Texts that can bear on a programme only as context.
    public static let programmeContext = FindingRule(
        id: "programme.context", title: "A text holds words that go with a labour programme", severity: .low,
        limits: "Such words have other uses; alone they show exposure at most.")
    /// Shipped goods hold content from the region.
    public static let goodsFromRegion = FindingRule(
        id: "goods.region-content", title: "Shipped goods hold content from Xinjiang", severity: .high,
        limits:
            "The share is what the records of the case allow; it says where content comes from, not how it was made.")
    /// Shipped goods may hold content from the region.
    public static let goodsMayBeFromRegion = FindingRule(
        id: "goods.region-content-possible", title: "Shipped goods may hold content from Xinjiang", severity: .medium,
        limits: "The records leave room for it; they do not show it.")
    /// A listed or owned party had the goods in hand.
    public static let goodsThroughListed = FindingRule(
        id: "goods.through-listed-party",
        title: "Shipped goods passed through a listed party, or one that listed parties own",
        severity: .high,
        limits: "The case states that a lot was made, held or sold by the party; it does not show how it was made.")
    /// The account of quantities, dates or lots cannot be right, or is incomplete.
    public static let chainProblem = FindingRule(
        id: "chain.problem", title: "The account of the goods does not add up", severity: .medium,
        limits: "An account that does not add up has many causes; the supplier should be asked.")
    /// A party that gives evidence is a target of Chinese counter-measures.
    public static let vendorCounterMeasure = FindingRule(
        id: "vendor.counter-measure", title: "An evidence vendor is under Chinese counter-measures", severity: .medium,
        limits:
            "The listing concerns dealings in or with China; it says nothing about the quality of the vendor's work.")
    /// A document cannot show what it is offered for.
    public static let documentCannotShow = FindingRule(
        id: "document.cannot-show", title: "A document cannot show what it is offered for", severity: .low,
        limits: "The document may be true and still not answer the question.")

    /// Every rule, in the order in which findings of equal severity are told: the goods, then the parties, then the account.
    public static let all: [FindingRule] = [
        goodsThroughListed, goodsFromRegion, partyListed, partyOwned, partyMayBelong, programmeExposure,
        goodsMayBeFromRegion,
        partyListedLater, partyOwnershipOpen, partyPossibleMatch, partyMayBelongAsked, partyNameUnread, chainProblem,
        placeInRegion,
        vendorCounterMeasure,
        partyOwnershipNear, placeNameAlone, programmeContext, documentCannotShow,
    ]
}
