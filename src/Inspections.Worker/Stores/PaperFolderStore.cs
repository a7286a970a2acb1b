using Inspections.Core.Directories;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>Where a draw's papers were put last, and from what they were made.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Folder">The folder, absolute.</param>
/// <param name="Stamp">What they were made from: another one, and they are made again.</param>
internal sealed record KeptPapers(DrawId Draw, string Folder, string Stamp);

/// <summary>The folders of papers in the database.</summary>
internal static class PaperFolderStore
{
    /// <summary>Those of all draws, by draw.</summary>
    public static IReadOnlyList<KeptPapers> All(Session session) =>
    [
        .. session.Query<Row>("SELECT draw AS Draw, folder AS Folder, stamp AS Stamp FROM paper_folder")
            .Select(r => new KeptPapers(DrawId.Parse(r.Draw), r.Folder, r.Stamp)).OrderBy(p => $"{p.Draw}", StringComparer.Ordinal),
    ];

    /// <summary>Keeps where a draw's papers are now.</summary>
    public static void Put(Session session, KeptPapers papers)
    {
        session.Send("DELETE FROM paper_folder WHERE draw = @Draw", new { Draw = $"{papers.Draw}" });
        session.Send("INSERT INTO paper_folder (draw, folder, stamp) VALUES (@Draw, @Folder, @Stamp)", new { Draw = $"{papers.Draw}", papers.Folder, papers.Stamp });
    }

    private sealed record Row
    {
        public string Draw { get; init; } = "";

        public string Folder { get; init; } = "";

        public string Stamp { get; init; } = "";
    }
}
