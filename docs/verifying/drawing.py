"""Protocol sections 4 to 7: key and tickets, quotas, selection, teams."""
import collections, hmac, re
from verifying.forms import HEX, canonical, seconds

def draw_key(commitment, values): return hmac.digest(bytes(32), canonical({"commitment": commitment, "sources": values}), "sha256")
def ticket(prk, label): return hmac.digest(prk, label.encode() + b"\1", "sha256")  # HKDF-Expand of one block
def is_value(s, value):
    if s["kind"] not in ("ssq", "dlt"): return bool(re.fullmatch("[0-9]{%d}" % s["digits"] if s["kind"] == "dice" else HEX, value))
    parts, balls = [p.split(" ") for p in value.split("|")], ((6, "33"), (1, "16")) if s["kind"] == "ssq" else ((5, "35"), (2, "12"))
    return len(parts) == 2 and all(p == sorted(set(p)) and len(p) == n and all(re.fullmatch("[0-9]{2}", b) and "01" <= b <= most for b in p)
                                   for p, (n, most) in zip(parts, balls))
def spread(amount, weights, bounds):  # largest remainder
    shares = [amount * w // sum(weights) for w in weights]
    by_remainder = sorted(range(len(weights)), key=lambda h: -(amount * weights[h] % sum(weights)))
    for h in by_remainder[:amount - sum(shares)]: shares[h] += 1
    shares = [min(share, bound) for share, bound in zip(shares, bounds)]
    for h, bound in enumerate(bounds): shares[h] += min(bound - shares[h], amount - sum(shares))
    return shares
def ceil(rate, n): return -(-rate["numerator"] * n // rate["denominator"])
def takes(c, population, drawn, eligible):  # figures of the strata; gives the takes, and what the year still has to draw
    needs, floor = [ceil(q, p) for q, p in zip(c["quotas"], population)], max(ceil(c["floor"], c["largest"]), c["rounds"]) - c["gone"]
    lack, room = min(sum(population), max(0, floor)) - sum(needs), [p - n for p, n in zip(population, needs)]
    if lack > 0: needs = [n + more for n, more in zip(needs, spread(lack, room, room))]
    rest = [max(0, n - d) for n, d in zip(needs, drawn)]
    share = 1 if c.get("lifted") else max(1, -(-sum(rest) // max(1, c["rounds"] - c["round"] + 1)))
    weights = rest if any(rest) and not c.get("lifted") else eligible
    return (spread(min(sum(eligible), share), weights, eligible) if any(eligible) else None), sum(rest)
def may_be_drawn(leaf, lifted): return "excluded" not in leaf or lifted and leaf["excluded"] == ["drawn"]
def select(prk, c, frame):  # the receipt's strata, and the draw order
    strata, won = [], []
    for q in c["quotas"]:
        pool = [leaf["id"] for leaf in frame if leaf["stratum"] == q["stratum"] and may_be_drawn(leaf, c.get("lifted"))]
        drawn = sorted((ticket(prk, "firm:" + firm), firm) for firm in pool)[:q["take"]]
        strata.append({"drawn": [f for _, f in drawn], "stratum": q["stratum"], **({"cutoff": drawn[-1][0].hex()} if drawn else {})})
        won += drawn
    return strata, [firm for _, firm in sorted(won)]
def push(room, start, goal):  # max-flow's one step: moves a unit along a shortest path with room left, False if there is none
    came, queue = {start: None}, collections.deque([start])
    while queue and goal not in came:
        here = queue.popleft()
        for there in (n for n, left in room[here].items() if left and n not in came):
            came[there] = here
            queue.append(there)
    while goal in came and came[goal] is not None:
        room[came[goal]][goal] -= 1
        room[goal][came[goal]] = room[goal].get(came[goal], 0) + 1
        goal = came[goal]
    return goal == start
def teams(prk, team, order, allowed):  # the drawn firms in order; firm -> its allowed inspectors' leaves; gives bound and teams
    size, most, room, staffed = team["size"], team.get("perDepartment", team["size"]), collections.defaultdict(dict), []
    for firm in order:
        departments = collections.Counter(i["department"] for i in allowed[firm])
        if sum(min(n, most) for n in departments.values()) < size: continue  # step 0
        staffed.append(firm)
        room["source"][firm] = size
        room[firm].update({(firm, d): most for d in departments})
        for i in allowed[firm]: room[firm, i["department"]]["inspector", i["id"]] = 1
    inspectors, bound = {i for node in list(room) if isinstance(node, tuple) for i in room[node]}, 0
    while any(room["source"].values()):  # step 1: room for one more firm each, until every firm has its team
        bound += 1
        for i in inspectors: room[i]["goal"] = room[i].get("goal", 0) + 1
        while push(room, "source", "goal"): pass
    result = {firm: [] for firm in order}
    for firm in staffed:  # step 2: a pair is in some complete staffing iff one unit can go round in a circle through it
        for _, j, department in sorted((ticket(prk, f"assign:{firm}:{i['id']}"), i["id"], i["department"]) for i in allowed[firm]):
            part, inspector = (firm, department), ("inspector", j)
            if len(result[firm]) == size or room[part][inspector] and not push(room, inspector, part): continue
            room[part][inspector], room[inspector][part] = 0, 0  # given out for good
            result[firm].append(j)
    return bound, [{"firm": firm, "inspectors": result[firm]} for firm in order]
