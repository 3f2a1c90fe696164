// LEMON's NetworkSimplex on a binary instance: people (u64), arcs (u64), then host, observer, cost (i32 each).
// A missing pair is an arc through the root at a cost above any saving, as in our own network.
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

using Graph = lemon::StaticDigraph;
using Simplex = lemon::NetworkSimplex<Graph, long long>;

int main(int count, char **words) {
    if (count != 2) return 2;
    std::FILE *file = std::fopen(words[1], "rb");
    std::uint64_t sizes[3];
    if (!file || std::fread(sizes, 8, 3, file) != 3) return 1;
    const int hosts = int(sizes[0]), observers = int(sizes[1]);
    const std::size_t pairs = sizes[2];
    std::vector<std::int32_t> rows(3 * pairs);
    if (std::fread(rows.data(), 12, pairs, file) != pairs) return 1;
    std::fclose(file);

    const int root = hosts + observers;
    long long dearest = 0;
    for (std::size_t i = 0; i < pairs; i++) dearest = std::max<long long>(dearest, rows[3 * i + 2]);
    const long long penalty = dearest * std::min(hosts, observers) + 1;
    const auto begun = std::chrono::steady_clock::now();
    std::vector<std::pair<int, int>> ends;
    std::vector<long long> costs;
    ends.reserve(pairs + root), costs.reserve(pairs + root);
    std::size_t next = 0;
    for (int host = 0; host < hosts; host++) {
        for (; next < pairs && rows[3 * next] == host; next++) {
            ends.emplace_back(host, hosts + rows[3 * next + 1]);
            costs.push_back(rows[3 * next + 2]);
        }
        ends.emplace_back(host, root);
        costs.push_back(penalty);
    }
    for (int observer = 0; observer < observers; observer++) {
        ends.emplace_back(root, hosts + observer);
        costs.push_back(0);
    }
    Graph graph;
    graph.build(root + 1, ends.begin(), ends.end());
    Graph::ArcMap<long long> cost(graph), most(graph);
    Graph::NodeMap<long long> supply(graph);
    for (std::size_t i = 0; i < ends.size(); i++) {
        cost[graph.arc(int(i))] = costs[i];
        most[graph.arc(int(i))] = ends[i].first == root || ends[i].second == root ? 2LL * root : 1;
    }
    for (int host = 0; host < hosts; host++) supply[graph.node(host)] = 2;
    for (int observer = 0; observer < observers; observer++) supply[graph.node(hosts + observer)] = -2;
    supply[graph.node(root)] = 2LL * observers - 2LL * hosts;
    Simplex simplex(graph);
    simplex.upperMap(most).costMap(cost).supplyMap(supply);
    const auto built = std::chrono::steady_clock::now();
    if (simplex.run() != Simplex::OPTIMAL) return 1;
    const auto solved = std::chrono::steady_clock::now();

    long long total = 0, planned = 0;
    for (std::size_t i = 0; i < ends.size(); i++) {
        if (ends[i].first == root || ends[i].second == root) continue;
        const long long flow = simplex.flow(graph.arc(int(i)));
        total += flow * costs[i], planned += flow;
    }
    const std::chrono::duration<double, std::milli> build = built - begun, solve = solved - built;
    std::printf("{\"solve_ms\": %.4f, \"build_ms\": %.4f, \"cost\": %lld, \"pairs\": %lld}\n", solve.count(),
                build.count(), total, planned);
}
