using System.Globalization;
using Inspections.Core.Directory;
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

    // Floor and rounds are those of the last commitment, or of the policy when nothing was committed to.
    private static CoverageView? Of(PublicRecord record, SectorCode sector, int year)
    {
        PublicDraw[] draws = [.. record.Draws.Where(d => d.Id.Sector == sector && d.Id.Year == year)];
        SectorPolicy? rules = record.Policy?.Of(sector);
        if (draws.Length == 0 && rules is null)
        {
            return null;
        }

        Ratio floor = draws.Length > 0 ? draws[^1].Commitment.Floor : rules!.Floor;
        (int counting, long largest) = record.CountsOf(sector, year);
        return new CoverageView(
            record.Names.Sector(sector),
            counting,
            Quotas.YearlyFloor(floor, largest),
            largest,
            Percent(floor),
            draws.Count(d => d.IsDisclosed),
            draws.Length > 0 ? draws[^1].Commitment.Rounds : rules!.Rounds);
    }
}
