using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

/// <summary>Draws, firms, people, reasons and days in the words of a bureau; what is not the only one is listed.</summary>
public sealed class BureauWordsTests
{
    private const string Inspectors = "工号,姓名,监管行业,执法证号,有效期至";

    [Fact]
    public async Task A_draw_is_named_by_its_sector_and_round_in_any_usual_form()
    {
        using var scratch = new Scratch();
        using OpenBureau opened = await OpenAsync(scratch);
        int year = opened.Bureau.Today.Year;
        DrawId first = DrawId.Parse($"property-management-{year}-r1"), tenth = DrawId.Parse($"property-management-{year}-r10"), before = DrawId.Parse($"property-management-{year - 1}-r1");
        opened.Bureau.Database.Write(s => RoundStore.Add(s, [Of(first), Of(first.NextTry()), Of(tenth), Of(before)]));
        string[] latest = [$"{first.NextTry()}", "物业服务 1", "物业服务1", "物业服务企业 1", "物业服务 第1批", "物业服务第一批", $"物业服务 {year} 1", $"{year}年物业服务第1批", $"{year}年度物业服务第1批双随机抽查", "property-management 1"];
        Each.Of(latest, w => Assert.Equal(first.NextTry(), opened.Draw(w)));
        Assert.Equal(first, opened.Draw($"{first}"));
        Assert.Equal(tenth, opened.Draw("物业服务 10"));
        Assert.Equal(tenth, opened.Draw("物业服务第十批"));
        Assert.Equal(before, opened.Draw(["物业服务", $"{year - 1}", "1"]));

        Assert.Equal([first.NextTry(), tenth, first], BureauWords.DrawsOf(scratch.At("data"), ["物业服务", "1", "物业服务 10", $"{first}"]));
        Assert.Throws<UserErrorException>(() => BureauWords.DrawOf(scratch.At("elsewhere"), "物业服务 1"));

        string missing = Assert.Throws<UserErrorException>(() => opened.Draw("物业服务 7")).Says.Zh;
        Assert.Contains($"{first}", missing, StringComparison.Ordinal);
        Assert.Contains($"{tenth}", missing, StringComparison.Ordinal);
        Assert.Contains("物业服务", Assert.Throws<UserErrorException>(() => opened.Draw("物流 1")).Says.Zh, StringComparison.Ordinal);
        Each.Of(["", "物业服务", "第一批", "物业服务 0", "物业服务 2026"], w => Assert.Equal(RefusalNature.Request, Assert.Throws<UserErrorException>(() => opened.Draw(w)).Nature));
    }

