using Inspections.Core.Verification;
using Inspections.Worker.Publication;

namespace Inspections.Worker.Stores;

/// <summary>The order in which <see cref="FolderPublisher"/> writes, for a file by its path.</summary>
internal static class Stages
{
    private const string Feed = "feed/", Ledger = "ledger/";

    private static readonly string[] Parts = [".css", ".js", ".svg", ".png", ".ico", ".woff2"];

    public static Stage Of(string path) => path switch
    {
        PublicLayout.Keys => Stage.Keys,
        PublicLayout.Entries => Stage.Entries,
        PublicLayout.Checkpoint => Stage.Checkpoint,
        _ when path.StartsWith(Ledger, StringComparison.Ordinal) => Stage.Checkpoints,
        _ when path.StartsWith(Feed, StringComparison.Ordinal) => char.IsAsciiDigit(Path.GetFileName(path)[0]) ? Stage.FeedPages : Stage.Feed,
        _ when path.EndsWith(".html", StringComparison.Ordinal) => Stage.Pages,
        _ when Parts.Contains(Path.GetExtension(path), StringComparer.Ordinal) || !path.Contains('/', StringComparison.Ordinal) => Stage.Parts,
        _ => Stage.Data,
    };
}
