using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Files.Lists;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Importing;

/// <summary>The ledger knows a directory as the database gives it back, although it is not read back for that.</summary>
public sealed class DirectoryDocumentTests
{
    private static readonly SectorCode[] Sectors = [.. KnownSectors.All.Select(s => s.Code).Order()];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_change_of_a_directory_enters_the_ledger_as_the_directory_is_read(bool keepMissing)
    {
        using var desk = new Desk();
        var update = new DirectoryUpdate(desk.Bureau, keepMissing);
        update.Firms(Rows(Firm(9), Firm(2) with { Sectors = Sectors, RiskClass = CreditRiskClass.C, Founded = new DateOnly(1999, 2, 28), District = "鼓楼区" }, Project(4, 2)));
        IsAsRead(desk, DirectoryKinds.Firms);
        update.Firms(Rows(Firm(2), Firm(5) with { District = "" }, Firm(1)));
        IsAsRead(desk, DirectoryKinds.Firms);
        update.Inspectors(Rows(Inspector("B-1"), Inspector("B.1") with { AbsentFrom = new DateOnly(2026, 5, 1), AbsentUntil = new DateOnly(2026, 6, 1) }, Inspector("A9")));
        IsAsRead(desk, DirectoryKinds.Inspectors);
        update.Items(Rows(Item("item-2") with { IsKey = true, Remark = "甲" }, Item("item-10")));
        IsAsRead(desk, DirectoryKinds.Items);
        update.Recusals(Rows(Recusal(9, "B.1"), Recusal(9, "B-1"), Recusal(2, "A9")), 2026);
        IsAsRead(desk, DirectoryKinds.Recusals(2026));
    }

    [Fact]
    public void A_change_that_is_taken_back_enters_the_ledger_as_the_directory_is_read()
    {
        using var desk = new Desk();
        var update = new DirectoryUpdate(desk.Bureau);
        update.Firms(Rows(Firm(9), Firm(2) with { RiskClass = CreditRiskClass.B }, Firm(3)));
        update.Firms(Rows(Firm(7), Firm(2)));
        Assert.NotNull(update.Undo());
        IsAsRead(desk, DirectoryKinds.Firms);
        Assert.Equal(3, desk.Bureau.Database.Read(FirmStore.Current).Count);
    }

    private static void IsAsRead<T>(Desk desk, DirectoryKind<T> kind) => desk.Bureau.Database.Read(s =>
    {
        IReadOnlyList<T> current = kind.Current(s);
        Assert.NotEmpty(current);
        Digest last = LedgerStore.Open(s).Of<DocumentBody>().Last().Digest;
        var kept = (Json.Map)CanonicalJson.Parse(s.Find<byte[]>("SELECT content FROM document WHERE digest = @last", new { last = last.ToString() })!);
        Assert.Equal(CanonicalJson.Write(Written.List(current, kind.Write)), CanonicalJson.Write(kept.Members["content"]));
        return true;
    });

    private static ImportedRows<T> Rows<T>(params T[] values) => new(
        "list.csv", [.. values.Select((v, i) => new ImportedRow<T>(i + 2, v))], new ProblemList(1), new ProblemList(1), [.. KnownSectors.All], default)
    {
        Departments = new Dictionary<Label, string> { [Label.Parse("market")] = "市场处" },
    };

    private static Firm Firm(int number) => new(Identifier.Parse(Some.CreditCode(number)), $"企业{number}", [Sectors[0]]);

    private static Firm Project(int number, int owner) => new(Identifier.Parse($"project-{number}"), $"项目{number}", [Sectors[1]], Owner: Identifier.Parse(Some.CreditCode(owner)));

    private static Inspector Inspector(string id) => new(
        Identifier.Parse(id), $"周{id}", Label.Parse("market"), [Sectors[0], Sectors[1]], new EnforcementCertificate($"闽{id}", "", new DateOnly(2020, 1, 1), new DateOnly(2030, 12, 31)), null, null);

    private static InspectionItem Item(string code) => new(Identifier.Parse(code), Sectors[0], $"事项{code}", "条例", "市局", "企业", "内容", "现场");

    private static Recusal Recusal(int firm, string inspector) => new(Identifier.Parse(Some.CreditCode(firm)), Identifier.Parse(inspector), RecusalGround.Other);
}
