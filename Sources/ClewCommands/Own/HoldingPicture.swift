import ClewModel
import Foundation
import OwnershipAnalysis
import SourceFiles

/// Links as a picture: Graphviz lays it out and draws it.
struct HoldingPicture {
    /// How a party stands under the rule that colours the picture.
    enum Standing: String {
        case listed, yes, open, no

        var fill: String {
            switch self {
            case .listed: "#7a1f1f"
            case .yes: "#e8b4b4"
            case .open: "#f3e2b0"
            case .no: "#f4f4f4"
            }
        }
    }

    let title: String
    let links: [OwnershipLink]
    let label: (EntityID) -> String
    let standing: (EntityID) -> Standing
    let asked: EntityID?

    /// The picture in the language of Graphviz, links and parties in a fixed order.
    var dot: String {
        var lines = [
            "digraph ownership {",
            "  rankdir=TB; bgcolor=\"white\"; labelloc=\"t\"; fontname=\"sans-serif\"; fontsize=14;",
            "  label=\(HoldingPicture.quoted(title));",
            "  node [shape=box, style=\"filled,rounded\", fontname=\"sans-serif\", fontsize=11, color=\"#444444\"];",
            "  edge [fontname=\"sans-serif\", fontsize=10, color=\"#555555\"];",
        ]
        var parties = Set(links.flatMap { [$0.owner, $0.asset] })
        if let asked { parties.insert(asked) }
        for party in parties.sorted() {
            let standing = standing(party)
            let font = standing == .listed ? ", fontcolor=\"white\"" : ""
            let width = party == asked ? ", penwidth=2.5" : ""
            let tooltip = "\(party.rawValue): \(standing.rawValue)"
            lines.append(
                "  \(HoldingPicture.quoted(party.rawValue)) [label=\(HoldingPicture.quoted(label(party))), "
                    + "fillcolor=\"\(standing.fill)\"\(font)\(width), tooltip=\(HoldingPicture.quoted(tooltip))];")
        }
        for link in Set(links).sorted(by: { ($0.owner, $0.asset, $0.kind.key) < ($1.owner, $1.asset, $1.kind.key) }) {
            let text: String
            var look = ""
            switch link.kind {
            case .capital: text = ShareText.describe(link.share)
            case .voting: text = ShareText.describe(link.share) + " of votes"
            case .control(let kind):
                text = kind.rawValue
                // What says nothing of who holds whom has no direction.
                look = kind.saysWhoHolds ? ", style=dashed" : ", style=dashed, dir=none"
            }
            if link.kind == .capital, !link.share.isExact || !link.isSurelyHeld { look = ", style=dotted" }
            lines.append(
                "  \(HoldingPicture.quoted(link.owner.rawValue)) -> \(HoldingPicture.quoted(link.asset.rawValue)) "
                    + "[label=\(HoldingPicture.quoted(text)), tooltip=\(HoldingPicture.quoted(link.citations.map(\.description).joined(separator: "; ")))\(look)];"
            )
        }
        return lines.joined(separator: "\n") + "\n}\n"
    }

    /// Draws the picture with the program `dot`.
    ///
    /// - Throws: A message that says what to do where `dot` is missing, fails or takes too long.
    func svg() throws(OwnershipError) -> String {
        do throws(HelperProgram.Failure) {
            guard let program = HelperProgram(named: "dot") else { throw .missing }
            let picture = try program.run(["-Tsvg"], input: dot)
            guard !picture.isEmpty else { throw .failed(0) }
            return SafeText.block(picture)
        } catch {
            let reason =
                switch error {
                case .missing: "is not there; install graphviz"
                case .timedOut: "took too long; take a smaller part of the graph with --depth"
                case .tooMuch, .failed: "failed"
                }
            throw OwnershipError(
                .picture,
                "the picture needs the program dot of Graphviz, which \(reason), or take --format text, csv or ndjson")
        }
    }

    private static func quoted(_ text: String) -> String {
        "\""
            + SafeText.line(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ")
            .replacing("\r", with: " ") + "\""
    }
}
