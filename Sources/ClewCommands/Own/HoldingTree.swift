import ClewModel
import OwnershipAnalysis

/// Those above or below a party, as far as asked, each party opened once; by ties alone that say who holds.
struct HoldingTree {
    /// One line of the tree.
    struct Branch {
        /// The party.
        let entity: EntityID
        /// The tie to the party one level up in the tree; `nil` for the first.
        let link: OwnershipLink?
        /// Those further on; empty where nothing follows, where the party was opened before, or where the tree ends.
        var branches: [Branch]
        /// Why the tree stops here though more may follow.
        var stop: Stop?
    }

    /// Why a tree stops at a party.
    enum Stop {
        /// The party was opened before.
        case seen
        /// The depth asked for is reached; so many follow.
        case depth(Int)
        /// The tree has as many lines as it may; so many are left out.
        case size(Int)
    }

    let root: Branch
    /// Every link of the tree, each once.
    private(set) var links: [OwnershipLink] = []

    /// Grows a tree.
    ///
    /// - Parameters:
    ///   - entity: Where to start.
    ///   - direction: Whom it holds, or who holds it.
    ///   - depth: How many levels to open.
    ///   - limit: The most lines.
    init(
        _ snapshot: OwnershipSnapshot, _ entity: EntityID, _ direction: OwnershipSnapshot.Direction, depth: Int,
        limit: Int = 400
    ) {
        var seen: Set<EntityID> = []
        var found: [OwnershipLink] = []
        var left = limit
        func grow(_ entity: EntityID, _ link: OwnershipLink?, _ level: Int) -> Branch {
            var branch = Branch(entity: entity, link: link, branches: [], stop: nil)
            let links = snapshot.links(of: entity, direction).filter(\.kind.saysWhoHolds).sorted {
                ($1.share.upper, $1.share.lower, $0.owner, $0.asset) < (
                    $0.share.upper, $0.share.lower, $1.owner, $1.asset
                )
            }
            guard !links.isEmpty else { return branch }
            guard seen.insert(entity).inserted else {
                branch.stop = .seen
                return branch
            }
            guard level < depth else {
                branch.stop = .depth(links.count)
                return branch
            }
            for (index, link) in links.enumerated() {
                guard left > 0 else {
                    branch.stop = .size(links.count - index)
                    break
                }
                left -= 1
                found.append(link)
                branch.branches.append(grow(direction == .owners ? link.owner : link.asset, link, level + 1))
            }
            return branch
        }
        root = grow(entity, nil, 0)
        links = found
    }

    /// The tree in lines.
    ///
    /// - Parameters:
    ///   - label: What to say of a party.
    ///   - tie: What to say of a link.
    func lines(label: (EntityID) -> String, tie: (OwnershipLink) -> String) -> [String] {
        var lines = [label(root.entity)]
        func write(_ branches: [Branch], _ stop: Stop?, _ indent: String) {
            for (index, branch) in branches.enumerated() {
                let isLast = index == branches.count - 1 && !hasMore(stop)
                var line = indent + (isLast ? "└─ " : "├─ ") + (branch.link.map(tie) ?? "") + label(branch.entity)
                switch branch.stop {
                case .seen: line += " (see above)"
                case .depth(let count): line += " (\(count) more one level on)"
                case .size, nil: break
                }
                lines.append(line)
                write(branch.branches, branch.stop, indent + (isLast ? "   " : "│  "))
            }
            if case .size(let count) = stop { lines.append(indent + "└─ \(count) more, left out") }
        }
        write(root.branches, root.stop, "")
        return lines
    }

    private func hasMore(_ stop: Stop?) -> Bool {
        if case .size = stop { return true }
        return false
    }
}
