namespace Inspections.Worker.Publication.Papers;

/// <summary>How the result sheet is filled in, from a text of two columns with the same placeholders as documents have.</summary>
internal static class SheetGuide
{
    /// <summary>The rows with their values.</summary>
    public static IReadOnlyList<IReadOnlyList<string?>> Read(IReadOnlyDictionary<string, string> values) =>
    [
        .. PaperTemplates.Resource("result-sheet.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (IReadOnlyList<string?>)[.. line.TrimEnd('\r').Split('\t').Select(cell => Fill(cell, values))]),
    ];

    private static string Fill(string cell, IReadOnlyDictionary<string, string> values) =>
        TemplateText.Marks(cell).Reverse().Aggregate(cell, (text, mark) => text.Remove(mark.Start, mark.Length).Insert(mark.Start, values[mark.Name]));
}
