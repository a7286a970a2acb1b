namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>A year's plan: the rules, and windows. No day of a draw that is not committed to.</summary>
public sealed record PlanView(int Year, IReadOnlyList<RulesView> Sectors, TimelineView Timeline, IReadOnlyList<string> Basis, string? Policy);

/// <summary>The rules of one sector.</summary>
public sealed record RulesView(
    string Sector, PlannedView? Plan, string Floor, int Rounds, IReadOnlyList<string> Strata, int Team, int? PerDepartment, int Cap, int CooldownDays, IReadOnlyList<string> Basis);

/// <summary>A sector's plan as announced.</summary>
/// <param name="Number">抽查计划编号.</param>
/// <param name="Name">抽查计划名称.</param>
/// <param name="Filter">The filter of a directed plan; null when the whole directory is drawn from.</param>
/// <param name="Items">Names of the items.</param>
public sealed record PlannedView(string Number, string Name, string? Filter, IReadOnlyList<string> Items);
