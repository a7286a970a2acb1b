using Inspections.Core.Directories;

namespace Inspections.Worker.Files.Lists;

/// <summary>The kinds of other inspections, by the words of bureau files and as the ledger names them.</summary>
internal static class VisitTypes
{
    public static IReadOnlyDictionary<string, Label> Words { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["日常检查"] = "routine",
        ["日常巡查"] = "routine",
        ["专项检查"] = "special",
        ["投诉举报"] = "complaint",
        ["投诉举报核查"] = "complaint",
        ["转办交办"] = "referred",
        ["复查"] = "recheck",
        ["其他部门检查"] = "other-department",
        ["其他"] = "other",
    }.ToDictionary(w => w.Key, w => Label.Parse(w.Value), StringComparer.Ordinal);

    /// <summary>The kind a word stands for: one of the list, or a name that the ledger can carry; null for neither.</summary>
    public static Label? Find(string word) =>
        Words.TryGetValue(word, out Label known) ? known : Label.IsValid(word) ? Label.Parse(word) : null;
}
