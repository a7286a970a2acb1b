using Google.OrTools.Graph;
using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;

namespace Inspections.Benchmarks;

/// <summary>The bound of protocol section 7 on large draws, against the maximum flow of OR-Tools.</summary>
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
                p => (IReadOnlyList<Identifier>)[.. roster.Where((_, r) => Digest.Of(BitConverter.GetBytes((n * 1_000_003) + (p.i * 997) + r)).ToArray()[0] < chance[5] / 2).Select(r => r.Id)]);
            var eligibility = new Eligibility(Made.Sector, rule, roster, away);
            Identifier[] staffed = [.. drawn.Where(eligibility.CanStaff)];
            int ours = TeamAssigner.Assign(Made.Key, drawn, rule, eligibility).Bound;
            int theirs = Smallest(staffed, rule, eligibility, roster);
            if (ours != theirs)
            {
                different++;
                output.WriteLine(FormattableString.Invariant($"case {n}: {firms} firms, {inspectors} inspectors: {ours}, OR-Tools {theirs}"));
            }
        }

        output.WriteLine(FormattableString.Invariant($"{Cases} bounds, {different} different"));
    }

    private static int Smallest(Identifier[] firms, TeamRule rule, Eligibility eligibility, RosterLeaf[] roster)
    {
        int low = firms.Length == 0 ? 0 : 1, high = firms.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Flow(firms, rule, eligibility, roster, middle) == (long)firms.Length * rule.Size ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static long Flow(Identifier[] firms, TeamRule rule, Eligibility eligibility, RosterLeaf[] roster, int bound)
    {
        var flow = new MaxFlow();
        int next = 2 + roster.Length + firms.Length;
        Dictionary<Identifier, int> nodes = roster.Select((r, i) => (r.Id, i)).ToDictionary(p => p.Id, p => 2 + p.i);
        foreach (int node in nodes.Values)
        {
            flow.AddArcWithCapacity(node, 1, bound);
        }

        for (int f = 0; f < firms.Length; f++)
        {
            int firm = 2 + roster.Length + f;
            flow.AddArcWithCapacity(0, firm, rule.Size);
            foreach (IGrouping<Label, RosterLeaf> department in eligibility.AllowedFor(firms[f]).GroupBy(r => r.Department))
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
