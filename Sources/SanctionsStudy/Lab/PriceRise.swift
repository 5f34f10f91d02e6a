public import ClewModel
import Foundation

/// What closing an origin costs those who buy: the rise of the price index, and the room that others have to supply more.
public struct PriceRise: Sendable {
    /// The share of the spending that goes to the origin.
    public let share: Bounds
    /// How easily buyers change from one origin to another.
    public let elasticity: Bounds

    /// Creates a question.
    ///
    /// - Throws: ``StudyError`` where the share is not below 1 or the elasticity not above 1: then the price has no bound.
    public init(share: Bounds, elasticity: Bounds) throws(StudyError) {
        guard share.lower >= 0, share.upper < 1 else {
            throw StudyError(
                .invalidData, "the share lies from 0 to below 1; without any other origin no price can be given")
        }
        guard elasticity.lower > 1, elasticity.upper.isFinite else {
            throw StudyError(.invalidData, "the elasticity lies above 1; at 1 or below no price is high enough")
        }
        self.share = share
        self.elasticity = elasticity
    }

    /// The rise of the price index: P′/P − 1 = (1 − s)^(1/(1−σ)) − 1, exact for CES demand with prices of the other origins
    /// as they are.
    ///
    /// It rises with the share and falls with the elasticity, so two corners bound it.
    public var rise: Bounds {
        Bounds(Self.rise(share.lower, elasticity.upper), Self.rise(share.upper, elasticity.lower))
    }

    private static func rise(_ share: Double, _ elasticity: Double) -> Double {
        pow(1 - share, 1 / (1 - elasticity)) - 1
    }

    /// The room of others: (capacity − use) / demand that goes to the origin, each an interval; below 1 they cannot
    /// replace it within their capacity.
    ///
    /// Use is never above capacity, so that where the intervals overlap there is no room at the least.
    ///
    /// - Throws: ``StudyError`` where use lies above capacity for sure or nothing is asked for.
    public static func headroom(capacity: Bounds, use: Bounds, demand: Bounds) throws(StudyError) -> Bounds {
        guard capacity.lower >= 0, use.lower >= 0, use.lower <= capacity.upper else {
            throw StudyError(.invalidData, "use is at most the capacity, and neither is negative")
        }
        guard demand.lower > 0 else { throw StudyError(.invalidData, "the demand that is to be replaced is above 0") }
        return Bounds(
            max(0, capacity.lower - use.upper) / demand.upper, (capacity.upper - use.lower) / demand.lower)
    }

    /// The answer as a table.
    public func table(headroom: Bounds? = nil) -> StudyTable {
        let notes = LabNotes(
            assumed: [
                "demand with constant elasticity of substitution between origins (CES); the variety of the origin is lost whole.",
                "other origins keep their prices; in the short run they may not, which is why their room stands beside.",
            ],
            notSaid: [
                "who bears the rise: importers, brands, buyers.", "what a ban is worth, or whether it should be taken.",
                "what happens where others cannot supply more.",
            ], found: LabNotes.noFile)
        var rows = [
            ["share of spending on the origin, %", Figures.percent(share)],
            ["elasticity of substitution", Figures.text(elasticity, digits: 2)],
            ["rise of the price index, %", Figures.percent(rise)],
        ]
        if let headroom {
            rows.append(["room of others by what the origin supplies", Figures.text(headroom, digits: 2)])
        }
        return StudyTable(
            title: "Prices rise by \(Figures.percent(rise)) % if the origin closes", columns: ["quantity", "value"],
            rows: rows, coverage: notes.coverage(counted: 0))
    }
}
