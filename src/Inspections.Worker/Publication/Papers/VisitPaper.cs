using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Papers;

/// <summary>What the papers of one visit say. They go to the firm and to its team and are never published.</summary>
/// <param name="Institution">The inspecting body.</param>
/// <param name="Tasks">The task; of a joint visit (综合查一次) both, this draw's first.</param>
/// <param name="Firm">The drawn firm's or project's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">A project's firm, or null.</param>
/// <param name="District">Where it is, as far as the directory says.</param>
/// <param name="Team">Who goes, the leader first.</param>
/// <param name="Day">The visit's day.</param>
/// <param name="Window">The days within which it must be.</param>
/// <param name="VisitsThisYear">How often the firm was inspected this year so far.</param>
internal sealed record VisitPaper(
    string Institution,
    IReadOnlyList<InspectionTask> Tasks,
    Identifier Firm,
    string Name,
    string? Owner,
    string? District,
    IReadOnlyList<TeamMember> Team,
    DateOnly Day,
    VisitWindow Window,
    int VisitsThisYear)
{
    /// <summary>The items of all its tasks.</summary>
    public IReadOnlyList<InspectionItem> Items => [.. Tasks.SelectMany(t => t.Items)];
}

/// <summary>One of a team, as papers name them.</summary>
/// <param name="Id">Staff id.</param>
/// <param name="Name">Name.</param>
/// <param name="Certificate">Certificate number.</param>
internal sealed record TeamMember(Identifier Id, string Name, string Certificate);
