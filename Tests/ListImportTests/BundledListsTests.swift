import ClewModel
import Foundation
import ListImport
import TestSupport
import Testing

struct BundledListsTests {
    private let folder = RepositoryFiles.reference.appending(path: "lists")

    @Test func everyDescriptionIsWholeAndNamesAKnownList() throws {
        var diagnostics: [Diagnostic] = []
        let all = ListMetadata.readAll(folder, into: &diagnostics)
        #expect(diagnostics == [])
        #expect(all.count >= 19)
        let importers = try PublishedLists.catalog().importers
        #expect(all.map(\.key) == importers.map(\.key))
        for (metadata, importer) in zip(all, importers) {
            #expect(metadata.dataset == importer.dataset)
            #expect(metadata.formats == importer.formatKeys, "\(metadata.key)")
            #expect(metadata.minimumEntities < metadata.maximumEntities)
        }
    }

    @Test func theBundledPartOfTheUFLPAListSaysHowMuchItHolds() throws {
        let lists = try BundledLists.read(directory: folder)
        let snapshot = try #require(lists.snapshots.first { $0.list == "us-dhs-uflpa" })
        #expect(snapshot.held == 187)
        #expect(snapshot.official == 187)
        #expect(snapshot.isComplete)
        #expect(snapshot.sentence == "UFLPA Entity List: holds 187 of the official 187 as of 2026-08-03")
    }

    @Test func everyBundledListingHasADayASourceAndMoreThanRecollection() throws {
        let lists = try BundledLists.read(directory: folder)
        #expect(!lists.statements.isEmpty)
        for statement in lists.statements {
            #expect(statement.confidence > .unverified)
            #expect(statement.citation?.verification != .unverified)
        }
        let listings = lists.entities.filter { $0.schema == .sanction }
        #expect(listings.count == lists.snapshots.map(\.held).reduce(0, +))
        for listing in listings {
            #expect(PartialDate(listing.first(.startDate) ?? "") != nil)
            #expect(listing.first(.authority) != nil)
        }
    }

    @Test func theCorpsIsKeptApartFromItsPublicSecurityBureau() throws {
        let lists = try BundledLists.read(directory: folder)
        let byDataset = Dictionary(grouping: lists.entities.filter { $0.schema != .sanction }) { $0.datasets[0] }
        func captions(_ dataset: DatasetName) -> [String] { (byDataset[dataset] ?? []).map(\.caption) }
        #expect(captions("us_ofac_sdn").contains("Xinjiang Production and Construction Corps"))
        for dataset in ["eu_fsf", "gb_fcdo_sanctions", "ca_sema"] as [DatasetName] {
            #expect(captions(dataset) == ["Xinjiang Production and Construction Corps Public Security Bureau"])
        }
    }

    @Test func aRenamedEntryHoldsItsFormerNamesAndBothDays() throws {
        let lists = try BundledLists.read(directory: folder)
        let entities = Dictionary(uniqueKeysWithValues: lists.entities.map { ($0.id, $0) })
        let entity = try #require(entities["us-dhs-uflpa-xinjiang-goens-energy-technology-co-ltd"])
        #expect(entity[.previousName].contains("Xinjiang GCL New Energy Material Technology Co., Ltd."))
        let listing = try #require(entities["us-dhs-uflpa-xinjiang-goens-energy-technology-co-ltd-listing"])
        #expect(listing[.startDate] == ["2022-06-21"])
        #expect(listing["modifiedAt"] == ["2026-08-03"])
    }

    @Test func noBundledEntityIsAPerson() throws {
        let lists = try BundledLists.read(directory: folder)
        #expect(lists.entities.allSatisfy { $0.schema != .person })
    }
}
