public import RegimeRules
public import SupplyChain
import World

/// A case with its assessment and the letters that follow from it.
public struct AssessedCase {
    /// The case.
    public let `case`: Case
    /// Its assessment.
    public let assessment: Assessment
    /// The letters to its suppliers.
    public let letters: [SupplierLetter]
    /// The case with a Latin name beside each name in Chinese characters.
    let captioned: Case
    /// The commodity that it is about.
    public let commodity: Commodity
    /// What its goods were found to hold.
    let goods: GoodsStep.Result
    /// What its goods were traced to.
    public var trace: ChainTrace { goods.trace }
    /// Why each duty of the assessment is answered as it is, in the order of its duties.
    public let reasoning: [ReasonTree]
    /// The entries of lists about each party that matches one, by the party's identifier.
    let designations: [String: [Designation]]
    /// Every entry that bears on a party of the case: those of matches, likenesses and bodies that it may belong to.
    let listed: [Designation]
}
