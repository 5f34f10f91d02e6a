import ClewModel
import RegimeRules
import World

/// What changes in some regimes from a day on.
struct LawChanges {
    let regimes: [Regime]
    /// The first day told.
    let from: Day
    /// The day whose knowledge is used: what was adopted later is not known.
    let knownAt: Day?
    let sources: SourceRegister

    /// The changes, in no particular order.
    var entries: [Timetable.Entry] {
        regimes.flatMap { regime in
            let known = regime.provisions.filter { provision in
                knownAt.map { (provision.adopted ?? provision.appliesFrom) <= $0 } ?? true
            }
            let laws = LawWords.laws(of: regime)
            return known.flatMap { changes(of: $0, in: regime, laws, among: known) } + instruments(of: regime, known)
        }
        .filter { $0.day >= from }
    }

    /// - Parameter laws: The law that each provision of the regime stands in.
    private func changes(
        of provision: Provision, in regime: Regime, _ laws: [ProvisionID: String], among known: [Provision]
    ) -> [Timetable.Entry] {
        let suspended = provision.resumes.flatMap { id in known.first { $0.id == id } }
        var entries: [Timetable.Entry] = []
        if let suspended, let last = suspended.appliesTo {
            let (begin, end) = (last.advanced(by: 1), provision.appliesFrom.advanced(by: -1))
            let span = "from \(begin) to \(end)"
            entries = [
                entry(
                    begin, .suspended, "“\(suspended.title)” is suspended \(span).", suspended, laws, by: provision),
                entry(
                    end, .suspensionEnds, "Last day of the suspension of “\(suspended.title)”, \(span).", provision,
                    laws),
                entry(
                    provision.appliesFrom, .appliesAgain,
                    "“\(suspended.title)” applies again, after its suspension \(span).", provision, laws),
            ]
        } else if !provision.isOlder {
            // The first day that sources vouch for is no first day.
            entries = [
                entry(provision.appliesFrom, .applies, "“\(provision.title)” begins to apply.", provision, laws)
            ]
        }
        let isTakenUp = regime.provisions.contains { $0.resumes == provision.id }
        if let last = provision.appliesTo, !isTakenUp {
            entries.append(entry(last, .ends, "Last day of “\(provision.title)”.", provision, laws))
        }
        return entries
    }

    /// - Parameter stay: The provision whose source speaks of the change, where it is another.
    private func entry(
        _ day: Day, _ kind: Timetable.Entry.Kind, _ what: String, _ provision: Provision,
        _ laws: [ProvisionID: String], by stay: Provision? = nil
    ) -> Timetable.Entry {
        Timetable.Entry(
            day: day, kind: kind, what: what, effect: "\(provision.effect) \((stay ?? provision).reading)",
            regime: laws[provision.id, default: ""], provision: provision.id.rawValue,
            citation: sources.linked((stay ?? provision).citation),
            confidence: min(provision.confidence, (stay ?? provision).confidence))
    }

    /// The instruments that come into force on a day on which none of their provisions does.
    private func instruments(of regime: Regime, _ known: [Provision]) -> [Timetable.Entry] {
        regime.instruments.compactMap { instrument in
            guard let day = instrument.inForceFrom, knownAt.map({ (instrument.adopted ?? day) <= $0 }) ?? true,
                !known.contains(where: { $0.instrument == instrument.key && $0.appliesFrom == day })
            else { return nil }
            return Timetable.Entry(
                day: day, kind: .inForce, what: "\(instrument.title) comes into force.", regime: regime.name,
                citation: sources.linked(instrument.citation), confidence: instrument.confidence)
        }
    }
}
