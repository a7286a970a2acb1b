using System.Globalization;
using Inspections.Core.Encodings;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Tests.Verification.Verifiers;

namespace Inspections.Core.Tests.Verification.Fuzzing;

/// <summary>
/// A year in which the bureau writes one member of one entry, document or note otherwise and goes on from it: digests, roots,
/// draws and signatures after it are made by its own keys.
/// </summary>
/// <param name="Name">Its number and what was changed.</param>
/// <param name="Folder">What is published.</param>
internal sealed record SignedChange(string Name, MemoryFiles Folder)
{
    public PublishedCase Case(MemoryFiles honest) => PublishedCase.Between(Name, honest, Folder);

    /// <summary>Changes by their numbers, the same in every run; those left out from which the bureau itself cannot go on.</summary>
    public static IEnumerable<SignedChange> Of(Func<Alteration?, MemoryFiles> year, int count)
    {
        var counted = new Alteration();
        string[] corpus = [.. Texts(year(counted))];
        ILookup<string, int> places = counted.Names.Select((name, at) => (name, at)).ToLookup(p => p.name, p => p.at, StringComparer.Ordinal);
        string[] names = [.. places.Select(p => p.Key).Order(StringComparer.Ordinal)];
        return Enumerable.Range(0, count).Select(n => Try(year, n, corpus, places, names)).OfType<SignedChange>();
    }

    private static SignedChange? Try(Func<Alteration?, MemoryFiles> year, int number, string[] corpus, ILookup<string, int> places, string[] names)
    {
        var dice = new Dice(number);
        int[] at = [.. places[names[number % names.Length]]];
        var alteration = new Alteration(at[dice.Next(at.Length)], value => MemberChange.Of(value, dice, corpus));
        try
        {
            MemoryFiles folder = year(alteration);
            return new SignedChange(string.Create(CultureInfo.InvariantCulture, $"{number} {alteration.What}"), folder);
        }
        catch (Exception e) when (e is ProtocolFormatException or ArgumentException or InvalidOperationException or KeyNotFoundException
            or InvalidCastException or NullReferenceException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Texts(MemoryFiles files) => files.Paths
        .Where(p => p.EndsWith(".json", StringComparison.Ordinal) || p.EndsWith(".jsonl", StringComparison.Ordinal))
        .SelectMany(p => p.EndsWith('l') ? JsonLines.Read(JsonLines.Split(files[p]), j => j) : [CanonicalJson.Parse(files[p])])
        .SelectMany(Texts).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Texts(Json value) => value switch
    {
        Json.Text text => [text.Value],
        Json.List list => list.Items.SelectMany(Texts),
        Json.Map map => map.Members.Values.SelectMany(Texts),
        _ => [],
    };
}
