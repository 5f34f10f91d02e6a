import Foundation
import SourceFiles
import Testing

@testable import OfficeFiles

/// In which encoding a text is written, told by the text itself; all parties are invented.
struct EncodingProofTests {
    /// Tables of names in the encodings of their countries, and the first of their names.
    static let proven: [(encoding: String, bytes: String, name: String)] = [
        (
            "shift_jis",
            "aWQsbmFtZQoxLIqUjq6J747Qg1SDToOJkESVqAoyLJOMiJ+DSYNJg16TZItAjUiLxoqUjq6J747QCjMsg36DaYNnj6SOlpdMjMCJ747QCg==",
            "株式会社サクラ織物"
        ),
        (
            "euc_jp",
            "aWQsbmFtZQoxLLP0vLCy8bzSpbWlr6Xpv6XKqgoyLMXssKGlqqWqpb/FxbWhuam2yLP0vLCy8bzSCjMspd+lyqXIvqa79s2tuMKy8bzSCg==",
            "株式会社サクラ織物"
        ),
        (
            "iso2022_jp",
            "aWQsbmFtZQoxLBskQjN0PDAycTxSJTUlLyVpPyVKKhsoQgoyLBskQkVsMCElKiUqJT9FRTUhOSk2SDN0PDAycTxSGyhCCjMsGyRCJV8lSiVIPiY7dk0tOEIycTxSGyhCCg==",
            "株式会社サクラ織物"
        ),
        (
            "euc_kr", "aWQsbmFtZQoxLMHWvcTIuLvnIMfRuvu55sH3CjIstOvH0by2wK+76r73IMHWvcTIuLvnCjMssei5zrz2uau/qgo=",
            "주식회사 한빛방직"
        ),
        (
            "cp949", "aWQsbmFtZQoxLMHWvcTIuLvnIMfRuvu55sH3CjIstOvH0by2wK+76r73IMHWvcTIuLvnCjMssei5zrz2uau/qgo=",
            "주식회사 한빛방직"
        ),
        (
            "cp1251",
            "aWQsbmFtZQoxLM7OziDR5eLl8O3g/yDv8P/m4AoyLMfg4u7kIPLu9+379SDv8Ojh7vDu4iDC5ery7vAKMyzI4uDt7uIgz7jy8CDR5fDj5eXi6PcK",
            "ООО Северная пряжа"
        ),
        (
            "koi8_r",
            "aWQsbmFtZQoxLO/v7yDzxdfF0s7B0SDQ0tHWwQoyLPrB18/EINTP3s7ZyCDQ0snCz9LP1yD3xcvUz9IKMyzp18HOz9cg8KPU0iDzxdLHxcXXyd4K",
            "ООО Северная пряжа"
        ),
        (
            "iso8859_5",
            "aWQsbmFtZQoxLL6+viDB1dLV4N3Q7yDf4O/W0AoyLLfQ0t7UIOLe593r5SDf4NjR3uDe0iCy1dri3uAKMyy40tDd3tIgv/Hi4CDB1eDT1dXS2OcK",
            "ООО Северная пряжа"
        ),
        (
            "cp866",
            "aWQsbmFtZQoxLI6OjiCRpaKl4K2g7yCv4O+moAoyLIegoq6kIOKu563r5SCv4KihruCuoiCCpariruAKMyyIoqCtrqIgj/Hi4CCRpeCjpaWiqOcK",
            "ООО Северная пряжа"
        ),
        (
            "cp1253",
            "aWQsbmFtZQoxLMXr6+ft6ereIMrr+fP07/v24e307/Xx49/hIM3e7OEgwS7FLgoyLMn53O3t5/Ig0OHw4eT88O/16+/yCjMszeH19Onr6eHq3iDF9OHp8eXf4SDB6ePh3+/1Cg==",
            "Ελληνική Κλωστοϋφαντουργία Νήμα Α.Ε."
        ),
        (
            "iso8859_7",
            "aWQsbmFtZQoxLMXr6+ft6ereIMrr+fP07/v24e307/Xx49/hIM3e7OEgwS7FLgoyLMn53O3t5/Ig0OHw4eT88O/16+/yCjMszeH19Onr6eHq3iDF9OHp8eXf4SDB6ePh3+/1Cg==",
            "Ελληνική Κλωστοϋφαντουργία Νήμα Α.Ε."
        ),
        (
            "cp1255", "aWQsbmFtZQoxLO708uzpIOD46eLkIOT29OXvIOHy7goyLOnl8fMg6+TvCjMs5+H4+iDk6+X68OQg+ewg5OLs6ewK",
            "מפעלי אריגה הצפון בעמ"
        ),
        (
            "iso8859_8", "aWQsbmFtZQoxLO708uzpIOD46eLkIOT29OXvIOHy7goyLOnl8fMg6+TvCjMs5+H4+iDk6+X68OQg+ewg5OLs6ewK",
            "מפעלי אריגה הצפון בעמ"
        ),
        (
            "cp1256",
            "aWQsbmFtZQoxLNTR38kgx+Hk5tEg4eHb0uEg5sfh5NPtzAoyLOPN488g2sjPIMfh39Ht4yDH4c3Px88KMyzjxNPTySDH4dXIx80g4eHKzMfRyQo=",
            "شركة النور للغزل والنسيج"
        ),
        (
            "iso8859_6",
            "aWQsbmFtZQoxLNTR48kgx+Tm6NEg5OTa0uQg6Mfk5tPqzAoyLOXN5c8g2cjPIMfk49Hq5SDH5M3Px88KMyzlxNPTySDH5NXIx80g5OTKzMfRyQo=",
            "شركة النور للغزل والنسيج"
        ),
        (
            "tis_620",
            "aWQsbmFtZQoxLLrD1MnRtyDKwtLBt82npNOh0sO3zSCo06HRtAoyLLnSwsrBqtLCIOOotNUKMyy6w9TJ0bcg5LfCysHYt8PK1Oint80gqNOh0bQK",
            "บริษัท สยามทองคำการทอ จำกัด"
        ),
        (
            "cp1254",
            "aWQsbmFtZQoxLEf8bmX+IN1wbGlrIFNhbmF5aSB2ZSBUaWNhcmV0IEEu3i4KMizHafBkZW0gRG9rdW1hIEx0ZC4g3nRpLgozLEF5/mUgWf1sZP16CjQsSf79ayBUZWtzdGlsCg==",
            "Güneş İplik Sanayi ve Ticaret A.Ş."
        ),
        (
            "iso8859_9",
            "aWQsbmFtZQoxLEf8bmX+IN1wbGlrIFNhbmF5aSB2ZSBUaWNhcmV0IEEu3i4KMizHafBkZW0gRG9rdW1hIEx0ZC4g3nRpLgozLEF5/mUgWf1sZP16CjQsSf79ayBUZWtzdGlsCg==",
            "Güneş İplik Sanayi ve Ticaret A.Ş."
        ),
        (
            "cp1250",
            "aWQsbmFtZQoxLER2b/jhayBhIE5vduFrIHD44WRlbG5hIHMuci5vLgoyLEpp+O0gyGVybv0KMyyKa29kYSB0ZXh0aWwgUGx6ZfIKNCyO7+Fyc2vhIHRrYWxjb3ZuYQo=",
            "Dvořák a Novák přádelna s.r.o."
        ),
        (
            "iso8859_2",
            "aWQsbmFtZQoxLER2b/jhayBhIE5vduFrIHD44WRlbG5hIHMuci5vLgoyLEpp+O0gyGVybv0KMyypa29kYSB0ZXh0aWwgUGx6ZfIKNCyu7+Fyc2vhIHRrYWxjb3ZuYQo=",
            "Dvořák a Novák přádelna s.r.o."
        ),
        (
            "cp1250",
            "aWQsbmFtZQoxLFpha7NhZHkgV7Pza2llbm5pY3plIKPzZJ8gU3AuIHogby5vLgoyLEdyemVnb3J6IIx3aepjaWNraQozLFByeupkemFsbmlhIK/zs3RhCg==",
            "Zakłady Włókiennicze Łódź Sp. z o.o."
        ),
        (
            "iso8859_2",
            "aWQsbmFtZQoxLFpha7NhZHkgV7Pza2llbm5pY3plIKPzZLwgU3AuIHogby5vLgoyLEdyemVnb3J6IKZ3aepjaWNraQozLFByeupkemFsbmlhIK/zs3RhCg==",
            "Zakłady Włókiennicze Łódź Sp. z o.o."
        ),
        (
            "cp1252",
            "aWQsbmFtZQoxLFNvY2npdOkgR+lu6XJhbGUgZGUgRmlsYXR1cmUgyWxhbgoyLEjpbOhuZSBMZWbodnJlCjMsVGlzc2FnZXMgZHUgTm9yZC1Gb3LqdAo=",
            "Société Générale de Filature Élan"
        ),
        (
            "cp1252", "aWQsbmFtZQoxLE38bGxlciBTcGlubmVyZWkgS/ZsbiBHbWJICjIsSvxyZ2VuIEdyb98KMyxXZWJlcmVpIFP8ZAo=",
            "Müller Spinnerei Köln GmbH"
        ),
        (
            "iso8859_1", "aWQsbmFtZQoxLEhpbGFuZGVy7WEgUGXx824gUy5BLgoyLE1hcu1hIE768WV6CjMsQWxnb2RvbmVzIGRlbCBS7W8K",
            "Hilandería Peñón S.A."
        ),
        (
            "gb18030",
            "aWQsbmFtZQoxLLCiv8vL1brj1La3xNav09DP3rmry74KMizQwr2uzOy6zcPe0rW5ybfd09DP3rmry74KMyzH4LW6w/ezz7f+17Czpwo=",
            "阿克苏恒远纺织有限公司"
        ),
        (
            "big5", "aWQsbmFtZQoxLKV4xlenu7u3r7zCtKrRpfems62tpL2lcQoyLLCqtq+p+rjbuXGkbKR1t36ms62tpL2lcQo=",
            "台灣宏遠紡織股份有限公司"
        ),
    ]

