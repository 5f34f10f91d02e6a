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
    var unexplained = (least: 0.0, most: 0.0)
    /// Whether the output is even throughout.
    var mixes = false
}
