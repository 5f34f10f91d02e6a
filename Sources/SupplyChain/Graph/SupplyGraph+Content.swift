import ClewModel

extension SupplyGraph {
    /// The share of each subject in each target, in all readings.
    ///
    /// - Parameters:
    ///   - subjects: What is asked about: the region, parties, what is undocumented.
    ///   - targets: What it is asked of. Lots and shipments that the case does not have are left out of a target.
    ///   - origins: Where each lot was grown, mined or made, by its identifier, as for ``trace(origins:options:)``.
    ///   - options: How to trace.
    /// - Returns: For each subject the readings of each target.
    /// - Complexity: O(*n*) a subject, and O(*k* log *k*) for the *k* nodes that a target is made of, plus the solver where
    ///   the parts of a lot kept apart meet again.
    public func content(
        _ subjects: [ContentSubject], of targets: [ContentTarget], origins: [String: OriginClaim],
        options: TraceOptions = .standard
    ) -> [[ContentReadings]] {
        let balance = ChainBalance(self, options: options)
        let tracer = ContentTracer(self, balance, origins: origins, options: options)
        let items = targets.map { target -> [ContentModel.Item] in
            switch target {
            case .shipments(let ids):
                let wanted = Set(ids)
                return ChainUpstream.items(of: found.shipments.filter { wanted.contains($0.id) }, self).map {
                    (lot: $0.lot, amount: $0.amount, weight: $0.weight)
                }
            case .lots(let ids):
                let numbers = Set(ids.compactMap { layout.lotIndex[$0] }).sorted()
                let masses = numbers.map { found.lots[$0].mass(of: found.lots[$0].quantity) }
                let isWeighed = masses.allSatisfy { $0 != nil }
                let dimensions = Set(numbers.map { found.lots[$0].quantity.unit.dimension })
                return zip(numbers, masses).map { lot, mass in
                    let amount = found.lots[lot].quantity.baseAmount
                    return (lot, balance.held(lot), isWeighed ? mass : dimensions.count == 1 ? amount : nil)
                }
            }
        }
        return subjects.map { subject in
            let models = tracer.models(subject)
            return items.map { models.readings(of: $0) }
        }
    }

    /// The content of shipments in one objective, such as all of an importer.
    ///
    /// - Parameters:
    ///   - shipments: The shipments, by identifier; those that the case does not have are left out.
    ///   - origins: Where each lot was grown, mined or made, as for ``trace(origins:options:asking:)``.
    ///   - options: How to trace.
    /// - Complexity: O(*n*), and the solver where parts of what was split meet again.
    public func joint(
        _ shipments: [String], origins: [String: OriginClaim], options: TraceOptions = .standard
    ) -> JointTrace {
        joints(of: [shipments], origins: origins, options: options)[0]
    }

    /// The same of several groups of shipments, each in one objective.
    public func joints(
        of groups: [[String]], origins: [String: OriginClaim], options: TraceOptions = .standard
    ) -> [JointTrace] {
        guard !groups.isEmpty else { return [] }
        let balance = ChainBalance(self, options: options)
        let tracer = ContentTracer(self, balance, origins: origins, options: options)
        return groups.map { joint($0, tracer, balance, origins: origins) }
    }

    private func joint(
        _ shipments: [String], _ tracer: ContentTracer, _ balance: ChainBalance, origins: [String: OriginClaim]
    ) -> JointTrace {
        let wanted = Set(shipments)
        let found = found.shipments.filter { wanted.contains($0.id) }
        let items = ChainUpstream.items(of: found, self)
        let legs = items.map { (lot: $0.lot, amount: $0.amount, weight: $0.weight) }
        let region = tracer.models(.region)
        let readings = region.readings(of: legs)
        let upstream = ChainUpstream(
            self, balance, tracer.ranks, of: items, origins: origins, stock: tracer.stock.documented, even: tracer.even)
        let isPresent =
            readings.documented.share.lower > 0
            || PresenceTrace(region.documented.forward).isEstablished(in: items, upstream.places)
        return JointTrace(
            shipments: found.map(\.id), region: readings,
            undocumented: tracer.models(.undocumented).readings(of: legs),
            presence: isPresent ? .established : readings.documented.share.upper > 0 ? .open : .excluded)
    }

    /// For each shipment the smallest set of records that would close a question about it.
    ///
    /// - Parameters:
    ///   - goal: What is to be reached.
    ///   - shipments: The shipments, by identifier.
    ///   - origins: Where each lot was grown, mined or made, as for ``trace(origins:options:)``.
    ///   - withPieces: Whether records may be asked for that say which piece went where, such as bale lists and issue logs.
    ///   - options: How to trace.
    /// - Complexity: O(*n*), and a flow over what each shipment is made of.
    public func closing(
        _ goal: ClosingSet.Goal, of shipments: [String], origins: [String: OriginClaim], withPieces: Bool = true,
        options: TraceOptions = .standard
    ) -> [ClosingSet] {
        let balance = ChainBalance(self, options: options)
        let tracer = ContentTracer(self, balance, origins: origins, options: options)
        let model = tracer.models(goal == .documented ? .undocumented : .region).documented
        let wanted = Set(shipments)
        return found.shipments.filter { wanted.contains($0.id) }.map {
            tracer.closing(goal, of: $0, model, origins: origins, withPieces: withPieces)
        }
    }
}
