using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>
/// Entries that may not be public yet (protocol section 10): the ledger takes a salted digest, the database keeps what it
/// stands for, and a later entry of the same kind opens it.
/// </summary>
internal static class SealedEntries
{
    /// <summary>Enters a body about a draw by its digest alone, and gives the place of the entry.</summary>
    public static long Seal(Session session, BureauContext bureau, LedgerStore ledger, DrawId draw, EntryBody body)
    {
        long position = ledger.Size;
        Digest salt = bureau.Entropy.Next(FormattableString.Invariant($"seal at {position}"));
        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new SealedBody(body.Seal(salt), body.Kind));
        session.Execute(
            "INSERT INTO sealed_entry (position, draw, kind, body, salt) VALUES (@position, @Draw, @Kind, @Body, @Salt)",
            new { position, Draw = draw.ToString(), body.Kind, Body = CanonicalJson.Write(body.ToJson()), Salt = salt.ToString() });
        return position;
    }

    /// <summary>What was sealed at a place, as the entry that opens it.</summary>
    public static EntryBody Find(Session session, long position) => ToBody(session.Query<SealedRow>(
        "SELECT position AS Position, kind AS Kind, body AS Body, salt AS Salt FROM sealed_entry WHERE position = @position",
        new { position }).Single());

    /// <summary>The changes of teams of a draw that are sealed still, in the order they were sealed.</summary>
    public static IReadOnlyList<EntryBody> TeamChanges(Session session, DrawId draw) =>
    [
        .. session.Query<SealedRow>(
            """
            SELECT position AS Position, kind AS Kind, body AS Body, salt AS Salt FROM sealed_entry
            WHERE draw = @Draw AND opened_by IS NULL AND kind <> 'result' ORDER BY position
            """,
            new { Draw = draw.ToString() }).Select(ToBody),
    ];

    /// <summary>The changes of teams of all draws that are sealed still, each in the place of its seal.</summary>
    public static LedgerEntry[] TeamChanges(Session session, LedgerStore ledger) =>
    [
        .. session.Query<SealedRow>(
            """
            SELECT position AS Position, kind AS Kind, body AS Body, salt AS Salt FROM sealed_entry
            WHERE opened_by IS NULL AND kind <> 'result' ORDER BY position
            """).Select(r => ledger.EntryAt(r.Position) with { Body = ToBody(r) }),
    ];

    /// <summary>Opens sealed entries, in this order, with one signed head over them.</summary>
    public static void Open(Session session, BureauContext bureau, LedgerStore ledger, IReadOnlyList<EntryBody> bodies)
    {
        long first = ledger.Size;
        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, bodies);
        session.Execute(
            "UPDATE sealed_entry SET opened_by = @By WHERE position = @Position",
            bodies.Select((b, i) => new { By = first + i, Position = b.Opens!.Index }));
    }

    // The database keeps the body alone: with the place and the salt it is the entry that opens it.
    private static EntryBody ToBody(SealedRow row)
    {
        var members = (Json.Map)CanonicalJson.Parse(row.Body);
        return EntryBody.Read(row.Kind, members.With(("opens", row.Position), ("salt", row.Salt)));
    }

    private sealed record SealedRow
    {
        public long Position { get; init; }

        public string Kind { get; init; } = "";

        public byte[] Body { get; init; } = [];

        public string Salt { get; init; } = "";
    }
}
