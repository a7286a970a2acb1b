using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;

namespace Inspections.Core.Staffing;

/// <summary>
/// Draws the teams (protocol section 7): first the smallest bound on anybody's firms, then, firm by firm in draw
/// order, the inspectors in ticket order, each taken only if everybody after can still be staffed. The result
/// depends on the tickets alone; the plan below only answers "can it still be completed".
/// </summary>
internal static class TeamAssigner
{
    // So many firms' tickets are made at once, on all cores.
    private const int Block = 256;

    /// <summary>Staffs the drawn firms.</summary>
    /// <param name="key">The draw's key.</param>
    /// <param name="drawOrder">The drawn firms in draw order.</param>
    /// <param name="team">How a team is made up.</param>
    /// <param name="eligibility">The allowed pairs.</param>
    /// <param name="progress">Told how many firms have their team.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="key"/>, <paramref name="drawOrder"/>, <paramref name="team"/> or <paramref name="eligibility"/> is null.</exception>
    public static Assignment Assign(
        DrawKey key, IReadOnlyList<Identifier> drawOrder, TeamRule team, Eligibility eligibility, IProgress<StaffingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(drawOrder);
        ArgumentNullException.ThrowIfNull(team);
        ArgumentNullException.ThrowIfNull(eligibility);
        Identifier[] firms = [.. drawOrder.Where(eligibility.CanStaff)];
        if (firms.Length == 0)
        {
            return new Assignment(0, [.. drawOrder.Select(f => new Team(f, []))]);
        }

        IReadOnlyList<RosterLeaf> inspectors = eligibility.Inspectors;
        int[][] away = [.. firms.Select(eligibility.AwayFrom)];
        var plan = new StaffingPlan(
            team.Size, team.DepartmentLimit, Departments(inspectors), away);
        plan.FindBound(cancellation);
        var teams = new Dictionary<Identifier, Identifier[]>(firms.Length);
        byte[][] ids = [.. inspectors.Select(i => Encoding.ASCII.GetBytes(i.Id.ToString()))];
        PairTickets[] tickets = [.. Enumerable.Range(0, int.Min(Block, firms.Length)).Select(_ => new PairTickets(key.Mac, ids))];
        for (int from = 0; from < firms.Length; from += Block)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = int.Min(Block, firms.Length - from);
            int first = from;
            Parallel.For(0, count, n => tickets[n].Of(firms[first + n]));
            for (int n = 0; n < count; n++)
            {
                teams.Add(firms[from + n], Take(plan, from + n, tickets[n], team.Size, inspectors, away[from + n]));
            }

            progress?.Report(new StaffingProgress(from + count, firms.Length));
        }

        return new Assignment(plan.Bound, [.. drawOrder.Select(f => new Team(f, teams.GetValueOrDefault(f, [])))]);
    }

    private static Identifier[] Take(
        StaffingPlan plan, int firm, PairTickets tickets, int size, IReadOnlyList<RosterLeaf> inspectors, int[] away)
    {
        var members = new Identifier[size];
        for (int taken = 0; taken < size && tickets.TryNext(out int inspector);)
        {
            if (!away.AsSpan().Contains(inspector) && plan.TryTake(firm, inspector))
            {
                members[taken++] = inspectors[inspector].Id;
            }
        }

        return members;
    }

    private static int[] Departments(IReadOnlyList<RosterLeaf> inspectors)
    {
        var numbers = new Dictionary<Label, int>();
        return [.. inspectors.Select(i => numbers.TryGetValue(i.Department, out int n) ? n : numbers[i.Department] = numbers.Count)];
    }
}

/// <summary>How far the making of teams has come.</summary>
/// <param name="Done">Firms that have their team.</param>
/// <param name="Total">Firms to be staffed.</param>
public readonly record struct StaffingProgress(int Done, int Total);
