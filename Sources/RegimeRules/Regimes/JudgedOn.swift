extension Provision {
    /// The kind of day for which a provision asks: a ban on imports for the day of import, a freeze for each payment and for
    /// whatever the user is about to do.
    public enum JudgedOn: String, Hashable, Sendable, Codable, CaseIterable {
        /// The goods are brought into the jurisdiction.
        case importDay = "import"
        /// Goods, software or technology are sent out of it.
        case exportDay = "export"
        /// Money is paid.
        case payment
        /// A contract is made.
        case contract
        /// The goods are first made available on its market.
        case placedOnMarket = "placed-on-market"
        /// The day of the question: what the user is about to do.
        case asked

        /// The day in words: `the day of import`.
        public var phrase: String {
            switch self {
            case .importDay: "the day of import"
            case .exportDay: "the day of export"
            case .payment: "the day of a payment"
            case .contract: "the day of the contract"
            case .placedOnMarket: "the day of placing on the market"
            case .asked: "the day asked about"
            }
        }
    }
}
