using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>A photograph of a visit, without its content.</summary>
/// <param name="Staff">Who sent it.</param>
/// <param name="Digest">SHA-256 of what is kept of it.</param>
/// <param name="MediaType">What it is encoded as.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="AddedAt">When it came.</param>
/// <param name="Position">The result with which it was submitted; null while it belongs to somebody's draft.</param>
internal sealed record ResultPhoto(Label Staff, Digest Digest, string MediaType, long Size, DateTimeOffset AddedAt, long? Position);

/// <summary>Photographs of visits in the database: never published and never in the ledger.</summary>
internal static class ResultPhotoStore
{
    private const string OfFirm = "draw = @Draw AND firm = @Firm";

    /// <summary>All of a drawn firm, the first first: those of results, and those of everybody's drafts.</summary>
    public static IReadOnlyList<ResultPhoto> Of(Session session, DrawId draw, Identifier firm) =>
    [
        .. session.Query<Row>(
                $"SELECT staff AS Staff, digest AS Digest, media_type AS MediaType, size AS Size, added_at AS AddedAt, position AS Position FROM result_photo WHERE {OfFirm}", Key(draw, firm))
            .Select(r => new ResultPhoto(Label.Parse(r.Staff), Digest.Parse(r.Digest), r.MediaType, r.Size, BeijingTime.ParseMoment(r.AddedAt), r.Position))
            .OrderBy(p => p.AddedAt).ThenBy(p => p.Digest.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>What is in one.</summary>
    public static byte[] Content(Session session, DrawId draw, Identifier firm, ResultPhoto photo) => session.Query<byte[]>(
        $"SELECT content FROM result_photo WHERE {OfFirm} AND staff = @Staff AND digest = @Digest", Key(draw, firm, photo.Staff, photo.Digest))[0];

    /// <summary>Adds one to a person's draft.</summary>
    public static void Add(Session session, DrawId draw, Identifier firm, ResultPhoto photo, byte[] content) => session.Execute(
        """
        INSERT INTO result_photo (draw, firm, staff, digest, position, media_type, size, content, added_at)
        VALUES (@Draw, @Firm, @Staff, @Digest, NULL, @MediaType, @Size, @Content, @AddedAt)
        """,
        new
        {
            Draw = draw.ToString(),
            Firm = firm.ToString(),
            Staff = photo.Staff.ToString(),
            Digest = photo.Digest.ToString(),
            photo.MediaType,
            photo.Size,
            Content = content,
            AddedAt = BeijingTime.Format(photo.AddedAt),
        });

    /// <summary>Makes those of a person's draft those of a result.</summary>
    public static void Submit(Session session, DrawId draw, Identifier firm, Label staff, long position) => session.Execute(
        $"UPDATE result_photo SET position = @position WHERE {OfFirm} AND staff = @Staff AND position IS NULL",
        new { Draw = draw.ToString(), Firm = firm.ToString(), Staff = staff.ToString(), position });

    /// <summary>Removes those of a person's draft.</summary>
    public static void DropDraft(Session session, DrawId draw, Identifier firm, Label staff) => session.Execute(
        $"DELETE FROM result_photo WHERE {OfFirm} AND staff = @Staff AND position IS NULL", new { Draw = draw.ToString(), Firm = firm.ToString(), Staff = staff.ToString() });

    /// <summary>Removes one.</summary>
    public static void Remove(Session session, DrawId draw, Identifier firm, ResultPhoto photo) => session.Execute(
        $"DELETE FROM result_photo WHERE {OfFirm} AND staff = @Staff AND digest = @Digest", Key(draw, firm, photo.Staff, photo.Digest));

    private static object Key(DrawId draw, Identifier firm) => new { Draw = draw.ToString(), Firm = firm.ToString() };

    private static object Key(DrawId draw, Identifier firm, Label staff, Digest digest) =>
        new { Draw = draw.ToString(), Firm = firm.ToString(), Staff = staff.ToString(), Digest = digest.ToString() };

    private sealed record Row
    {
        public string Staff { get; init; } = "";

        public string Digest { get; init; } = "";

        public string MediaType { get; init; } = "";

        public long Size { get; init; }

        public string AddedAt { get; init; } = "";

        public long? Position { get; init; }
    }
}
