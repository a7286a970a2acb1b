using System.Text.Json;
using Inspections.Core.Verification;
using Inspections.Worker.Publication.Pages;

namespace Inspections.Worker.BureauConsole;

/// <summary>What notices are about, in the words that the public pages have for them: those of the table that every verifier reads.</summary>
internal static class NoticeWords
{
    private static readonly Lazy<Dictionary<string, Text>> All = new(Read);

    /// <summary>What a kind of notice is about.</summary>
    public static Text Of(NoticeKind kind) => All.Value[kind.ToString()];

    private static Dictionary<string, Text> Read()
    {
        using var table = JsonDocument.Parse(SiteMap.Read("Inspections.Worker.Publication.ByHand.protocol.json"));
        return table.RootElement.GetProperty("notices").EnumerateArray()
            .ToDictionary(n => n.GetProperty("name").GetString()!, n => new Text(n.GetProperty("zh").GetString()!, n.GetProperty("en").GetString()!), StringComparer.Ordinal);
    }
}
