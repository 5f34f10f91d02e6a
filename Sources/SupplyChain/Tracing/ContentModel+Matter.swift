import ClewModel
import Optimization

extension ContentModel {
    /// A sum of columns.
    typealias Form = [(column: Int, coefficient: Double)]

    /// What goods are made of, a kilogram.
    enum Matter {
        /// Every piece has one share, within bounds.
        case even(Form, Bounds)
        /// The part of each kind of matter but the first, which is the rest.
        case kinds([Form])
    }

    // MARK: Columns

    func free(_ share: Bounds) -> Int { program.addColumn(share.lower, share.upper) }

    func constant(_ value: Double) -> Form { [(program.addColumn(value, value), 1)] }

    func even(_ share: Bounds) -> Matter { .even([(free(share), 1)], share) }

    /// Pieces of any kind.
    func freeKinds(_ share: Bounds = ShareMath.unknown) -> Matter {
        if levels.isPlain { return .kinds([[(free(share), 1)]]) }
        let columns = (1..<levels.count).map { _ in free(ShareMath.unknown) }
        holdTogether(columns, 1)
        let made = Matter.kinds(columns.map { [($0, 1)] })
        if share != ShareMath.unknown {
            program.addRow(merged(content(made)), share.lower, share.upper)
            labels.append(nil)
        }
        return made
    }

    /// All kinds together are no more than the whole.
    func holdTogether(_ columns: [Int], _ whole: Double) {
        guard columns.count > 1 else { return }
        program.addRow(columns.map { (column: $0, coefficient: 1) }, -.infinity, whole)
        labels.append(nil)
    }

    /// What nobody recorded.
    var unrecorded: Matter {
        let share = forward.question.unrecorded
        return share.isExact ? even(share) : freeKinds(share)
    }

    /// The share of what is traced in matter.
    func content(_ matter: Matter) -> Form {
        switch matter {
        case .even(let form, _): return form
        case .kinds(let kinds):
            if levels.isPlain { return kinds[0] }
            var form: Form = []
            for (number, kind) in kinds.enumerated() {
                let step = levels[number + 1] - levels[0]
                form += kind.map { ($0.column, $0.coefficient * step) }
            }
            return levels[0] == 0 ? form : form + constant(levels[0])
        }
    }

    /// The part of each kind but the first.
    func kinds(_ matter: Matter) -> [Form] {
        switch matter {
        case .kinds(let kinds): return kinds
        case .even(let form, let bounds):
            let (low, high) = levels.around(bounds)
            if levels.isPlain {
                if !bounds.isExact { form.forEach { tied.append(($0.column, 0, 1)) } }
                return [form]
            }
            var kinds = [Form](repeating: [], count: levels.count - 1)
            if low == high {
                if low > 0 { kinds[low - 1] = constant(1) }
                return kinds
            }
            let width = levels[high] - levels[low]
            if bounds.isExact {
                isOuter = true
            } else {
                form.forEach { tied.append(($0.column, levels[low], levels[high])) }
            }
            let upper = form.map { (column: $0.column, coefficient: $0.coefficient / width) }
            kinds[high - 1] = upper + (levels[low] == 0 ? [] : scaled(constant(levels[low]), -1 / width))
            if low > 0 { kinds[low - 1] = constant(1) + scaled(kinds[high - 1], -1) }
            return kinds
        }
    }

    func scaled(_ form: Form, _ factor: Double) -> Form { form.map { ($0.column, $0.coefficient * factor) } }

    /// One column that is the share of what is traced.
    func column(ofContent matter: Matter) -> Int {
        let form = content(matter)
        if form.count == 1, form[0].coefficient == 1 { return form[0].column }
        let column = free(ShareMath.unknown)
        program.addRow(merged(form + [(column, -1)]), 0, 0)
        labels.append(nil)
        return column
    }

    // MARK: Nodes

    /// A node of its own: one share where it is even, else its kinds.
    private func node(_ share: Bounds, isEven: Bool) -> Matter { isEven ? even(share) : freeKinds(share) }

    /// Whether goods are as good as a constant: their share is certain and says of what kinds they are.
    private func isSettled(_ share: Bounds, pieces: Bounds) -> Bool {
        share.isExact && (levels.isPlain || pieces.isExact)
    }

    func matter(of lot: Int) -> Matter {
        if let found = lotMatter[lot] { return found }
        let made = node(forward.lots[lot], isEven: forward.isEven(lot))
        lotMatter[lot] = made
        waiting.add(rank.lots[lot])
        return made
    }

    func matter(partOf lot: Int, _ amount: Double?) -> Matter {
        let share = forward.part(of: lot, amount)
        if isSettled(share, pieces: forward.lotPieces[lot]) { return even(share) }
        if forward.isEven(lot) { return matter(of: lot) }
        guard let amount, let fraction = forward.fraction(amount, of: lot) else {
            isOuter = true
            return freeKinds(share)
        }
        if fraction >= 1 { return matter(of: lot) }
        let part = freeKinds(share)
        lotParts[lot, default: []].append((amount, part))
        _ = matter(of: lot)
        return part
    }

    func matter(outputOf step: Int, _ weight: Double?) -> Matter {
        let share = forward.output(of: step, weight)
        if isSettled(share, pieces: forward.stepPieces[step]) { return even(share) }
        if forward.isEvenStep(step) { return matter(ofStep: step) }
        let total = forward.balance.flows[step].outputTotal
        guard let weight, let total, total > 0 else {
            isOuter = true
            return freeKinds(share)
        }
        if weight >= total { return matter(ofStep: step) }
        let part = freeKinds(share)
        stepParts[step, default: []].append((weight, part))
        _ = matter(ofStep: step)
        return part
    }

    func matter(ofStep step: Int) -> Matter {
        if let found = stepMatter[step] { return found }
        let made = node(forward.steps[step], isEven: forward.isMixing(step))
        stepMatter[step] = made
        waiting.add(rank.steps[step])
        return made
    }

    func matter(issuedBy entry: Int) -> Matter {
        let share = forward.entries[entry]
        if isSettled(share, pieces: forward.entryPieces[entry]) { return even(share) }
        let ledger = forward.graph.layout.ledger
        let pool = ledger.entries[entry].pool
        guard ledger.isMeasured[pool] else {
            isOuter = true
            return freeKinds(share)
        }
        if forward.isMixed(pool: pool) {
            // What is taken is like what lay there before.
            return entry > ledger.ranges[pool].lowerBound ? matter(after: entry - 1) : freeKinds(share)
        }
        if let found = issueMatter[entry] { return found }
        let made = freeKinds(share)
        issueMatter[entry] = made
        waiting.add(rank.entries[entry])
        wantedOfPool[pool, default: 0] += 1
        return made
    }

    /// The share after an entry of a mixed pool, or how much of each kind lies in a pool kept apart after it.
    func matter(after entry: Int) -> Matter {
        if let found = afterMatter[entry] { return found }
        let pool = forward.graph.layout.ledger.entries[entry].pool
        let made: Matter
        let stock = forward.stock.after[entry]
        if forward.isMixed(pool: pool) {
            made = even(forward.entries[entry])
        } else if levels.isPlain {
            let most = forward.most[entry]
            let least = max(0, stock - most.other)
            made = .kinds([[(program.addColumn(min(least, most.content), most.content), 1)]])
        } else {
            let columns = (1..<levels.count).map { _ in program.addColumn(0, max(0, stock)) }
            holdTogether(columns, max(0, stock))
            made = .kinds(columns.map { [($0, 1)] })
        }
        afterMatter[entry] = made
        waiting.add(rank.entries[entry])
        return made
    }
}
