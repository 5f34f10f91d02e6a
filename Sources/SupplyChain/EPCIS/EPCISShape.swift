import ClewModel
import SourceFiles

/// What a value of an EPCIS 2.0 document may be: the kind of JSON, and for objects the members without a prefix.
///
/// A member with a prefix is an extension and may be anything; one without a prefix that has no place here is an error, as is
/// a value of another kind: whatever it meant would else be lost.
indirect enum EPCISShape: Sendable {
    /// A text.
    case text
    /// A finite number.
    case number
    /// A text, a number or a truth.
    case scalar
    /// Anything.
    case anything
    /// An array of one shape.
    case list(EPCISShape)
    /// An object with these members and no others without a prefix.
    case object([String: EPCISShape])
    /// A text, or an object with these members.
    case textOrObject([String: EPCISShape])

    /// What it is called where something else stands in its place.
    var words: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .scalar: "a text or a number"
        case .anything: "anything"
        case .list: "a list, in brackets"
        case .object: "an object, in braces"
        case .textOrObject: "a text or an object"
        }
    }

    /// Whether a value is of the kind.
    func fits(_ tree: JSONTree) -> Bool {
        switch (self, tree.content) {
        case (.anything, _), (.text, .string), (.number, .number), (.scalar, .string), (.scalar, .number),
            (.scalar, .bool), (.list, .array), (.object, .object), (.textOrObject, .string), (.textOrObject, .object):
            true
        default: false
        }
    }
}

extension EPCISShape {
    private static let place = EPCISShape.textOrObject(["id": .text])
    private static let quantities = EPCISShape.list(
        .object(["epcClass": .text, "quantity": .anything, "uom": .text]))
    private static let things = EPCISShape.list(.text)

    private static let metadata: [String: EPCISShape] = [
        "time": .text, "startTime": .text, "endTime": .text, "deviceID": .text, "deviceMetadata": .text,
        "rawData": .text,
        "dataProcessingMethod": .text, "bizRules": .text,
    ]
    private static let report: [String: EPCISShape] = [
        "type": .text, "deviceID": .text, "deviceMetadata": .text, "rawData": .text, "dataProcessingMethod": .text,
        "bizRules": .text, "time": .text, "exception": .text, "microorganism": .text, "chemicalSubstance": .text,
        "value": .scalar, "component": .text, "stringValue": .text, "booleanValue": .scalar, "hexBinaryValue": .text,
        "uriValue": .text, "minValue": .scalar, "maxValue": .scalar, "meanValue": .scalar, "sDev": .scalar,
        "percRank": .scalar, "percValue": .scalar, "uom": .text, "coordinateReferenceSystem": .text,
    ]
    private static let declaration = EPCISShape.object([
        "declarationTime": .text, "reason": .text, "correctiveEventIDs": .list(.text),
    ])

    /// What every event may have.
    private static let common: [String: EPCISShape] = [
        "type": .text, "eventID": .text, "eventTime": .text, "eventTimeZoneOffset": .text, "recordTime": .text,
        "errorDeclaration": declaration, "certificationInfo": .anything,
        // The place of both in EPCIS 1, from which events are carried over.
        "baseExtension": .object(["eventID": .text, "errorDeclaration": declaration]),
        "bizStep": .text, "disposition": .text,
        "persistentDisposition": .object(["set": .list(.text), "unset": .list(.text)]),
        "readPoint": place, "bizLocation": place,
        "bizTransactionList": .list(.object(["type": .text, "bizTransaction": .text])),
        "sourceList": .list(.object(["type": .text, "source": .text])),
        "destinationList": .list(.object(["type": .text, "destination": .text])),
        "sensorElementList": .list(
            .object(["sensorMetadata": .object(metadata), "sensorReport": .list(.object(report))])),
        // A bare event may carry what the head of a document says.
        "schemaVersion": .scalar, "creationDate": .text,
    ]

    /// The members of an event of a type.
    static func event(_ type: String) -> [String: EPCISShape] {
        let own: [String: EPCISShape] =
            switch type {
            case "ObjectEvent":
                ["action": .text, "epcList": things, "quantityList": quantities, "ilmd": .object(lotAttributes)]
            case "TransactionEvent":
                ["action": .text, "parentID": .text, "epcList": things, "quantityList": quantities]
            case "TransformationEvent":
                [
                    // A transformation has no action; one that is stated says nothing and loses nothing.
                    "action": .text, "transformationID": .text, "inputEPCList": things, "inputQuantityList": quantities,
                    "outputEPCList": things, "outputQuantityList": quantities, "ilmd": .object(lotAttributes),
                ]
            default: ["action": .text, "parentID": .text, "childEPCs": things, "childQuantityList": quantities]
            }
        return common.merging(own) { _, own in own }
    }

