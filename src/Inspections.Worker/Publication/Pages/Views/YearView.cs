namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>The years there are.</summary>
public sealed record YearsView(IReadOnlyList<int> Years);

/// <summary>A year's figures.</summary>
/// <param name="Year">The year.</param>
/// <param name="IsClosed">True once the ledger has closed it.</param>
/// <param name="Coverage">Coverage per sector.</param>
/// <param name="Sectors">What was done per sector.</param>
/// <param name="Joint">Joint visits, each of two sectors, counted once.</param>
/// <param name="Quarters">Per quarter of the year, and after it.</param>
/// <param name="Results">Results by category.</param>
/// <param name="Burden">How many firms had so many visits.</param>
/// <param name="Timeline">The rounds.</param>
public sealed record YearView(
    int Year, bool IsClosed, IReadOnlyList<CoverageView> Coverage, IReadOnlyList<SectorFiguresView> Sectors, int Joint, IReadOnlyList<QuarterView> Quarters,
    IReadOnlyList<CountView> Results, IReadOnlyList<BurdenView> Burden, TimelineView Timeline);

/// <summary>What was done in one sector.</summary>
public sealed record SectorFiguresView(string Sector, int Drawn, int Inspected, int Problems, int Void, int Substituted, int Named, int Joint);

/// <summary>What was done in one quarter.</summary>
public sealed record QuarterView(Text Quarter, int Drawn, int Inspected, int Published);

/// <summary>How often something was found.</summary>
public sealed record CountView(Text What, int Count);

/// <summary>Firms with so many visits.</summary>
public sealed record BurdenView(int Visits, int Firms);
