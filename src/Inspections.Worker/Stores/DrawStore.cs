using System.Collections.Concurrent;
using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>Commitments, their secrets, and receipts in the database. A draw id can have one of each: the tables see to it.</summary>
internal static class DrawStore
{
    /// <summary>Keeps a commitment and what only the bureau may know until the draw.</summary>
    public static void Commit(Session session, PreparedRound.Ready ready, string ownValue)
    {
        Commitment commitment = ready.Commitment;
        session.Send(
            "INSERT INTO commitment (draw, digest, frame_size, recusals) VALUES (@Draw, @Digest, @Size, @recusals)",
            new
            {
                Draw = commitment.Draw.ToString(),
                Digest = commitment.Digest.ToString(),
                commitment.Frame.Size,
                recusals = ready.Recusals?.ToFile(),
            });
        SealedValueStore.Put(session, commitment.Draw, ownValue);
        PublicFileStore.PutAll(session, BureauFiles.Of(commitment, ready.Frame, ready.Roster));
    }

    /// <summary>Every draw committed to.</summary>
    public static IEnumerable<DrawId> Committed(Session session) => session.Query<string>("SELECT draw FROM commitment").Select(DrawId.Parse);

    /// <summary>True once a draw is committed to.</summary>
    public static bool IsCommitted(Session session, DrawId draw) =>
        session.Find<string>("SELECT draw FROM commitment WHERE draw = @draw", new { draw = draw.ToString() }) is not null;

    /// <summary>A commitment as it was published.</summary>
    public static Commitment Commitment(Session session, DrawId draw)
    {
        var digest = Digest.Parse(session.Find<string>("SELECT digest FROM commitment WHERE draw = @draw", new { draw = draw.ToString() })
            ?? throw new InvalidOperationException($"{draw} is not committed to"));
        return Commitment(session, draw, digest);
    }

    /// <summary>A commitment whose digest is known.</summary>
    public static Commitment Commitment(Session session, DrawId draw, Digest digest)
    {
        // A commitment is known by its digest, and read once: one that was undone and made again has another.
        return session.Database?.Kept<ConcurrentDictionary<Digest, Commitment>>().GetOrAdd(digest, _ => Parse()) ?? Parse();

        Commitment Parse() => Core.Drawing.Commitment.FromJson(CanonicalJson.Parse(PublicFileStore.Get(session, PublicLayout.Commitment(draw))));
    }

    /// <summary>What <see cref="Commit"/> kept, but for the bureau's own value.</summary>
    public static CommittedDraw Committed(Session session, DrawId draw)
    {
        byte[]? recusals = session.Find<byte[]>("SELECT recusals FROM commitment WHERE draw = @draw", new { draw = draw.ToString() });
        Commitment commitment = Commitment(session, draw);
        return new CommittedDraw(
            commitment,
            LeafTrees.ParseFrame(PublicFileStore.Get(session, PublicLayout.Frame(draw))),
            Roster(session, commitment),
            recusals is null ? null : LeafTrees.ParseRecusals(recusals));
    }

    /// <summary>The roster of a draw. Most draws have the one of the draw before: each is read once.</summary>
    public static LeafTree<RosterLeaf> Roster(Session session, Commitment commitment)
    {
        return session.Database?.Kept<ConcurrentDictionary<Digest, LeafTree<RosterLeaf>>>().GetOrAdd(commitment.Roster.Root, _ => Parse()) ?? Parse();

        LeafTree<RosterLeaf> Parse() => LeafTrees.ParseRoster(PublicFileStore.Get(session, PublicLayout.Roster(commitment.Draw)));
    }

    /// <summary>Keeps a receipt and who was drawn.</summary>
    public static void Receive(Session session, Receipt receipt, CommittedDraw committed)
    {
        session.Send(
            "INSERT INTO receipt (draw, digest) VALUES (@Draw, @Digest)",
            new { Draw = receipt.Draw.ToString(), Digest = receipt.Digest.ToString() });
        Dictionary<Identifier, Identifier?> owners = committed.Frame.Leaves.ToDictionary(l => l.Id, l => l.Firm);
        session.Send(
            "INSERT INTO drawn_firm (draw, firm, owner) VALUES (@Draw, @Firm, @Owner)",
            receipt.Selection.DrawOrder.Select(f => new { Draw = receipt.Draw.ToString(), Firm = f.ToString(), Owner = owners[f]?.ToString() }));
    }

    /// <summary>The digest of a draw's receipt, or null before it is drawn.</summary>
    public static Digest? ReceiptDigest(Session session, DrawId draw) =>
        session.Find<string>("SELECT digest FROM receipt WHERE draw = @draw", new { draw = draw.ToString() }) is string digest ? Digest.Parse(digest) : null;

