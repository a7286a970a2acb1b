namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>A year's plan: the rules, and windows. No day of a draw that is not committed to.</summary>
public sealed record PlanView(int Year, IReadOnlyList<RulesView> Sectors, TimelineView Timeline, IReadOnlyList<string> Basis, string? Policy);

/// <summary>The rules of one sector.</summary>
public sealed record RulesView(
    string Sector, PlannedView? Plan, string Floor, int Rounds, IReadOnlyList<string> Strata, int Team, int? PerDepartment, int Cap, int CooldownDays, IReadOnlyList<string> Basis);

/// <summary>A sector's plan as announced.</summary>
/// <param name="Number">抽查计划编号.</param>
/// <param name="Name">抽查计划名称.</param>
/// <param name="Scope">What it draws from.</param>
/// <param name="Items">Names of the items.</param>
/// <param name="Tasks">Its draws that are committed to, with the way to their pages.</param>
public sealed record PlannedView(string Number, string Name, ScopeView Scope, IReadOnlyList<string> Items, IReadOnlyList<(string Link, TaskView Task)> Tasks);
