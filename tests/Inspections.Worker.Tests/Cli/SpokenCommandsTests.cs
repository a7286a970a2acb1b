using System.Text.RegularExpressions;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Configuration;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

/// <summary>What commands write of a bureau with lists, in one language; names in the lists are data and stay as they are.</summary>
public sealed class SpokenCommandsTests(RehearsedYear year) : IDisposable
{
    private static readonly string Lists = Path.Combine(AppContext.BaseDirectory, "Hosting/Sample");

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Every_reading_verb_speaks_one_language(string language)
    {
        string data = await Bureau(language);
        string[][] verbs =
        [
            ["status"], ["status", "--due"], ["plan", "2026"], ["policy", "show"], ["policy", "check"], ["calendar", "show", "2026"], ["calendar", "check"],
            ["sector", "list"], ["directory", "list"], ["key", "show"], ["visit", "list"], ["recusal", "list"], ["privacy", "list"], ["deliver"], ["republish", "--check"],
            ["import", "firms", Path.Combine(Lists, "firms.csv"), "--dry-run"], ["backup", _scratch.At($"{language}.zip")], ["close", "2026"], ["review", "list", "--by", "S1"], ["joint"],
        ];
        foreach (string[] verb in verbs)
        {
            await Speaks(language, [.. verb, "--data", data]);
        }

        foreach (string[] verb in new string[][] { ["verify", year.Folder], ["fairness", year.Folder] })
        {
            await Speaks(language, verb);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task What_is_wrong_with_a_list_is_said_in_one_language(string language)
    {
        string data = await Bureau(language);
        string bad = _scratch.Write("bad.csv", "统一社会信用代码,企业名称,监管行业\n91350100000000000X,甲公司,物业服务\n,乙公司,物业服务\n91350100M000100Y43,丙公司,没有的行业\n");
        string errors = await Speaks(language, "import", "firms", bad, "--data", data);
        Assert.Matches(@"\[ROW-0\d\d\]", errors);
        Assert.Contains("[COMMAND-", errors, StringComparison.Ordinal);
        Assert.Matches("→ inspections sector add ", errors);
        foreach (string[] verb in new string[][]
        {
            ["import", "firms", _scratch.Write("none.csv", ""), "--data", data],
            ["import", "firms", _scratch.Write("other.csv", "a,b\n1,2\n"), "--data", data],
            ["void", "property-management-2026-r1", "--reason", "frame-error", "--by", "A", "--approved-by", "B", "--data", data],
            ["notices", "property-management-2026-r9", "--out", _scratch.At("papers"), "--data", data],
            ["review", "approve", "R1", "--by", "nobody", "--data", data],
        })
        {
            await Speaks(language, verb);
        }
    }

    [Theory]
    [InlineData(""" "Hosts": ["http://x"] """)]
    [InlineData(""" "PublicLanguages": ["en"] """)]
    [InlineData(""" "Sources": ["own", "own"] """)]
    [InlineData(""" "Destinations": [ { "Name": "portal" } ] """)]
    [InlineData(""" "Alerts": { "Mail": { "Host": "mail.example", "From": "a@bureau.example" } } """)]
    public async Task A_setting_that_cannot_be_used_is_refused_in_one_language(string setting)
    {
        foreach (string language in (string[])["en", "zh"])
        {
            string printed = await Speaks(language, "status", "--data", _scratch.Bureau(language, setting));
            Assert.Contains($"[{SettingRefusals.Value.Id}]", printed, StringComparison.Ordinal);
        }
    }

    private async Task<string> Bureau(string language)
    {
        string data = _scratch.Bureau(language);
        await Speaks(language, "import", "firms", Path.Combine(Lists, "firms.csv"), "--data", data);
        await Speaks(language, "import", "inspectors", Path.Combine(Lists, "inspectors.csv"), "--data", data);
        await Speaks(language, "import", "items", Path.Combine(Lists, "items.csv"), "--data", data);
        return data;
    }

    private static async Task<string> Speaks(string language, params string[] args)
    {
        (_, string output, string errors) = await Scratch.RunAsync([.. args, "--lang", language]);
        string printed = output + errors;
        if (language == "zh")
        {
            Assert.DoesNotMatch(HelpLanguageTests.EnglishSentence(), HelpLanguageTests.Names().Replace(printed, ""));
            return printed;
        }

        // The name of a plan is the one that stands on the bureau's papers.
        string[] foreign = [.. Regex.Matches(Regex.Replace(printed, "[0-9]{4}年度[^ ]*双随机抽查计划", ""), "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+").Select(m => m.Value).Where(w => !Data().Contains(w, StringComparison.Ordinal)).Distinct()];
        Assert.True(foreign.Length == 0, $"{string.Join(' ', args)}: {string.Join(" | ", foreign)}\n{printed}");
        return printed;
    }

    // Names and words that the bureau wrote or its default policy has, or that its sheets may have as headers.
    private static string Data()
    {
        using Stream aliases = typeof(WorkerSettings).Assembly.GetManifestResourceStream("Inspections.Worker.Files.Lists.aliases.json")!;
        using var headers = new StreamReader(aliases);
        return string.Join('\n', System.IO.Directory.EnumerateFiles(Lists).Select(File.ReadAllText)) + headers.ReadToEnd() + "年度抽查比例不低于5%，抽查不少于3批次 处室负责人 分管领导 保密领导小组 甲公司 乙公司 丙公司 没有的行业";
    }
}
