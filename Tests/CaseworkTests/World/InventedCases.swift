import ClewModel
import InventedWorlds
import SupplyChain

extension InventedWorld {
    /// A case that names parties and nothing else.
    static func caseOf(_ names: [(id: String, name: String)]) -> Case {
        let place = SourceLocation(file: "parties.csv", line: 1)
        var found = Case(title: "Invented", requester: "Invented", commodity: "cotton", location: place)
        found.parties = names.map {
            var party = CaseParty(id: $0.id, name: $0.name, location: place)
            party.country = "cn"
            return party
        }
        return found
    }
}
