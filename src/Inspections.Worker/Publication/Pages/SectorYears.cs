using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Publication.Pages.Views;

namespace Inspections.Worker.Publication.Pages;

/// <summary>A year's coverage per sector, counted by the rule that the verifiers count by.</summary>
internal static class SectorYears
{
    public static IReadOnlyList<CoverageView> Coverage(PublicRecord record, int year) =>
        [.. Sectors(record, year).Select(s => Of(record, s, year)).OfType<CoverageView>()];

    /// <summary>The sectors with rounds in a year.</summary>
    public static IReadOnlyList<SectorCode> Sectors(PublicRecord record, int year) =>
        [.. record.Rounds.Where(r => r.Draw.Year == year).Select(r => r.Draw.Sector).Distinct().Order()];

    public static string Percent(Ratio share) => share.Numerator * 100 % share.Denominator == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{share.Numerator * 100 / share.Denominator} %")
        : share.ToString();

    // Floor and rounds are what the year owes; a sector that its policy does not have, those of the policy entered last.
    private static CoverageView? Of(PublicRecord record, SectorCode sector, int year)
    {
        if ((record.OwedIn(year)?.Of(sector) ?? record.Policy?.Of(sector)) is not { } rules)
        {
            return null;
        }

        SectorYearFigures reached = record.FiguresOf(sector, year);
        return new CoverageView(
            record.Names.Sector(sector),
            (int)reached.Drawn,
            reached.Needed(rules.Floor),
            reached.Largest,
            Percent(rules.Floor),
            reached.Rounds,
            rules.Rounds);
    }
}
