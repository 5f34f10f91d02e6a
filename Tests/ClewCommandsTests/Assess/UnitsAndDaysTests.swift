import Foundation
import TestSupport
import Testing

/// Units and days as people write them, through the whole program.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct UnitsAndDaysTests {
    /// 200,000 lb of lint of Texas make 88 t of yarn: more than the highest yield, so that something else is in it.
    private func yarn(_ lint: String, made: String = "88,t", day: String = "2024-03-05") -> SmallCase {
        var sketch = SmallCase()
        sketch.lot("L1,ginning,\(lint),OT,\"Lubbock, Texas\",US,2024-02-01,")
        sketch.lot("Y1,spinning-carded,\(made),SEW,\"Hue, Vietnam\",VN,2024-03-01,")
        sketch.event("E2,transform,2024-03-01,SEW,,in,L1,\(lint),")
        sketch.event("E2,,,,,out,Y1,\(made),")
        sketch.ship("S1,Y1,\(made),5205.11,\(day),2024-05-10,SEW,IMP,VN,US")
        return sketch
    }

    @Test(arguments: ["100,tons", "100,ton."])
    func aTonIsRefusedAndTheMessageSaysWhatToWrite(lint: String) throws {
        let answer = try yarn(lint).assess()
        #expect(answer.run.status == 2)
        #expect(answer.run.errors.contains("lots.csv:2:"))
        #expect(answer.run.errors.contains("write t, short ton or long ton"))
    }

    /// One and the same quantity, in the ways in which it can be written.
    @Test(arguments: [
        "100,short ton", "200000,LBR", "90718.474,KGM", "400,bales of 500 lb",
    ])
    func oneQuantityGivesOneAnswer(lint: String) throws {
        let answer = try yarn(lint).assess()
        #expect(answer.finding("chain.yield.above/event:E2") != nil, "\(answer.run.errors)")
        #expect(answer.said.contains("88,000 kg came out of 90,718 kg, a yield of 0.97"))
    }

    @Test func otherUnitsConvertExactly() throws {
        let pairs = [("1000,yd", "914.4,m"), ("10,dz", "120,pcs"), ("5,cartons of 24 pcs", "120,pcs")]
        var sketch = yarn("102.3,t")
        for (number, (one, other)) in pairs.enumerated() {
            sketch.lot("J\(number),garment,\(one),SEW,\"Hue, Vietnam\",VN,2024-03-20,")
            sketch.ship("T\(number),J\(number),\(other),6201.40,2024-04-05,2024-05-10,SEW,IMP,VN,US")
        }
        let answer = try sketch.assess()
        #expect(answer.run.status == 1, "\(answer.run.errors)")
        for number in pairs.indices {
            #expect(answer.finding("chain.shipment.exceeds/lot:J\(number)") == nil)
            #expect(answer.finding("chain.unit.mismatch/lot:J\(number)") == nil)
        }
    }

    @Test func aContainerOfUnknownContentIsRefused() throws {
        var sketch = yarn("10,bales")
        sketch.lot("D,other,10,drums,OT,,,2024-02-01,")
        sketch.lot("C,other,10,cartons,OT,,,2024-02-01,")
        let answer = try sketch.assess()
        #expect(answer.run.status == 2)
        for line in [2, 4, 5] { #expect(answer.run.errors.contains("lots.csv:\(line):")) }
        #expect(answer.run.errors.contains("nothing says how much is in one"))
    }

    /// Such a date cannot be misread, but the others of its column can: it is told what to write.
    @Test func aDateInNumbersIsToldHowToWrite() throws {
        let answer = try yarn("102.3,t", day: "4/20/2026").assess()
        #expect(answer.run.status == 2)
        #expect(answer.run.errors.contains("write 2026-04-20"))
        #expect(try yarn("102.3,t", day: "4/5/2026").assess().run.errors.contains("cannot be told apart"))
    }

    /// Solar modules stand at the head of the enforcement of 2022, under each of their codes; so do the other sectors.
    @Test func aPrioritySectorHasAllItsCodes() throws {
        let codes = ["8541.43", "8541.42", "8501.71", "2804.69", "5208.11", "6109.10", "2002.90", "2103.20"]
        var sketch = yarn("102.3,t")
        sketch.shipments = codes.map { "\($0),Y1,1,t,\($0),2024-04-10,2024-05-10,SEW,IMP,VN,US" }
        sketch.ship("LED,Y1,1,t,8541.41,2024-04-10,2024-05-10,SEW,IMP,VN,US")
        let duties = try #require(try sketch.assess().dossier["duties"] as? [[String: Any]])
        let priority = duties.filter { $0["provision"] as? String == "us-uflpa.priority.2022" }
        func status(_ shipment: String) -> String? {
            priority.first { $0["shipment"] as? String == shipment }?["status"] as? String
        }
        for code in codes { #expect(status(code) == "applies", "\(code)") }
        #expect(status("LED") == "does not apply")
    }

    /// Where lots.csv is damaged the errors of the other tables come with its own, and nothing more comes after.
    @Test func errorsOfAllTablesComeTogether() throws {
        let folder = try TemporaryDirectory()
        var sketch = yarn("102.3,t")
        sketch.head = sketch.head.replacing("[us]", with: "[us, atlantis]")
        sketch.event("E9,spin,2024-13-01,NOBODY,,in,L9,5,stone,")
        sketch.event("E2,,,,,in,L8,5,t,")
        sketch.ship("S2,Y7,88,t,5205.11,2024-04-10,2024-05-10,NOONE,IMP,VN,US")
        sketch.lot("L8,ginning,5,t,OT,\"Lubbock, Texas,US,2024-02-01,")
        try sketch.write(to: folder)
        let run = try ClewProgram.run(["assess", folder.url.path(percentEncoded: false)])
        #expect(run.status == 2)
        for words in [
            "atlantis", "“spin”", "2024-13-01", "NOBODY", "“L9” is unknown", "stone", "“Y7” is unknown", "NOONE",
            "lots.csv:4",
        ] {
            #expect(run.errors.contains(words), "\(words)")
        }
        // The row of L8 cannot be read, but it may be there.
        #expect(!run.errors.contains("“L8” is unknown"))
    }
}
