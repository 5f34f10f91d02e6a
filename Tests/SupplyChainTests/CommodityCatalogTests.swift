import Foundation
import SupplyChain
import TestSupport
import Testing

struct CommodityCatalogTests {
    @Test func everyCommodityOfTheReferenceDataIsRead() throws {
        let catalog = try CommodityCatalog(directory: RepositoryFiles.reference.appending(path: "commodities"))
        #expect(catalog.commodities.map(\.key) == ["cotton", "solar", "tomato"])
    }
}
