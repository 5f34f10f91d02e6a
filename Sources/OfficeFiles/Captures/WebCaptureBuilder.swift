import ClewModel
import SourceFiles

/// Gathers what captures hold, record by record.
struct WebCaptureBuilder {
    let limits: OfficeLimits
    private(set) var pages: [WebCapture.Page] = []
    private(set) var answerCount = 0
    private(set) var facts: [EmbeddedFact] = []
    private(set) var differences: [String] = []
    private(set) var cuts: [String] = []
    private var textSize = 0

    init(limits: OfficeLimits) { self.limits = limits }

    /// Takes in the records of a WARC file.
    mutating func add(_ file: WARCFile, name: String) throws(OfficeFileError) {
        for record in file.records {
            let block = Array(file.bytes[record.block])
            let about = record["WARC-Target-URI"].map(Self.address) ?? "record \(record.number)"
            if let why = record["WARC-Truncated"] { cuts.append("\(about) was cut off when it was captured: \(why)") }
            check(record["WARC-Block-Digest"], of: about) { [block] }
            switch record.type {
            case "warcinfo": addProgram(block)
            case "request": addRequest(block)
            case "response", "resource", "conversion": try addAnswer(record, block, about, file: name)
            case "revisit": cuts.append("\(about) is kept in another capture, to which this one refers")
            default: break
            }
        }
    }

    /// An address as records state it: WARC 1.0 let writers put it into angle brackets.
    private static func address(_ text: String) -> String {
        text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
    }

    /// Holds bytes against a stated digest; several forms of them may be meant, and one that fits is enough.
    private mutating func check(_ stated: String?, of about: String, _ forms: () -> [[UInt8]]) {
        guard let stated, let digest = StatedDigest(stated), !forms().contains(where: digest.fits) else { return }
        differences.append("\(about) does not have the digest that the capture states of it")
    }

    // MARK: Records

    /// What the capturing program says of itself; who ran it, and from where, is apart.
    private mutating func addProgram(_ block: [UInt8]) {
        guard let head = HeaderFields.read(block + [0x0D, 0x0A, 0x0D, 0x0A], from: 0, to: block.count + 4) else {
            return
        }
        let isOfCollector: Set = [
            "operator", "hostname", "ip", "http-header-from", "http-header-user-agent", "publisher",
        ]
        for field in head.fields where !field.value.isEmpty {
            add(
                "warcinfo.\(field.name.lowercased())", field.value,
                isPrivate: isOfCollector.contains(field.name.lowercased()))
        }
    }

    /// What was asked of a server tells who asked: every field of it is apart.
    private mutating func addRequest(_ block: [UInt8]) {
        guard let line = block.firstIndex(of: 0x0A),
            let head = HeaderFields.read(block, from: line + 1, to: block.count)
        else { return }
        for field in head.fields where field.name.lowercased() != "host" {
            add("request.\(field.name.lowercased())", field.value, isPrivate: true)
        }
    }

    private mutating func add(_ key: String, _ value: String, isPrivate: Bool = false) {
        let fact = EmbeddedFact(key: key, value: value, isPrivate: isPrivate)
        if facts.count < 500, !facts.contains(fact) { facts.append(fact) }
    }

    private mutating func addAnswer(
        _ record: WARCRecord, _ block: [UInt8], _ about: String, file: String
    ) throws(OfficeFileError) {
        answerCount += 1
        let date = record["WARC-Date"]
        if let server = record["WARC-IP-Address"] { add("server.address", server) }
        let isHTTP = record.type == "response" && about.lowercased().hasPrefix("http")
        guard isHTTP else {
            check(record["WARC-Payload-Digest"], of: about) { [block] }
            try addPage(about, date, status: nil, type: record["Content-Type"], body: block, file: file)
            return
        }
        guard let answer = HTTPAnswer(block) else {
            pages.append(
                .init(address: about, date: date, status: nil, text: nil, problem: "it is no answer of a server"))
            return
        }
        check(record["WARC-Payload-Digest"], of: about) { [answer.sent, answer.joined] }
        guard Self.mayHoldText(answer["Content-Type"]) else { return }
        for name in ["Date", "Last-Modified", "Server"] {
            if let value = answer[name] { add("http.\(name.lowercased())", value) }
        }
        let body = answer.body(limit: limits.entrySize)
        guard let bytes = body.bytes else {
            pages.append(.init(address: about, date: date, status: answer.status, text: nil, problem: body.problem))
            return
        }
        try addPage(
            about, date, status: answer.status, type: answer["Content-Type"], body: bytes, file: file)
    }

