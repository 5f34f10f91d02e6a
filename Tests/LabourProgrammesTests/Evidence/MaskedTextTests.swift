import Testing

@testable import LabourProgrammes

/// Names of workers in texts that are kept: found, masked, and their places told.
struct MaskedTextTests {
    private func mask(_ text: String) throws -> MaskedText {
        try WorkerDataGuard(directory: ReferenceData.programmes).masking(text, file: "t.txt")
    }

    @Test(arguments: [
        "The worker Amina Example said so.", "the detainee\nAmina Example was held", "Amina Example, 23, sews.",
        "Amina Example, a former textile worker, said so.", "工人阿曼姑说，她想回家。", "名叫古丽某的女工来自和田。",
        "阿曼姑·某某在工厂做工。", "姓名,身份证号,工种\n某某,650000000000000000,缝纫\n",
    ])
    func aTextThatNamesAWorkerIsToldSo(text: String) throws {
        let masked = try mask(text)
        #expect(masked.namesWorkers)
        #expect(!masked.lines.isEmpty)
        for name in ["Amina", "Example", "阿曼姑", "古丽", "某某"] { #expect(!masked.text.contains(name), "\(name)") }
    }

    @Test(arguments: [
        "Worker ID 0231: Amina Example", "维吾尔族女工帕提古丽来自疏附县，已在厂里工作两年。", "Tell Amina, amina.example@example.org.",
        "Call +86 139 1234 5678.", "电话 139 1234 5678。", "WeChat id amina_23", "Collected by Amina Example in May.",
        "采集人：阿曼姑", "王秀兰, +86 139 1234 5678", "passport E12345678",
    ])
    func personsAndWaysToReachThemAreMasked(text: String) throws {
        let masked = try mask(text).text
        for secret in [
            "Example", "帕提古丽", "@", "1234", "amina_23", "阿曼姑", "王秀兰", "12345678",
        ] { #expect(!masked.contains(secret), "\(masked)") }
    }

    @Test(arguments: [
        "On 2024-03-05 the mill shipped 1 000 000 pcs, invoice 2024-11-02.", "员工全部来自和田地区。", "工人在古镇的工厂上班。",
        "Reported by the bureau on 12 March 2024 at 14:20.", "HS 5205.12, 13 400 kg, batch 139-12.",
    ])
    func numbersOfGoodsAndWordsStay(text: String) throws {
        let masked = try mask(text)
        #expect(masked.text == text)
    }

    @Test(arguments: [
        "The mill in Aksu took 300 workers by the transfer scheme.", "Mr Somebody Else chairs the Institute.",
        "2023年5月，洛浦县组织转移就业人员赴青岛市。", "Invoice 20260305001, 10000000 yuan.",
        "Qinghe Garment, a company whose workers are paid late, left.",
    ])
    func aTextThatNamesNoWorkerIsNot(text: String) throws {
        #expect(try !mask(text).namesWorkers)
    }

    @Test func linesKeepTheirNumbers() throws {
        let masked = try mask("One.\n\nThe worker Amina\nExample said so.\nThree.\n\nFour.\n")
        let lines = masked.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 8)
        #expect(lines[0] == "One.")
        #expect(lines[6] == "Four.")
        #expect(masked.lines.contains(3))
    }
}
