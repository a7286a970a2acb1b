using Inspections.Core.Encodings;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>What a change takes away: a list that lacks many entries may be the wrong one, or half of one.</summary>
internal static class DirectoryLoss
{
    private const int MostEnded = 20, MostEndedPercent = 5;

    /// <summary>The entries that end, and those that lose a sector.</summary>
    public static int Of<T>(DirectoryKind<T> kind, DirectoryChange<T> change) =>
        change.Ended.Count + change.Changed.Zip(change.Replaced).Count(p => SectorsOf(kind.Write(p.Second)).Except(SectorsOf(kind.Write(p.First)), StringComparer.Ordinal).Any());

    /// <summary>True when so many are lost that it has to be agreed to by itself.</summary>
    /// <param name="lost">How many are lost.</param>
    /// <param name="all">How many there are.</param>
    public static bool IsMuch(int lost, int all) => lost > MostEnded || lost * 100 > all * MostEndedPercent;

    private static IEnumerable<string> SectorsOf(Json.Map entry) =>
        entry.Members.GetValueOrDefault("sectors") is Json.List list ? list.Items.OfType<Json.Text>().Select(t => t.Value) : [];
}
