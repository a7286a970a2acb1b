namespace Inspections.Worker.Publication.Papers;

/// <summary>The observers' page as a document.</summary>
internal static class ObserverWord
{
    // Twentieths of a point: room to write by hand.
    private const int RowToWrite = 440;

    public static byte[] Write(ObserverPage page)
    {
        WordPaper paper = new WordPaper().Title(page.Title, page.Below);
        foreach ((int n, ObserverPart part) in page.Parts.Index())
        {
            paper.Text(part.Heading, indented: false, bold: true)
                .Table(Shares(part), header: null, part.Rows.Select(r => (IReadOnlyList<string>)[r.Left, r.Right]), n == 1 ? RowToWrite : 0);
        }

        return paper.ToBytes();
    }

    // Numbers need no more than their own width.
    private static int[] Shares(ObserverPart part) => part.Rows.All(r => r.Left.Length < 3) ? [4, 96] : [28, 72];
}
