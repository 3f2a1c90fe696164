"""OR-Tools' SimpleMinCostFlow on a binary instance: as many pairs as can be, then least cost, in its own way. Or on a
file in DIMACS format (`.min`), as `kolega pair plan --dimacs` writes it."""

import json
import sys
import time

import numpy as np
from ortools.graph.python import min_cost_flow

flow = min_cost_flow.SimpleMinCostFlow()
if sys.argv[1].endswith(".min"):
    import pandas

    table = pandas.read_csv(sys.argv[1], sep=" ", header=None, names=range(6), comment="c", low_memory=False)
    arcs = table[table[0] == "a"][[1, 2, 4, 5]].to_numpy(dtype=np.int64)
    tails, heads = (arcs[:, at].astype(np.int32) - 1 for at in (0, 1))
    begun = time.perf_counter()
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, arcs[:, 2], arcs[:, 3])
    for node, supply in table[table[0] == "n"][[1, 2]].to_numpy(dtype=np.int64):
        flow.set_node_supply(int(node) - 1, int(supply))
    solve = flow.solve
else:
    with open(sys.argv[1], "rb") as file:
        hosts, observers, pairs = (int(size) for size in np.fromfile(file, "<u8", 3))
        rows = np.fromfile(file, "<i4", 3 * pairs).reshape(-1, 3)
    begun = time.perf_counter()
    source, sink = hosts + observers, hosts + observers + 1
    tails = np.concatenate([np.full(hosts, source), rows[:, 0], np.arange(hosts, source)]).astype(np.int32)
    heads = np.concatenate([np.arange(hosts), rows[:, 1] + hosts, np.full(observers, sink)]).astype(np.int32)
    most = np.concatenate([np.full(hosts, 2), np.ones(pairs), np.full(observers, 2)]).astype(np.int64)
    costs = np.concatenate([np.zeros(hosts), rows[:, 2], np.zeros(observers)]).astype(np.int64)
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, most, costs)
    flow.set_node_supply(source, 2 * hosts)
    flow.set_node_supply(sink, -2 * hosts)
    solve = flow.solve_max_flow_with_min_cost
built = time.perf_counter()
status = solve()
solved = time.perf_counter()
assert status == flow.OPTIMAL, status
print(
    json.dumps(
        {
            "solve_ms": (solved - built) * 1e3,
            "build_ms": (built - begun) * 1e3,
            "cost": flow.optimal_cost(),
            "objective": flow.optimal_cost(),
            "pairs": flow.maximum_flow(),
        }
    )
)
