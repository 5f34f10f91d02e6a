import ClewModel
import OwnershipAnalysis
import SourceFiles
import World

/// Who holds a party and whom it holds, one step each way, as a picture; ties that say nothing of who holds are not in it.
struct HoldingSketch {
    private struct Box {
        let name: String
        let share: String
        let isListed: Bool
    }

    private let name: String
    private let isListed: Bool
    private let mark: String
    private let above: [Box]
    private let below: [Box]
    /// How many boxes stand in a row.
    private static let most = 4

    /// - Parameters:
    ///   - owners: Who holds it; only links whose kind says so.
    ///   - words: The words of the page.
    init(
        of party: EntityID, owners: [OwnershipLink], owned: [OwnershipLink], world: World, on day: Day, words: WorkWords
    ) {
        mark = words["listed"]
        func box(_ other: EntityID, _ link: OwnershipLink) -> Box {
            Box(name: world.name(of: other), share: Self.share(link, words), isListed: world.isListed(other, on: day))
        }
        name = world.name(of: party)
        isListed = world.isListed(party, on: day)
        // Those that hold most first: they decide.
        above = owners.sorted { $0.share.upper > $1.share.upper }.prefix(Self.most).map { box($0.owner, $0) }
        below = owned.sorted { $0.share.upper > $1.share.upper }.prefix(Self.most).map { box($0.asset, $0) }
    }

    /// A share in words: `51 %`, `25–50 %`, or the kind of a tie without one.
    static func share(_ link: OwnershipLink, _ words: WorkWords) -> String {
        func percent(_ value: Double) -> String {
            let tenths = Int((value * 1_000).rounded())
            return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        }
        if case .control(let kind) = link.kind { return words["tie_\(kind.rawValue)"] }
        let suffix = link.kind == .voting ? " " + words["of_votes"] : ""
        if link.share.isExact { return "\(percent(link.share.lower)) %\(suffix)" }
        return "\(percent(link.share.lower))–\(percent(link.share.upper)) %\(suffix)"
    }

    /// The picture; `nil` where nobody holds and nothing is held.
    ///
    /// The tables beside it say the same, and all of it.
    var svg: String? {
        guard !above.isEmpty || !below.isEmpty else { return nil }
        let (width, box, gap) = (900, 205, 20)
        let middle = above.isEmpty ? 4 : 134
        let height = middle + 56 + (below.isEmpty ? 4 : 134)
        var svg = "<svg viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-hidden=\"true\" class=\"holdings\">"
        func place(_ number: Int, of count: Int) -> Int {
            (width - count * box - (count - 1) * gap) / 2 + number * (box + gap)
        }
        func draw(_ name: String, _ x: Int, _ y: Int, _ isListed: Bool, isOwn: Bool = false) {
            let short = name.count > 26 ? String(name.prefix(25)) + "…" : name
            let kind = (isListed ? "listed" : "plain") + (isOwn ? " own" : "")
            svg += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(box)\" height=\"48\" rx=\"5\" class=\"\(kind)\"/>"
            svg += "<text x=\"\(x + box / 2)\" y=\"\(y + (isListed ? 21 : 29))\">\(HTMLText.escape(short))</text>"
            if isListed {
                svg += "<text x=\"\(x + box / 2)\" y=\"\(y + 39)\" class=\"mark\">● \(HTMLText.escape(mark))</text>"
            }
        }
        let center = width / 2
        for (number, owner) in above.enumerated() {
            let x = place(number, of: above.count)
            svg += "<line x1=\"\(x + box / 2)\" y1=\"52\" x2=\"\(center)\" y2=\"\(middle)\"/>"
            svg += "<text x=\"\(x + box / 2 + 6)\" y=\"74\" class=\"share\">\(HTMLText.escape(owner.share))</text>"
            draw(owner.name, x, 4, owner.isListed)
        }
        for (number, holding) in below.enumerated() {
            let x = place(number, of: below.count)
            let y = middle + 134
            svg += "<line x1=\"\(center)\" y1=\"\(middle + 48)\" x2=\"\(x + box / 2)\" y2=\"\(y)\"/>"
            svg +=
                "<text x=\"\(x + box / 2 + 6)\" y=\"\(y - 12)\" class=\"share\">\(HTMLText.escape(holding.share))</text>"
            draw(holding.name, x, y, holding.isListed)
        }
        draw(name, center - box / 2, middle, isListed, isOwn: true)
        return svg + "</svg>"
    }
}
