import ClewModel
import Testing

/// Names of persons from their parts; the persons are invented.
struct NamePartsTests {
    private static func names(_ properties: [PropertyName: [String]]) -> [String] {
        var entity = Entity(id: "p", schema: .person)
        entity.properties = properties
        return NameParts.names(of: entity)
    }

    @Test func partsMakeOneNameInTheOrderOfTheirScript() {
        #expect(Self.names(["firstName": ["Gamma"], "lastName": ["Quenlin"]]) == ["Gamma Quenlin"])
        #expect(
            Self.names([
                "firstName": ["Gamma"], "fatherName": ["Petrovich"], "lastName": ["Quenlin"], "nameSuffix": ["Jr."],
            ])
                == ["Gamma Petrovich Quenlin Jr."])
        #expect(Self.names(["firstName": ["丽华"], "lastName": ["欧阳"]]) == ["欧阳丽华"])
        #expect(Self.names(["firstName": ["민수"], "lastName": ["김"]]) == ["김민수"])
    }

    @Test func aPartAloneIsTheNameWhereNothingElseIs() {
        #expect(Self.names(["lastName": ["Quenlin"]]) == ["Quenlin"])
        #expect(Self.names(["lastName": ["Quenlin"], "name": ["Gamma Quenlin"]]) == [])
    }

    @Test func aNameThatIsStatedIsNotMadeAgainInWhateverOrder() {
        #expect(Self.names(["firstName": ["Gamma"], "lastName": ["Quenlin"], "name": ["QUENLIN, Gamma"]]) == [])
        #expect(
            Self.names(["firstName": ["Delta"], "lastName": ["Quenlin"], "name": ["Gamma Quenlin"]]) == [
                "Delta Quenlin"
            ])
    }

    @Test func aFamilyNameThatHoldsTheWholeNameIsWhole() {
        #expect(Self.names(["firstName": ["Gamma"], "lastName": ["Gamma Quenlin"]]) == ["Gamma Quenlin"])
    }

    @Test func placeholdersAreNoPartsAndManyValuesMakeFewNames() {
        #expect(Self.names(["firstName": ["N/A"], "lastName": ["#REF!"]]) == [])
        let many = (0..<50).map { "A\($0)x" }
        #expect(Self.names(["firstName": many, "lastName": many]).count == 9)
    }
}
