using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Papers;

/// <summary>What the papers of one visit say. They go to the firm and to its team and are never published.</summary>
internal sealed record VisitPaper
{
    /// <summary>The number of its papers: that of the task, and the firm's place in the draw.</summary>
    public required string Number { get; init; }

    /// <summary>The task; of a joint visit (综合查一次) both, this draw's first.</summary>
    public required IReadOnlyList<InspectionTask> Tasks { get; init; }

    /// <summary>The drawn firm's or project's code.</summary>
    public required Identifier Firm { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>A project's firm, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>Where it is, as far as the directory says.</summary>
    public string? District { get; init; }

    /// <summary>Who goes, the leader first.</summary>
    public required IReadOnlyList<TeamMember> Team { get; init; }

    /// <summary>The visit's day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The days within which it must be.</summary>
    public required VisitWindow Window { get; init; }

    /// <summary>The firm's other inspections of the year so far, of every kind, by day.</summary>
    public required IReadOnlyList<EarlierVisit> Earlier { get; init; }

    /// <summary>How often the policy lets a firm be inspected in a year; 0 for no limit.</summary>
    public required int Cap { get; init; }

    /// <summary>What was found, once it is entered and counts; null before.</summary>
    public InspectionResult? Result { get; init; }

    /// <summary>What its code says; null without a public address.</summary>
    public string? Code { get; init; }

    /// <summary>The items of all its tasks.</summary>
    public IReadOnlyList<InspectionItem> Items => [.. Tasks.SelectMany(t => t.Items)];
}

/// <summary>An inspection of a firm earlier in the year.</summary>
/// <param name="On">Its day.</param>
/// <param name="Kind">What kind it was.</param>
internal sealed record EarlierVisit(DateOnly On, string Kind);

/// <summary>One of a team, as papers name them.</summary>
/// <param name="Id">Staff id.</param>
/// <param name="Name">Name.</param>
/// <param name="Certificate">Certificate number.</param>
internal sealed record TeamMember(Identifier Id, string Name, string Certificate);
