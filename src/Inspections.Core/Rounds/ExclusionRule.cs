using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;

namespace Inspections.Core.Rounds;

/// <summary>Which inspections are asked for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InspectionScope>))]
public enum InspectionScope
{
    /// <summary>All that the ledger has.</summary>
    All,

    /// <summary>Results of draws alone, without other visits.</summary>
    WithoutVisits,

    /// <summary>Only those of the id itself: its results in the sector's draws, and visits that name it.</summary>
    Own,
}

/// <summary>One inspection.</summary>
/// <param name="Keys">Whose it is.</param>
/// <param name="Origins">The ids and sectors of the results that it comes from; an id without a sector for a visit.</param>
/// <param name="Day">Its day.</param>
internal sealed record Inspection(IReadOnlyList<Identifier> Keys, IReadOnlyList<(Identifier Id, SectorCode? Sector)> Origins, DateOnly Day)
{
    public bool IsVisit => Origins.Any(o => o.Sector is null);

    public bool IsIn(InspectionScope scope, Identifier id, SectorCode sector) => scope switch
    {
        InspectionScope.WithoutVisits => !IsVisit,
        InspectionScope.Own => Origins.Any(o => o.Id == id && (o.Sector is null || o.Sector == sector)),
        _ => true,
    };
}

/// <summary>Why the ids of one frame may not be drawn (protocol section 2): cap and cooldown follow the firm, <c>drawn</c> the id.</summary>
public sealed class ExclusionRule
{
    private readonly SectorPolicy _policy;
    private readonly int _year;
    private readonly DateOnly _day;
    private readonly InspectionScope _scope;
    private readonly Func<ILookup<Identifier, Inspection>> _inspections;
    private readonly ILookup<Identifier, Identifier> _projects;

    internal ExclusionRule(
        SectorPolicy policy, int year, DateOnly day, InspectionScope scope,
        IReadOnlySet<Identifier> counting, Func<ILookup<Identifier, Inspection>> inspections, ILookup<Identifier, Identifier> projects)
    {
        (_policy, _year, _day, _scope, Counting) = (policy, year, day, scope, counting);
        (_inspections, _projects) = (inspections, projects);
    }

    /// <summary>The ids drawn for the sector in the year that still count.</summary>
    internal IReadOnlySet<Identifier> Counting { get; }

    /// <summary>The ids that may owe a reason, besides projects, whose reasons follow their firms.</summary>
    internal IEnumerable<Identifier> Concerned => CountsInspections(_policy) ? Counting.Concat(_inspections().Select(i => i.Key)).Concat(_projects.Select(p => p.Key)) : Counting;

    /// <summary>False where there is no cap and no cooldown: no inspection keeps anybody out then.</summary>
    internal static bool CountsInspections(SectorPolicy policy) => policy.Cap > 0 || policy.CooldownDays > 0;

    /// <summary>All reasons that keep an id out.</summary>
    /// <param name="id">The firm or project.</param>
    /// <param name="firm">The firm itself, or the project's.</param>
    public Exclusions Of(Identifier id, Identifier firm)
    {
        Exclusions drawn = Counting.Contains(id) ? Exclusions.Drawn : Exclusions.None;
        if (!CountsInspections(_policy) || (!_inspections().Contains(firm) && !_projects.Contains(firm)))
        {
            return drawn;
        }

        Inspection[] own = Own(id, firm);
        bool capped = _policy.Cap > 0 && own.Count(IsOfYear) >= _policy.Cap;
        bool cooling = _policy.CooldownDays > 0 && own.Any(i => i.Day <= _day && _day.DayNumber - i.Day.DayNumber < _policy.CooldownDays);
        return drawn | (capped ? Exclusions.Cap : Exclusions.None) | (cooling ? Exclusions.Cooldown : Exclusions.None);
    }

    /// <summary>How many inspections of the year count towards the cap.</summary>
    /// <param name="id">The firm or project.</param>
    /// <param name="firm">The firm itself, or the project's.</param>
    public int InspectionsOf(Identifier id, Identifier firm) => Own(id, firm).Count(IsOfYear);

    private Inspection[] Own(Identifier id, Identifier firm)
    {
        ILookup<Identifier, Inspection> inspections = _inspections();
        IEnumerable<Inspection> visits = _projects[firm].SelectMany(p => inspections[p].Where(i => i.IsVisit));
        return [.. inspections[firm].Concat(visits).Where(i => i.IsIn(_scope, id, _policy.Sector))];
    }

    private bool IsOfYear(Inspection inspection) => inspection.Day.Year == _year;
}
