import ClewModel
import SupplyChain

/// How shares of content are said to a person; the same words on the terminal, on the page and in the data.
///
/// The lower end is what the records establish, the upper end what they do not exclude: the two are never run together into
/// one range that “is” from somewhere. Ends are rounded outward to a hundredth of a per cent, so that nothing said is narrower
/// than what was computed.
enum ContentWords {
    /// What is said of a shipment, in a clause: `at least 16.46 % of the cotton is from Xinjiang; up to 72.45 % cannot be
    /// excluded`.
    ///
    /// - Parameter raw: The share of the raw material that was grown or mined there: what was worked there of material from elsewhere is content
    ///   too, and is not said to be from there.
    static func fromRegion(_ share: Bounds, _ presence: Presence, of material: String, raw: Bounds) -> String {
        let shown = ContentBound.printable(share)
        switch presence {
        case .excluded: return "no content from Xinjiang on the records"
        case .open:
            return
                "no content from Xinjiang is established; up to \(percent(shown.upper)) of the \(material) cannot be "
                + "excluded"
        case .established:
            let said = established(share, presence, of: material, raw: raw) ?? ""
            let isWhole = shown.lower > 0 && (shown.isExact || shown.lower >= 1)
            return isWhole ? said : said + "; up to \(percent(shown.upper)) cannot be excluded"
        }
    }

    /// What the records establish of a shipment, in a clause; `nil` where they establish nothing.
    static func established(_ share: Bounds, _ presence: Presence, of material: String, raw: Bounds) -> String? {
        let shown = ContentBound.printable(share)
        // Of an unknown amount nobody can say that raw material from there is in it, unless some is.
        let isRaw = shown.lower > 0 ? raw.upper >= share.lower - 1e-9 : raw.lower > 0
        let verb = Origin(isRaw: isRaw, raw: raw).says(ofMany: Wording.isMany(material))
        switch presence {
        case .excluded: return "no content from Xinjiang on the records"
        case .open: return nil
        case .established:
            if shown.lower <= 0 { return "some of the \(material) \(verb), how much cannot be told" }
            if shown.lower >= 1 { return "all of the \(material) \(verb)" }
            return "\(shown.isExact ? "" : "at least ")\(percent(shown.lower)) of the \(material) \(verb)"
        }
    }

    /// What the records do not exclude of a shipment beyond what they establish, in a clause; `nil` where there is nothing.
    static func notExcluded(_ share: Bounds, _ presence: Presence, of material: String, raw: Bounds) -> String? {
        let shown = ContentBound.printable(share)
        guard presence != .excluded, !(presence == .established && (shown.isExact || shown.lower >= 1)) else {
            return nil
        }
        return
            "up to \(percent(shown.upper)) of the \(material) \(Origin(isRaw: raw.upper >= share.upper - 1e-9, raw: raw).mayBe)"
    }

    /// How content is of the region: as raw material grown or mined there, or by being worked there.
    private enum Origin {
        case raw, worked, either

        /// - Parameters:
        ///   - isRaw: Whether as much raw material may be from there as is said to be of the region: nothing on record says that it came from
        ///     elsewhere.
        ///   - raw: The share of the raw material from there.
        init(isRaw: Bool, raw: Bounds) {
            self = raw.upper < 1e-9 ? .worked : isRaw ? .raw : .either
        }

        /// What is said of the material; of dates it is said that they *are* from there.
        func says(ofMany isMany: Bool) -> String {
            let (be, been) = isMany ? ("are", "were") : ("is", "was")
            return switch self {
            case .raw: "\(be) from Xinjiang"
            case .worked: "\(been) worked in Xinjiang"
            case .either: "\(be) from Xinjiang or \(been) worked there"
            }
        }

        var mayBe: String {
            switch self {
            case .raw: "may be from Xinjiang"
            case .worked: "may have been worked in Xinjiang"
            case .either: "may be from Xinjiang or have been worked there"
            }
        }
    }

