namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>A year's plan: the rules, and windows. No day of a draw that is not committed to.</summary>
public sealed record PlanView(int Year, IReadOnlyList<RulesView> Sectors, TimelineView Timeline, IReadOnlyList<string> Basis, string? Policy);

/// <summary>The rules of one sector.</summary>
public sealed record RulesView(
    string Sector, string Floor, int Rounds, IReadOnlyList<string> Strata, int Team, int? PerDepartment, int Cap, int CooldownDays, IReadOnlyList<string> Basis);
