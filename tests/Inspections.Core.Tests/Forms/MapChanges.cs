using Inspections.Core.Encodings;

namespace Inspections.Core.Tests.Forms;

/// <summary>Objects with a member more, fewer or other: a map itself never changes.</summary>
internal static class MapChanges
{
    public static SortedList<string, Json> ToMembers(this Json.Map map) => new(map.Members.ToDictionary(), StringComparer.Ordinal);

    public static Json.Map ToMap(this IEnumerable<KeyValuePair<string, Json>> members) => new(JsonMembers.Of([.. members]));

    public static Json.Map Set(this Json.Map map, string name, Json value) => new SortedList<string, Json>(map.ToMembers(), StringComparer.Ordinal) { [name] = value }.ToMap();

    public static Json.Map Without(this Json.Map map, string name) => map.Members.Where(m => m.Key != name).ToMap();
}
