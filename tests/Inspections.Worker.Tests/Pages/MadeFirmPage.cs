using System.Globalization;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Publication.Pages.Views;

namespace Inspections.Worker.Tests.Pages;

/// <summary>The page of a made-up firm with one result, for tests and for what is measured.</summary>
internal static class MadeFirmPage
{
    /// <summary>The page of the firm with a number.</summary>
    public static SitePage Of(int number, int visits = 1)
    {
        string id = number.ToString("D18", CultureInfo.InvariantCulture);
        return SitePage.Of<FirmPage, FirmView>($"firms/{id}.html", new FirmView(id, $"福州第{number}房地产开发有限公司", visits, [],
        [
            new OccasionView(
                [new DrawLinkView("real-estate-development-2026-r1", "房地产开发", "2026-04-22", null)], null, "2026-04-28", [Text.Same("闽A001"), Text.Same("闽A002")],
                [new FindingView([new Text("未发现问题", "no problem found")], ["房地产开发经营资质检查"], "2026-04-28", "2026-05-06", "2026-000001", null)]),
        ]));
    }
}
