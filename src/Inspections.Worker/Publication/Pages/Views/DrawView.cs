namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What a draw's page says besides its verification.</summary>
public sealed record DrawView
{
    /// <summary>The draw.</summary>
    public required string Draw { get; init; }

    /// <summary>What people call its sector.</summary>
    public required string Sector { get; init; }

    /// <summary>Where it stands.</summary>
    public required Text State { get; init; }

    /// <summary>True once its outcome is published.</summary>
    public required bool IsDisclosed { get; init; }

    /// <summary>True when some firm's inspectors had to stay away, so that there is a file of them.</summary>
    public required bool HasRecusals { get; init; }

    /// <summary>The task under which the bureau announces it.</summary>
    public TaskView? Task { get; init; }

    /// <summary>Its round of so many in the year.</summary>
    public required Text Round { get; init; }

    /// <summary>When it was committed to.</summary>
    public required string CommittedAt { get; init; }

    /// <summary>When it is drawn.</summary>
    public required string DrawAt { get; init; }

    /// <summary>How far it can be trusted; null while values are missing.</summary>
    public Text? Assurance { get; init; }

    /// <summary>Where the values come from, and the values so far.</summary>
    public required IReadOnlyList<SourceView> Sources { get; init; }

    /// <summary>Who vouches for it.</summary>
    public required IReadOnlyList<string> Witnesses { get; init; }

    /// <summary>Firms in the list.</summary>
    public required long Frame { get; init; }

    /// <summary>Inspectors in the list.</summary>
    public required long Roster { get; init; }

    /// <summary>Firms to draw of every stratum.</summary>
    public required IReadOnlyList<Text> Quotas { get; init; }

    /// <summary>The day on which a list that is kept back is published at the latest; null when nothing is kept back.</summary>
    public string? KeptBackUntil { get; init; }

    /// <summary>Firms drawn.</summary>
    public required int Drawn { get; init; }

    /// <summary>Those of them with a published result.</summary>
    public required int Published { get; init; }

    /// <summary>The firms on this page.</summary>
    public required IReadOnlyList<DrawnFirmView> Firms { get; init; }

    /// <summary>Further pages with more of them.</summary>
    public required IReadOnlyList<LinkView> More { get; init; }
}

/// <summary>A draw as the bureau announces it.</summary>
/// <param name="Plan">抽查计划编号.</param>
/// <param name="PlanName">抽查计划名称.</param>
/// <param name="Number">抽查任务编号.</param>
/// <param name="Name">抽查任务名称.</param>
/// <param name="Scope">What it draws from.</param>
/// <param name="From">检查日期自: first day of the visits.</param>
/// <param name="Until">检查日期至: their last day; null where that was not kept.</param>
/// <param name="Items">Names of the items.</param>
public sealed record TaskView(string Plan, string PlanName, string Number, string Name, ScopeView Scope, string From, Text? Until, IReadOnlyList<string> Items);

/// <summary>What is drawn from (抽查类型, 抽查对象范围).</summary>
/// <param name="Sector">What people call the sector.</param>
/// <param name="Filter">The filter of a directed draw (定向); null when the whole directory is drawn from (不定向).</param>
public sealed record ScopeView(string Sector, string? Filter);

/// <summary>One source of a draw.</summary>
public sealed record SourceView(string Name, Text Kind, string? Value, string? At);

/// <summary>One firm of a draw.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">Its published name.</param>
/// <param name="Team">Certificate numbers, the leader first.</param>
/// <param name="Changes">Teams named and inspectors substituted.</param>
/// <param name="JoinedWith">The other draw of a joint visit.</param>
/// <param name="Results">What was found; none while it is not published.</param>
/// <param name="On">Day of the inspection.</param>
/// <param name="Note">Correction or withdrawal.</param>
public sealed record DrawnFirmView(
    string Id, string Name, IReadOnlyList<Text> Team, IReadOnlyList<Text> Changes, string? JoinedWith, IReadOnlyList<Text> Results, string? On, Text? Note);

/// <summary>Further firms of a draw.</summary>
public sealed record DrawFirmsView(string Draw, string Sector, int Page, IReadOnlyList<DrawnFirmView> Firms);
