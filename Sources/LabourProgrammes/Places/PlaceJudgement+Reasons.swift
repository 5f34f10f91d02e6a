extension PlaceJudgement {
    /// Why the answer is what it is, one sentence a reason.
    func reasons(_ mentions: [PlaceMention]) -> [String] {
        var reasons: [String] = []
        for (index, mention) in mentions.enumerated() {
            reasons.append(sentence(mention, clue: clues.first { $0.mention == index }))
        }
        reasons += because.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
        if !pointers.isEmpty {
            let verb = answer == .yes ? "agrees" : "alone places nothing"
            reasons += pointers.map { "There is \($0), which \(verb)." }
        }
        if let regiment { reasons.append("The address names regiment \(regiment) of the Corps.") }
        if reasons.isEmpty {
            reasons = [
                answer == .no
                    ? "The country given is not China." : "No name of a place that the gazetteer knows was found."
            ]
        }
        return reasons
    }

    private func sentence(_ mention: PlaceMention, clue: Clue?) -> String {
        let quoted = "“\(mention.text)”"
        switch mention.role {
        case .street: return "\(quoted) is part of the name of a street and places nothing."
        case .building: return "\(quoted) is part of the name of a building or an office and places nothing."
        case .phrase: return "\(quoted) names no place here."
        default: break
        }
        if mention.subject == .country { return "\(quoted) names the country." }
        let codes = mention.places.compactMap { gazetteer[$0] }.map { "\($0.name) (\($0.code))" }
        let names = codes.prefix(3).joined(separator: ", ")
        var text: String
        if let division = mention.corpsDivision {
            text =
                division == 0
                ? "\(quoted) names the Xinjiang Production and Construction Corps"
                : "\(quoted) names division \(division) of the Xinjiang Production and Construction Corps"
        } else {
            text = "\(quoted) names \(names)"
        }
        switch mention.role {
        case .organisation: text += ", but as part of the name of a company"
        case .settlement: text += ", but as the name of a village or township"
        case .park: text += ", as the name of a park"
        default: break
        }
        guard let clue else { return text + "." }
        if mention.subject == .shared, clue.xinjiangWeight == 0, clue.elsewhereWeight == 0 {
            text += "; the name is shared, and nothing else tells which is meant"
        } else if !clue.xinjiang.isEmpty, clue.xinjiangWeight < Self.strong, clue.use != .alone {
            text +=
                clue.use == .china
                ? "; the name exists outside China too" : "; the name is too common to place an address by itself"
        }
        return text + "."
    }
}
