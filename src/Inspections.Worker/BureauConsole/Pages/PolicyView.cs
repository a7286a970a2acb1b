namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The rules in force.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Effective">First day on which they hold; null before the first.</param>
/// <param name="Digest">Digest of the document, or null.</param>
/// <param name="Decision">Who decided them, or null.</param>
/// <param name="Review">The steps of the review.</param>
/// <param name="Basis">Legal bases of the whole.</param>
/// <param name="Sectors">The sectors that the person sees.</param>
/// <param name="Effects">What they do to the year.</param>
/// <param name="Year">The year.</param>
/// <param name="FormYears">The years whose plan can be had as a form.</param>
/// <param name="MayDraft">True when the person may propose others.</param>
/// <param name="HasDraft">True when the person has begun to.</param>
/// <param name="Open">Changes under way, each with its state and who asked.</param>
public sealed record PolicyView(
    ConsoleFrame Frame, string? Effective, string? Digest, string? Decision, string Review, IReadOnlyList<string> Basis, IReadOnlyList<PolicySectorView> Sectors, IReadOnlyList<PolicyEffectRow> Effects, int Year,
    IReadOnlyList<int> FormYears, bool MayDraft, bool HasDraft, IReadOnlyList<(long Number, Text State, string AskedBy)> Open);

/// <summary>The figures of a sector.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Figures">The figures.</param>
public sealed record PolicySectorView(string Code, string Name, IReadOnlyList<PolicyFigure> Figures);

/// <summary>A figure and its basis.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Basis">What law has it, or asks for it.</param>
public sealed record PolicyFigure(Text Name, Text Value, Text Basis);

/// <summary>A figure that changes.</summary>
/// <param name="Sector">The sector; empty for the whole.</param>
/// <param name="Name">What it is.</param>
/// <param name="From">What it is now.</param>
/// <param name="To">What it becomes.</param>
/// <param name="Basis">Its basis.</param>
public sealed record PolicyDifference(string Sector, Text Name, Text From, Text To, Text Basis);

/// <summary>What rules do to a sector's year.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Firms">Its firms.</param>
/// <param name="Needed">Distinct firms that must be drawn.</param>
/// <param name="Takes">What each round takes.</param>
/// <param name="DrawnNow">What all rounds take by the rules in force, or null.</param>
/// <param name="Drawn">What all rounds take.</param>
/// <param name="Windows">The days of each round.</param>
/// <param name="Inspectors">Inspectors who may go.</param>
/// <param name="LoadNow">Visits of each inspector by the rules in force, or null.</param>
/// <param name="Load">Visits of each inspector.</param>
/// <param name="Problems">Everything that is not feasible.</param>
/// <param name="Concerns">What should be looked at.</param>
public sealed record PolicyEffectRow(
    string Sector, long Firms, long Needed, string Takes, long? DrawnNow, long Drawn, IReadOnlyList<string> Windows, int Inspectors, string? LoadNow, string? Load, IReadOnlyList<Text> Problems,
    IReadOnlyList<Text> Concerns);

/// <summary>A draft of other rules.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Seen">Digest of what is shown, as the forms send it back.</param>
/// <param name="IsKept">True for a draft that was saved.</param>
/// <param name="Effective">First day.</param>
/// <param name="Basis">Legal bases of the whole, a line each.</param>
/// <param name="Sectors">The fields of each sector.</param>
/// <param name="Changes">What it changes.</param>
/// <param name="Effects">What it does to the year.</param>
/// <param name="Year">The year.</param>
/// <param name="WhyNot">Why it cannot be proposed as it stands.</param>
public sealed record PolicyDraftView(
    ConsoleFrame Frame, string Seen, bool IsKept, string Effective, string Basis, IReadOnlyList<PolicySectorFields> Sectors, IReadOnlyList<PolicyDifference> Changes, IReadOnlyList<PolicyEffectRow> Effects, int Year,
    IReadOnlyList<Text> WhyNot);

/// <summary>The fields of a sector.</summary>
/// <param name="Code">Its code, with which its fields begin.</param>
/// <param name="Name">Its name.</param>
/// <param name="Basis">Its bases, a line each.</param>
/// <param name="Floor">The yearly floor.</param>
/// <param name="Rounds">Rounds a year.</param>
/// <param name="Strata">Its strata with their rates.</param>
/// <param name="Team">People in a team.</param>
/// <param name="PerDepartment">Most of one department; 0 for no limit.</param>
/// <param name="Cap">Yearly cap; 0 for none.</param>
/// <param name="Cooldown">Days left alone; 0 for none.</param>
/// <param name="AllItems">True where all items of the list are inspected.</param>
/// <param name="Items">The items of the list, each with whether it is planned.</param>
/// <param name="Windows">The windows of its rounds, a line each.</param>
public sealed record PolicySectorFields(
    string Code, string Name, string Basis, string Floor, int Rounds, IReadOnlyList<(string Stratum, string Name, string Rate)> Strata, int Team, int PerDepartment, int Cap, int Cooldown, bool AllItems,
    IReadOnlyList<(string Code, string Name, bool IsPlanned)> Items, string Windows);
