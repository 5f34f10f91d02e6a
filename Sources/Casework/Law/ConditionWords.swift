import ClewModel
import RegimeRules

/// Conditions of law in plain words, a line each, parts indented under what joins them.
enum ConditionWords {
    /// One line with how far it is indented.
    struct Line: Hashable, Sendable, Codable {
        var depth: Int
        var text: String
    }

    /// The lines of a condition.
    ///
    /// - Parameters:
    ///   - lists: The name of a list.
    ///   - rules: The name of a rule of ownership.
    static func lines(
        of condition: Condition, depth: Int = 0, lists: (DatasetName) -> String, rules: (String) -> String
    ) -> [Line] {
        func line(_ text: String) -> Line { Line(depth: depth, text: text) }
        func below(_ parts: [Condition]) -> [Line] {
            parts.flatMap { lines(of: $0, depth: depth + 1, lists: lists, rules: rules) }
        }
        switch condition {
        case .all(let parts): return [line("all of these hold:")] + below(parts)
        case .any(let parts): return [line("at least one of these holds:")] + below(parts)
        case .importInto(let places): return [line("the goods enter \(named(places))")]
        case .exportFrom(let places): return [line("the goods leave \(named(places)) for elsewhere")]
        case .requesterIn(let places): return [line("the law of \(named(places)) binds whoever asks")]
        case .originIn(let region):
            return [
                line("the goods hold content of \(region.prefix(1).uppercased() + region.dropFirst()), however little")
            ]
        case .listedParty(let test): return listed(test, line, depth: depth, lists: lists)
        case .ownedUnder(let rule): return [line("a party falls under listed parties by the \(rules(rule))")]
        case .goods(let test): return [line("the goods are of \(goods(test))")]
        case .programmeLink(let grades):
            return [
                line("evidence of grade \(grades.joined(separator: ", ")) ties a party to a labour programme")
            ]
        case .event(let event): return [line("there was \(event.phrase), on or before the day judged")]
        case .act(let test):
            let acts = test.acts.map(\.rawValue).joined(separator: ", ")
            let open = test.question.map { "; where the case does not say, it is open: \($0)" } ?? ""
            return [line("the company does, or means to do: \(acts)\(open)")]
        case .provision(let ids):
            return [line("the provision applies: \(ids.map(\.rawValue).joined(separator: ", or "))")]
        case .leavesOpen(let question):
            return [line("never by itself; open where the following holds, since it is not known \(question.missing):")]
                + below([question.condition]) + [Line(depth: depth + 1, text: "to be asked: \(question.question)")]
        }
    }

    private static func listed(
        _ test: ListedPartyTest, _ line: (String) -> Line, depth: Int, lists: (DatasetName) -> String
    ) -> [Line] {
        let names = test.datasets.map(lists).joined(separator: ", or ")
        let roles =
            test.roles.isEmpty ? "" : " and is \(test.roles.map(\.rawValue).joined(separator: " or ")) of these goods"
        let others =
            test.roles.isEmpty
            ? "" : test.otherRoles == .open ? "; a party in another role leaves it open" : "; other roles do not count"
        return [line("a party is listed on the day judged in \(names)\(roles)\(others)")]
            + test.goodsNamed.map { named in
                let words = named.words.map { "“\($0)”" }.joined(separator: " or ")
                return Line(
                    depth: depth + 1,
                    text: "an entry with the words \(words) reaches "
                        + (named.goods.map(goods) ?? "all goods of the party"))
            }
    }

    private static func goods(_ test: GoodsTest) -> String {
        let own = test.prefixes.isEmpty ? nil : "HS \(test.prefixes.joined(separator: ", "))"
        let wide =
            test.broader.isEmpty
            ? nil : "HS \(test.broader.joined(separator: ", ")), which hold other goods as well and leave it open"
        let followed =
            test.materials.isEmpty
            ? nil : "unless the chain of the case was followed for \(test.materials.joined(separator: " or "))"
        return [own, wide, followed].compactMap(\.self).joined(separator: "; ")
    }

    private static func named(_ places: [String]) -> String {
        places.map { $0.uppercased() }.joined(separator: " or ")
    }
}