    /// <summary>Per draw, the drawn projects and their firms.</summary>
    public static ILookup<DrawId, (Identifier Firm, Identifier Owner)> Owners(Session session) => session
        .Query<(string Draw, string Firm, string Owner)>("SELECT draw, firm, owner FROM drawn_firm WHERE owner IS NOT NULL")
        .ToLookup(d => DrawId.Parse(d.Draw), d => (Identifier.Parse(d.Firm), Identifier.Parse(d.Owner)));

    /// <summary>The drawn firms of every draw, each with the firm that is visited: itself, or a project's.</summary>
    public static ILookup<DrawId, (Identifier Firm, Identifier Inspected)> DrawnFirms(Session session) =>
        ByDraw(session.Query<(string Draw, string Firm, string? Owner)>("SELECT draw, firm, owner FROM drawn_firm"));

    /// <summary>Those of them for which no result was ever submitted.</summary>
    public static ILookup<DrawId, (Identifier Firm, Identifier Inspected)> FirmsWithoutResult(Session session) => ByDraw(session.Query<(string Draw, string Firm, string? Owner)>(
        "SELECT draw, firm, owner FROM drawn_firm WHERE NOT EXISTS (SELECT 1 FROM inspection_result r WHERE r.draw = drawn_firm.draw AND r.firm = drawn_firm.firm)"));

    // A draw has many firms, and its id is read once.
    private static ILookup<DrawId, (Identifier Firm, Identifier Inspected)> ByDraw(IEnumerable<(string Draw, string Firm, string? Owner)> rows) => rows
        .GroupBy(r => r.Draw, StringComparer.Ordinal)
        .Select(g => (Draw: DrawId.Parse(g.Key), Firms: g))
        .SelectMany(g => g.Firms.Select(r => (g.Draw, Firm: Identifier.Parse(r.Firm), Inspected: Identifier.Parse(r.Owner ?? r.Firm))))
        .ToLookup(r => r.Draw, r => (r.Firm, r.Inspected));

    /// <summary>The draws of a firm: those in which it was drawn, or one of its projects, with what was drawn.</summary>
    public static IReadOnlyList<(DrawId Draw, Identifier Firm)> OfFirm(Session session, Identifier firm) =>
        [.. session.Query<(string Draw, string Firm)>("SELECT draw, firm FROM drawn_firm WHERE firm = @firm OR owner = @firm", new { firm = firm.ToString() }).Select(d => (DrawId.Parse(d.Draw), Identifier.Parse(d.Firm)))];

    /// <summary>Every draw committed to, as the history of later ones needs it.</summary>
    public static IEnumerable<PastDraw> Past(Session session)
    {
        ILookup<string, DrawnRow> drawn = session
            .Query<DrawnRow>("SELECT draw AS Draw, firm AS Firm, owner AS Owner FROM drawn_firm")
            .ToLookup(d => d.Draw, StringComparer.Ordinal);
        return session
            .Query<(string Draw, long FrameSize)>("SELECT draw, frame_size FROM commitment")
            .Select(c => Past(session, DrawId.Parse(c.Draw), c.FrameSize, drawn[c.Draw]));
    }

    /// <summary>One draw so, as the tables have it now: what is drawn is there with its receipt, also while the list is kept back.</summary>
    public static PastDraw PastOf(Session session, DrawId draw)
    {
        string of = draw.ToString();
        IReadOnlyList<DrawnRow> drawn = session.Query<DrawnRow>("SELECT draw AS Draw, firm AS Firm, owner AS Owner FROM drawn_firm WHERE draw = @of", new { of });
        return Past(session, draw, session.Find<long>("SELECT frame_size FROM commitment WHERE draw = @of", new { of }), drawn);
    }

    private static PastDraw Past(Session session, DrawId draw, long frameSize, IEnumerable<DrawnRow> rows)
    {
        Identifier[] drawn = [.. rows.Select(d => Identifier.Parse(d.Firm))];
        var projects = rows.Where(d => d.Owner is not null).ToDictionary(d => Identifier.Parse(d.Firm), d => Identifier.Parse(d.Owner!));

        // The table has no order. It decides only which of a firm's projects a joint visit is about (protocol section 9).
        bool hasOrder = projects.Count == projects.Values.Distinct().Count();
        return new PastDraw(draw, frameSize, hasOrder ? drawn : [.. KnownDraw.Of(session, draw).Receipt.Selection.DrawOrder], projects);
    }

    private sealed record DrawnRow
    {
        public string Draw { get; init; } = "";

        public string Firm { get; init; } = "";

        public string? Owner { get; init; }
    }
}
