using System.CommandLine;
using System.Text.RegularExpressions;
using Inspections.Worker.Cli;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

public sealed partial class HelpLanguageTests
{
    [Theory]
    [InlineData("数据目录 data folder", "数据目录", "data folder")]
    [InlineData("以 JSON 输出 as JSON", "以 JSON 输出", "as JSON")]
    [InlineData("写成 A / write A", "写成 A", "write A")]
    [InlineData("写成“物业服务 1” such as sector and round", "写成“物业服务 1”", "such as sector and round")]
    public void A_description_is_cut_between_its_languages(string description, string zh, string en) =>
        Assert.Equal(new Text(zh, en), HelpLanguage.Split(description));

    [Fact]
    public void Every_description_of_every_verb_is_in_both_languages()
    {
        (string Where, string Description)[] all = [.. Descriptions(CommandTree.Make(TextWriter.Null, TextWriter.Null), "")];
        Assert.True(all.Length > 200, $"only {all.Length} descriptions");
        Each.Of(all, d =>
        {
            Text text = HelpLanguage.Split(d.Description);
            Assert.True(Chinese().IsMatch(text.Zh) && text.En.Length > 0 && !Chinese().IsMatch(text.En), $"{d.Where}: {text}");
        });
    }

    [Theory]
    [InlineData(new[] { "status", "--lang", "en" }, null, Language.English)]
    [InlineData(new[] { "status", "--lang=zh" }, "en", Language.Chinese)]
    [InlineData(new[] { "import", "firms", "x.csv", "--map", "a=b" }, "en", Language.English)]
    [InlineData(new[] { "status" }, null, null)]
    [InlineData(new[] { "status", "--lang", "fr" }, null, null)]
    public void The_language_is_the_options_or_the_environments(string[] args, string? variable, object? expected) =>
        Assert.Equal(expected, HelpLanguage.Chosen(args, variable));

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_help_of_every_verb_is_in_one_language(string language)
    {
        foreach (string[] verb in Verbs(CommandTree.Make(TextWriter.Null, TextWriter.Null), []))
        {
            (int code, string output, string errors) = await Run([.. verb, "--help", "--lang", language]);
            Assert.Equal((0, ""), (code, errors));
            if (language == "en")
            {
                Assert.DoesNotMatch(Chinese(), output);
            }
            else
            {
                Assert.DoesNotMatch(EnglishSentence(), Names().Replace(output, ""));
            }
        }
    }

    [Theory]
    [InlineData("result", "enter")]
    [InlineData("nonsense")]
    [InlineData("status", "--nonsense")]
    [InlineData("import", "nonsense", "x")]
    [InlineData("status", "--data", "/nowhere/at/all")]
    [InlineData("verify", "/nowhere/at/all")]
    public async Task What_is_wrong_is_said_in_one_language(params string[] args)
    {
        (int code, string output, string errors) = await Run([.. args, "--lang", "en"]);
        Assert.NotEqual(0, code);
        Assert.NotEqual("", errors);
        Assert.DoesNotMatch(Chinese(), output + errors);
        (code, output, errors) = await Run([.. args, "--lang", "zh"]);
        Assert.NotEqual(0, code);
        Assert.Matches(Chinese(), errors);
        Assert.DoesNotMatch(EnglishSentence(), Names().Replace(output + errors, ""));
    }

    internal static async Task<(int Code, string Output, string Errors)> Run(params string[] args)
    {
        using StringWriter output = new(), errors = new();
        int code = await CommandTree.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    private static IEnumerable<string[]> Verbs(Command command, string[] path) =>
        command.Subcommands.SelectMany(c => Verbs(c, [.. path, c.Name])).Prepend(path);

    private static IEnumerable<(string Where, string Description)> Descriptions(Command command, string path)
    {
        string where = $"{path} {command.Name}";
        return command.Options.Where(o => !o.Name.StartsWith("--help", StringComparison.Ordinal) && !o.Name.StartsWith("--version", StringComparison.Ordinal)).Select(o => ($"{where} {o.Name}", o.Description ?? ""))
            .Concat(command.Arguments.Select(a => ($"{where} {a.Name}", a.Description ?? "")))
            .Append((where, command.Description ?? ""))
            .Concat(command.Subcommands.SelectMany(c => Descriptions(c, where)));
    }

    [GeneratedRegex(@"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")]
    internal static partial Regex Chinese();

    // Three words in a row.
    [GeneratedRegex(@"\b[A-Za-z][a-z']+ [a-z']+ [a-z']+\b")]
    internal static partial Regex EnglishSentence();

    // What is no sentence of a message: usage lines, names in angle brackets, commands.
    [GeneratedRegex(@"<[^>]*>|\[[^\]]*\]|^Description:|^ *(inspections|Inspections[.]Worker[.]Tests)\b.*$|inspections( [a-z-]+)+", RegexOptions.Multiline)]
    internal static partial Regex Names();
}