    /// How much that is, after words that say what is meant: `at least 16.46 % of the cotton; up to 72.45 % cannot be
    /// excluded`.
    static func amount(_ share: Bounds, _ presence: Presence, of material: String) -> String {
        let shown = ContentBound.printable(share)
        let rest = "; up to \(percent(shown.upper)) cannot be excluded"
        if presence == .excluded { return "none of the \(material)" }
        if presence == .open {
            return "none of the \(material) \(Wording.isMany(material) ? "are" : "is") established" + rest
        }
        if shown.lower <= 0 { return "some of the \(material), how much cannot be told" + rest }
        if shown.lower >= 1 { return "all of the \(material)" }
        let least = "\(percent(shown.lower)) of the \(material)"
        return shown.isExact ? least : "at least " + least + rest
    }

    /// The same for a table or a picture that says beside it what the share is of.
    static func short(_ share: Bounds, isPresent: Bool = false) -> String {
        let shown = ContentBound.printable(share)
        if share.upper <= 0 { return "none" }
        if shown.lower >= 1 { return "all" }
        if shown.isExact, shown.lower > 0 { return percent(shown.lower) }
        if shown.lower <= 0 {
            return (isPresent || share.lower > 0 ? "some" : "none established")
                + "; up to \(percent(shown.upper)) cannot be excluded"
        }
        return "at least \(percent(shown.lower)); up to \(percent(shown.upper)) cannot be excluded"
    }

    /// A share that something lacks or has, between a least and a most: `at least 69.15 %, at most 72.45 %`.
    static func between(_ share: Bounds) -> String {
        let shown = ContentBound.printable(share)
        if share.upper <= 0 { return "none" }
        if shown.lower >= 1 { return "all" }
        if shown.isExact, shown.lower > 0 { return percent(shown.lower) }
        if shown.lower <= 0 { return (share.lower > 0 ? "some, at most " : "at most ") + percent(shown.upper) }
        return "at least \(percent(shown.lower)), at most \(percent(shown.upper))"
    }

    /// A share of 0 to 1 as a percentage with at most two decimals.
    static func percent(_ share: Double) -> String {
        Wording.number(share * 100, decimals: 2) + " %"
    }

    /// What a bound is short of, where it is not the tightest; `nil` where it is.
    static func limit(of bound: ContentBound) -> String? {
        bound.isTightest ? nil : "an outer bound, not the tightest"
    }

    /// What a record shows, as one asks for it.
    static func shows(_ record: ClosingSet.Record) -> String {
        let id = record.subject.id
        switch record.kind {
        case .origin: return "where lot \(id) was grown, mined or made"
        case .history: return "what lot \(id) was made of"
        case .production: return "that \(id) took place as stated (production record)"
        case .inputs: return "which further lots went into \(id), and how much of each"
        case .balance: return "where the rest of lot \(id) comes from"
        case .stock: return "what lay in \(id) before the first entry, or came in without a name"
        case .issueLog: return "which stored lot each issue of \(id) was taken from (issue log)"
        case .pieceList:
            return record.subject.kind == .lot
                ? "which piece of lot \(id) went where (bale or piece list)"
                : "which piece of what went into \(id) is in which of its outputs (piece list)"
        }
    }

    /// How many records would do it, in a sentence.
    static func sentence(_ set: ClosingSet) -> String {
        guard set.isPossible, !set.records.isEmpty else {
            switch set.goal {
            case .documented: return "No set of records was found that would document all of it."
            case .cleared: return "No set of records was found that could show that none of it is from Xinjiang."
            }
        }
        let count = set.records.count == 1 ? "1 record" : "\(set.records.count) records"
        switch set.goal {
        case .documented: return "\(count) would document all of it:"
        case .cleared:
            return
                "\(count) would settle whether any of it is from Xinjiang, if \(set.records.count == 1 ? "it shows" : "they show") that nothing is:"
        }
    }
}
