namespace Inspections.Worker.Publication.Papers;

/// <summary>What one paper says, by its placeholders.</summary>
/// <param name="Texts">The texts; a line feed begins a new line.</param>
/// <param name="Lists">The lists, each of members by name.</param>
/// <param name="Pictures">PNG pictures that stand in the place of a text.</param>
internal sealed record PaperValues(
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Lists,
    IReadOnlyDictionary<string, byte[]> Pictures)
{
    /// <summary>True when there is something in the place of a placeholder or in a list.</summary>
    public bool Has(string name) =>
        Lists.TryGetValue(name, out IReadOnlyList<IReadOnlyDictionary<string, string>>? list) ? list.Count > 0 : Pictures.ContainsKey(name) || Texts.GetValueOrDefault(name, "").Length > 0;

    /// <summary>The same and more.</summary>
    public PaperValues And(IReadOnlyDictionary<string, string> texts, params IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyDictionary<string, string>> Members)> lists) =>
        this with
        {
            Texts = Texts.Concat(texts).ToDictionary(StringComparer.Ordinal),
            Lists = Lists.Concat(lists.Select(l => KeyValuePair.Create(l.Name, l.Members))).ToDictionary(StringComparer.Ordinal),
        };
}
