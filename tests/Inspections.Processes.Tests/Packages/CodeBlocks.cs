using System.Text.RegularExpressions;

namespace Inspections.Processes.Tests.Packages;

/// <summary>The C# of a page: what it shows, and what it keeps from its readers in comments (<c>&lt;!--csharp … --&gt;</c>) so that what it shows compiles.</summary>
internal static partial class CodeBlocks
{
    public static IEnumerable<(string Code, bool IsShown)> Of(string page) => Block().Matches(page).Select(b => (b.Groups["shown"].Success ? b.Groups["shown"].Value : b.Groups["kept"].Value, b.Groups["shown"].Success));

    [GeneratedRegex("^```csharp\n(?<shown>.*?)^```$|^<!--csharp\n(?<kept>.*?)^-->$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
