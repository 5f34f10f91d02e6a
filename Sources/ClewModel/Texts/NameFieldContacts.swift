/// What stands around a name in one field and is no part of it: an address, a telephone, a number, words of a bill of lading.
///
/// Bills of lading and customs records write “A CO., LTD., NO. 16 HARBOUR ROAD, TOWN TEL: +86 …” into the cell of the name. Labels
/// (`TEL:`, `税号`) are sure signs, and so is an address behind a legal form; a number behind one is not, since “A CO., LTD. NO. 2
/// FACTORY” is a name.
enum NameFieldContacts {
    /// The name without what stands around it; `nil` where nothing does.
    ///
    /// - Complexity: O(*n*) in the words of the field.
    static func stripped(_ field: String) -> String? {
        var text = Substring(field)
        if let rest = withoutOrder(text) { text = rest }
        if let end = label(in: text) { text = text[..<end] }
        if let end = addressStart(in: text) { text = text[..<end] }
        let name = NameFieldReader.stripped(String(text))
        guard name.utf8.count < NameFieldReader.stripped(field).utf8.count, name.count(where: \.isLetter) >= 2 else {
            return nil
        }
        return name
    }

    /// The two parties of “X ON BEHALF OF Y”; empty where it is no such field.
    static func sides(of field: String) -> [String] {
        let lower = field.lowercased()
        for sign in between {
            guard let range = lower.firstRange(of: sign) else { continue }
            // Lower case can change how long a text is; then the place is not that of the field.
            guard lower.utf8.count == field.utf8.count else { return [] }
            let start = lower.utf8.distance(from: lower.startIndex, to: range.lowerBound)
            let end = lower.utf8.distance(from: lower.startIndex, to: range.upperBound)
            let sides = [
                String(decoding: field.utf8.prefix(start), as: UTF8.self),
                String(decoding: field.utf8.dropFirst(end), as: UTF8.self),
            ].map(NameFieldReader.stripped)
            if sides.allSatisfy({ $0.count(where: \.isLetter) >= 3 }) { return sides }
        }
        return []
    }

    /// Whether brackets hold a number and no name: `(91340100MA2N000000)`, `(Reg. No. 12345678)`.
    static func isNumber(_ inside: String) -> Bool {
        let digits = inside.count(where: \.isNumber)
        let small = inside.split { !$0.isLetter }.count { $0.count > 2 }
        return digits >= 6 && digits * 2 >= inside.count(where: \.isLetter) && (small <= 1 || digits >= 12)
    }

    // MARK: Bills of lading

    private static let orders = [
        "to the order of ", "to order of ", "unto the order of ", "unto order of ", "consigned to the order of ",
        "consigned to order of ", "consigned to ", "order of ", "on behalf of ", "for and on behalf of ",
        "for account of ",
        "for the account of ", "on account of ", "c/o ", "o/b ", "a/c ", "care of ", "messrs. ", "messrs ", "m/s. ",
        "m/s ",
        "a la orden de ", "à l'ordre de ", "all'ordine di ", "凭指示", "凭",
    ]
    private static let between = [
        " on behalf of ", " o/b ", " obo ", " for and on behalf of ", " for account of ", " for the account of ",
        " a/c ", " c/o ",
        " care of ", " as agent of ", " as agents of ", " as agent for ", " as agents for ", " as carrier for ",
        " por cuenta de ",
        " pour le compte de ", " im auftrag von ", " 代理 ",
    ]

    /// The words of both kinds, as a look at the bytes of a field seeks them.
    static let orderWords = orders + between

    private static func withoutOrder(_ text: Substring) -> Substring? {
        let start = text.drop { $0.isWhitespace || "\"'“".contains($0) }
        let head = start.prefix(40).lowercased()
        guard let sign = orders.first(where: { head.hasPrefix($0) && $0 != "凭" }) else { return nil }
        let rest = start.dropFirst(sign.count)
        // “Order of Malta” is one; what is ordered from has a form of business.
        guard !["order of ", "care of "].contains(sign) || NameFieldReader.holdsForm(String(rest)) else { return nil }
        return rest.contains(where: \.isLetter) ? rest : nil
    }

    // MARK: Labels

