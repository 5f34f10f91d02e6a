public import ClewModel

/// A Chinese counter-measure that an act, or a vendor, may bring into play.
///
/// It says what could follow and why; it predicts nothing.
public struct CounterMeasureExposure: Hashable, Sendable {
    /// The act; `nil` where the vendor alone is the reason.
    public let act: CompanyAct?
    /// The organization named by a measure; `nil` where the act is the reason.
    public let target: CounterMeasureTarget?
    /// The vendor as the caller names it; `nil` where the act is the reason.
    public let vendor: String?
    /// The title of the law; the measure where no provision is known.
    public let instrument: String
    /// The provision, where known.
    public let provision: ProvisionID?
    /// The articles, where known.
    public let article: String?
    /// The first day of force of the provision, or of the measure.
    public let from: Day
    /// Whether that day lies after the day asked about.
    public let isComing: Bool
    /// Why, in one neutral sentence.
    public let why: String
    /// What could follow.
    public let effect: String
    /// How grave it is; the higher grade where a fact that decides is not known.
    public let severity: ExposureSeverity
    /// The logic of the grade, in words, and on which unknown it depends.
    public let severityLogic: String
    /// A safer way to reach the same end.
    public let saferWay: String
    /// Where it can be read.
    public let citation: Citation
    /// How far it is to be trusted.
    public let confidence: Confidence
}
