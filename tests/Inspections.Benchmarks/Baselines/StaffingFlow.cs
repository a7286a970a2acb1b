using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;

namespace Inspections.Benchmarks.Baselines;

/// <summary>
/// The staffing of all drawn firms as a flow: source → firm (team size) → firm and department (department limit)
/// → inspector (1) → sink (bound). It is complete when every firm's team is full.
/// </summary>
internal sealed class StaffingFlow
{
    private const int Source = 0;
    private const int Sink = 1;

    private readonly FlowNetwork _network;
    private readonly Dictionary<(Identifier Firm, Identifier Inspector), int> _pairs = [];
    private readonly Dictionary<Identifier, Identifier[]> _candidates = [];
    private readonly List<int> _loads = [];
    private readonly int _demand;

    public StaffingFlow(TeamRule team, IReadOnlyList<(Identifier Firm, IReadOnlyList<RosterLeaf> Allowed)> firms)
    {
        Identifier[] inspectors = [.. firms.SelectMany(f => f.Allowed).Select(r => r.Id).Distinct()];
        int groups = firms.Sum(f => f.Allowed.Select(r => r.Department).Distinct().Count());
        _network = new FlowNetwork(2 + inspectors.Length + firms.Count + groups);
        _demand = firms.Count * team.Size;

        int next = 2;
        Dictionary<Identifier, int> nodes = inspectors.ToDictionary(i => i, _ => next++);
        _loads.AddRange(inspectors.Select(i => _network.Add(nodes[i], Sink, 0)));
        foreach ((Identifier firm, IReadOnlyList<RosterLeaf> allowed) in firms)
        {
            _candidates[firm] = [.. allowed.Select(r => r.Id)];
            int firmNode = next++;
            _network.Add(Source, firmNode, team.Size);
            foreach (IGrouping<Label, RosterLeaf> department in allowed.GroupBy(r => r.Department))
            {
                int departmentNode = next++;
                _network.Add(firmNode, departmentNode, team.DepartmentLimit);
                foreach (RosterLeaf inspector in department)
                {
                    _pairs[(firm, inspector.Id)] = _network.Add(departmentNode, nodes[inspector.Id], 1);
                }
            }
        }
    }

    /// <summary>Completes the flow under the smallest bound and returns it. Each firm can be staffed by itself, so one exists.</summary>
    public int FindBound()
    {
        int bound = 0, flow = 0;
        while (flow < _demand)
        {
            bound++;
            _loads.ForEach(edge => _network.Widen(edge, 1));
            while (flow < _demand && _network.Augment(Source, Sink))
            {
                flow++;
            }
        }

        return bound;
    }

    /// <summary>The inspectors allowed for a firm; none for one that takes no part.</summary>
    public IReadOnlyList<Identifier> CandidatesOf(Identifier firm) => _candidates.GetValueOrDefault(firm, []);

    /// <summary>Gives the inspector to the firm for good if all can still be completed.</summary>
    public bool TryTake(Identifier firm, Identifier inspector)
    {
        int pair = _pairs[(firm, inspector)];
        bool taken = _network.Carries(pair) || _network.Force(pair);

        // Taken for good, or never possible again: what can be completed only shrinks.
        _network.Freeze(pair);
        return taken;
    }

    /// <summary>The teams of protocol section 7 by this flow.</summary>
    public static Assignment Assign(DrawKey key, IReadOnlyList<Identifier> drawOrder, TeamRule team, Eligibility eligibility)
    {
        var plan = new StaffingFlow(team, [.. drawOrder.Where(eligibility.CanStaff).Select(f => (f, eligibility.AllowedFor(f)))]);
        int bound = plan.FindBound();
        return new Assignment(bound, [.. drawOrder.Select(f => new Team(f, Take(key, plan, f, team.Size)))]);
    }

    private static List<Identifier> Take(DrawKey key, StaffingFlow plan, Identifier firm, int size)
    {
        List<Identifier> members = [];
        foreach (Identifier inspector in plan.CandidatesOf(firm).OrderBy(i => key.AssignmentTicket(firm, i)).ThenBy(i => i))
        {
            if (members.Count < size && plan.TryTake(firm, inspector))
            {
                members.Add(inspector);
            }
        }

        return members;
    }
}
