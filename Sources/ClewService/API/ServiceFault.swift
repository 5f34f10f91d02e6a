/// A request that cannot be answered, with the status and the body that say why.
struct ServiceFault: Error {
    /// A problem of one part of the request.
    struct Problem: Encodable {
        let type: String
        let loc: [String]
        let msg: String
        let input: String
    }

    /// The HTTP status.
    let status: Int
    /// What is wrong, for a person.
    let detail: String
    /// What is wrong, part by part.
    let problems: [Problem]
    /// Further header fields, such as `allow`.
    let fields: [String: String]

    /// Creates a fault.
    init(_ status: Int, _ detail: String, problems: [Problem] = [], fields: [String: String] = [:]) {
        self.status = status
        self.detail = detail
        self.problems = problems
        self.fields = fields
    }

    /// A parameter that is out of bounds.
    static func invalid(
        _ name: String, _ message: String, _ input: String, type: String = "value_error", in place: String = "query"
    ) -> ServiceFault {
        ServiceFault(
            422, message,
            problems: [
                Problem(type: type, loc: [place, name], msg: message, input: String(input.prefix(80)))
            ])
    }

    /// The answer: `{"detail": …}`.
    var reply: ServiceReply {
        struct Text: Encodable { let detail: String }
        struct List: Encodable { let detail: [Problem] }
        return problems.isEmpty
            ? .json(Text(detail: detail), status: status, fields: fields)
            : .json(List(detail: problems), status: status, fields: fields)
    }
}
