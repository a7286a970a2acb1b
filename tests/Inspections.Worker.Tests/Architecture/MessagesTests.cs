using System.CommandLine;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Inspections.Core.Rounds;
using Inspections.Worker.Cli;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Health;
using Inspections.Worker.Lifecycle;
using Xunit;

namespace Inspections.Worker.Tests.Architecture;

/// <summary>
/// Every refusal of the library and of the worker: ids, texts, and <c>docs/messages.md</c>, which is written from them. After a change
/// run these tests with <c>INSPECTIONS_WRITE_MESSAGES=1</c> and read the difference.
/// </summary>
public sealed partial class MessagesTests
{
    // What the ids of a feature begin with, in the order of the page.
    private static readonly (string Prefix, Text Feature)[] Features =
    [
        ("COMMAND", new("命令行", "the command line")),
        ("DATA", new("数据目录", "data folder")),
        ("CONFIG", new("设置文件", "settings")),
        ("SETTING", new("单项设置", "one setting")),
        ("FILE", new("文件和密钥文件", "files and key files")),
        ("DB", new("数据库", "database")),
        ("BACKUP", new("备份与恢复", "backup and restore")),
        ("MOVE", new("搬到数据库服务器", "moving to a database server")),
        ("KEY", new("签名密钥", "signing keys")),
        ("SEAL", new("封存密钥", "sealing key")),
        ("CALENDAR", new("工作日", "working days")),
        ("PEOPLE", new("工作人员", "staff")),
        ("PHOTO", new("照片", "photographs")),
        ("LIST", new("名录文件", "lists")),
        ("TABLE", new("表格文件", "tables")),
        ("ROW", new("名录的行", "rows of a list")),
        ("IMPORT", new("导入", "import")),
        ("POLICY", new("政策", "policy")),
        ("YEAR", new("年度与计划", "year and plan")),
        ("ROUND", new("批次", "rounds")),
        ("SOURCE", new("随机源", "sources")),
        ("VALUE", new("随机数与见证签署", "values and witnesses' notes")),
        ("DISCLOSE", new("公开名单", "disclosure")),
        ("VOID", new("作废", "void draws")),
        ("TEAM", new("检查组", "teams")),
        ("VISIT", new("检查日", "visits")),
        ("RESULT", new("检查结果", "results")),
        ("SYSTEM", new("系统", "the machine")),
        ("SETTINGSFILE", new("在工作台改设置", "settings changed in the console")),
        ("STATISTICS", new("统计", "statistics")),
        ("DRAWDAY", new("抽取日", "the day of a draw")),
        ("ENTRY", new("录入、撤回和放弃", "entering, withdrawing and giving up")),
        ("REVIEW", new("审查", "review")),
        ("LEDGER", new("台账", "ledger")),
        ("BUREAU", new("台账不登记的内容", "what a ledger does not take")),
        ("PAPER", new("通知书和表格", "papers")),
        ("REPORT", new("报告", "reports")),
        ("FAIRNESS", new("公平性报告", "report of fairness")),
        ("ARCHIVE", new("归档", "archives")),
        ("PUBLIC", new("公示内容的读取", "reading what is published")),
        ("FEED", new("信用数据源", "credit feed")),
        ("DELIVERY", new("送达", "delivery")),
        ("WEB", new("网页服务", "served pages")),
        ("ACCOUNT", new("账号和登录", "accounts and signing in")),
        ("REQUEST", new("申请、决定和批准", "requests that two people decide")),
        ("SCAN", new("上传文件的查毒", "virus scanning of uploads")),
        ("CONSOLE", new("内部工作台的表单", "forms of the console")),
        ("YEARPAGE", new("年末页面", "the page of a year")),
        ("LISTS", new("名录页面", "the page of lists")),
        ("REHEARSAL", new("演练", "rehearsal")),
        ("WITNESS", new("见证机构", "witnesses")),
        ("HISTORY", new("见证机构的告警", "alarms of witnesses")),
    ];

