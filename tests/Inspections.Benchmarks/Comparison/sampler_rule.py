"""The rule of Rivest's consistent_sampler (without replacement), written from its published description: the first COUNT ids
by ticket, where the ticket of an id is SHA-256 of the seed's hash and the id, as a decimal fraction read from its last digit.

    sampler_rule.py IDS SEED COUNT      one id a line; prints the sample in order
    sampler_rule.py --check             the known answers of its documentation
"""
import hashlib
import heapq
import sys

FIRST = {"seed": 314159, "ids": ["A-1", "A-2", "A-3", "B-1", "B-2", "B-3"], "order": ["B-2", "B-3", "A-3", "A-2", "B-1", "A-1"]}


def ticket(seed_hash, identifier):
    number = int(hashlib.sha256((seed_hash + identifier).encode()).hexdigest(), 16)
    return "0." + str(number)[::-1]


def sample(ids, seed, count):
    seed_hash = hashlib.sha256(str(seed).encode()).hexdigest()
    return [i for _, i in heapq.nsmallest(count, ((ticket(seed_hash, i), i) for i in ids))]


if __name__ == "__main__":
    if sys.argv[1] == "--check":
        assert sample(FIRST["ids"], FIRST["seed"], 6) == FIRST["order"]
        print("as documented")
    else:
        with open(sys.argv[1], encoding="ascii") as lines:
            print("\n".join(sample([line.rstrip("\n") for line in lines], sys.argv[2], int(sys.argv[3]))))
