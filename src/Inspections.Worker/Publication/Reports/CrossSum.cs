namespace Inspections.Worker.Publication.Reports;

/// <summary>Two ways to one figure; a report shows both.</summary>
internal sealed record CrossSum(string Subject, Text Left, long LeftValue, Text Right, long RightValue)
{
    public bool Holds => LeftValue == RightValue;

    /// <summary>The sums of a report.</summary>
    public static IReadOnlyList<CrossSum> Of(PeriodFigures figures) =>
    [
        .. figures.Sectors.SelectMany(s => (CrossSum[])[
            new(s.Name, ReportTexts.DrawnFirms, s.Drawn, ReportTexts.CommittedFirms, s.Committed),
            new(s.Name, ReportTexts.DrawnFirms, s.Drawn, ReportTexts.PublishedWithdrawnOutstanding, s.Published + s.Withdrawn + s.Outstanding),
            new(s.Name, ReportTexts.InTimeAndLate, s.InTime + s.Late, ReportTexts.PublishedAndWithdrawn, s.Published + s.Withdrawn),
            new(s.Name, ReportTexts.Published, s.Published, ReportTexts.InspectedAndNot, s.Inspected + s.NotInspected),
        ]),
        .. (figures.Closing?.Sectors ?? []).SelectMany(c => figures.Sectors.Where(s => s.Sector == c.Sector).SelectMany(s => (CrossSum[])[
            new(s.Name, ReportTexts.Covered, s.Covered, ReportTexts.AtClosing, c.Drawn),
            new(s.Name, ReportTexts.Frame, s.Frame, ReportTexts.AtClosing, c.Largest),
            new(s.Name, ReportTexts.Rounds, s.Rounds, ReportTexts.AtClosing, c.Rounds),
        ])),
    ];
}
