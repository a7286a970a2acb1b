using Inspections.Worker.Tests.Files.Lists;
using Inspections.Worker.Tests.Privacy;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

/// <summary>A text that only looks personal is refused until a person confirms it, and the confirmation is kept.</summary>
public sealed class PrivacyCommandTests
{
    private const string Header = "事项编码,监管行业,事项名称,检查依据,检查主体,抽查对象,检查内容,检查方式";
    private const string People = """ "People": [ { "Id": "Z1", "Name": "甲某" }, { "Id": "Z2", "Name": "乙某" } ] """;
    private const string Plate = "闽A12345 是展板编号";

    [Fact]
    public async Task A_list_is_taken_once_a_person_has_confirmed_its_text_and_so_is_the_next()
    {
        using var scratch = new Scratch();
        string data = scratch.Bureau("data", People);
        string items = Items(scratch, Plate);
        (int refused, _, string errors) = await Scratch.RunAsync("import", "items", items, "--data", data, "--yes");
        Assert.Equal(1, refused);
        Assert.Contains("闽A12345", errors, StringComparison.Ordinal);
        Assert.Contains("privacy confirm", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("--approved-by", errors, StringComparison.Ordinal);

        Assert.Equal(64, (await Scratch.RunAsync("privacy", "confirm", Plate, "--by", "Z9", "--data", data)).Code);
        Assert.Equal(64, (await Scratch.RunAsync("privacy", "confirm", "--by", "Z1", "--data", data)).Code);
        await Good("privacy", "confirm", Plate, "--by", "Z1", "--data", data);
        await Good("import", "items", items, "--data", data, "--yes");
        await Good("import", "items", Items(scratch, "闽A12345 是\n展板编号"), "--data", data, "--yes");
        Assert.Contains("before", await Good("privacy", "confirm", Plate, "--by", "甲某", "--data", data), StringComparison.Ordinal);
        string list = await Good("privacy", "list", "--data", data);
        Assert.Contains("  Z1  ", list, StringComparison.Ordinal);
        Assert.DoesNotContain("12345", list, StringComparison.Ordinal);

        // The confirmation is of that text and of no other that has the same part.
        Assert.Equal(1, (await Scratch.RunAsync("import", "items", Items(scratch, "闽A12345 张师傅"), "--data", data, "--yes")).Code);
    }

    [Fact]
    public async Task What_satisfies_the_check_of_an_identity_card_needs_two_people_and_traps_nobody()
    {
        using var scratch = new Scratch();
        string data = scratch.Bureau("data", People), number = $"批文号 {Planted.IdNumber()}", items = Items(scratch, number);
        (int refused, _, string errors) = await Scratch.RunAsync("import", "items", items, "--data", data, "--yes");
        Assert.Equal(1, refused);
        Assert.Contains("--approved-by", errors, StringComparison.Ordinal);

        string file = scratch.Write("cell.txt", number + "\n");
        Assert.Equal(64, (await Scratch.RunAsync("privacy", "confirm", number, "--by", "Z1", "--data", data)).Code);
        Assert.Equal(64, (await Scratch.RunAsync("privacy", "confirm", number, "--by", "Z1", "--approved-by", "甲某", "--data", data)).Code);
        Assert.Equal(1, (await Scratch.RunAsync("import", "items", items, "--data", data, "--yes")).Code);
        await Good("privacy", "confirm", "--file", file, "--by", "Z1", "--approved-by", "Z2", "--data", data);
        await Good("import", "items", items, "--data", data, "--yes");
        Assert.Contains("Z1、Z2", await Good("privacy", "list", "--data", data), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_firm_that_is_called_like_a_person_is_named_once_that_is_confirmed_and_an_individual_business_never()
    {
        using var scratch = new Scratch();
        string data = scratch.Bureau("data", People);
        string firms = scratch.Write("firms.csv", Some.Lines(Some.FirmHeader, $"{Some.CreditCode(1)},张三先生,物业服务,,"));
        Assert.Contains("个体工商户", (await Scratch.RunAsync("import", "firms", firms, "--data", data, "--yes")).Errors, StringComparison.Ordinal);
        await Good("privacy", "confirm", "张三先生", "--by", "Z1", "--data", data);
        Assert.DoesNotContain("个体工商户", (await Scratch.RunAsync("import", "firms", firms, "--data", data, "--yes")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_looked_through_before_it_goes_anywhere()
    {
        Assert.Contains("no personal data", await Good("privacy", "check", "公示 2026 年抽查计划"), StringComparison.Ordinal);
        (int code, string output, _) = await Scratch.RunAsync("privacy", "check", "联系人：张三，电话13800138000");
        Assert.Equal(1, code);
        Assert.Contains("〔已去标识〕", output, StringComparison.Ordinal);
    }

    private static string Items(Scratch scratch, string content) =>
        scratch.Write("items.csv", Some.Lines(Header, $"1,物业服务,a,b,c,门店,\"{content}\",d"));

    private static async Task<string> Good(params string[] args)
    {
        (int code, string output, string errors) = await Scratch.RunAsync(args);
        Assert.True(code == 0, output + errors);
        return output;
    }
}
