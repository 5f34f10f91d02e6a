import ClewModel
import Screening

/// Reads the values that filters name.
///
/// A dataset, schema, topic or country that there is not is an error: it would leave no entity, and an answer without results
/// reads as if everybody had been compared.
struct FilterValues: Sendable {
    let lists: ServiceLists

    /// The names of the datasets that some keys stand for; all for ``ServiceLists/everything``.
    ///
    /// - Throws: 400 with the datasets that there are.
    func datasets(_ keys: [String], of parameter: String) throws(ServiceFault) -> Set<String> {
        var names: Set<String> = []
        for key in keys {
            if key == ServiceLists.everything {
                names.formUnion(lists.names)
            } else if let name = lists.dataset(called: key) {
                names.insert(name)
            } else {
                throw unknown(key, "dataset", parameter, lists.names.joined(separator: ", "))
            }
        }
        return names
    }

    /// - Throws: 400 for a schema that FollowTheMoney does not have, and no entity either.
    func schema(_ name: String, of parameter: String) throws(ServiceFault) -> String {
        if lists.store.model[name] != nil || isHeld(name, .schema) { return name }
        throw unknown(name, "schema", parameter, "those of FollowTheMoney, as Company or Person")
    }

    /// - Throws: 400 for a topic that FollowTheMoney does not have, and no entity either.
    func topic(_ name: String, of parameter: String) throws(ServiceFault) -> String {
        if ValueLabel.text(of: name, kind: "topic") != nil || isHeld(name, .group("topic")) { return name }
        throw unknown(name, "topic", parameter, "those of FollowTheMoney, as sanction or export.control")
    }

    /// The code of a country that is given as code or name.
    ///
    /// - Throws: 400 for a country that nobody knows.
    func country(_ text: String, of parameter: String) throws(ServiceFault) -> String {
        let code = CountryCode.code(of: text) ?? text.lowercased()
        if CountryCode.isKnown(text) || isHeld(code, .group("country")) { return code }
        throw unknown(text, "country", parameter, "codes as cn, and names as China")
    }

    /// The values that a filter of one field stands for; none where it wants nothing.
    func values(_ text: String, of field: EntityField, in parameter: String) throws(ServiceFault) -> [String] {
        switch field {
        case .datasets:
            return text == ServiceLists.everything ? [] : try datasets([text], of: parameter).sorted()
        case .schema: return [try schema(text, of: parameter)]
        case .group("topic"), .property(.topics): return [try topic(text, of: parameter)]
        case .group("country"): return [try country(text, of: parameter)]
        case .target:
            guard text == "true" || text == "false" else { throw unknown(text, "target", parameter, "true, false") }
            return [text]
        default: return [text]
        }
    }

    private func isHeld(_ value: String, _ field: EntityField) -> Bool {
        lists.store.entities.indices.contains { field.values(at: $0, in: lists.store).contains(value) }
    }

    private func unknown(_ value: String, _ kind: String, _ parameter: String, _ known: String) -> ServiceFault {
        ServiceFault(400, "There is no \(kind) '\(value.prefix(80))' (\(parameter)). There are: \(known).")
    }
}
