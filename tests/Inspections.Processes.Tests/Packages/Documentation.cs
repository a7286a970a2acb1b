using System.Text;
using System.Text.RegularExpressions;

namespace Inspections.Processes.Tests.Packages;

/// <summary>The pages of the documentation as one program: each page is a method that runs its snippets one after the other.</summary>
internal static partial class Documentation
{
    public const string Folder = "docs/package";

    public static string[] Pages { get; } = [.. Sources.Files(Folder).Where(f => f.EndsWith(".md", StringComparison.Ordinal))];

    /// <summary>A name for a page in code.</summary>
    public static string NameOf(string page) => Path.GetFileNameWithoutExtension(page).Replace('-', '_');

    public static string Program()
    {
        var program = new StringBuilder();
        (string Name, string Code)[] pages = [.. Pages.Select(p => (NameOf(p), string.Concat(CodeBlocks.Of(Sources.Text(p)).Select(b => b.Code)))).Where(p => p.Item2.Length > 0)];
        foreach (string line in pages.SelectMany(p => Usings().Matches(p.Code).Select(u => u.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            program.AppendLine(line);
        }

        program.AppendLine("return args[0] switch {");
        foreach ((string name, _) in pages)
        {
            program.AppendLine($"\"{name}\" => await Page_{name}.RunAsync(args[1..]),");
        }

        program.AppendLine("_ => 64 };");
        foreach ((string name, string code) in pages)
        {
            program.AppendLine($"internal static class Page_{name} {{ public static async Task<int> RunAsync(string[] args) {{ await Task.CompletedTask;");
            program.AppendLine(Usings().Replace(code, ""));
            program.AppendLine("return 0; } }");
        }

        return program.ToString();
    }

    [GeneratedRegex(@"^using [A-Z][\w.]*;$", RegexOptions.Multiline)]
    private static partial Regex Usings();
}
