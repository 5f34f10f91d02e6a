import ClewModel

extension Gazetteer {
    /// The places in Xinjiang, and units of the Corps, that the name of a party speaks of.
    ///
    /// A name is no address: a company of that name may sit anywhere, so what is found here raises a question and answers
    /// none. Names that mean another place outside China count only where the party's country is China; names of streets,
    /// buildings and products do not count.
    ///
    /// - Parameters:
    ///   - name: The name of the party, in any of the scripts that the gazetteer has names for.
    ///   - country: Its country, as ISO 3166-1 writes it or by name; `nil` where not known.
    /// - Returns: The words, in the order of the name; none where the country is given and is not China.
    /// - Complexity: O(*n*) in the length of the name.
    public func signsOfXinjiang(inName name: String, country: String? = nil) -> [PlaceMention] {
        let text = FoldedText(name, folds: folds)
        let resolution = resolve(name, country: country)
        let isChina = country.flatMap(position(ofCountry:)).map { countries[$0].alpha2 == "CN" }
        if isChina == false { return [] }
        let telling = scan(text).map { found in
            found.names.contains { index in
                let known = names[Int(index)]
                switch known.target {
                case .place(let position): guard isInXinjiang(position) else { return false }
                case .corps: break
                case .country, .phrase: return false
                }
                return known.use == .alone || (known.use == .china && isChina == true)
            }
        }
        return zip(resolution.mentions, telling).compactMap { mention, tells in
            let counts = [.place, .organisation, .park, .settlement].contains(mention.role)
            let isSign = mention.subject == .xinjiang || mention.subject == .corps
            return tells && counts && isSign ? mention : nil
        }
    }

    private func folded(_ text: String) -> [UInt32] {
        FoldedText(text, folds: folds).units.map { $0 == FoldedText.separator ? FoldedText.space : $0 }
    }
}
