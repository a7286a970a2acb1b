using System.Text;
using Xunit;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>docs/security.md lists the catalogue as the tests have it. INSPECTIONS_UPDATE writes it anew.</summary>
public sealed class SecurityPageTests
{
    private const string Begin = "<!-- catalogue -->\n", End = "<!-- /catalogue -->\n";

    [Fact]
    public void The_page_lists_every_attack_with_what_catches_it()
    {
        string path = Path.Combine(Repository.Root, "docs", "security.md");
        string page = File.ReadAllText(path);
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, to = page.IndexOf(End, StringComparison.Ordinal);
        string right = page[..from] + Tables() + page[to..];
        if (Environment.GetEnvironmentVariable("INSPECTIONS_UPDATE") is { Length: > 0 })
        {
            File.WriteAllText(path, right);
        }

        Assert.Equal(right, File.ReadAllText(path));
    }

    private static string Tables()
    {
        var text = new StringBuilder();
        foreach ((string chinese, string english, IReadOnlyList<Attack> attacks) in Catalogue.Chapters)
        {
            text.Append('\n').Append("### ").Append(chinese).Append(' ').Append(english).Append("\n\n| attack | who | what catches it |\n|---|---|---|\n");
            foreach (Attack attack in attacks)
            {
                string who = attack.By switch { Attacker.Bureau => "bureau", Attacker.Outsider => "anybody", _ => "witness" };
                text.Append("| ").Append(attack.What).Append(" | ").Append(who).Append(" | ").Append(attack.CaughtBy).Append(" |\n");
            }
        }

        return text.Append('\n').ToString();
    }
}
