using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Visiting;

public sealed class EnterVisitsTests
{
    [Fact]
    public void A_firm_visited_as_often_as_the_cap_is_excluded_and_the_draw_verifies()
    {
        using var desk = new Desk();
        (Identifier capped, Identifier cooling, Identifier free) = Firms(desk);
        desk.ClockTo(desk.Round(Desk.First).CommitAt.AddMinutes(-1));

        // The sample's cap is 2 a year and its cooldown 30 days.
        Assert.Null(Enter(desk, (capped, desk.Bureau.Today, "special"), (capped, desk.Bureau.Today, "不知道")).Count);
        Assert.Equal(3, Enter(desk, (capped, desk.Bureau.Today, "special"), (cooling, desk.Bureau.Today, "日常检查"), (capped, desk.Bureau.Today, "complaint")).Count!.Entered);
        desk.RunTo(desk.Round(Desk.First).DrawAt);

        CommittedDraw committed = desk.Bureau.Database.Read(s => DrawStore.Committed(s, Desk.First));
        Dictionary<Identifier, Exclusions> excluded = committed.Frame.Leaves.ToDictionary(l => l.Id, l => l.Excluded);
        Assert.Equal(Exclusions.Cap | Exclusions.Cooldown, excluded[capped]);
        Assert.Equal(Exclusions.Cooldown, excluded[cooling]);
        Assert.Equal(Exclusions.None, excluded[free]);
        Assert.Equal(Verdict.Valid, desk.Verify(Desk.First).Verdict);
    }

    [Fact]
    public void Every_bad_row_is_named_and_nothing_is_entered()
    {
        using var desk = new Desk();
        Identifier firm = Firms(desk).Capped;
        DateOnly today = desk.Bureau.Today;
        Enter(desk, (firm, today, "special"));
        long size = desk.LedgerSize();
        (VisitCount? count, ImportedRows<OtherVisit> file) = Enter(
            desk, (Identifier.Parse("NOBODY"), today, "special"), (firm, today.AddDays(1), "special"), (firm, today, "special"), (firm, new DateOnly(1999, 12, 31), "special"), (firm, today.AddDays(-1), "special"));
        Assert.Null(count);
        Assert.Equal([2, 3, 4, 5], file.Problems.Listed.Select(p => p.Row));
        Assert.Equal(size, desk.LedgerSize());
    }

    [Fact]
    public void A_kind_that_does_not_count_is_not_entered_and_said_so()
    {
        using var desk = new Desk(s => s.Visits.CountedVisitTypes = ["special"]);
        Identifier firm = Firms(desk).Capped;
        (VisitCount? count, ImportedRows<OtherVisit> file) = Enter(desk, (firm, desk.Bureau.Today, "routine"), (firm, desk.Bureau.Today, "special"));
        Assert.Equal(new VisitCount(Entered: 1, NotCounted: 1), count);
        Assert.Equal(1, file.Warnings.Total);
    }

    [Fact]
    public async Task A_file_whose_good_rows_are_all_of_kinds_that_do_not_count_is_done_with()
    {
        using var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", """{ "Port": 0, "CountedVisitTypes": [ "special" ] }""");
        Identifier firm;
        using (OpenBureau opened = OpenBureau.OpenOrMake(scratch.At("data"), sampleWhenNew: true))
        {
            firm = opened.Bureau.Database.Read(FirmStore.Current)[0].Id;
        }

        string path = scratch.Write("visits.csv", $"统一社会信用代码,检查日期,检查类型\n{firm},2026-01-05,日常检查\n");
        (int code, string output, string errors) = await Scratch.RunAsync("import", "visits", path, "--data", scratch.At("data"));
        Assert.True(code == 0, output + errors);
        Assert.Contains("不计次 1", output, StringComparison.Ordinal);
    }

    private static (Identifier Capped, Identifier Cooling, Identifier Free) Firms(Desk desk)
    {
        IReadOnlyList<Firm> firms = desk.Bureau.Database.Read(s => FirmStore.OfSector(s, Desk.First.Sector));
        return (firms[0].Id, firms[1].Id, firms[2].Id);
    }

    private static (VisitCount? Count, ImportedRows<OtherVisit> File) Enter(Desk desk, params (Identifier Firm, DateOnly On, string Type)[] rows)
    {
        using var scratch = new Scratch();
        string path = scratch.Write("visits.csv", "统一社会信用代码,检查日期,检查类型\n" + string.Concat(rows.Select(r => $"{r.Firm},{BeijingTime.Format(r.On)},{r.Type}\n")));
        ImportedRows<OtherVisit> file = VisitFile.Read(path, new ImportOptions());
        return (new EnterVisits(desk.Bureau, desk.Settings.Visits.CountedVisitTypes).Execute(file, skipBad: false), file);
    }
}
