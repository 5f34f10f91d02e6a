/// A transformation in numbers: what each lot put in and got out.
struct StepFlow {
    /// What one lot, or one unidentified input, put in.
    struct Input {
        /// The lot's number; `nil` for an input that nobody identifies.
        var lot: Int?
        /// How much of it, in the lot's own base unit; `nil` where nobody says or the unit cannot be converted.
        var amount: Double?
        /// Its weight among the inputs, in the unit of the balance; `nil` where it cannot be told.
        var weight: Double?
        /// Its mass in kilograms; `nil` where it cannot be told.
        var mass: Double?
    }

    /// What one lot got out.
    struct Output {
        /// The lot's number.
        var lot: Int
        /// How much, in the lot's own base unit.
        var amount: Double?
        /// Its weight among the outputs.
        var weight: Double?
    }

    /// The inputs, each lot once, then those that nobody identifies.
    var inputs: [Input] = []
    /// The outputs, each lot once, by-products included.
    var outputs: [Output] = []
    /// How much more must have gone in than the records show, in the unit of the weights: the least and the most.
    ///
    /// Rests on yields that a case or a source states, and on the conservation of mass.
    var unexplained = (least: 0.0, most: 0.0)
    /// The same on yields that are recalled defaults as well, which may ask a question but bear no conclusion.
    var recalledUnexplained = (least: 0.0, most: 0.0)
    /// Whether the event makes something new of its inputs at a stage that mixes, so that its output is even throughout.
    ///
    /// Joining, splitting or re-packing lots of one stage mixes nothing, whatever the stage that first made them did.
    var mixes = false
    /// The stages among the outputs that mix what goes in, whatever comes out beside them: what is made at one is even throughout.
    ///
    /// Beside yarn, offcuts may come out that were taken from the lint before it was mixed; the yarn is even all the same.
    var mixedStages: Set<String> = []
    /// Whether all that goes in is of the stage that comes out: lots are joined, split or re-packed, and stay what they are.
    var staysAtStage = false
    /// Whether the weights are of solids, and with them what is unexplained.
    var isBySolids = false
    /// How much more must have come out than the records show, in the unit of the weights of the outputs.
    ///
    /// Where nothing is mixed and less came out than the least yield, nobody knows of which input the rest was.
    var missingOutput = 0.0

    /// The weight of all that came out, recorded or not; `nil` where it cannot be told.
    var outputTotal: Double? { ChainBalance.total(outputs.map(\.weight)).map { $0 + missingOutput } }

    /// What must have gone in besides; on recalled defaults too where they are asked for.
    func unexplained(_ usesDefaults: Bool) -> (least: Double, most: Double) {
        usesDefaults ? recalledUnexplained.most > unexplained.most ? recalledUnexplained : unexplained : unexplained
    }
}
