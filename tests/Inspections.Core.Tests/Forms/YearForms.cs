using System.Text;
using Inspections.Core.Encodings;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;

namespace Inspections.Core.Tests.Forms;

/// <summary>Every JSON object that a published year has, by where it stands: <c>commitment.json/quotas</c>, <c>entries.jsonl</c>, <c>body receipt</c>.</summary>
internal static class YearForms
{
    private static readonly Lazy<ILookup<string, Json.Map>> All = new(() => Collect().DistinctBy(f => (f.Place, Convert.ToHexString(CanonicalJson.Write(f.Value))))
        .ToLookup(f => f.Place, f => f.Value, StringComparer.Ordinal));

    public static IReadOnlyList<Json.Map> At(string place) => [.. All.Value[place]];

    private static IEnumerable<(string Place, Json.Map Value)> Collect()
    {
        MemoryFiles files = RichYear.Honest().Publish();
        foreach (string path in files.Paths)
        {
            string name = path.Split('/')[^1];
            string text = Encoding.UTF8.GetString(files[path]);
            string[] values = name.EndsWith(".jsonl", StringComparison.Ordinal) ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : name.EndsWith(".json", StringComparison.Ordinal) ? [text.TrimEnd('\n')] : [];
            foreach (Json value in values.Select(v => CanonicalJson.Parse(Encoding.UTF8.GetBytes(v))))
            {
                foreach ((string Place, Json.Map Value) found in In(name.Any(char.IsAsciiDigit) ? "document.json" : name, value))
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<(string Place, Json.Map Value)> In(string place, Json value) => value switch
    {
        Json.Map map => [(place, map), .. map.Members.SelectMany(m => In(m.Key == "body" ? $"body {Kind(map)}" : $"{place}/{m.Key}", m.Value))],
        Json.List list => list.Items.SelectMany(i => In(place, i)),
        _ => [],
    };

    private static string Kind(Json.Map entry) => ((Json.Text)entry.Members["kind"]).Value;
}
