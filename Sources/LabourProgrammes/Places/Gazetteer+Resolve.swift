import ClewModel

extension Gazetteer {
    /// Says where an address lies.
    ///
    /// A country of the caller, a postcode and a registering division only support what the words of the address say;
    /// none of them places an address in Xinjiang alone. Where the words contradict each other the answer is open.
    ///
    /// - Parameters:
    ///   - address: The address, in any of the scripts that the gazetteer has names for.
    ///   - country: Its country, as ISO 3166-1 writes it or by name in English or Chinese; `nil` where not given.
    ///   - registeringDivision: The division that registered the party, from its Unified Social Credit Code.
    /// - Returns: The answer with its reasons. Every address gets one.
    /// - Complexity: O(*n*) in the length of the address; an address of 60 characters takes a few microseconds.
    public func resolve(
        _ address: String, country: String? = nil, registeringDivision: String? = nil
    ) -> PlaceResolution {
        let text = FoldedText(address, folds: folds)
        let found = scan(text)
        var judgement = PlaceJudgement(gazetteer: self)
        judgement.take(country: country)
        judgement.take(found, of: text)
        judgement.takeSupport(of: text, registeringDivision: registeringDivision)
        judgement.settle()
        return resolution(of: judgement, found: found, text: text, address: address)
    }

    private func resolution(
        of judgement: PlaceJudgement, found: [FoundName], text: borrowing FoldedText, address: String
    ) -> PlaceResolution {
        let utf8 = address.utf8
        let mentions = found.map { name -> PlaceMention in
            let bytes = text.bytes(name.start..<name.end)
            let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
            let end = utf8.index(utf8.startIndex, offsetBy: bytes.upperBound)
            return mention(name, text: String(address[start..<end]), bytes: bytes)
        }
        let place = judgement.place
        return PlaceResolution(
            inXinjiang: judgement.answer, confidence: judgement.confidence, place: place.map { places[$0] },
            chain: place.map { chain(from: $0).map { places[$0] } } ?? [], corps: judgement.corps,
            country: judgement.country.map { countries[$0].alpha2 }, mentions: mentions,
            reasons: judgement.reasons(mentions))
    }

    private func mention(_ found: FoundName, text: String, bytes: Range<Int>) -> PlaceMention {
        var codes: [PlaceCode] = []
        var country: String?
        var corps: Int?
        var confidence = Confidence.unverified
        var inXinjiang = false
        var elsewhere = false
        for index in found.names {
            let name = names[Int(index)]
            confidence = max(confidence, name.confidence)
            switch name.target {
            case .place(let position):
                if !codes.contains(places[position].code) { codes.append(places[position].code) }
                if isInXinjiang(position) { inXinjiang = true } else { elsewhere = true }
            case .country(let position): country = countries[position].alpha2
            case .corps(let division): corps = division
            case .phrase: break
            }
        }
        let subject: PlaceMention.Subject =
            if inXinjiang && elsewhere {
                .shared
            } else if inXinjiang {
                .xinjiang
            } else if elsewhere {
                .elsewhereInChina
            } else if corps != nil {
                .corps
            } else if country != nil {
                .country
            } else {
                .other
            }
        return PlaceMention(
            text: text, bytes: bytes, role: found.role, subject: subject, places: codes.sorted(), country: country,
            corpsDivision: corps, language: found.names.first.map { names[Int($0)].language } ?? "und",
            confidence: confidence)
    }
}
