import ClewModel
import OwnershipAnalysis
import World

/// Everything that `clew own` says about one party.
struct OwnAnswer {
    let snapshot: OwnershipSnapshot
    let entity: EntityID
    let verdicts: [OwnershipVerdict]
    private let listed: [ListedParty]
    private let traits: [PartyTrait]
    private let names: @Sendable (EntityID) -> String
    /// All identifiers under which the party is known.
    private let identifiers: [EntityID]
    /// Whom the user names as listed.
    private let taken: Set<EntityID>

    /// The verdicts once for each identifier of the party.
    var verdictsOfEveryIdentifier: [OwnershipVerdict] {
        verdicts.flatMap { verdict in
            identifiers.map { identifier in
                var verdict = verdict
                verdict.entity = identifier
                return verdict
            }
        }
    }

    init(snapshot: OwnershipSnapshot, entity: EntityID, rules: [OwnershipRule], source: any OwnershipSource) throws {
        self.snapshot = snapshot
        self.entity = entity
        var listed: [ListedParty] = []
        for rule in rules { listed += try source.listed(under: rule, on: snapshot.day) }
        verdicts = try source.verdicts(under: rules, on: snapshot.day)(entity)
        self.listed = Set(listed).sorted { ($0.entity, $0.words.rawValue) < ($1.entity, $1.words.rawValue) }
        traits = try source.traits()
        identifiers = source.identifiers(of: entity)
        names = { source.name(of: $0) }
        taken = source.taken
    }

    /// The answer in words.
    func lines(_ style: TextStyle, up: Bool, down: Bool, depth: Int) -> [String] {
        let words = VerdictText(name: names, style: style, taken: taken)
        var lines = [style(words.label(entity), .bold) + " on \(snapshot.day)"]
        if identifiers.count > 1 {
            lines.append("one party under " + identifiers.map(\.rawValue).joined(separator: ", "))
        }
        if listed.isEmpty { lines.append("no listed party is known here: give --roots, --listed or an archive") }
        lines.append("")
        lines += verdicts.map { words.summary($0) }
        for verdict in verdicts where verdict.answer != .no || verdict.isNearMiss {
            lines += [""] + words.steps(verdict) + words.missing(verdict)
        }
        for (isWanted, direction, title) in [
            (up, OwnershipSnapshot.Direction.owners, "WHO HOLDS IT"), (down, .owned, "WHOM IT HOLDS"),
        ] where isWanted {
            let tree = HoldingTree(snapshot, entity, direction, depth: depth)
            let names = Set(listed.map(\.entity))
            lines += ["", style(title, .bold)]
            lines += tree.lines(
                label: { words.label($0) + (names.contains($0) ? style("  listed", .boldRed) : "") }, tie: words.tie)
        }
        lines += ties(words, up: up, down: down) + leads(words) + changes(words)
        return lines
    }

    /// The chain and the tree as a picture, coloured by the weightiest answer.
    func picture(up: Bool, down: Bool, depth: Int) -> HoldingPicture {
        var links = verdicts.flatMap(\.chain)
        if up { links += HoldingTree(snapshot, entity, .owners, depth: depth, limit: 150).links }
        if down { links += HoldingTree(snapshot, entity, .owned, depth: depth, limit: 150).links }
        var standings: [EntityID: HoldingPicture.Standing] = [:]
        for verdict in verdicts {
            for step in verdict.steps where step.reason != .none && step.reason != .together {
                let standing: HoldingPicture.Standing = step.isSure ? .yes : .open
                if standings[step.entity] != .yes { standings[step.entity] = standing }
            }
        }
        for verdict in verdicts where verdict.answer == .no && verdicts.allSatisfy({ $0.answer == .no }) {
            standings[verdict.entity] = .no
        }
        for party in listed { standings[party.entity] = .listed }
        let words = VerdictText(name: names, style: TextStyle(isColoured: false), taken: taken)
        let title = verdicts.map { "\($0.rule): \($0.answer.rawValue)" }.joined(separator: " · ")
        return HoldingPicture(
            title: "\(words.label(entity)) on \(snapshot.day)\n\(title)", links: links, label: words.label,
            standing: { standings[$0] ?? .no }, asked: entity)
    }

    /// The ties of the party itself that say nothing of who holds whom.
    private func ties(_ words: VerdictText, up: Bool, down: Bool) -> [String] {
        let above = up ? snapshot.links(of: entity, .owners).map { ($0, $0.owner) } : []
        let below = down ? snapshot.links(of: entity, .owned).map { ($0, $0.asset) } : []
        let ties = (above + below).filter { !$0.0.kind.saysWhoHolds }
        guard !ties.isEmpty else { return [] }
        return ["", "OTHER TIES, which are no ownership"]
            + ties.prefix(200).map { link, other in "  \(words.tie(link))\(words.label(other))\(words.source(link))" }
            + (ties.count > 200 ? ["  \(ties.count - 200) more, left out"] : [])
    }

    private func leads(_ words: VerdictText) -> [String] {
        let others = Set(listed.map(\.entity)).union(verdicts.flatMap { $0.steps.map(\.entity) })
        let leads = snapshot.leads(from: entity, to: others.subtracting([entity]), traits: traits)
        guard !leads.isEmpty else { return [] }
        return ["", "LEADS, which are no ownership"]
            + leads.map {
                "  shares \($0.kind.rawValue) “\($0.value)” with \(words.label($0.other)) (\($0.sharedBy) parties have it)"
            }
    }

    private func changes(_ words: VerdictText) -> [String] {
        let assets = Set(verdicts.flatMap { $0.chain.map(\.asset) }).union([entity])
        let changes = snapshot.graph.ownerChanges(around: listed, in: assets)
        guard !changes.isEmpty else { return [] }
        return ["", "CHANGES OF OWNER WITHIN 180 DAYS OF A LISTING"]
            + changes.map { change in
                let days = abs(change.daysAfterListing)
                let when = change.daysAfterListing < 0 ? "\(days) days before" : "\(days) days after"
                return
                    "  \(change.date): \(ShareText.describe(change.stake.share)) of \(words.label(change.stake.asset)) held "
                    + "by \(words.label(change.stake.owner)) \(change.event.rawValue), \(when) the listing of "
                    + words.label(change.listing.entity)
            }
    }
}
