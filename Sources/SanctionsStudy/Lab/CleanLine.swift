public import ClewModel

/// Whether what a supplier certifies as clean can have come from its clean input: bifurcation of production.
public struct CleanLine: Sendable {
    /// Input from outside the region, in tonnes.
    public let cleanInput: Bounds
    /// Input that one unit of output takes, in kilograms for each unit.
    public let need: Bounds
    /// Output that is certified as clean, in units.
    public let certified: Bounds

    /// Creates a question.
    ///
    /// - Throws: ``StudyError`` where a quantity is negative or output takes no input.
    public init(cleanInput: Bounds, need: Bounds, certified: Bounds) throws(StudyError) {
        guard cleanInput.lower >= 0, certified.lower >= 0 else {
            throw StudyError(.invalidData, "input and output are not negative")
        }
        guard need.lower > 0, need.upper.isFinite else {
            throw StudyError(.invalidData, "a unit of output takes more than 0 kg of input")
        }
        self.cleanInput = cleanInput
        self.need = need
        self.certified = certified
    }

    /// The output that the clean input allows, in units.
    public var allowed: Bounds {
        Bounds(cleanInput.lower * 1000 / need.upper, cleanInput.upper * 1000 / need.lower)
    }

    /// Certified by allowed: above 1 more is certified than clean input can have made; `nil` without clean input at the most.
    public var ratio: Bounds? {
        guard allowed.upper > 0 else { return nil }
        let most = allowed.lower > 0 ? certified.upper / allowed.lower : .infinity
        return Bounds(certified.lower / allowed.upper, most)
    }

    /// Whether more is certified than clean input can have made: for sure, not, or open.
    public var isExceeded: Bool? {
        if certified.lower > allowed.upper { return true }
        return certified.upper <= allowed.lower ? false : nil
    }

    /// The answer as a table.
    public func table(unit: String) -> StudyTable {
        let verdict =
            switch isExceeded {
            case true?: "More is certified as clean than the clean input can have made"
            case false?: "The clean input can have made all that is certified"
            case nil: "Whether the clean input can have made all that is certified is open"
            }
        let notes = LabNotes(
            assumed: [
                "input from outside the region is all that may go into the clean line, and none of it is lost on the way.",
                "the need of input is the same for all units within its interval.",
            ],
            notSaid: [
                "what the other line holds, or that it holds forced labour.",
                "that a certificate is false: stock may explain it.",
            ], found: LabNotes.noFile)
        let ratioText = ratio.map {
            $0.upper.isFinite ? Figures.text($0, digits: 2) : "\(Figures.text($0.lower, digits: 2)) or more"
        }
        return StudyTable(
            title: verdict, columns: ["quantity", "value"],
            rows: [
                ["clean input, t", Figures.text(cleanInput, digits: 1)],
                ["need, kg for one \(unit)", Figures.text(need, digits: 2)],
                ["output that it allows, \(unit)", Figures.text(allowed, digits: 1)],
                ["certified, \(unit)", Figures.text(certified, digits: 1)],
                ["certified by allowed", ratioText ?? "no clean input"],
            ], coverage: notes.coverage(counted: 0))
    }
}
