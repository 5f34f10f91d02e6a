import ClewModel
import LabourProgrammes
import SourceFiles
import SupplyChain

/// The page of a submission.
enum AllegationPage {
    static func html(of content: AllegationContent) throws(ClewError) -> String {
        let style = PageTemplate.style
        return SafeText.block(
            try PageTemplate.filled(
                PackageResources.allegation_mustache, of: "submission", with: AllegationView(content, style: style)))
    }
}

private struct AllegationView {
    struct Statement {
        let sentence: String
        /// What a sentence in another script speaks of, as our reading.
        let reading: String?
        let about: String
        let link: String
        let source: String
        let stance: String
    }

    struct Party {
        let name: String
        let place: String
        let said: [Statement]
        let denied: [Statement]
        let conclusions: [Conclusion]
    }

    struct Conclusion {
        let text: String
        let limits: String
        let against: [String]
    }

    struct Source {
        let number: String
        let link: String
        let what: String
        let details: String
        let digest: String
    }

    struct Goods {
        let id: String
        let what: String
        let content: String
    }

    let style: String
    let banner: String?
    let parties: [Party]
    let goods: [Goods]
    let goodsConclusions: [Conclusion]
    let sources: [Source]
    /// What is said where no text is in the package.
    let withoutTexts: String
    let unknown: [String]
    let fingerprint: String
    let knowledge: String
    let clew: String
    let asOf: String

    init(_ content: AllegationContent, style: String) {
        let assessment = content.assessment
        let persons = content.persons
        func shown(_ text: String) -> String { Markup.tagged(content.shown(text)) }
        func conclusion(_ finding: Finding) -> Conclusion {
            Conclusion(
                text: shown(finding.statement), limits: shown(finding.limits),
                against: (finding.against ?? []).map { shown($0.statement) })
        }
        let paths = Dictionary(content.sources.map { ($0.number, $0.path) }, uniquingKeysWith: { first, _ in first })
        func statement(_ words: AllegationContent.Statement) -> Statement {
            let line = words.line.map { ", line \($0)" } ?? ""
            let abroad = words.isOutsideRegion ? " (taken outside the region)" : ""
            return Statement(
                sentence: Markup.tagged(
                    persons.maskingQuote(words.sentence.split(whereSeparator: \.isWhitespace).joined(separator: " "))),
                reading: words.reading.map(Markup.tagged),
                about: Markup.tagged(
                    "\(words.programme)\(abroad); \(words.stanceWords); grade \(words.grade.rawValue): \(words.grade.phrase)"
                ),
                link: HTMLText.escape(paths[words.source] ?? ""), source: "source \(words.source)\(line)",
                stance: words.stanceWords)
        }
        self.style = style
        banner = assessment.isExample ? "An example. \(persons.masking(assessment.note ?? ""))" : nil
        parties = content.scope.parties.map { party in
            let own = content.statements.filter { $0.party == party.id }
            return Party(
                name: shown(party.names.joined(separator: " · ")),
                place: shown([party.address, party.country?.uppercased()].compactMap(\.self).joined(separator: " · ")),
                said: own.filter { $0.stance != .denied }.map(statement),
                denied: own.filter { $0.stance == .denied }.map(statement),
                conclusions: content.findings.filter { $0.subject.kind == .party && $0.subject.id == party.id }
                    .map(conclusion))
        }
        let reports = Dictionary(assessment.shipments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        goods = content.scope.shipments.map { shipment in
            let report = reports[shipment.id]
            let words = [report?.goods, report?.hsCode.map { "HS \($0)" }, report?.route].compactMap(\.self)
            return Goods(
                id: Markup.tagged(shipment.id), what: shown(words.joined(separator: ", ")),
                content: shown(report?.content ?? ""))
        }
        goodsConclusions = content.findings.filter { $0.subject.kind != .party }.map(conclusion)
        sources = content.sources.map { source in
            let record = source.record
            let details = [
                source.publisher, (record?.published ?? source.document.date).map { "published \($0)" },
                record?.address ?? source.document.address, record?.captured.map { "captured \($0)" },
                source.document.rating.map { "rated \($0) on the Admiralty scale" },
                source.text.lines.isEmpty ? nil : "names and numbers of persons masked",
            ]
            return Source(
                number: "\(source.number)", link: HTMLText.escape(source.path),
                what: Markup.tagged("\(source.document.type.replacing("-", with: " ")) \(source.document.id)"),
                details: Markup.tagged(details.compactMap(\.self).joined(separator: " · ")), digest: source.digest)
        }
        let isListed = content.findings.contains {
            [FindingRule.partyListed.id, FindingRule.partyMayBelong.id, FindingRule.partyOwned.id].contains($0.rule)
        }
        withoutTexts =
            isListed
            ? "No text is in the package; what is said above rests on published lists and on the records of whoever put the package together."
            : "No text is in the package, and no published list is cited; what is said above rests on the records of whoever put the package "
                + "together."
        unknown = content.unknown.map(shown)
        fingerprint = assessment.fingerprint
        knowledge = assessment.sources.knowledge
        clew = assessment.sources.clew
        asOf = assessment.question.asOf.description
    }
}
