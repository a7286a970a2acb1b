using Inspections.Core.Bureaus;
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
    private const string Select = "SELECT position AS Position, kind AS Kind, body AS Body, salt AS Salt FROM sealed_entry";

    /// <summary>Enters a body about a draw by its digest alone, and gives the place of the entry.</summary>
    public static long Seal(Session session, BureauContext bureau, LedgerStore ledger, DrawId draw, EntryBody body)
    {
        Digest salt = bureau.Entropy.Next(FormattableString.Invariant($"seal at {ledger.Size}"));
        long position = ledger.Seal(bureau.Now, bureau.Authority, bureau.Keys.Signer, body, salt).Index;
        session.Send(
            "INSERT INTO sealed_entry (position, draw, kind, body, salt) VALUES (@position, @Draw, @Kind, @Body, @Salt)",
            new { position, Draw = draw.ToString(), body.Kind, Body = CanonicalJson.Write(body.ToJson()), Salt = salt.ToString() });
        return position;
    }

    /// <summary>What is sealed at a place and not opened; null when nothing is.</summary>
    public static SealedEntry? At(Session session, long position) =>
        Read(session.Query<SealedRow>($"{Select} WHERE position = @position AND opened_by IS NULL", new { position })) is [var entry] ? entry : null;

    /// <summary>What is sealed about a draw and not opened, in the order of the seals.</summary>
    public static IReadOnlyList<SealedEntry> Of(Session session, DrawId draw) =>
        Read(session.Query<SealedRow>($"{Select} WHERE draw = @Draw AND opened_by IS NULL ORDER BY position", new { Draw = draw.ToString() }));

    /// <summary>The changes of teams of all draws that are sealed and not opened, in the order of the seals.</summary>
    public static IReadOnlyList<SealedEntry> Changes(Session session) =>
        Read(session.Query<SealedRow>($"{Select} WHERE opened_by IS NULL AND kind <> 'result' ORDER BY position"));

    /// <summary>Opens sealed entries, in this order, with one signed head over them.</summary>
    public static void Open(Session session, BureauContext bureau, LedgerStore ledger, IReadOnlyList<SealedEntry> entries) =>
        Enter(session, bureau, ledger, [.. entries.Select(e => e.Opened())]);

    /// <summary>Enters bodies, some of which may open what was sealed.</summary>
    public static void Enter(Session session, BureauContext bureau, LedgerStore ledger, IReadOnlyList<EntryBody> bodies)
    {
        long first = ledger.Size;
        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, bodies);
        var opened = bodies.Select((b, i) => (b.Opens, By: first + i)).Where(b => b.Opens is not null).Select(b => new { b.By, Position = b.Opens!.Index }).ToArray();
        if (opened.Length > 0)
        {
            session.Send("UPDATE sealed_entry SET opened_by = @By WHERE position = @Position", opened);
        }
    }

    // The database keeps the body alone; any reader wants the place that it opens as well.
    private static IReadOnlyList<SealedEntry> Read(IReadOnlyList<SealedRow> rows) => [.. rows.Select(row =>
    {
        var members = (Json.Map)CanonicalJson.Parse(row.Body);
        EntryBody body = EntryBody.Read(row.Kind, members.With(("opens", row.Position), ("salt", row.Salt)));
        return new SealedEntry(row.Position, body with { Opens = null }, Digest.Parse(row.Salt));
    })];

    private sealed record SealedRow
    {
        public long Position { get; init; }

        public string Kind { get; init; } = "";

        public byte[] Body { get; init; } = [];

        public string Salt { get; init; } = "";
    }
}