    /// Labels of what is no name, in small letters; of the first a colon, a hash, a plus or a digit has to follow, of the others a sign.
    private static let numbered = set(
        """
        tel|telephone|phone|phones|fax|telefax|tax id|tax no|tax number|tax code|taxid|vat|vat no|vat id|vat reg no|ein|cnpj|cuit|gstin|gst no
        usci|uscc|uscc no|usci no|reg no|registration no|registration number|company no|co reg no|iec no|zip code|postal code|po box|p o box
        тел|телефон|факс|инн|огрн
        """)
    private static let marked = set(
        """
        ph|mobile|mob|cell|telex|e-mail|email|mail|website|web|attn|attention|contact|pic|cpf|cuil|nit|rut|ruc|rfc|rif|nif|cif|iec|gst|pan
        pan no|npwp|inn|ogrn|crn|abn|acn|id no|add|addr|address|adresse|direccion|dirección|endereco|endereço|indirizzo|alamat|zip|postcode
        адрес|кпп
        """)
    static let ideographicLabels = [
        "地址", "住址", "电话", "電話", "手机", "手機", "传真", "傳真", "税号", "稅號", "统一社会信用代码", "統一社會信用代碼", "統一編號", "联系人", "聯繫人", "邮编",
        "郵編", "邮箱", "信用代码", "注册号",
    ]

    private static func set(_ text: String) -> Set<String> {
        Set(text.split { $0 == "|" || $0.isNewline }.map { String($0).trimmingPrefix(" ").lowercased() })
    }

