namespace Inspections.Core.Publication;

/// <summary>
/// The order in which the files of a public folder come to a reader, by their paths: whoever publishes, copies or delivers a folder puts
/// nothing there before what it relies on, so that nobody sees a checkpoint without the entries that it speaks of, or an entry without
/// its evidence (protocol section 11).
/// </summary>
public static class PublicationOrder
{
    private const string Feed = "feed/", Ledger = "ledger/";

    private static readonly string[] Parts = [".css", ".js", ".svg", ".png", ".ico", ".woff2"];

    /// <summary>The stage of a file.</summary>
    /// <param name="path">Its path from the folder's root, with slashes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static PublicationStage Of(string path) => path switch
    {
        null => throw new ArgumentNullException(nameof(path)),
        PublicLayout.Keys => PublicationStage.Keys,
        PublicLayout.Entries => PublicationStage.Entries,
        PublicLayout.Checkpoint => PublicationStage.Checkpoint,
        _ when path.StartsWith(Ledger, StringComparison.Ordinal) => PublicationStage.Checkpoints,
        _ when path.StartsWith(Feed, StringComparison.Ordinal) => path[(path.LastIndexOf('/') + 1)..] is [>= '0' and <= '9', ..] ? PublicationStage.FeedPages : PublicationStage.Feed,
        _ when path.EndsWith(".html", StringComparison.Ordinal) => PublicationStage.Pages,
        _ when Parts.Any(p => path.EndsWith(p, StringComparison.Ordinal)) || !path.Contains('/', StringComparison.Ordinal) => PublicationStage.Parts,
        _ => PublicationStage.Data,
    };
}
