// LEMON's NetworkSimplex on a binary instance: people (u64), arcs (u64), then host, observer, cost (i32 each), where a
// missing pair is an arc through the root at a cost above any saving, as in our own network. Or on a file in DIMACS
// format (`.min`), as `kolega pair plan --dimacs` writes it.
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

using Graph = lemon::StaticDigraph;
using Simplex = lemon::NetworkSimplex<Graph, long long>;

struct Arc {
    int tail, head, most, cost_at;
};

struct Problem {
    std::vector<long long> supply;
    std::vector<std::pair<int, int>> ends;
    std::vector<long long> costs;
    std::vector<long long> most;

    void add(int tail, int head, long long capacity, long long cost) {
        ends.emplace_back(tail, head), most.push_back(capacity), costs.push_back(cost);
    }
};

// Arcs must come by tail: StaticDigraph wants them so.
static Problem dimacs(std::FILE *file) {
    Problem read;
    std::vector<Arc> arcs;
    std::vector<long long> costs;
    std::vector<char> line(1 << 16);
    while (std::fgets(line.data(), int(line.size()), file)) {
        char *at = line.data() + 1;
        const auto number = [&at] { return std::strtoll(at, &at, 10); };
        if (line[0] == 'p') {
            while (*at && (*at < '0' || *at > '9')) at++;
            read.supply.resize(std::size_t(number()));
            const auto count = std::size_t(number());
            arcs.reserve(count), costs.reserve(count);
        } else if (line[0] == 'n') {
            const auto node = number();
            read.supply[std::size_t(node - 1)] = number();
        } else if (line[0] == 'a') {
            const int tail = int(number()) - 1, head = int(number()) - 1;
            number();
            const int most = int(number());
            arcs.push_back({tail, head, most, int(costs.size())});
            costs.push_back(number());
        }
    }
    std::stable_sort(arcs.begin(), arcs.end(), [](const Arc &a, const Arc &b) { return a.tail < b.tail; });
    for (const Arc &arc : arcs) read.add(arc.tail, arc.head, arc.most, costs[std::size_t(arc.cost_at)]);
    return read;
}

static Problem pairs(std::FILE *file) {
    std::uint64_t sizes[3];
    Problem read;
    if (std::fread(sizes, 8, 3, file) != 3) std::exit(1);
    const int hosts = int(sizes[0]), observers = int(sizes[1]), root = hosts + observers;
    const std::size_t count = sizes[2];
    std::vector<std::int32_t> rows(3 * count);
    if (std::fread(rows.data(), 12, count, file) != count) std::exit(1);
    long long dearest = 0;
    for (std::size_t i = 0; i < count; i++) dearest = std::max<long long>(dearest, rows[3 * i + 2]);
    const long long penalty = dearest * std::min(hosts, observers) + 1;
    std::size_t next = 0;
    for (int host = 0; host < hosts; host++) {
        for (; next < count && rows[3 * next] == host; next++)
            read.add(host, hosts + rows[3 * next + 1], 1, rows[3 * next + 2]);
        read.add(host, root, 2LL * root, penalty);
    }
    for (int observer = 0; observer < observers; observer++) read.add(root, hosts + observer, 2LL * root, 0);
    read.supply.assign(std::size_t(hosts), 2);
    read.supply.resize(std::size_t(root), -2);
    read.supply.push_back(2LL * observers - 2LL * hosts);
    return read;
}

static double processor() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

int main(int count, char **words) {
    if (count != 2) return 2;
    const std::string name = words[1];
    std::FILE *file = std::fopen(words[1], "rb");
    if (!file) return 1;
    const bool text = name.size() > 4 && name.substr(name.size() - 4) == ".min";
    const Problem problem = text ? dimacs(file) : pairs(file);
    std::fclose(file);

    Graph graph;
    graph.build(int(problem.supply.size()), problem.ends.begin(), problem.ends.end());
    Graph::ArcMap<long long> cost(graph), most(graph);
    Graph::NodeMap<long long> supply(graph);
    for (std::size_t i = 0; i < problem.ends.size(); i++) {
        cost[graph.arc(int(i))] = problem.costs[i];
        most[graph.arc(int(i))] = problem.most[i];
    }
    for (std::size_t i = 0; i < problem.supply.size(); i++) supply[graph.node(int(i))] = problem.supply[i];
    Simplex simplex(graph);
    simplex.upperMap(most).costMap(cost).supplyMap(supply);
    const auto built = std::chrono::steady_clock::now();
    const double begun = processor();
    if (simplex.run() != Simplex::OPTIMAL) return 1;
    const double used = processor() - begun;
    const std::chrono::duration<double, std::milli> solve = std::chrono::steady_clock::now() - built;

    // The last node is the root: what does not touch it is a pair, or a charge of the plan's.
    const int root = int(problem.supply.size()) - 1;
    long long total = 0, planned = 0, objective = 0;
    for (std::size_t i = 0; i < problem.ends.size(); i++) {
        const long long flow = simplex.flow(graph.arc(int(i)));
        objective += flow * problem.costs[i];
        if (problem.ends[i].first == root || problem.ends[i].second == root) continue;
        total += flow * problem.costs[i], planned += flow;
    }
    std::printf("{\"solve_ms\": %.4f, \"cpu_ms\": %.4f, \"cost\": %lld, \"pairs\": %lld, \"objective\": %lld}\n",
                solve.count(), used, total, planned, objective);
}
