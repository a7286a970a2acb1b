using System.Text.RegularExpressions;
using Inspections.Worker.Cli;
using Xunit;

namespace Inspections.Worker.Tests.Architecture;

/// <summary>Rules know no verb and no option: the terminal adds the command to type, the console its buttons, another program its calls.</summary>
public sealed partial class VerbTests
{
    // Texts that a person reads on paper, on a page or in a mail are a front end's; everything else below the command line is rules and stores.
    private static readonly string[] FrontEnds = ["Cli", "Publication/Papers", "Publication/Pages", "Delivery/Notifications"];

    // The line by which the operating system starts the program is no text that says what to type.
    private const string StartedBy = "src/Inspections.Worker/Hosting/Operations/WindowsService.cs";

    private static readonly Regex Verb = new($@"\binspections ({string.Join('|', CommandTree.Make(TextWriter.Null, TextWriter.Null).Subcommands.Select(s => Regex.Escape(s.Name)))})\b|(^|[\s（(])--[a-z]");

    [Fact]
    public void No_text_of_a_rule_names_a_verb_or_an_option()
    {
        string[] files =
        [
            .. Repository.Sources("src/Inspections.Core", ".cs"),
            .. Repository.Sources("src/Inspections.Worker", ".cs").Where(f => f != StartedBy && !FrontEnds.Any(e => f.StartsWith($"src/Inspections.Worker/{e}/", StringComparison.Ordinal))),
        ];
        Assert.True(files.Length > 400, $"{files.Length} files");
        string[] found = [.. files.SelectMany(f => In(f, File.ReadAllText(Repository.At(f))))];
        Assert.True(found.Length == 0, "front ends add the command (CommandHints):\n" + string.Join('\n', found));
    }

    [Theory]
    [InlineData("""new("先 inspections import firms 文件", "first run it")""", true)]
    [InlineData("""$"{draw} waits (inspections status)" """, true)]
    [InlineData("""new("add --force")""", true)]
    [InlineData("""new("kept out by inspections of others")""", false)]
    [InlineData("""// inspections status shows it""", false)]
    [InlineData("""/// <summary>For <c>inspections status</c>.</summary>""", false)]
    [InlineData("""Label = "a -- b" """, false)]
    public void A_verb_is_found_in_a_text_and_not_in_a_comment(string code, bool isFound) => Assert.Equal(isFound, In("a.cs", code).Any());

    private static IEnumerable<string> In(string file, string text) => text.Split('\n')
        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        .SelectMany(line => Literal().Matches(line).Select(m => m.Value.Trim('"')).Where(l => Verb.IsMatch(l)).Select(l => $"{file}: {l}"));

    [GeneratedRegex(@"""(?:\\.|[^""\\])*""")]
    private static partial Regex Literal();
}
