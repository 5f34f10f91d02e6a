"""The cascade of OFAC on the same file with NetworkX and with SciPy, for comparison.

Usage: cascade.py STAKES.csv LISTED.txt [ONLY]

ONLY is a part of the name of the peer to run, such as Py for SciPy and NumPy; else all run.

Reading is not timed; times are processor time. Both compute who surely and who possibly falls under the rule, as Clew does: unknown stakes at their
least and at their greatest, the greatest bounded by what others hold at least.
"""
import csv
import sys
import time


def read(path):
    stakes = []
    with open(path, newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for owner, owned, share in rows:
            if share == "unknown":
                stakes.append((owner, owned, 0, 1_000_000))
            else:
                units = round(float(share[:-1]) * 10_000)
                stakes.append((owner, owned, units, units))
    return stakes


def with_networkx(stakes, listed):
    import networkx

    # Several stakes of one pair are one, from the least to the greatest, as in Clew.
    graph = networkx.DiGraph()
    for owner, owned, low, high in stakes:
        if graph.has_edge(owner, owned):
            edge = graph[owner][owned]
            edge["low"], edge["high"] = min(edge["low"], low), max(edge["high"], high)
        else:
            graph.add_edge(owner, owned, low=low, high=high)
    totals = {party: sum(edge["low"] for _, _, edge in graph.in_edges(party, data=True)) for party in graph}
    start = time.process_time()
    sure = set(listed)
    while True:
        candidates = {owned for owner in sure if owner in graph for owned in graph.successors(owner)} - sure
        new = {
            party
            for party in candidates
            if sum(edge["low"] for owner, _, edge in graph.in_edges(party, data=True) if owner in sure and owner != party)
            >= 500_000
        }
        if not new:
            break
        sure |= new
    possible = set(listed)
    bounds = {}
    while True:
        candidates = {owned for owner in possible if owner in graph for owned in graph.successors(owner)}
        new = set()
        for party in candidates:
            low = high = others = 0
            for owner, _, edge in graph.in_edges(party, data=True):
                if owner in possible and owner != party:
                    high += edge["high"]
                    low += edge["low"] if owner in sure else 0
                else:
                    others += edge["low"]
            room = 1_000_000 if totals[party] > 1_000_000 else 1_000_000 - others
            bounds[party] = (low, min(high, room))
            if party not in possible and bounds[party][1] >= 500_000:
                new.add(party)
        if not new:
            break
        possible |= new
    return time.process_time() - start, len(sure), len(possible - sure)


def arrays(stakes):
    """Numbers of the parties, and for each pair of one owner and one asset its range, as arrays."""
    import numpy

    pairs = {}
    for owner, owned, low, high in stakes:
        known = pairs.get((owner, owned))
        pairs[(owner, owned)] = (low, high) if known is None else (min(known[0], low), max(known[1], high))
    numbers = {}
    for owner, owned in pairs:
        numbers.setdefault(owner, len(numbers))
        numbers.setdefault(owned, len(numbers))
    rows = numpy.fromiter((numbers[owned] for _, owned in pairs), dtype=numpy.int32, count=len(pairs))
    columns = numpy.fromiter((numbers[owner] for owner, _ in pairs), dtype=numpy.int32, count=len(pairs))
    lows = numpy.fromiter((low for low, _ in pairs.values()), dtype=numpy.int64, count=len(pairs))
    highs = numpy.fromiter((high for _, high in pairs.values()), dtype=numpy.int64, count=len(pairs))
    return numbers, rows, columns, lows, highs


def with_scipy(stakes, listed):
    import numpy
    from scipy.sparse import csr_matrix

    numbers, rows, columns, lows, highs = arrays(stakes)
    count = len(numbers)
    self_held = rows == columns
    low = csr_matrix((numpy.where(self_held, 0, lows), (rows, columns)), shape=(count, count))
    high = csr_matrix((numpy.where(self_held, 0, highs), (rows, columns)), shape=(count, count))
    total = numpy.bincount(rows, weights=lows, minlength=count).astype(numpy.int64)
    start = time.process_time()
    sure = numpy.zeros(count, dtype=numpy.int64)
    for party in listed:
        if party in numbers:
            sure[numbers[party]] = 1
    possible = sure.copy()
    while True:
        grown = numpy.maximum(sure, (low @ sure >= 500_000).astype(numpy.int64))
        if (grown == sure).all():
            break
        sure = grown
    while True:
        room = numpy.where(total > 1_000_000, 1_000_000, 1_000_000 - (total - low @ possible))
        held = numpy.minimum(high @ possible, room)
        grown = numpy.maximum(possible, (held >= 500_000).astype(numpy.int64))
        if (grown == possible).all():
            break
        possible = grown
    return time.process_time() - start, int(sure.sum()), int(possible.sum() - (sure & possible).sum())


def with_frontier(stakes, listed):
    """Not a product of matrices but the holdings of those that came in last, with NumPy on SciPy's compressed columns."""
    import numpy
    from scipy.sparse import csc_matrix

    numbers, rows, columns, lows, highs = arrays(stakes)
    count = len(numbers)
    total = numpy.bincount(rows, weights=lows, minlength=count).astype(numpy.int64)
    others = rows != columns
    rows, columns, lows, highs = rows[others], columns[others], lows[others], highs[others]
    low = csc_matrix((lows, (rows, columns)), shape=(count, count))
    high = csc_matrix((highs, (rows, columns)), shape=(count, count))
    start = time.process_time()

    def stakes_of(parties):
        starts = low.indptr[parties]
        counts = low.indptr[parties + 1] - starts
        skipped = numpy.repeat(starts - numpy.cumsum(counts) + counts, counts)
        places = skipped + numpy.arange(counts.sum())
        return low.indices[places], places

    seeds = numpy.array(sorted({numbers[party] for party in listed if party in numbers}), dtype=numpy.int64)

    def grow(passes):
        inside = numpy.zeros(count, dtype=bool)
        inside[seeds] = True
        new = seeds
        while new.size:
            assets, places = stakes_of(new)
            reached = passes(assets, places)
            new = reached[~inside[reached]]
            inside[new] = True
        return inside

    sums = numpy.zeros((3, count), dtype=numpy.int64)

    def surely(assets, places):
        numpy.add.at(sums[0], assets, low.data[places])
        assets = numpy.unique(assets)
        return assets[sums[0][assets] >= 500_000]

    def possibly(assets, places):
        numpy.add.at(sums[1], assets, high.data[places])
        numpy.add.at(sums[2], assets, low.data[places])
        assets = numpy.unique(assets)
        stated = total[assets]
        room = numpy.where(stated > 1_000_000, 1_000_000, 1_000_000 - stated + sums[2][assets])
        return assets[numpy.minimum(sums[1][assets], room) >= 500_000]

    sure = grow(surely)
    possible = grow(possibly)
    return time.process_time() - start, int(sure.sum()), int((possible & ~sure).sum())


def main():
    stakes = read(sys.argv[1])
    only = sys.argv[3] if len(sys.argv) > 3 else None
    with open(sys.argv[2]) as file:
        listed = [line.strip() for line in file if line.strip()]
    for name, solve in (
        ("SciPy, sparse matrices", with_scipy),
        ("NumPy, frontier by hand", with_frontier),
        ("NetworkX", with_networkx),
    ):
        if only and only not in name:
            continue
        try:
            seconds, sure, open_ = solve(stakes, listed)
        except ImportError as error:
            print(f"{name}\tnot installed ({error.name})")
            continue
        print(f"{name}\t{seconds * 1000:.2f} ms\t{sure} yes, {open_} open", flush=True)


if __name__ == "__main__":
    main()
