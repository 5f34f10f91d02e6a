import ClewModel

/// A place of the Swiss list, which addresses and births refer to.
struct SwissPlace {
    var location: String?
    var area: String?
    var country: String?
    var code: String?

    init(_ fields: Fields) {
        location = fields["location"]
        area = fields["area"]
        let country = fields.group("country")
        self.country = country?.text
        code = country?["@iso-code"].flatMap { Country.code(of: $0) }
    }

    /// The place with what an address adds to it.
    func line(with fields: Fields) -> String? {
        let box = fields["p-o-box"].map { "P.O. Box " + $0 }
        let town = CleanText.joined([fields["zip-code"], fields["location"] ?? location], separator: " ")
        return CleanText.joined(
            [fields["c-o"], fields["address-details"], box, town, fields["area"] ?? area, country], separator: ", ")
    }
}
