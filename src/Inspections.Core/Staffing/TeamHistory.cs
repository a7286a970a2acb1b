using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Staffing;

/// <summary>One firm's team through time. A change gives another history: what was asked before stays as it was.</summary>
/// <param name="Times">The teams, each with the entry since which and the day on which it stands; the drawn one first.</param>
/// <param name="Ever">Whoever was on the team once.</param>
/// <param name="Recused">Who is recused since the draw.</param>
/// <param name="IsNamed">True once the team was named.</param>
internal sealed record TeamHistory(
    IReadOnlyList<(long Since, DateOnly? Day, IReadOnlyList<Identifier> Team)> Times, IReadOnlyList<Identifier> Ever, IReadOnlyList<Identifier> Recused, bool IsNamed)
{
    /// <summary>The team as it stands.</summary>
    public IReadOnlyList<Identifier> Team => Times[^1].Team;

    /// <summary>Who cannot join: whoever was on the team once, or is recused since.</summary>
    public IReadOnlySet<Identifier> Away => new HashSet<Identifier>([.. Ever, .. Recused]);

    /// <summary>A team as it was drawn.</summary>
    public static TeamHistory Of(IReadOnlyList<Identifier> drawn) => new([(long.MinValue, null, drawn)], drawn, [], IsNamed: false);

    /// <summary>The team before the entry <paramref name="index"/>.</summary>
    public (long Since, DateOnly? Day, IReadOnlyList<Identifier> Team) Before(long index) => Times.Last(s => s.Since < index);

    /// <summary>The same with somebody who must stay away from now on.</summary>
    public TeamHistory Without(Identifier inspector) => Recused.Contains(inspector) ? this : this with { Recused = [.. Recused, inspector] };

    /// <summary>What a change makes of it.</summary>
    public TeamHistory After(TeamEntry change) => change.Body switch
    {
        NamedBody named => Become(change, named.Inspectors) with { IsNamed = true },
        SubstitutionBody substitution when Team.Contains(substitution.Inspector) =>
            Become(change, [.. Team.Where(i => i != substitution.Inspector), substitution.Substitute]),
        _ => Become(change, Team),
    };

    private TeamHistory Become(TeamEntry change, IReadOnlyList<Identifier> team) =>
        this with { Times = [.. Times, (change.Since, change.Day, team)], Ever = [.. Ever.Union(team)] };
}
