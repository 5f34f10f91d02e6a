import ClewModel
import SupplyChain
import World

/// The evidence of an assessment by its identifier, each piece with its source.
///
/// The reasons of law name their evidence by identifier only. Most of it stands in a finding; what a law asks of everybody, such
/// as where goods enter, is taken from the case.
struct CitedEvidence {
    private var known: [EvidenceID: Evidence] = [:]

    /// Gathers the evidence of the findings, then what the case states of its requester, shipments and listed parties.
    init(_ question: AssessedCase) {
        let assessment = question.assessment
        for item in assessment.findings.flatMap(\.evidence) where known[item.id] == nil { known[item.id] = item }
        add(
            "case.yaml", .caseRecord, "The case states who asks, and from which country.",
            Citation(Citation.ofCase, "case.yaml"), .high)
        for shipment in question.case.shipments {
            let route = [shipment.fromCountry, shipment.toCountry].map { $0?.uppercased() ?? "?" }
            let codes = shipment.hsCodes.isEmpty ? "" : ", HS \(shipment.hsCodes.joined(separator: ", "))"
            add(
                "shipment:\(shipment.id)", .caseRecord,
                "The case states shipment \(shipment.id): \(route.joined(separator: " → "))\(codes).",
                Citation(Citation.ofCase, shipment.location.description), .high)
        }
        for shipment in assessment.shipments {
            add(
                "trace:\(shipment.id)", .computation,
                "The lots and steps of the case give for \(shipment.id): \(shipment.content).",
                Citation("trace of the lots of the case", "shipment \(shipment.id)"), .high)
        }
        for designation in question.listed {
            add(
                "listing:\(designation.dataset)/\(designation.entity)", .listing,
                "The list \(designation.dataset) has the entry \(designation.entity)"
                    + (designation.from.map { ", from \($0)." } ?? "."), designation.citation, designation.confidence)
        }
    }

    private mutating func add(
        _ id: String, _ kind: Evidence.Kind, _ statement: String, _ citation: Citation, _ confidence: Confidence
    ) {
        let id = EvidenceID(rawValue: id)
        guard known[id] == nil else { return }
        known[id] = Evidence(id: id, kind: kind, statement: statement, citation: citation, confidence: confidence)
    }

    /// What the case or a text says that stands in no finding, by the place where it can be read; our own names of evidence tell nobody anything.
    private static func untold(_ id: EvidenceID) -> Evidence {
        let (kind, rest) = id.rawValue.split(separator: ":", maxSplits: 1).map(String.init).pair
        let parts = rest.split(separator: ":")
        let isPlaceInFile =
            parts.count >= 2 && parts[0].contains(".") && parts.dropFirst().allSatisfy { Int($0) != nil }
        guard isPlaceInFile else {
            return Evidence(
                id: id, kind: .reference, statement: "It stands in the data of the dossier alone.",
                citation: Citation("the dossier’s data, dossier.json"), confidence: .medium)
        }
        let what = kind == "place" ? "An address that the case states" : "What the case, or a text in it, states"
        return Evidence(
            id: id, kind: kind == "place" ? .place : .caseRecord, statement: "\(what): \(parts[0]), line \(parts[1]).",
            citation: Citation(Citation.ofCase, rest), confidence: .medium)
    }

    /// The evidence with an identifier; where the dossier tells it nowhere, the place where it can be read stands for it.
    subscript(id: EvidenceID) -> Evidence {
        known[id] ?? Self.untold(id)
    }
}

extension [String] {
    /// The first two elements, empty where there are none.
    fileprivate var pair: (String, String) { (first ?? "", count > 1 ? self[1] : "") }
}
