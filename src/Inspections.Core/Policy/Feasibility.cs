using System.Text.Json.Serialization;

namespace Inspections.Core.Policy;

/// <summary>Why a sector's year cannot be kept as the policy asks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanFault>))]
public enum PlanFault
{
    /// <summary>The directory has no firm of the sector.</summary>
    NoFirms,

    /// <summary>Every firm is capped, cooling down or drawn.</summary>
    NobodyMayBeDrawn,

    /// <summary>The floor asks for more distinct firms than may be drawn.</summary>
    FloorOutOfReach,

    /// <summary>Too few available inspectors for one team within the department limit.</summary>
    TooFewInspectors,

    /// <summary>Recusals leave some firms with too few inspectors; a team would have to be named for them.</summary>
    FirmsWithoutTeam,
}

/// <summary>One fault and how far it reaches.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Needed">How many were needed: firms for the floor, inspectors for a team.</param>
/// <param name="Found">How many there are.</param>
public sealed record PlanProblem(PlanFault Fault, long Needed, long Found);

/// <summary>Judges whether a sector's year can be kept, before it begins.</summary>
public static class Feasibility
{
    /// <summary>Everything that stands in the way.</summary>
    /// <param name="next">Figures of the next round.</param>
    /// <param name="team">How a team is made up.</param>
    /// <param name="inspectorsByDepartment">Available inspectors of the sector, per department.</param>
    /// <param name="firmsWithoutTeam">Firms that may be drawn and cannot be staffed because of recusals.</param>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> or <paramref name="team"/> is null.</exception>
    public static IReadOnlyList<PlanProblem> Of(
        RoundFigures next, TeamRule team, IReadOnlyCollection<int> inspectorsByDepartment, long firmsWithoutTeam)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(team);
        long population = next.Strata.Sum(s => s.Population);
        long eligible = next.Strata.Sum(s => s.Eligible);
        if (population == 0)
        {
            return [new PlanProblem(PlanFault.NoFirms, 1, 0)];
        }

        var problems = new List<PlanProblem>();
        long floor = next.Needed;
        long reachable = next.Strata.Sum(s => s.Drawn) + (next.Lifted ? 0 : eligible) + next.Gone;
        if (eligible == 0)
        {
            problems.Add(new PlanProblem(PlanFault.NobodyMayBeDrawn, 1, 0));
        }

        if (reachable < floor)
        {
            problems.Add(new PlanProblem(PlanFault.FloorOutOfReach, floor, reachable));
        }

        long seats = inspectorsByDepartment.Sum(n => int.Min(n, team.DepartmentLimit));
        if (seats < team.Size)
        {
            problems.Add(new PlanProblem(PlanFault.TooFewInspectors, team.Size, seats));
        }
        else if (firmsWithoutTeam > 0)
        {
            problems.Add(new PlanProblem(PlanFault.FirmsWithoutTeam, 0, firmsWithoutTeam));
        }

        return problems;
    }
}
