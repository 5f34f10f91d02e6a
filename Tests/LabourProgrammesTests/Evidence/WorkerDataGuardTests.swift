import ClewModel
import LabourProgrammes
import Testing

struct WorkerDataGuardTests {
    let workers: WorkerDataGuard

    init() throws {
        workers = try ReferenceData.workers.get()
    }

    private func drop(_ text: String) -> (text: String, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        return (workers.dropping(text, file: "list.csv", into: &diagnostics), diagnostics)
    }

    @Test func columnsAboutPersonsAreRefused() {
        #expect(workers.refusedColumns(["序号", "姓名", "性别", "身份证号", "工种"]) == ["姓名", "性别", "身份证号", "工种"])
        #expect(workers.refusedColumns(["worker name", "gender", "lot"]) == ["worker name", "gender"])
    }

    @Test(arguments: [
        ["id", "name", "country", "address", "role"], ["lot", "commodity", "quantity", "unit"],
        ["name", "phone", "registration number"], ["job", "quantity"],
    ])
    func tablesOfPartiesAndGoodsAreNotRefused(columns: [String]) {
        #expect(workers.refusedColumns(columns).isEmpty)
    }

    @Test func aTableOfWorkersIsDroppedUntilItEnds() {
        let result = drop("公司接收新疆富余劳动力\n姓名,性别,民族\n甲,男,某\n乙,女,某\n\n以上情况属实")
        #expect(result.text == "公司接收新疆富余劳动力\n\n\n\n\n以上情况属实")
        #expect(result.diagnostics.map(\.code) == ["workers.dropped"])
        #expect(result.diagnostics.first?.location.line == 2)
    }

    // A made-up number: its region, 110101, its date and its check digit fit; nobody's.
    @Test(arguments: ["11010119900101001X", "甲 110101199001010010 乙", "ID:110101199001010029,"])
    func onlyANumberWhoseCheckDigitFitsIsAnIdentityNumber(line: String) {
        let result = drop(line)
        let fits = result.text.isEmpty
        #expect(fits == !result.diagnostics.isEmpty)
    }

    @Test func aUnifiedSocialCreditCodeIsNotAPersonsNumber() {
        #expect(drop("统一社会信用代码 91110000100000007A").diagnostics.isEmpty)
        #expect(drop("HS 520512, 123456789012345678").diagnostics.isEmpty)
    }

    @Test func namesUnderTheTitleOfARosterAreDropped() {
        let result = drop("务工人员花名册\n1 甲某某\n2 乙某某\n\nThe mill spins yarn.")
        #expect(!result.text.contains("甲某某"))
        #expect(result.text.contains("The mill spins yarn."))
        #expect(!result.diagnostics.isEmpty)
    }

    @Test func aReportNeverRepeatsWhatWasDropped() {
        for diagnostic in drop("姓名,身份证号\n甲某某,110101199001010010").diagnostics {
            #expect(!diagnostic.message.contains("甲某某"))
            #expect(!diagnostic.message.contains("1101"))
        }
    }

    @Test func ordinaryTextIsKeptByteForByte() {
        let text = "Invoice 5\r\nlot,quantity\r\n1,2\r\n新疆籍员工的劳动合同\n"
        let result = drop(text)
        #expect(result.text == text)
        #expect(result.diagnostics.isEmpty)
    }
}