    [Fact]
    public async Task A_firm_is_named_by_its_code_its_name_or_a_part_that_no_other_has()
    {
        using var scratch = new Scratch();
        using OpenBureau opened = await OpenAsync(scratch);
        var east = Identifier.Parse(Some.CreditCode(1));
        Each.Of([$"{east}", $"{east}".ToLowerInvariant(), "样例东湖（福州）物业有限公司", "样例东湖(福州)物业有限公司", "东湖"], w => Assert.Equal(east, opened.Firm(w)));

        // One that has left is found by its name, unless somebody in the directory has it too.
        Assert.Equal(Identifier.Parse(Some.CreditCode(4)), opened.Firm("样例旧物业有限公司"));
        Assert.Equal(Identifier.Parse(Some.CreditCode(3)), opened.Firm("同名物业"));

        var several = Assert.Throws<UserErrorException>(() => opened.Firm("样例"));
        Assert.Contains(Some.CreditCode(1), several.Says.Zh, StringComparison.Ordinal);
        Assert.Contains(Some.CreditCode(2), several.Says.En, StringComparison.Ordinal);
        Assert.Contains("no such firm", Assert.Throws<UserErrorException>(() => opened.Firm("没有的公司")).Says.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inspector_is_named_by_id_certificate_or_name_and_never_by_a_part_of_one()
    {
        using var scratch = new Scratch();
        using OpenBureau opened = await OpenAsync(scratch);
        Each.Of(["A1", "闽执0001", "周甲"], w => Assert.Equal(Identifier.Parse("A1"), opened.Inspector(w)));
        var two = Assert.Throws<UserErrorException>(() => opened.Inspector("吴乙"));
        Assert.Contains("A2", two.Says.Zh, StringComparison.Ordinal);
        Assert.Contains("A3", two.Says.En, StringComparison.Ordinal);
        Assert.Throws<UserErrorException>(() => opened.Inspector("周"));
    }

    [Fact]
    public void Reasons_are_given_in_Chinese_or_as_the_protocol_spells_them_and_listed_when_wrong()
    {
        Assert.Equal(SubstitutionReason.Absent, ReasonWords.ReadSubstitution("不在岗"));
        Each.Of(Enum.GetValues<SubstitutionReason>(), r => Assert.Equal(r, ReasonWords.ReadSubstitution(r.Name())));
        Each.Of(Enum.GetValues<SubstitutionReason>(), r => Assert.Contains(ReasonWords.OfSubstitution, w => ReasonWords.ReadSubstitution(w) == r));
        Each.Of(Enum.GetValues<VoidReason>(), r => Assert.Contains(ReasonWords.OfVoid, w => ReasonWords.ReadVoid(w) == r));
        Assert.Equal(VoidReason.FrameError, ReasonWords.ReadVoid(" frame-error "));
        Assert.Contains("不可抗力", Assert.Throws<UserErrorException>(() => BureauWords.Reason("下雨", ReasonWords.ReadVoid, ReasonWords.OfVoid)).Says.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-18")]
    [InlineData("2026/3/18")]
    [InlineData("2026.3.18")]
    [InlineData("20260318")]
    [InlineData("２０２６年３月１８日")]
    public void A_day_is_given_in_any_usual_form(string word) => Assert.Equal(new DateOnly(2026, 3, 18), BureauWords.Day(word));

    [Fact]
    public void What_is_no_day_is_refused() =>
        Each.Of(["2026-02-30", "3/18", "明天", ""], w => Assert.Throws<UserErrorException>(() => BureauWords.Day(w)));

    private static async Task<OpenBureau> OpenAsync(Scratch scratch)
    {
        string data = scratch.Bureau("data");
        string[] firms =
        [
            Some.FirmHeader,
            $"{Some.CreditCode(1)},样例东湖（福州）物业有限公司,物业服务,鼓楼区,",
            $"{Some.CreditCode(2)},样例西湖物业有限公司,物业服务,鼓楼区,",
            $"{Some.CreditCode(3)},同名物业,物业服务,鼓楼区,",
        ];
        await Good("import", "firms", scratch.Write("old.csv", Some.Lines([.. firms, $"{Some.CreditCode(4)},样例旧物业有限公司,物业服务,,", $"{Some.CreditCode(5)},同名物业,物业服务,,"])), "--yes", "--data", data);
        await Good("import", "firms", scratch.Write("firms.csv", Some.Lines(firms)), "--yes", "--end-missing", "--data", data);
        string[] people = [Inspectors, "A1,周甲,物业服务,闽执0001,2099-12-31", "A2,吴乙,物业服务,闽执0002,2099-12-31", "A3,吴乙,物业服务,闽执0003,2099-12-31"];
        await Good("import", "inspectors", scratch.Write("people.csv", Some.Lines(people)), "--yes", "--data", data);
        return OpenBureau.Open(data);
    }

    private static async Task Good(params string[] args)
    {
        (int code, string output, string errors) = await Scratch.RunAsync(args);
        Assert.True(code == 0, output + errors);
    }

    private static Round Of(DrawId draw)
    {
        var day = new DateOnly(draw.Year, 6, 1);
        DateTimeOffset at = BeijingTime.ParseMoment($"{draw.Year}-06-01T09:00:00+08:00");
        return new Round { Draw = draw, State = RoundState.Planned, WindowFirst = day, WindowLast = day, CommitAt = at, DrawAt = at.AddDays(1), Provisional = false };
    }
}
