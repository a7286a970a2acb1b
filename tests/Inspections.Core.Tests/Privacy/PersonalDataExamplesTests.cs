using System.Globalization;
using Inspections.Core.Privacy;
using Xunit;

namespace Inspections.Core.Tests.Privacy;

/// <summary>What is found in a list of made-up examples of both kinds: texts that hold personal data, and texts that merely look so.</summary>
public sealed class PersonalDataExamplesTests(ITestOutputHelper output)
{
    private const string None = "none";

    // Kinds by which somebody is found, robbed or discriminated: none may be missed.
    private static readonly PersonalDataKind[] Dangerous = [.. Enum.GetValues<PersonalDataKind>().Except([PersonalDataKind.Name])];

    private static readonly Example[] Examples =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Privacy", "examples.tsv"))
            .Where(l => !l.StartsWith('#'))
            .Select(l => l.Replace("\\n", "\n", StringComparison.Ordinal).Split('\t'))
            .Select(c => new Example(c[0], c[1], c[2])),
    ];

    [Fact]
    public void There_are_at_least_three_hundred_examples_of_every_kind_and_of_none()
    {
        Assert.True(Examples.Length >= 300);
        Each.Of(Enum.GetNames<PersonalDataKind>(), kind => Assert.True(Examples.Count(e => e.Kind == kind) >= 9, kind));
        Assert.True(Examples.Count(e => e.Kind == None) >= 150);
        Assert.Equal(Examples.Length, Examples.Select(e => e.Text).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void No_dangerous_kind_is_missed_and_precision_and_recall_are_told()
    {
        foreach (string kind in Examples.Select(e => e.Kind).Where(k => k != None).Distinct(StringComparer.Ordinal))
        {
            Example[] of = [.. Examples.Where(e => e.Kind == kind)];
            output.WriteLine($"{kind}: {of.Count(e => e.IsFound)} of {of.Length}");
        }

        Example[] personal = [.. Examples.Where(e => e.Kind != None)];
        int found = personal.Count(e => e.IsFound), wrong = Examples.Sum(e => e.Wrong.Count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Examples.Length} examples: recall {found}/{personal.Length} = {(decimal)found / personal.Length:P1}, precision {found}/{found + wrong} = {(decimal)found / (found + wrong):P1}"));
        foreach (Example e in Examples.Where(e => !e.IsFound || e.Wrong.Count > 0))
        {
            output.WriteLine($"{e.Kind}: {e.Text} -> {DeIdentified.Text(e.Text)}");
        }

        Assert.DoesNotContain(personal, e => !e.IsFound && Dangerous.Contains(Enum.Parse<PersonalDataKind>(e.Kind)));
        Assert.True(found >= personal.Length * 98 / 100, "recall");
        Assert.True(found >= (found + wrong) * 98 / 100, "precision");
    }

    private sealed record Example(string Kind, string Text, string Part)
    {
        private readonly int _start = Text.IndexOf(Part, StringComparison.Ordinal);

        private IReadOnlyList<PersonalDatum> Data => PersonalData.Find(Text);

        /// <summary>True when all of the part is covered; what is not personal always is.</summary>
        public bool IsFound => Part.Length == 0 || Enumerable.Range(_start, Part.Length).All(i => Data.Any(d => d.Start <= i && i < d.End));

        /// <summary>What was found in a text that holds nothing.</summary>
        public IReadOnlyList<PersonalDatum> Wrong => Kind == None ? Data : [];
    }
}
