using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Tests.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

/// <summary>A person's first hours with the directories: see it, do it, take it back, change one, write it out.</summary>
public sealed class DirectoryCommandsTests
{
    private static readonly string[] Thirty = [Some.FirmHeader, .. Enumerable.Range(1, 30).Select(n => Line(n, n % 2 == 0 ? "物业服务" : "房地产开发"))];

    [Fact]
    public async Task A_list_that_would_end_many_needs_to_be_told_so_and_names_every_one()
    {
        using var scratch = new Scratch();
        await ImportAsync(scratch, Thirty);
        (int code, string output, string errors) = await ImportAsync(scratch, Thirty[..20]);
        Assert.Equal(1, code);
        Assert.Contains("--end-missing", errors, StringComparison.Ordinal);
        Assert.Contains("--only", errors, StringComparison.Ordinal);
        Each.Of(Enumerable.Range(20, 11), n => Assert.Contains($"  - {Some.CreditCode(n)} 企业{n}", output, StringComparison.Ordinal));
        Assert.Contains("0 added, 0 changed, 0 ended", (await ImportAsync(scratch, Thirty)).Output, StringComparison.Ordinal);
        Assert.Contains("0 changed, 11 ended", (await ImportAsync(scratch, Thirty[..20], "--end-missing")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_old_and_new_and_changes_nothing()
    {
        using var scratch = new Scratch();
        Assert.Equal(0, (await ImportAsync(scratch, Thirty, "--dry-run")).Code);
        Assert.False(File.Exists(scratch.At("data/inspections.db")));
        await ImportAsync(scratch, Thirty);
        string[] moved = [.. Thirty.Select(l => l.Replace("鼓楼区", "台江区", StringComparison.Ordinal))];
        (int code, string output, _) = await ImportAsync(scratch, moved, "--dry-run");
        Assert.Equal(0, code);
        Assert.Contains("地区 鼓楼区 → 台江区", output, StringComparison.Ordinal);
        Assert.Contains("0 added, 30 changed", (await ImportAsync(scratch, moved)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_one_sector_ends_nothing_of_the_others()
    {
        using var scratch = new Scratch();
        await ImportAsync(scratch, Thirty);
        string[] property = [.. Thirty.Where((l, i) => i == 0 || l.Contains("物业服务", StringComparison.Ordinal))];
        (int code, string output, string errors) = await ImportAsync(scratch, property, "--only", "物业服务企业");
        Assert.True(code == 0, output + errors);
        Assert.Contains("0 added, 0 changed, 0 ended", output, StringComparison.Ordinal);
        string[] lessOne = [.. property.Where((_, i) => i != 1)];
        Assert.Contains("0 added, 0 changed, 1 ended", (await ImportAsync(scratch, lessOne, "--only", "物业服务")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_import_is_taken_back_and_the_one_before_after_it()
    {
        using var scratch = new Scratch();
        await ImportAsync(scratch, Thirty);
        string[] second = [Thirty[0], Line(1, "房地产经纪"), .. Thirty[2..20], Line(40, "物业服务")];
        await ImportAsync(scratch, second, "--end-missing");
        Assert.Equal(0, (await RunAsync(scratch, "directory", "undo")).Code);
        (int code, string output, _) = await ImportAsync(scratch, Thirty);
        Assert.Equal(0, code);
        Assert.Contains("0 added, 0 changed, 0 ended", output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(scratch, "directory", "undo")).Code);
        Assert.EndsWith("\n0\n", "\n" + (await RunAsync(scratch, "firm", "list")).Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(scratch, "directory", "undo")).Code);
    }

    [Fact]
    public async Task A_sector_is_added_before_a_list_may_name_it()
    {
        using var scratch = new Scratch();
        string[] lease = [Some.FirmHeader, Line(1, "住房租赁")];
        Assert.Contains("sector add", (await ImportAsync(scratch, lease)).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(scratch, "sector", "add", "住房租赁", "--code", "housing-lease")).Code);
        Assert.Equal(1, (await RunAsync(scratch, "sector", "add", "住房租赁企业")).Code);
        Assert.Equal(0, (await ImportAsync(scratch, lease)).Code);
        Assert.Contains("住房租赁  housing-lease", (await RunAsync(scratch, "sector", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_firm_is_added_changed_shown_and_ended_by_name()
    {
        using var scratch = new Scratch();
        Assert.Equal(0, (await RunAsync(scratch, "firm", "add", "--code", Some.CreditCode(1).ToLowerInvariant(), "--name", "甲物业公司", "--sector", "物业服务、房地产经纪", "--risk", "较高风险")).Code);
        Assert.Equal(1, (await RunAsync(scratch, "firm", "add", "--code", Some.CreditCode(1), "--name", "甲物业公司", "--sector", "物业服务")).Code);
        (int code, string output, string errors) = await RunAsync(scratch, "firm", "change", "甲物业", "--district", "鼓楼区", "--risk", "-");
        Assert.True(code == 0, output + errors);
        Assert.Contains("地区 （空） → 鼓楼区", output, StringComparison.Ordinal);
        Assert.Contains("风险分类 C → （空）", output, StringComparison.Ordinal);
        Assert.Contains("行业：物业服务、房地产经纪", (await RunAsync(scratch, "firm", "show", Some.CreditCode(1))).Output, StringComparison.Ordinal);
        await RunAsync(scratch, "firm", "add", "--code", Some.CreditCode(2), "--name", "甲物业分公司", "--sector", "物业服务");
        (code, _, errors) = await RunAsync(scratch, "firm", "end", "甲物业");
        Assert.Equal(1, code);
        Assert.Contains(Some.CreditCode(2), errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(scratch, "firm", "end", "甲物业分公司")).Code);
        Assert.EndsWith("\n1\n", (await RunAsync(scratch, "firm", "list", "--sector", "物业")).Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leave_of_one_person_is_entered_without_importing_everybody_and_an_import_without_leave_keeps_it()
    {
        using var scratch = new Scratch();
        string list = Some.Lines("姓名,所属处室,执法证号,执法领域,有效期", "周甲,物业处,闽A00101,全部,2023.5.1-2028.4.30", "吴乙,物业处,闽A00102,物业服务,2023.5.1-2028.4.30");
        string file = scratch.Write("people.csv", list);
        Assert.Equal(0, (await RunAsync(scratch, "import", "inspectors", file)).Code);
        Assert.Equal(0, (await RunAsync(scratch, "inspector", "change", "周甲", "--absent-from", "2026年3月1日", "--absent-until", "2026.3.10")).Code);
        Assert.Contains("0 added, 0 changed, 0 ended", (await RunAsync(scratch, "import", "inspectors", file)).Output, StringComparison.Ordinal);
        Assert.Contains("请假至：2026-03-10", (await RunAsync(scratch, "inspector", "show", "MIN-A00101")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_is_shown_and_written_out_by_its_name_and_read_again_as_the_same()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("people.csv", Some.Lines("姓名,所属处室,执法证号,执法领域,有效期至", "周甲,物业处,闽A00101,全部,2028-04-30", "吴乙,market,闽A00102,全部,2028-04-30"));
        Assert.Equal(0, (await RunAsync(scratch, "import", "inspectors", file)).Code);
        Assert.Contains("部门：物业处", (await RunAsync(scratch, "inspector", "show", "周甲")).Output, StringComparison.Ordinal);
        string moved = (await RunAsync(scratch, "inspector", "change", "吴乙", "--department", "开发处")).Output;
        Assert.Contains("market → 开发处", moved, StringComparison.Ordinal);
        string written = scratch.At("out.csv");
        await RunAsync(scratch, "export", "inspectors", written);
        string text = await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken);
        Assert.Contains("开发处", text, StringComparison.Ordinal);
        Assert.DoesNotContain("dept-", text, StringComparison.Ordinal);
        Assert.Contains("0 added, 0 changed, 0 ended", (await RunAsync(scratch, "import", "inspectors", written)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_list_that_was_written_out_changes_nothing_when_it_is_read(string form)
    {
        using var scratch = new Scratch();
        await ImportAsync(scratch, Thirty);
        await RunAsync(scratch, "firm", "change", "企业7", "--founded", "2001/2/3", "--risk", "A级", "--sector", "物业;房地产中介");
        string written = scratch.At($"out.{form}");
        Assert.Equal(0, (await RunAsync(scratch, "export", "firms", written)).Code);
        (int code, string output, string errors) = await RunAsync(scratch, "import", "firms", written);
        Assert.True(code == 0, output + errors);
        Assert.Contains("0 added, 0 changed, 0 ended", output, StringComparison.Ordinal);
        Assert.Equal(64, (await RunAsync(scratch, "export", "firms", scratch.At("out.pdf"))).Code);
    }

    [Theory]
    [InlineData("firms")]
    [InlineData("inspectors")]
    [InlineData("items")]
    [InlineData("recusals")]
    public async Task An_empty_sheet_is_one_that_the_import_knows(string kind)
    {
        using var scratch = new Scratch();
        string sheet = scratch.At("sheet.xlsx");
        Assert.Equal(0, (await RunAsync(scratch, "template", kind, sheet)).Code);
        (int code, _, string errors) = await RunAsync(scratch, "import", kind, sheet);
        Assert.Equal(1, code);
        Assert.Contains("no rows below the header", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recusals_name_people_and_firms_as_people_do_and_ambiguous_names_list_the_candidates()
    {
        using var scratch = new Scratch();
        await ImportAsync(scratch, Thirty);
        await RunAsync(scratch, "import", "inspectors", scratch.Write("people.csv", Some.Lines(
            "姓名,所属处室,执法证号,执法领域,有效期", "周甲,物业处,闽A00101,全部,2023.5.1-2028.4.30", "吴乙,物业处,闽A00102,全部,2023.5.1-2028.4.30", "吴乙,法规处,闽A00103,全部,2023.5.1-2028.4.30")));
        string good = scratch.Write("good.csv", Some.Lines("回避名单,,,", "序号,姓名,企业名称,与当事人关系", "1,周甲,企业7,配偶"));

        // Who must stay away from whom is for two people to decide, in a list as by itself.
        string[] bureau = ["--data", scratch.Bureau("data", """ "People": [ { "Id": "Z001", "Name": "赵一" }, { "Id": "Z002", "Name": "钱二" } ] """)];
        Assert.Equal(0, (await Scratch.RunAsync(["import", "recusals", good, "--dry-run", .. bureau])).Code);
        Assert.Contains("--approved-by", (await Scratch.RunAsync(["import", "recusals", good, "--by", "Z001", .. bureau])).Errors, StringComparison.Ordinal);
        Assert.NotEqual(0, (await Scratch.RunAsync(["import", "recusals", good, "--by", "Z001", "--approved-by", "Z001", .. bureau])).Code);
        Assert.Contains("\n0", "\n" + (await Scratch.RunAsync(["recusal", "list", .. bureau])).Output, StringComparison.Ordinal);
        (int code, string output, string errors) = await Scratch.RunAsync(["import", "recusals", good, "--by", "Z001", "--approved-by", "Z002", .. bureau]);
        Assert.True(code == 0, output + errors);
        Assert.Contains($"{Some.CreditCode(7)} MIN-A00101 周甲 × 企业7", output, StringComparison.Ordinal);
        (code, _, errors) = await Scratch.RunAsync(["directory", "undo", .. bureau]);
        Assert.True(code != 0 && errors.Contains(ImportRefusals.RecusalsByTwo.Id, StringComparison.Ordinal), errors);
        Assert.Equal(0, (await Scratch.RunAsync(["directory", "undo", "--by", "Z001", "--approved-by", "Z002", .. bureau])).Code);
        Assert.Equal(0, (await Scratch.RunAsync(["import", "recusals", good, "--by", "Z001", "--approved-by", "Z002", .. bureau])).Code);
        (code, _, errors) = await RunAsync(scratch, "import", "recusals", scratch.Write("bad.csv", Some.Lines("姓名,企业名称,与当事人关系", "吴乙,企业8,配偶", "周甲,没有的企业,配偶")));
        Assert.Equal(1, code);
        Assert.Contains("MIN-A00102 吴乙、MIN-A00103 吴乙", errors, StringComparison.Ordinal);
        Assert.Contains("no such firm", errors, StringComparison.Ordinal);

        bureau = ["--data", scratch.Bureau("data", """ "People": [ { "Id": "Z001", "Name": "赵一" }, { "Id": "Z002", "Name": "钱二" } ] """)];
        string[] declare = ["recusal", "add", "--firm", "企业8", "--inspector", "周甲", "--ground", "夫妻", "--by", "Z001"];
        Assert.NotEqual(0, (await Scratch.RunAsync([.. declare, .. bureau])).Code);
        Assert.NotEqual(0, (await Scratch.RunAsync([.. declare, "--approved-by", "Z001", .. bureau])).Code);
        (code, _, errors) = await Scratch.RunAsync([.. declare, "--approved-by", "Z002", .. bureau]);
        Assert.True(code == 0, errors);
    }

    [Fact]
    public async Task Rows_that_are_skipped_are_named_by_the_firms_in_them()
    {
        using var scratch = new Scratch();
        string[] bad = [.. Thirty, $"{Some.WrongCreditCode(50)},坏代码公司,物业服务,,"];
        (int code, _, string errors) = await ImportAsync(scratch, bad);
        Assert.Equal(1, code);
        Assert.DoesNotContain("--skip-bad", errors, StringComparison.Ordinal);
        (code, _, errors) = await ImportAsync(scratch, bad, "--skip-bad");
        Assert.Equal(0, code);
        Assert.Contains("row 32 坏代码公司", errors, StringComparison.Ordinal);
    }

    private static string Line(int number, string sector) => $"{Some.CreditCode(number)},企业{number},{sector},鼓楼区,2020-01-02";

    private static Task<(int Code, string Output, string Errors)> ImportAsync(Scratch scratch, string[] lines, params string[] more) =>
        RunAsync(scratch, ["import", "firms", scratch.Write("firms.csv", Some.Lines(lines)), .. more]);

    private static Task<(int Code, string Output, string Errors)> RunAsync(Scratch scratch, params string[] args) =>
        Scratch.RunAsync([.. args, "--data", scratch.Bureau("data")]);
}
