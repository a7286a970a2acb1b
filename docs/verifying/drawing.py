"""Protocol sections 4 to 7: key and tickets, quotas, selection, teams."""
import collections, hmac, re
from verifying.forms import HEX, canonical

# ---- Section 4: values, key, tickets
def is_value(source, value):
    kind = source["kind"]
    if kind == "dice": return re.fullmatch("[0-9]{%d}" % source["digits"], value) is not None
    if kind in ("sealed", "drand"): return re.fullmatch(HEX, value) is not None
    parts = [part.split(" ") for part in value.split("|")]
    balls = ((6, 33), (1, 16)) if kind == "ssq" else ((5, 35), (2, 12))
    return len(parts) == 2 and all(is_ascending(part, *rule) for part, rule in zip(parts, balls))

def is_ascending(balls, count, highest):
    if len(balls) != count or balls != sorted(set(balls)): return False
    return all(re.fullmatch("[0-9]{2}", ball) and 1 <= int(ball) <= highest for ball in balls)

def draw_key(commitment, values):  # HKDF-Extract with 32 zero bytes
    return hmac.digest(bytes(32), canonical({"commitment": commitment, "sources": values}), "sha256")

def ticket(prk, label):  # HKDF-Expand of one block
    return hmac.digest(prk, label.encode() + b"\1", "sha256")

# ---- Section 5: quotas
def ceil(rate, n): return -(-rate["numerator"] * n // rate["denominator"])

def spread(amount, weights, bounds):
    """Largest remainder: what is over a bound goes to the first stratum with room, then the next."""
    shares = [amount * w // sum(weights) for w in weights]
    by_remainder = sorted(range(len(weights)), key=lambda h: -(amount * weights[h] % sum(weights)))
    for h in by_remainder[:amount - sum(shares)]: shares[h] += 1
    shares = [min(share, bound) for share, bound in zip(shares, bounds)]
    for h, bound in enumerate(bounds): shares[h] += min(bound - shares[h], amount - sum(shares))
    return shares

def takes(c, population, drawn, eligible):
    """The takes by the figures of the strata (None if nobody may be drawn), and what the year still has to draw."""
    need = [ceil(quota, p) for quota, p in zip(c["quotas"], population)]
    floor = max(ceil(c["floor"], c["largest"]), c["rounds"]) - c["gone"]
    lack = min(sum(population), max(0, floor)) - sum(need)
    if lack > 0:
        room = [p - n for p, n in zip(population, need)]
        need = [n + more for n, more in zip(need, spread(lack, room, room))]
    rest = [max(0, n - d) for n, d in zip(need, drawn)]
    if not any(eligible): return None, sum(rest)
    rounds_left = max(1, c["rounds"] - c["round"] + 1)
    total = 1 if c.get("lifted") else min(sum(eligible), max(1, -(-sum(rest) // rounds_left)))
    return spread(total, rest if any(rest) and not c.get("lifted") else eligible, eligible), sum(rest)

# ---- Section 6: selection
def may_be_drawn(leaf, lifted): return "excluded" not in leaf or bool(lifted) and leaf["excluded"] == ["drawn"]

def select(prk, c, frame):
    """The receipt's strata, and the draw order."""
    strata, won = [], []
    for q in c["quotas"]:
        pool = [leaf["id"] for leaf in frame if leaf["stratum"] == q["stratum"] and may_be_drawn(leaf, c.get("lifted"))]
        drawn = sorted((ticket(prk, "firm:" + firm), firm) for firm in pool)[:q["take"]]
        cutoff = {"cutoff": drawn[-1][0].hex()} if drawn else {}
        strata.append({"drawn": [firm for _, firm in drawn], "stratum": q["stratum"], **cutoff})
        won += drawn
    return strata, [firm for _, firm in sorted(won)]

# ---- Section 7: teams, by max-flow: firm -> (firm, department) -> inspector -> goal
def push(room, start, goal):
    """Moves one unit along a shortest path with room left, and makes room for taking it back; False if there is no path."""
    came, queue = {start: None}, collections.deque([start])
    while queue and goal not in came:
        here = queue.popleft()
        for there in room[here]:
            if there not in came:
                came[there] = here
                queue.append(there)
    while goal in came and came[goal] is not None:
        here = came[goal]
        room[here][goal] -= 1
        if room[here][goal] == 0: del room[here][goal]
        room[goal][here] = room[goal].get(here, 0) + 1
        goal = here
    return goal == start

def teams(prk, team, order, allowed):
    """Bound and teams of the drawn firms in draw order; `allowed`: firm -> the roster leaves of its allowed inspectors."""
    size, most = team["size"], team.get("perDepartment", team["size"])
    room, staffed = collections.defaultdict(dict), []
    for firm in order:
        departments = collections.Counter(i["department"] for i in allowed[firm])
        if sum(min(n, most) for n in departments.values()) < size: continue  # step 0: it stays without a team
        staffed.append(firm)
        for department in departments: room[f"firm {firm}"][f"part {firm} {department}"] = most
        for i in allowed[firm]: room[f"part {firm} {i['department']}"][f"inspector {i['id']}"] = 1

    inspectors = {f"inspector {i['id']}" for firm in staffed for i in allowed[firm]}
    bound = 0
    for firm in staffed * size:  # step 1: one firm more for every inspector whenever a firm finds nobody
        while not push(room, f"firm {firm}", "goal"):
            bound += 1
            for i in inspectors: room[i]["goal"] = room[i].get("goal", 0) + 1

    result = {firm: [] for firm in order}
    for firm in staffed:  # step 2: a pair is in some complete staffing iff one unit can go round in a circle through it
        by_ticket = sorted((ticket(prk, f"assign:{firm}:{i['id']}"), i["id"], i["department"]) for i in allowed[firm])
        for _, j, department in by_ticket:
            part, inspector = f"part {firm} {department}", f"inspector {j}"
            if len(result[firm]) == size: break
            if inspector in room[part] and not push(room, inspector, part): continue
            room[part].pop(inspector, None)  # given out for good
            room[inspector].pop(part, None)
            result[firm].append(j)
    return bound, [{"firm": firm, "inspectors": result[firm]} for firm in order]