    private static let lotAttributes: [String: EPCISShape] = Dictionary(
        uniqueKeysWithValues: EPCISVocabulary.lotAttributes.map { ($0, .anything) })

    private static let masterData = EPCISShape.object([
        "vocabularyList": .list(
            .object([
                "type": .text,
                "vocabularyElementList": .list(
                    .object([
                        "id": .text, "children": .anything,
                        "attributes": .list(.object(["id": .text, "attribute": .anything])),
                    ])),
            ]))
    ])

    /// The members of a document; events are told apart by their types.
    static let document: [String: EPCISShape] = [
        "id": .text, "type": .text, "schemaVersion": .scalar, "creationDate": .text, "sender": .anything,
        "receiver": .anything, "instanceIdentifier": .text,
        "epcisHeader": .object([
            "epcisMasterData": masterData, "EPCISMasterData": masterData, "StandardBusinessDocumentHeader": .anything,
        ]),
        "epcisBody": .object([
            "eventList": .list(.anything), "event": .anything,
            "queryResults": .object([
                "queryName": .text, "subscriptionID": .text,
                "resultsBody": .object(["eventList": .list(.anything), "event": .anything]),
            ]),
        ]),
    ]

    /// Names that published seafood data writes without the prefix of its profile.
    ///
    /// They speak of landing and transshipment and of papers, and hold no goods, so that they are told and left aside.
    static let looseNames: Set = [
        "attachments", "eventGlobalID", "landingEndDate", "landingStartDate", "transshipEndDate", "transshipStartDate",
        "transshipmentCountry",
    ]

    /// Whether a name with a prefix or a web address is one of EPCIS itself, which is written without.
    static func isOwn(_ name: String) -> Bool {
        name.hasPrefix("epcis:") || name.hasPrefix("https://ref.gs1.org/epcis/")
            || name.hasPrefix("urn:epcglobal:epcis:")
    }
}

/// Compares a document with the shapes and tells what does not fit.
struct EPCISShapeChecker {
    private(set) var diagnostics: [Diagnostic] = []
    /// The names that the contexts of the document define, each as a term of its own.
    var terms: Set<String> = []

    /// Checks the members of an object.
    mutating func check(_ tree: JSONTree, _ shapes: [String: EPCISShape], of owner: String) {
        for member in tree.members where !member.key.hasPrefix("@") {
            if let shape = shapes[member.key] {
                check(member.value, shape, named: member.key)
            } else if EPCISShape.isOwn(member.key) {
                report(
                    "epcis.member",
                    "“\(member.key)” is a word of EPCIS; write it without a prefix where it belongs", member.value)
            } else if member.key.contains(":") {
                continue
            } else if member.key.hasPrefix("_") || EPCISShape.looseNames.contains(member.key)
                || terms.contains(member.key)
            {
                diagnostics.append(
                    Diagnostic(
                        .warning, code: "epcis.member.unread",
                        "“\(member.key)” is no part of \(owner) in EPCIS 2.0 and is not read",
                        at: member.value.location))
            } else {
                report("epcis.member", unknown(member.key, shapes, of: owner), member.value)
            }
        }
    }

    private func unknown(_ name: String, _ shapes: [String: EPCISShape], of owner: String) -> String {
        let known = shapes.keys.filter { $0 != "baseExtension" && $0 != "EPCISMasterData" }.sorted()
        if let near = known.first(where: { $0.lowercased() == name.lowercased() }) {
            return "“\(name)” is no part of \(owner); expected “\(near)”"
        }
        return "“\(name)” is no part of \(owner) in EPCIS 2.0; expected \(known.joined(separator: ", ")), "
            + "or a prefix for a word of your own"
    }

    private mutating func check(_ tree: JSONTree, _ shape: EPCISShape, named name: String) {
        guard shape.fits(tree) else {
            report("epcis.kind", "\(name) is \(EPCISShapeChecker.kind(tree)); expected \(shape.words)", tree)
            return
        }
        switch shape {
        case .list(let element):
            for entry in tree.elements { check(entry, element, named: "an entry of \(name)") }
        case .object(let shapes), .textOrObject(let shapes): check(tree, shapes, of: name)
        case .text, .number, .scalar, .anything: break
        }
    }

    private static func kind(_ tree: JSONTree) -> String {
        switch tree.content {
        case .object: "an object"
        case .array: "a list"
        case .string(let text): text.isEmpty ? "an empty text" : "a text"
        case .number: "a number"
        case .bool: "true or false"
        case .null: "null"
        }
    }

    private mutating func report(_ code: String, _ message: String, _ tree: JSONTree) {
        diagnostics.append(Diagnostic(.error, code: code, message, at: tree.location))
    }
}
