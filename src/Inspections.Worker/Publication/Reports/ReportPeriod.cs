namespace Inspections.Worker.Publication.Reports;

/// <summary>What a report is about: a year, or one of its quarters.</summary>
internal sealed record ReportPeriod(int Year, int? Quarter)
{
    public DateOnly First => new(Year, (((Quarter ?? 1) - 1) * 3) + 1, 1);

    public DateOnly Last => Quarter is int quarter ? First.AddMonths(3).AddDays(-1) : new DateOnly(Year, 12, 31);

    public Text Name => Quarter is int quarter ? new($"{Year}年第{"一二三四"[quarter - 1]}季度", $"Quarter {quarter} of {Year}") : new($"{Year}年度", $"Year {Year}");

    public bool Contains(DateOnly day) => day >= First && day <= Last;
}