    /// Reads the document of an answer; one that cannot be read is told with its reason and stops nothing.
    private mutating func addPage(
        _ address: String, _ date: String?, status: Int?, type: String?, body: [UInt8], file: String
    ) throws(OfficeFileError) {
        guard Self.mayHoldText(type) else { return }
        var text: String?
        var problem: String?
        if let status, !(200...299).contains(status) {
            problem = "the server answered with the status \(status)"
        } else if WebCapture.isCapture(SourceFile(name: address, bytes: body)) {
            // Captures in captures could lie in each other without end.
            problem = "it is itself a capture, which is not read within another; add it apart"
        } else {
            do {
                // The name tells a page that starts without a beginning of its own.
                let name = type?.lowercased().contains("html") ?? false ? address + ".html" : address
                let found = try DocumentText.read(SourceFile(name: name, bytes: body), limits: limits)
                text = found.text
                problem = found.remarks.isEmpty ? nil : found.remarks.joined(separator: "; ")
                for fact in EmbeddedFact.read(SourceFile(name: name, bytes: body), limits: limits) {
                    add(fact.key, fact.value, isPrivate: fact.isPrivate)
                }
            } catch {
                problem = error.message
            }
        }
        textSize += text?.utf8.count ?? 0
        guard textSize <= limits.textSize else {
            throw OfficeFileError(
                .tooLarge, "the capture holds more than the \(OfficeLimits.size(limits.textSize)) of text accepted",
                at: SourceLocation(file: file))
        }
        pages.append(.init(address: address, date: date, status: status, text: text, problem: problem))
    }

    /// Whether an answer of this type may be a document that is read here; one without a type may be.
    private static func mayHoldText(_ type: String?) -> Bool {
        guard let plain = type?.lowercased().prefix(while: { $0 != ";" }) else { return true }
        let other = ["css", "javascript", "json", "font", "image/", "video/", "audio/", "/xml", "+xml", "wasm", "dns"]
        return plain.contains("xhtml") || !other.contains { plain.contains($0) }
    }

    // MARK: WACZ

    /// Takes in the description of a package, and holds its files against the digests and sizes in it.
    mutating func addPackage(_ archive: ZipArchive) throws(OfficeFileError) {
        guard let entry = archive.entry("datapackage.json") else { return }
        let bytes = try archive.bytes(of: entry)
        let place = ZipArchive.place(archive.file, entry.name)
        var ignored: [Diagnostic] = []
        let tree: JSONTree
        do {
            tree = try JSONTree(SourceFile(name: archive.file + "/" + entry.name, bytes: bytes), into: &ignored)
        } catch {
            throw OfficeFileError(.broken, "the description of the package is no JSON: \(error.message)", at: place)
        }
        for key in [
            "wacz_version", "title", "description", "created", "modified", "software", "mainPageUrl", "mainPageDate",
        ] {
            if let value = tree[key]?.string { add("wacz.\(key)", value) }
        }
        for key in ["creator", "contributors", "userEmail"] where tree[key] != nil {
            add("wacz.\(key)", tree[key]?.string ?? "stated", isPrivate: true)
        }
        for resource in tree["resources"]?.elements ?? [] {
            guard let path = resource["path"]?.string else { continue }
            guard let file = archive.entry(path) else {
                differences.append("\(path) is named in the package and is not in it")
                continue
            }
            if let size = resource["bytes"]?.number, Int(exactly: size) != file.size {
                differences.append("\(path) does not have the size that the package states of it")
            } else if let digest = resource["hash"]?.string.flatMap(StatedDigest.init),
                !digest.fits(try archive.bytes(of: file))
            {
                differences.append("\(path) does not have the digest that the package states of it")
            }
        }
        try addSignature(archive, of: bytes)
    }

    private mutating func addSignature(_ archive: ZipArchive, of description: [UInt8]) throws(OfficeFileError) {
        guard let entry = archive.entry("datapackage-digest.json") else { return }
        var ignored: [Diagnostic] = []
        let file = SourceFile(name: archive.file + "/" + entry.name, bytes: try archive.bytes(of: entry))
        guard let tree = try? JSONTree(file, into: &ignored) else {
            differences.append("datapackage-digest.json is no JSON")
            return
        }
        if let digest = tree["hash"]?.string.flatMap(StatedDigest.init), !digest.fits(description) {
            differences.append("datapackage.json does not have the digest that the package states of it")
        }
        if tree["signedData"] != nil { add("wacz.signature", "there is one; it is not checked here") }
    }
}
