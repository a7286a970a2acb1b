using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;

namespace Inspections.Core.Staffing;

/// <summary>
/// Draws the teams (protocol section 7): first the smallest bound on anybody's firms, then, firm by firm in draw
/// order, the inspectors in ticket order, each taken only if everybody after can still be staffed. The result
/// depends on the tickets alone; the flow below only answers "can it still be completed".
/// </summary>
public static class TeamAssigner
{
    /// <summary>Staffs the drawn firms.</summary>
    /// <param name="key">The draw's key.</param>
    /// <param name="drawOrder">The drawn firms in draw order.</param>
    /// <param name="team">How a team is made up.</param>
    /// <param name="eligibility">The allowed pairs.</param>
    public static Assignment Assign(DrawKey key, IReadOnlyList<Identifier> drawOrder, TeamRule team, Eligibility eligibility)
    {
        ArgumentNullException.ThrowIfNull(drawOrder);
        ArgumentNullException.ThrowIfNull(eligibility);
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