    private static readonly (FieldInfo Field, RefusalKind Kind)[] Kinds =
    [
        .. new[] { typeof(YearRule).Assembly, typeof(RoundProcessor).Assembly }.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType == typeof(RefusalKind)).Select(f => (f, (RefusalKind)f.GetValue(null)!)),
    ];

    private static readonly string Page = Repository.At("docs", "messages.md");

    [Fact]
    public void Every_id_is_one_refusals_and_no_conditions()
    {
        Assert.True(Kinds.Length > 100, $"only {Kinds.Length} refusals were found");
        Assert.Empty(Kinds.GroupBy(k => k.Kind.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));

        // The ledger ahead of the clock is both: it is refused to write, and said by readiness.
        Assert.Equal([ConditionIds.LedgerAhead], Kinds.Select(k => k.Kind.Id).Intersect(ConditionIds.All, StringComparer.Ordinal));
    }

    [Fact]
    public void No_id_of_a_feature_is_left_out() => Each.Of(Features, feature =>
    {
        int[] numbers = [.. Kinds.Where(k => PrefixOf(k.Kind) == feature.Prefix).Select(k => int.Parse(k.Kind.Id[^3..], System.Globalization.CultureInfo.InvariantCulture)).Order()];
        Assert.True(numbers.Length > 0, $"no refusal of {feature.Prefix}");
        Assert.Equal(Enumerable.Range(numbers[0], numbers.Length), numbers);
    });

    [Fact]
    public void The_refusals_of_a_feature_stand_in_one_class() => Each.Of(
        Kinds.GroupBy(k => PrefixOf(k.Kind), StringComparer.Ordinal),
        feature => Assert.EndsWith("Refusals", Assert.Single(feature.Select(k => k.Field.DeclaringType!).Distinct()).Name, StringComparison.Ordinal));

    [Fact]
    public void Every_feature_has_a_name() => Assert.Equal(
        Features.Select(f => f.Prefix).Order(StringComparer.Ordinal), Kinds.Select(k => PrefixOf(k.Kind)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_text_is_in_its_language() => Each.Of(Kinds, k =>
    {
        Assert.Matches(Chinese(), k.Kind.Says.Zh + k.Kind.ToDo.Zh);
        Assert.DoesNotMatch(Chinese(), k.Kind.Says.En + k.Kind.ToDo.En);
        Assert.DoesNotMatch("[。；，]$", k.Kind.Says.Zh);
        Assert.DoesNotMatch("[.;,。]$", k.Kind.Says.En + "|" + k.Kind.ToDo.En);
    });

    [Fact]
    public void No_rule_names_a_verb_or_an_option()
    {
        Assert.Matches(VerbOrOption(), "first run inspections migrate");
        Assert.Matches(VerbOrOption(), "add --force");
        Each.Of(
            Kinds.Where(k => !k.Field.DeclaringType!.Namespace!.StartsWith("Inspections.Worker.Cli", StringComparison.Ordinal)),
            k => Assert.DoesNotMatch(VerbOrOption(), $"{k.Kind.Says} {k.Kind.ToDo}"));
    }

    [Fact]
    public void Every_hint_names_a_verb_and_options_that_there_are()
    {
        RootCommand root = CommandTree.Make(TextWriter.Null, TextWriter.Null);
        Each.Of(CommandHints.All.SelectMany(t => new[] { t.Zh, t.En }), hint =>
        {
            string[] words = hint.Split(' ');
            Command verb = root;
            foreach (string word in words.Skip(1).TakeWhile(w => verb.Subcommands.Any(s => s.Name == w)))
            {
                verb = verb.Subcommands.Single(s => s.Name == word);
            }

            string[] options = [.. words.Where(w => w.StartsWith("--", StringComparison.Ordinal))];
            if (words[0] == "inspections")
            {
                Assert.NotSame(root, verb);
                Assert.Empty(options.Except(root.Options.Concat(verb.Options).Select(o => o.Name), StringComparer.Ordinal));
            }
            else
            {
                Assert.Contains(options[0], All(root).SelectMany(c => c.Options).Select(o => o.Name));
            }
        });
    }

    [Fact]
    public void The_page_of_messages_is_the_one_that_the_refusals_make()
    {
        string made = Write();
        if (Environment.GetEnvironmentVariable("INSPECTIONS_WRITE_MESSAGES") is not null)
        {
            File.WriteAllText(Page, made);
        }

        Assert.True(File.Exists(Page) && File.ReadAllText(Page) == made, "docs/messages.md is stale: run these tests with INSPECTIONS_WRITE_MESSAGES=1");
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    private static string PrefixOf(RefusalKind kind) => kind.Id.Split('-')[0];

    private static string Write()
    {
        var page = new StringBuilder("""
            # 提示 Messages

            程序拒绝做某件事时，说明原因和怎么办，末尾的方括号里是编号；编号在各版本、各语言中不变。花括号里的是当时的值。
            When the program refuses something it says why and what to do, with an id in brackets at the end; ids are the same in every version
            and language. What stands in braces are the values of the case. This page is written by a test from the program itself.

            退出码 exit codes：1 现状不允许 as things stand，64 写法或设置不对 the request or a setting is wrong，69 无法读取，没有结论 cannot be
            read, no verdict，70 核验时出错，没有结论 an error while verifying, no verdict。

            """.ReplaceLineEndings("\n"));
        foreach ((string prefix, Text feature) in Features)
        {
            page.Append($"\n## {feature.Zh} {feature.En}\n\n| 编号 id | 中文 | English | 怎么办 | what to do |\n|---|---|---|---|---|\n");
            foreach (RefusalKind kind in Kinds.Select(k => k.Kind).Where(k => PrefixOf(k) == prefix).OrderBy(k => k.Id, StringComparer.Ordinal))
            {
                page.Append($"| `{kind.Id}` | {Cell(kind.Says.Zh)} | {Cell(kind.Says.En)} | {Cell(kind.ToDo.Zh)} | {Cell(kind.ToDo.En)} |\n");
            }
        }

        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\binspections [a-z]|(^|[\s（(])--[a-z]")]
    private static partial Regex VerbOrOption();
}
