import Casework
import ClewModel
import World

extension ScreeningAPI {
    /// `GET /metrics`: how the service does, in the text form of Prometheus 0.0.4.
    func metricsReply() -> ServiceReply {
        let today = surroundings.today()
        let all = lists.lists
        func labels(_ list: DatasetOnHand) -> String { ServiceGauge.label("dataset", list.dataset.rawValue) }
        let ages = all.map { (list: $0, age: $0.age(on: today)) }
        let outdated = outdatedLists()
        let gauges = [
            ServiceGauge(
                "clew_requests_in_progress", "Requests that are answered or wait for it.", Double(load.requests)),
            ServiceGauge("clew_requests_limit", "How many of them there may be.", Double(limits.requests)),
            ServiceGauge("clew_queue_jobs", "Jobs that wait for a thread.", Double(work.waiting)),
            ServiceGauge("clew_worker_threads", "Threads that do the jobs.", Double(work.workers)),
            ServiceGauge(
                "clew_index_age_days", "Days since the lists were read.",
                Double(Int(today.number) - Int(lists.day.number))),
            ServiceGauge(
                "clew_index_current", "1 where the archive has no other version of a list by now.",
                outdated?.isEmpty == true ? 1 : 0),
            ServiceGauge("clew_index_parties", "Parties with an entry of any day.", Double(lists.partyCount)),
            ServiceGauge("clew_lists", "Lists that are answered from.", Double(all.count)),
            ServiceGauge(
                "clew_list_entities", "Entities of a list.", all.map { (labels($0), Double($0.entities)) }),
            ServiceGauge(
                "clew_list_age_days", "Days since a list was published, or recorded where that is not known.",
                ages.compactMap { entry in
                    entry.age.map { (labels(entry.list), Double($0.days ?? $0.recordedDaysAgo)) }
                }),
            ServiceGauge(
                "clew_list_stale", "1 where a list is older than it should be.",
                ages.map { (labels($0.list), $0.age?.isStale == true ? 1 : 0) }),
            ServiceGauge(
                "clew_lists_stale", "How many lists are older than they should be.",
                Double(ages.count { $0.age?.isStale == true })),
            ServiceGauge(
                "clew_lists_incomplete", "How many imported lists are not whole.",
                Double(lists.world.reservations(screened: true).count)),
        ]
        let text = metrics.text() + gauges.map(\.text).joined()
        return ServiceReply(
            status: 200, type: "text/plain; version=0.0.4; charset=utf-8", fields: ["cache-control": "no-store"],
            body: Array(text.utf8))
    }
}