    /// Where the first label stands.
    private static func label(in text: Substring) -> Substring.Index? {
        let first = ideographicLabels.compactMap { text.firstRange(of: $0) }
            .filter { $0.lowerBound > text.startIndex && isFollowed(text[$0.upperBound...], bySign: false) }
            .map(\.lowerBound).min()
        var words: [(text: String, start: Substring.Index)] = []
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index].isLetter else {
                index = text.index(after: index)
                continue
            }
            let start = index
            while index < text.endIndex,
                text[index].isLetter || (text[index] == "-" && text[start...].lowercased().hasPrefix("e-"))
            {
                index = text.index(after: index)
            }
            words.append((text[start..<index].lowercased(), start))
            // The longest of the last three words that is a label, with what has to follow it.
            for count in [3, 2, 1] where words.count >= count {
                let group = words.suffix(count)
                let label = group.map(\.text).joined(separator: " ")
                let needsSign = marked.contains(label)
                guard let begin = group.first?.start, begin > text.startIndex, needsSign || numbered.contains(label),
                    isFollowed(text[index...], bySign: needsSign)
                else { continue }
                return first.map { min($0, begin) } ?? begin
            }
            if let first, index > first { return first }
        }
        return first
    }

    /// Whether a sign such as a colon follows, or where that is enough a number.
    private static func isFollowed(_ rest: Substring, bySign needsSign: Bool) -> Bool {
        for character in rest.prefix(6) {
            if ":：#=".contains(character) { return true }
            if character.isNumber || character == "+" { return !needsSign }
            if character.isLetter { return false }
        }
        return false
    }

    // MARK: Addresses

    private static let roads: Set<String> = [
        "road", "rd", "street", "st", "str", "avenue", "ave", "av", "boulevard", "blvd", "lane", "ln", "highway", "hwy",
        "drive", "dr",
        "square", "sq", "terrace", "quay", "wharf", "alley", "zone", "park", "district", "dist", "county", "province",
        "city", "town",
        "township", "village", "building", "bldg", "tower", "floor", "fl", "flr", "room", "rm", "suite", "flat", "unit",
        "block",
        "blk", "plot", "lot", "box", "estate", "area", "sector", "phase", "strasse", "straße", "weg", "platz", "allee",
        "rue", "chemin",
        "calle", "carrera", "cra", "avenida", "colonia", "rua", "estrada", "rodovia", "via", "viale", "corso", "piazza",
        "jalan", "jl",
        "sokak", "sk", "cad", "cadde", "caddesi", "mah", "mahallesi", "bulvari", "blv", "osb", "lu", "dao", "jie",
        "ulitsa", "ul",
        "prospekt", "soi", "moo", "tambon", "amphur", "thanon", "duong", "phuong", "quan",
    ]
    private static let units: Set<String> = [
        "factory", "branch", "plant", "mill", "mills", "workshop", "works", "mine", "company", "department",
        "subsidiary", "warehouse",
        "division", "regiment", "farm", "school", "hospital", "prison",
    ]
    private static let openings: Set<String> = [
        "no", "nos", "number", "room", "rm", "suite", "unit", "floor", "flat", "block", "blk", "plot", "lot",
        "building", "bldg", "p",
        "po", "box", "house", "door", "shop", "office", "km",
    ]

    /// Where an address begins behind the legal form of the name.
    private static func addressStart(in text: Substring) -> Substring.Index? {
        if let end = ideographicAddress(in: text) { return end }
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) || $0 == 0x2C }) else { return nil }
        let words = words(of: text)
        // The last word of the first run of legal forms.
        guard let first = words.indices.first(where: { $0 > 0 && NameFieldSigns.forms.contains(words[$0].text) }) else {
            return nil
        }
        var last = first
        while last + 1 < words.count, NameFieldSigns.forms.contains(words[last + 1].text),
            !openings.contains(words[last + 1].text)
        {
            last += 1
        }
        let rest = words[(last + 1)...]
        guard rest.count >= 2 else { return nil }
        // Another party, or a part of this one, is no address.
        let isOther = rest.indices.contains { index in
            // “15 MILL ROAD” is no mill.
            let isRoad = index + 1 < rest.endIndex && roads.contains(rest[index + 1].text)
            return NameFieldSigns.businessForms.contains(rest[index].text)
                || units.contains(rest[index].text) && !isRoad
        }
        guard !isOther else { return nil }
        let roadCount = rest.count { word in
            roads.contains(word.text)
                || ["strasse", "straße", "str", "straat", "gatan", "gade", "vej", "utca"].contains {
                    word.text.count > $0.count + 2 && word.text.hasSuffix($0)
                }
        }
        let hasNumber = rest.contains { $0.text.first?.isNumber ?? false }
        let opens = rest.first.map { openings.contains($0.text) || ($0.text.first?.isNumber ?? false) } ?? false
        let behind = text[words[last].end...]
        let commas = behind.count { $0 == "," }
        let isAddress =
            (roadCount >= 1 && (hasNumber || commas >= 2)) || (opens && hasNumber && commas >= 1) || roadCount >= 2
            || (hasNumber && commas >= 2)
        return isAddress ? words[last].end : nil
    }

    /// “…公司 乌鲁木齐市…路39号”: an address in ideographs behind a legal form.
    private static func ideographicAddress(in text: Substring) -> Substring.Index? {
        guard let form = text.firstRange(of: "公司") else { return nil }
        let rest = text[form.upperBound...]
        guard rest.count >= 6, !rest.contains("公司"), !rest.contains("厂"), rest.contains(where: \.isNumber) else {
            return nil
        }
        let signs = rest.count { "省市区县區縣路街号號镇鎮村室楼樓".contains($0) }
        return signs >= 2 ? form.upperBound : nil
    }

    private static func words(of text: Substring) -> [(text: String, end: Substring.Index)] {
        var words: [(text: String, end: Substring.Index)] = []
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index].isLetter || text[index].isNumber else {
                index = text.index(after: index)
                continue
            }
            let start = index
            var end = index
            while index < text.endIndex,
                text[index].isLetter || text[index].isNumber
                    || (".&'’/".contains(text[index]) && isInside(text, start, index))
            {
                index = text.index(after: index)
                end = index
            }
            let word = text[start..<end].lowercased()
            // The dot behind “Ltd.” belongs to it.
            if index < text.endIndex, text[index] == "." { end = text.index(after: index) }
            words.append((word, end))
        }
        return words
    }

    /// Whether a sign stands within a word: in “S.A.” and “3.5”, and not in “NO.16”.
    private static func isInside(_ text: Substring, _ start: Substring.Index, _ index: Substring.Index) -> Bool {
        let next = text.index(after: index)
        guard next < text.endIndex, let last = text[start..<index].last else { return false }
        return text[next].isLetter ? last.isLetter : text[next].isNumber && last.isNumber
    }
}
