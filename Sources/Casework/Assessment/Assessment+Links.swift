import ClewModel
import World

extension Assessment {
    /// The same assessment, with the address of each source that the register knows and the citation lacks.
    func linked(by register: SourceRegister) -> Assessment {
        var linked = self
        for index in linked.findings.indices {
            for item in linked.findings[index].evidence.indices {
                linked.findings[index].evidence[item].citation = register.linked(
                    linked.findings[index].evidence[item].citation)
            }
        }
        for index in linked.duties.indices {
            linked.duties[index].citation = register.linked(linked.duties[index].citation)
            for deadline in linked.duties[index].deadlines.indices {
                linked.duties[index].deadlines[deadline].citation = register.linked(
                    linked.duties[index].deadlines[deadline].citation)
            }
        }
        for index in linked.counterMeasures.indices {
            linked.counterMeasures[index].citation = register.linked(linked.counterMeasures[index].citation)
        }
        for index in linked.steps.indices {
            linked.steps[index].citation = linked.steps[index].citation.map { register.linked($0) }
        }
        return linked
    }
}
