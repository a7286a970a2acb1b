using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;

namespace Inspections.Core.Tests.Staffing;

/// <summary>Protocol section 7 word by word, by trying every team of every firm: slow, and without any flow.</summary>
internal sealed class ExhaustiveStaffing(TeamRule rule, IReadOnlyList<(Identifier Firm, IReadOnlyList<RosterLeaf> Allowed)> firms)
{
    private readonly Identifier[][][] _teams = [.. firms.Select(f => TeamsOf(f.Allowed, rule).ToArray())];
    private readonly Identifier[] _inspectors = [.. firms.SelectMany(f => f.Allowed).Select(r => r.Id).Distinct().Order()];

    public Assignment Assign(DrawKey key)
    {
        Identifier[][] taken = [.. firms.Select(_ => Array.Empty<Identifier>())];
        int bound = 1;
        while (!CanComplete(taken, bound))
        {
            bound++;
        }

        for (int f = 0; f < firms.Count; f++)
        {
            Identifier firm = firms[f].Firm;
            foreach (RosterLeaf inspector in firms[f].Allowed.OrderBy(r => key.AssignmentTicket(firm, r.Id)))
            {
                Identifier[] before = taken[f];
                taken[f] = before.Length < rule.Size ? [.. before, inspector.Id] : before;
                taken[f] = CanComplete(taken, bound) ? taken[f] : before;
            }
        }

        return new Assignment(bound, [.. firms.Select((f, n) => new Team(f.Firm, taken[n]))]);
    }

    private bool CanComplete(Identifier[][] taken, int bound)
    {
        var dead = new HashSet<string>(StringComparer.Ordinal);
        return From(0, new int[_inspectors.Length]);

        bool From(int firm, int[] loads)
        {
            string state = $"{firm}:{string.Join(',', loads)}";
            if (firm == firms.Count)
            {
                return true;
            }

            if (dead.Contains(state))
            {
                return false;
            }

            foreach (Identifier[] team in _teams[firm].Where(t => taken[firm].All(t.Contains)))
            {
                int[] next = [.. loads.Select((l, i) => l + (team.Contains(_inspectors[i]) ? 1 : 0))];
                if (next.All(l => l <= bound) && From(firm + 1, next))
                {
                    return true;
                }
            }

            dead.Add(state);
            return false;
        }
    }

    private static IEnumerable<Identifier[]> TeamsOf(IReadOnlyList<RosterLeaf> allowed, TeamRule rule) => Choose(allowed, rule.Size)
        .Where(t => t.GroupBy(r => r.Department).All(d => d.Count() <= rule.DepartmentLimit))
        .Select(t => t.Select(r => r.Id).ToArray());

    private static IEnumerable<RosterLeaf[]> Choose(IReadOnlyList<RosterLeaf> from, int count) => count == 0
        ? [[]]
        : from.SelectMany((first, i) => Choose([.. from.Skip(i + 1)], count - 1).Select(rest => (RosterLeaf[])[first, .. rest]));
}
