using System.Text;
using Inspections.Core.Encodings;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Delivery;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Publication;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Files.Lists;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Inspections.Worker.Tests.Privacy;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Stores;

/// <summary>Lists of dishonest firms: what they say is shown while it stands, and no longer.</summary>
public sealed class DishonestyTests
{
    private const string Header = "统一社会信用代码,企业名称,名单名称,列入依据,列入机关,列入日期,截止日期";
    private const string List = "problems/index.html";

    [Fact]
    public void A_listed_firm_stands_beside_the_problem_firms_and_on_its_own_page_until_its_time_has_run_out()
    {
        using var desk = new Desk();
        string firm = Firm(desk, 0);
        Import(desk, $"{firm},,试验黑名单,某办法第三条,某局,2025-12-01,2026-03-31");
        desk.Processor.LookAhead();
        Assert.Contains("试验黑名单", Page(desk, List), StringComparison.Ordinal);
        Assert.Contains("某办法第三条", Page(desk, $"firms/{firm}.html"), StringComparison.Ordinal);
        Assert.Contains(firm, Page(desk, "problems/listed.html"), StringComparison.Ordinal);

        desk.ClockTo(new DateTimeOffset(2026, 3, 31, 23, 59, 0, BeijingTime.Offset));
        desk.Processor.LookAhead();
        Assert.Contains("试验黑名单", Page(desk, List), StringComparison.Ordinal);
        desk.ClockTo(new DateTimeOffset(2026, 4, 1, 0, 0, 0, BeijingTime.Offset));
        desk.Processor.LookAhead();
        Assert.DoesNotContain("试验黑名单", Page(desk, List) + Page(desk, "problems/listed.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("某办法第三条", Page(desk, $"firms/{firm}.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_was_delivered_lists_nobody_whose_time_is_over()
    {
        using var desk = new Desk();
        using var scratch = new Scratch();
        string firm = Firm(desk, 0);
        using var portal = new FolderDestination(new DestinationSetting { Name = "portal", Folder = scratch.Folder });
        var dispatcher = new OutboxDispatcher(desk.Bureau.Database, desk.PublicFolder, "own", desk.Bureau.Clock, NullLogger<OutboxDispatcher>.Instance);
        Import(desk, $"{firm},,试验黑名单,某办法第三条,某局,2025-12-01,2026-03-31");
        await Publish();
        Assert.NotEmpty(Copies());
        desk.ClockTo(new DateTimeOffset(2026, 4, 1, 0, 0, 0, BeijingTime.Offset));
        await Publish();
        Assert.Empty(Copies());

        async Task Publish()
        {
            desk.Processor.LookAhead();
            dispatcher.Offer();
            await dispatcher.DeliverAsync(portal, CancellationToken.None);
        }

        string[] Copies() => [.. System.IO.Directory.GetFiles(scratch.Folder, "*.html", SearchOption.AllDirectories).Where(f => File.ReadAllText(f).Contains("试验黑名单", StringComparison.Ordinal))];
    }

    [Fact]
    public void A_file_replaces_the_lists_that_it_names_and_no_others()
    {
        using var desk = new Desk();
        string[] firms = [.. Enumerable.Range(0, 3).Select(n => Firm(desk, n))];
        Assert.Equal(new UpdateCount(2, 2, 0, 0), Import(desk, $"{firms[0]},,甲名单,a,b,2025-12-01,", $"{firms[1]},,甲名单,a,b,2025-12-01,"));
        Assert.Equal(new UpdateCount(1, 1, 0, 0), Import(desk, $"{firms[2]},,乙名单,a,b,2025-12-01,"));
        Assert.Equal(new UpdateCount(1, 0, 0, 1), Import(desk, $"{firms[1]},,甲名单,a,b,2025-12-01,"));
        Assert.Equal(new UpdateCount(1, 0, 1, 0), Import(desk, $"{firms[1]},,甲名单,a,c,2025-12-01,"));

        // The last one's time has run out: the list is empty, and the row is no entry.
        Assert.Equal(new UpdateCount(0, 0, 0, 1), Import(desk, $"{firms[1]},,甲名单,a,c,2025-12-01,2025-12-31"));
        desk.Processor.LookAhead();
        Assert.DoesNotContain("甲名单", Page(desk, List), StringComparison.Ordinal);
        Assert.Contains("乙名单", Page(desk, List), StringComparison.Ordinal);
    }

    [Fact]
    public void It_enters_the_ledger_by_a_salted_digest_and_the_same_list_again_leaves_no_trace()
    {
        using var desk = new Desk();
        long before = desk.LedgerSize();
        string row = $"{Firm(desk, 0)},,甲名单,a,b,2025-12-01,";
        Import(desk, row);
        Assert.Equal(before + 1, desk.LedgerSize());
        string leaf = Encoding.UTF8.GetString(desk.Bureau.Database.Read(LedgerStore.Leaves)[^1]);
        Assert.Contains("\"kind\":\"import\"", leaf, StringComparison.Ordinal);
        Assert.DoesNotContain(Firm(desk, 0), leaf, StringComparison.Ordinal);
        Assert.Equal(new UpdateCount(1, 0, 0, 0), Import(desk, row));
        Assert.Equal(before + 1, desk.LedgerSize());
        desk.CommitFirst();
        Assert.NotEqual(Verdict.Invalid, desk.Verify(Desk.First).Verdict);
    }

    [Fact]
    public void Every_bad_row_is_named_with_its_column_and_firms_of_others_are_left_out()
    {
        using var desk = new Desk();
        string firm = Firm(desk, 0);
        var read = Read(
            $"{firm},,甲名单,a,b,2999-01-01,",
            $"{firm},,甲名单,a,b,2025-12-01,2025-11-30",
            $"{firm},,甲名单,a,b,十二月,",
            $"{firm},,甲名单,联系 13800138000,b,2025-11-01,",
            $"{Some.WrongCreditCode(1)},,甲名单,a,b,2025-12-01,",
            $"{firm},,,a,b,2025-10-01,",
            $"{firm},另一个名字,甲名单,a,b,2025-10-01,",
            $"{firm},,甲名单,a,b,2025-10-01,",
            $"{Some.CreditCode(7)},{NameOf(desk, 0)},甲名单,a,b,2025-10-01,",
            $"{Some.CreditCode(8)},,甲名单,a,b,2025-10-01,2025-10-02");
        var import = desk.Bureau.Database.Read(s => DishonestyImport.Of(s, read, desk.Bureau.Today));
        Assert.Equal(
            [(3, "截止日期"), (4, "列入日期"), (5, "列入依据"), (7, "名单名称"), (9, "统一社会信用代码"), (2, "列入日期")],
            read.Problems.Listed.Select(p => (p.Row, p.Column)));
        Assert.Equal([(6, "统一社会信用代码"), (8, "企业名称"), (10, "统一社会信用代码")], read.Warnings.Listed.Select(p => (p.Row, p.Column)));
        Assert.Equal((1, 2, 1), (import.Entries.Rows.Count, import.Strangers, import.Over));
    }

    [Fact]
    public void A_persons_name_is_on_a_list_only_where_the_bureau_says_that_the_law_asks_for_it()
    {
        using var desk = new Desk();
        const string Code = "92990100MA00000000";
        desk.Bureau.Database.Write(s => FirmStore.Save(
            s, new DirectoryChange<Core.Directories.Firm>([new(Core.Directories.Identifier.Parse(Code), "王小明", [Desk.First.Sector])], [], []), desk.Bureau.Now));
        Import(desk, $"{Code},王小明,甲名单,a,b,2025-12-01,", $"{Code},王小明,乙名单,a,b,2025-12-01,");
        desk.Processor.LookAhead();
        Assert.Contains(Code, Page(desk, List), StringComparison.Ordinal);
        Assert.DoesNotContain("王小明", Page(desk, List) + Page(desk, $"firms/{Code}.html"), StringComparison.Ordinal);

        using var scratch = new Scratch();
        new FolderPublisher(desk.Bureau.Database, scratch.Folder, new PublicationOptions { ListsThatName = ["乙名单"] }).Publish();
        Assert.Equal(2, File.ReadAllText(scratch.At(List)).Split("王小明").Length);
        Assert.DoesNotContain("王小明", File.ReadAllText(scratch.At("find/index.html")) + File.ReadAllText(scratch.At($"firms/{Code}.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_imports_a_list_and_finds_it_published()
    {
        using var scratch = new Scratch();
        string data = scratch.At("bureau");
        scratch.Bureau(Path.GetFileName(data));
        await Scratch.RunAsync("import", "firms", Scratch.SampleFirms, "--data", data);
        string file = Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "dishonest.csv");
        (int code, string output, string errors) = await Scratch.RunAsync("import", "dishonest", file, "--data", data);
        Assert.True(code == 0, output + errors);
        Assert.Contains("3 listed, 3 added", output, StringComparison.Ordinal);
        Assert.Contains("样例住罚〔2025〕3号", File.ReadAllText(scratch.At($"bureau/public/{List}")), StringComparison.Ordinal);

        (int refused, _, string reasons) = await Scratch.RunAsync(
            "import", "dishonest", scratch.Write("bad.csv", $"{Header}\n{File.ReadLines(file).Last()[..18]},,甲名单,a,b,2999-01-01,\n"), "--data", data);
        Assert.Equal(1, refused);
        Assert.Contains("bad.csv: 第 2 行 row 2, 列入日期 = '2999-01-01'", reasons, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_and_masked_numbers_are_strangers_that_are_counted_and_the_list_still_replaces_the_last_one()
    {
        using var scratch = new Scratch();
        string data = scratch.Bureau("bureau");
        await Scratch.RunAsync("import", "firms", Scratch.SampleFirms, "--data", data);
        string firm = File.ReadLines(Scratch.SampleFirms).Skip(1).First()[..18];
        const string Head = "统一社会信用代码,失信主体名称,名单名称,列入依据,列入机关,列入日期";
        const string Person = "3501**********1234,某某某,拖欠农民工工资失信主体名单,《条例》,某市人社局,2025-05-01";
        string[] first = [Head, $"{firm},甲公司,拖欠农民工工资失信主体名单,《条例》,某市人社局,2025-05-01", Person];
        string[] second = [Head, Person, $"{Planted.IdNumber()},李某,拖欠农民工工资失信主体名单,联系 13800138000,某市人社局,", "91110105MA01XXXX**,乙公司,拖欠农民工工资失信主体名单,《条例》,某市人社局,2025-05-01"];

        (int code, string output, string errors) = await Scratch.RunAsync("import", "dishonest", scratch.Write("1.csv", Some.Lines(first)), "--data", data);
        Assert.True(code == 0, output + errors);
        Assert.Contains("1 listed, 1 added, 0 changed, 0 taken off; 0 run out, 1 not in the directory", output, StringComparison.Ordinal);
        Assert.Contains(firm, File.ReadAllText(scratch.At($"bureau/public/{List}")), StringComparison.Ordinal);

        (code, output, errors) = await Scratch.RunAsync("import", "dishonest", scratch.Write("2.csv", Some.Lines(second)), "--data", data);
        Assert.True(code == 0, output + errors);
        Assert.Contains("0 listed, 0 added, 0 changed, 1 taken off; 0 run out, 3 not in the directory", output, StringComparison.Ordinal);
        string page = File.ReadAllText(scratch.At($"bureau/public/{List}"));
        Assert.DoesNotContain(firm, page, StringComparison.Ordinal);
        Assert.DoesNotContain("李某", page + output + errors, StringComparison.Ordinal);
    }

    private static string Firm(Desk desk, int number) => desk.Bureau.Database.Read(FirmStore.Current)[number].Id.ToString();

    private static string NameOf(Desk desk, int number) => desk.Bureau.Database.Read(FirmStore.Current)[number].Name;

    private static UpdateCount Import(Desk desk, params string[] rows)
    {
        var read = Read(rows);
        Assert.Empty(read.Problems.Lines);
        var import = desk.Bureau.Database.Read(s => DishonestyImport.Of(s, read, desk.Bureau.Today));
        Assert.Empty(import.Entries.Problems.Lines);
        return new DirectoryUpdate(desk.Bureau).Dishonesty(import);
    }

    private static ImportedRows<DishonestyRow> Read(params string[] rows) => ImportFile.Read(DishonestyFile.Read, Some.Lines([Header, .. rows]));

    // Always there: a page that was brought somewhere is written anew, so that nobody stays listed in a copy.
    private static string Page(Desk desk, string path) => Encoding.UTF8.GetString(desk.Public.TryRead(path)!);
}