    @Test(arguments: EncodingProofTests.proven.indices)
    func aTableProvesItsEncoding(_ index: Int) throws {
        let (encoding, packed, name) = Self.proven[index]
        let bytes = [UInt8](try #require(Data(base64Encoded: packed)))
        let found = try #require(EncodedText.detect(bytes), "\(encoding)")
        #expect(found.text.contains(name), "\(encoding): \(found.encoding) \(found.text)")
    }

    /// Encodings of old systems are read right or not at all.
    static let unproven: [(encoding: String, bytes: String, name: String)] = [
        (
            "cp850",
            "aWQsbmFtZQoxLFNvY2mCdIIgR4JugnJhbGUgZGUgRmlsYXR1cmUgkGxhbgoyLEiCbIpuZSBMZWaKdnJlCjMsVGlzc2FnZXMgZHUgTm9yZC1Gb3KIdAo=",
            "Société Générale de Filature Élan"
        ),
        (
            "mac_roman",
            "aWQsbmFtZQoxLFNvY2mOdI4gR45ujnJhbGUgZGUgRmlsYXR1cmUgg2xhbgoyLEiObI9uZSBMZWaPdnJlCjMsVGlzc2FnZXMgZHUgTm9yZC1Gb3KQdAo=",
            "Société Générale de Filature Élan"
        ),
        (
            "cp852",
            "aWQsbmFtZQoxLFpha4hhZHkgV4iia2llbm5pY3plIJ2iZKsgU3AuIHogby5vLgoyLEdyemVnb3J6IJd3aaljaWNraQozLFByeqlkemFsbmlhIL2iiHRhCg==",
            "Zakłady Włókiennicze Łódź Sp. z o.o."
        ),
        (
            "mac_latin2",
            "aWQsbmFtZQoxLER2b96HayBhIE5vdodrIHDeh2RlbG5hIHMuci5vLgoyLEpp3pIgiWVybvkKMyzha29kYSB0ZXh0aWwgUGx6ZcsKNCzrk4dyc2uHIHRrYWxjb3ZuYQo=",
            "Dvořák a Novák přádelna s.r.o."
        ),
    ]

    @Test(arguments: EncodingProofTests.unproven.indices)
    func whatNothingProvesIsNotGuessed(_ index: Int) throws {
        let (encoding, packed, name) = Self.unproven[index]
        let bytes = [UInt8](try #require(Data(base64Encoded: packed)))
        let found = EncodedText.detect(bytes)
        #expect(found == nil || found?.text.contains(name) == true, "\(encoding): \(found?.text ?? "")")
    }

    @Test func soundTextIsTakenForWhatItIs() {
        for text in ["id,name\n1,阿克苏华孚\n", "id,name\n1,Société\n", "plain", ""] {
            #expect(EncodedText.detect(Array(text.utf8))?.encoding == .utf8)
        }
    }
}
