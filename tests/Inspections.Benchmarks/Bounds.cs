using Google.OrTools.Graph;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;

namespace Inspections.Benchmarks;

/// <summary>The bound of protocol section 7 on large draws, against the maximum flow of OR-Tools: the bound is enough, and one less is not.</summary>
internal static class Bounds
{
    private const int Cases = 200;

    /// <summary>Compares the bounds of 200 made-up draws; says which differ.</summary>
    public static void Check(TextWriter output)
    {
        int different = 0;
        for (int n = 0; n < Cases; n++)
        {
            byte[] chance = Digest.Of([(byte)n, (byte)'b']).ToArray();
            int firms = 200 + (8 * chance[0]), inspectors = 20 + chance[1], departments = 1 + (chance[2] % 12), size = 1 + (chance[3] % 3);
            var rule = new TeamRule(size, chance[4] % 2 == 0 ? null : 1);
            RosterLeaf[] roster = [.. Enumerable.Range(0, inspectors).Select(i => new RosterLeaf(
                Identifier.Parse(FormattableString.Invariant($"S{i:D4}")), Label.Parse(FormattableString.Invariant($"d{int.Min(i % 7, departments)}")), [Made.Sector]))];
            Identifier[] drawn = Made.Firms(firms);
            var away = drawn.Select((f, i) => (f, i)).ToDictionary(
                p => p.f,
                p => (IReadOnlyList<Identifier>)[.. roster.Where((_, r) => Scattered(n, p.i, r) < chance[5] / 2).Select(r => r.Id)]);
            var eligibility = new Eligibility(Made.Sector, rule, roster, away);
            Identifier[] staffed = [.. drawn.Where(eligibility.CanStaff)];
            int ours = TeamAssigner.Assign(Made.Key, drawn, rule, eligibility).Bound;
            RosterLeaf[][] allowed = [.. staffed.Select(f => eligibility.AllowedFor(f).ToArray())];
            bool enough = IsEnough(allowed, rule, roster, ours), fewer = ours > 0 && IsEnough(allowed, rule, roster, ours - 1);
            if (!enough || fewer)
            {
                different++;
                output.WriteLine(FormattableString.Invariant($"case {n}: {firms} firms, {inspectors} inspectors: {ours}; by OR-Tools {(enough ? "fewer are enough" : "not enough")}"));
            }
        }

        output.WriteLine(FormattableString.Invariant($"{Cases} bounds, {different} different"));
    }

    // A byte that looks like chance and is the same every time (the finalizer of SplitMix64).
    private static byte Scattered(int draw, int firm, int inspector)
    {
        ulong x = ((ulong)draw << 40) ^ ((ulong)firm << 16) ^ (ulong)inspector;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return (byte)(x ^ (x >> 31));
    }

    private static bool IsEnough(RosterLeaf[][] allowed, TeamRule rule, RosterLeaf[] roster, int bound) =>
        Flow(allowed, rule, roster, bound) == (long)allowed.Length * rule.Size;

    private static long Flow(RosterLeaf[][] allowed, TeamRule rule, RosterLeaf[] roster, int bound)
    {
        var flow = new MaxFlow();
        int next = 2 + roster.Length + allowed.Length;
        Dictionary<Identifier, int> nodes = roster.Select((r, i) => (r.Id, i)).ToDictionary(p => p.Id, p => 2 + p.i);
        foreach (int node in nodes.Values)
        {
            flow.AddArcWithCapacity(node, 1, bound);
        }

        for (int f = 0; f < allowed.Length; f++)
        {
            int firm = 2 + roster.Length + f;
            flow.AddArcWithCapacity(0, firm, rule.Size);
            foreach (IGrouping<Label, RosterLeaf> department in allowed[f].GroupBy(r => r.Department))
            {
                int group = next++;
                flow.AddArcWithCapacity(firm, group, rule.DepartmentLimit);
                foreach (RosterLeaf inspector in department)
                {
                    flow.AddArcWithCapacity(group, nodes[inspector.Id], 1);
                }
            }
        }

        flow.Solve(0, 1);
        return flow.OptimalFlow();
    }
}
