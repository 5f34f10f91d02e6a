public import ClewModel
public import Foundation
public import SourceFiles

/// Chinese counter-measures: what acts may expose to, and which organizations are named.
public struct CounterMeasureCatalog: Sendable {
    /// The guides to acts, in the order of the file.
    public let acts: [ActGuide]
    /// The organizations named, in the order of the file, which is that of the days.
    public let targets: [CounterMeasureTarget]
    /// The regimes that acts and targets refer to.
    public let regimes: RegimeCatalog

    /// Reads `acts.yaml` and `targets.csv`.
    ///
    /// - Parameters:
    ///   - directory: The folder, such as `Reference/countermeasures`.
    ///   - regimes: The regimes, which hold the Chinese instruments.
    /// - Throws: ``RegimeError`` with every problem of both files, a provision that `regimes` lacks among them.
    public init(directory: URL, regimes: RegimeCatalog) throws(RegimeError) {
        try self.init(
            acts: ReferenceFolder.file("acts.yaml", in: directory),
            targets: ReferenceFolder.file("targets.csv", in: directory), regimes: regimes)
    }

    /// Reads files already at hand.
    ///
    /// - Throws: ``RegimeError`` with every problem of both files.
    public init(acts: SourceFile, targets: SourceFile, regimes: RegimeCatalog) throws(RegimeError) {
        var diagnostics: [Diagnostic] = []
        let reader = CounterMeasureReader(regimes: regimes)
        self.acts = reader.acts(acts, into: &diagnostics)
        self.targets = reader.targets(targets, into: &diagnostics)
        self.regimes = regimes
        guard diagnostics.isEmpty else {
            throw RegimeError(
                .invalidData, "the counter-measures have \(diagnostics.count) problems", diagnostics: diagnostics)
        }
    }

    /// The guide to an act.
    public func guide(to act: CompanyAct) -> ActGuide? {
        acts.first { $0.act == act }
    }

    /// The targets in the shape that screening compares names with, those that are individuals left out.
    public var entities: [Entity] {
        targets.map(\.entity)
    }

    /// The targets that a name or an identifier stands for.
    ///
    /// Only names that agree letter for letter, but for case, accents and marks, are found; a search that allows for
    /// spelling is the business of screening, which compares ``entities``.
    public func targets(named name: String) -> [CounterMeasureTarget] {
        let wanted = CounterMeasureCatalog.folded(name)
        return targets.filter { target in
            target.id.rawValue == name
                || ([target.name] + target.aliases).contains { CounterMeasureCatalog.folded($0) == wanted }
        }
    }

    /// Says which counter-measures acts and vendors may bring into play.
    ///
    /// - Parameters:
    ///   - acts: What the company does or means to do.
    ///   - vendors: Names or identifiers of those who test, map or research for it.
    ///   - sellsInChina: Whether the company sells in China; `nil` where that is not known.
    ///   - day: The day of the question. A provision adopted but not yet in force is marked as coming.
    /// - Returns: The exposures: vendors first, then acts, each in the order given; an act without a guide gives none
    ///   (see ``guide(to:)``).
    public func exposure(
        for acts: [CompanyAct], vendors: [String] = [], sellsInChina: Bool? = nil, on day: Day
    ) -> [CounterMeasureExposure] {
        vendors.flatMap { vendor in targets(named: vendor).compactMap { exposure(to: $0, vendor: vendor, on: day) } }
            + acts.compactMap { guide(to: $0) }.flatMap { exposures(by: $0, sellsInChina: sellsInChina, on: day) }
    }

    private func exposure(to target: CounterMeasureTarget, vendor: String, on day: Day) -> CounterMeasureExposure? {
        guard target.to.map({ day <= $0 }) ?? true else { return nil }
        let known = target.provision.flatMap { regimes.provision($0) }
        let isComing = target.from > day
        let verb: String
        switch target.kind {
        case .listing: verb = "is named by a Chinese counter-measure"
        case .investigation: verb = "was investigated in China"
        case .enforcement: verb = "met enforcement in China"
        }
        return CounterMeasureExposure(
            act: nil, target: target, vendor: vendor,
            instrument: known.flatMap { $0.regime.instrument(of: $0.provision)?.title } ?? target.measure,
            provision: target.provision, article: known?.provision.citation.pinpoint, from: target.from,
            isComing: isComing,
            why: "\(target.name) \(verb) (\(target.measure), \(target.from)).",
            effect: target.effect,
            severity: isComing || target.kind != .listing ? .notice : .critical,
            severityLogic: isComing
                ? "The measure came after the day asked about." : "The measure stands; \(target.status).",
            saferWay: "Do not ask parties in China to deal with \(target.name); sample and test outside China, or use "
                + "another source of evidence.",
            citation: target.citation, confidence: target.confidence)
    }

    private func exposures(by guide: ActGuide, sellsInChina: Bool?, on day: Day) -> [CounterMeasureExposure] {
        let severity: ExposureSeverity
        var logic = guide.logic
        switch guide.severity {
        case .always(let grade): severity = grade
        case .bySalesInChina(let selling, let otherwise):
            severity = sellsInChina.map { $0 ? selling : otherwise } ?? max(selling, otherwise)
            if sellsInChina == nil {
                logic += " Whether the company sells in China is not known; the higher grade is shown."
            }
        }
        return guide.exposures.compactMap { exposure in
            guard let (regime, provision) = regimes.provision(exposure.provision),
                (provision.adopted ?? provision.appliesFrom) <= day, provision.appliesTo.map({ day <= $0 }) ?? true
            else { return nil }
            return CounterMeasureExposure(
                act: guide.act, target: nil, vendor: nil,
                instrument: regime.instrument(of: provision)?.title ?? regime.name, provision: provision.id,
                article: provision.citation.pinpoint, from: provision.appliesFrom,
                isComing: provision.appliesFrom > day, why: exposure.why, effect: provision.effect,
                severity: severity, severityLogic: logic, saferWay: guide.saferWay, citation: provision.citation,
                confidence: min(provision.confidence, guide.confidence))
        }
    }

    /// Letters and digits only, without case and accents.
    private static func folded(_ name: String) -> String {
        name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            .filter { $0.isLetter || $0.isNumber }
    }
}
