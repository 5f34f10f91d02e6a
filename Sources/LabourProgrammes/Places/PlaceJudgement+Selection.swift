extension PlaceJudgement {
    /// The most specific place on which the counted names agree.
    mutating func selected(_ side: Side) -> Int? {
        let all = clues.filter { $0.weight(side) > 0 && !$0.places(side).isEmpty }
        let firm = all.filter { $0.weight(side) >= Self.strong }
        let counted = firm.isEmpty ? all : firm
        let certain = counted.compactMap { $0.places(side).count == 1 ? $0.places(side).first : nil }
        var units: [(place: Int, needsHelp: Bool)] = []
        for clue in counted {
            let candidates = clue.places(side)
            let fitting = candidates.filter { candidate in
                certain.allSatisfy { gazetteer.areRelated(candidate, $0) || $0 == candidate }
            }
            let remaining = fitting.isEmpty ? candidates : fitting
            guard let first = remaining.first else { continue }
            let unit = remaining.dropFirst().reduce(Optional(first)) { common, next in
                common.flatMap { gazetteer.commonPlace($0, next) }
            }
            if let unit { units.append((unit, clue.use == .xinjiang)) }
        }
        units.sort { lhs, rhs in
            if lhs.needsHelp != rhs.needsHelp { return !lhs.needsHelp }
            return gazetteer.depths[lhs.place] < gazetteer.depths[rhs.place]
        }
        guard var current = units.first?.place else { return nil }
        for (unit, needsHelp) in units.dropFirst() {
            if gazetteer.contains(current, unit) {
                current = unit
            } else if gazetteer.contains(unit, current) || needsHelp {
                continue
            } else if gazetteer.places[unit].corpsDivision != nil {
                current = unit
                because.append("a Corps city is named, which belongs to no prefecture")
            } else if gazetteer.places[current].corpsDivision == nil {
                guard let common = gazetteer.commonPlace(current, unit) else { return current }
                current = common
                because.append("several places are named, so that only what holds them all is certain")
            }
        }
        return current
    }
}
