using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Publication;
using Inspections.Core.Rounds;

namespace Inspections.Core.Bureaus;

/// <summary>
/// A ledger as files (protocol section 11): what the public folder gets, and what is kept in secret beside it. Both together are all that
/// <see cref="BureauLedger.Restore"/> needs; whoever keeps them in rows has a row a path.
/// </summary>
public static class BureauFiles
{
    /// <summary>The files of the public folder that changed since a mark, in the order in which they are written: documents and lists, then keys, entries and heads, the newest head last.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="since">An earlier <see cref="BureauLedger.Mark"/> of it; all files when left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static IEnumerable<BureauFile> Public(BureauLedger ledger, BureauMark since = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        LedgerReading reading = ledger.Reading;
        for (long index = since.Entries; index < ledger.Size; index++)
        {
            EntryBody body = ledger.EntryAt(index).Body;
            foreach (BureauFile file in body switch
            {
                DocumentBody { Document: DocumentKind.Policy } policy => [Of(reading.Records.PolicyOf(policy.Digest))],
                CommitmentBody commitment => reading.Records.DrawOf(commitment.Draw) is var draw ? Of(draw.Commitment, draw.Frame, draw.Roster) : [],
                ReceiptBody or ValueBody when EntrySubjects.DrawsOf(body).Single() is var draw && DisclosedAt(reading, draw) == index => Of(ledger.Documents.OutcomeOf(draw)),
                _ => (IEnumerable<BureauFile>)[],
            })
            {
                yield return file;
            }
        }

        foreach ((string path, byte[] content) in ledger.Documents.Notes.Skip(since.Notes).Reverse().DistinctBy(n => n.Path, StringComparer.Ordinal))
        {
            yield return new BureauFile(path, content);
        }

        if (ledger.Size == since.Entries)
        {
            yield break;
        }

        bool hasNewKey = ledger.Log.EntriesOf<KeyBody>().Last().Index >= since.Entries;
        foreach (BureauFile file in OfLedger(
            hasNewKey ? reading.Of<KeyBody>() : null,
            Enumerable.Range((int)since.Entries, (int)(ledger.Size - since.Entries)).Select(i => ledger.Log.LeafAt(i)),
            ledger.Log.LengthOf(since.Entries),
            ledger.Checkpoints.Where(c => c.Key > since.Entries).Select(c => (c.Key, c.Value))))
        {
            yield return file;
        }
    }

    /// <summary>The public files of what was entered, in the order in which they are written (<see cref="PublicationOrder"/>): keys, entries, signed heads, the newest head last.</summary>
    /// <param name="keys">All that the ledger names, in their order; null where none is new.</param>
    /// <param name="leaves">The canonical bytes of the new entries, in their order.</param>
    /// <param name="from">How many bytes of entries there are before them; 0 for the whole ledger.</param>
    /// <param name="heads">The new signed heads, by the size that they speak of, ascending.</param>
    /// <exception cref="ArgumentNullException"><paramref name="leaves"/> or <paramref name="heads"/> is null.</exception>
    public static IEnumerable<BureauFile> OfLedger(IEnumerable<KeyBody>? keys, IEnumerable<ReadOnlyMemory<byte>> leaves, long from, IEnumerable<(long Size, string Note)> heads)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        ArgumentNullException.ThrowIfNull(heads);
        return Ordered();

        IEnumerable<BureauFile> Ordered()
        {
            if (keys is not null)
            {
                yield return Of(keys);
            }

            if (Lines(leaves) is { Length: > 0 } entries)
            {
                yield return new BureauFile(PublicLayout.Entries, entries, from);
            }

            byte[]? newest = null;
            foreach ((long size, string note) in heads)
            {
                yield return new BureauFile(PublicLayout.CheckpointAt(size), newest = Utf8(note));
            }

            if (newest is not null)
            {
                yield return new BureauFile(PublicLayout.Checkpoint, newest);
            }
        }
    }

    /// <summary>The public file of a policy that is adopted.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public static BureauFile Of(PolicyDocument policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Json(PublicLayout.Policy(policy.Digest), policy.ToJson());
    }

    /// <summary>The public files of a draw that is committed to: the commitment and its lists.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="commitment"/>, <paramref name="frame"/> or <paramref name="roster"/> is null.</exception>
    public static IReadOnlyList<BureauFile> Of(Commitment commitment, LeafTree<FrameLeaf> frame, LeafTree<RosterLeaf> roster)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(roster);
        DrawId id = commitment.Draw;
        return
        [
            Json(PublicLayout.Commitment(id), commitment.ToJson()),
            new BureauFile(PublicLayout.Frame(id), frame.ToFile()),
            new BureauFile(PublicLayout.Roster(id), roster.ToFile()),
        ];
    }

    /// <summary>The public files of a draw that is drawn and disclosed: the receipt and the drawn firms' recusals.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="outcome"/> is null.</exception>
    public static IReadOnlyList<BureauFile> Of(DrawOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        DrawId id = outcome.Receipt.Draw;
        BureauFile receipt = Json(PublicLayout.Receipt(id), outcome.Receipt.ToJson());
        return outcome.Committed.Openings(outcome.Receipt) is { } openings ? [receipt, new BureauFile(PublicLayout.Recusals(id), JsonLines.Write(openings.Select(o => o.ToJson())))] : [receipt];
    }

    /// <summary>The public file of the keys that a ledger names, in their order.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> is null.</exception>
    public static BureauFile Of(IEnumerable<KeyBody> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new BureauFile(PublicLayout.Keys, Utf8(string.Concat(keys.Select(k => $"{k.Key}\n"))));
    }

    /// <summary>The files to be kept where nobody else reads them, that came since a mark: own values, recusals with their salts, what is sealed.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="since">An earlier <see cref="BureauLedger.Mark"/> of it; all files when left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static IEnumerable<BureauFile> Secret(BureauLedger ledger, BureauMark since = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        for (long index = since.Entries; index < ledger.Size; index++)
        {
            switch (ledger.EntryAt(index).Body)
            {
                case CommitmentBody commitment:
                    CommittedDraw draw = ledger.Reading.Records.DrawOf(commitment.Draw);
                    yield return Json(OwnValue(commitment.Draw), Encodings.Json.Object(("value", ledger.Documents.OwnValueOf(commitment.Draw))));
                    if (draw.Recusals is { } recusals)
                    {
                        yield return new BureauFile(KeptRecusals(commitment.Draw), recusals.ToFile());
                    }

                    break;
                case SealedBody when ledger.Documents.SealedAt(index) is { } kept:
                    yield return Json(SealAt(index), Encodings.Json.Object(
                        ("body", kept.Body.ToJson()), ("enteredBy", ledger.Documents.EnteredBy(index)?.ToString()), ("of", kept.Body.Kind), ("salt", kept.Salt)));
                    break;
            }
        }
    }

    /// <summary>Reads a ledger from its files.</summary>
    internal static void Read(BureauLedger ledger, IPublishedFiles published, IPublishedFiles kept)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(kept);
        foreach (byte[] line in JsonLines.Split(Need(published, PublicLayout.Entries)))
        {
            LedgerEntry entry = ledger.Log.Add(line);
            switch (entry.Body)
            {
                case DocumentBody { Document: DocumentKind.Policy } policy:
                    ledger.Documents.Keep(PolicyDocument.FromJson(Parse(published, PublicLayout.Policy(policy.Digest))));
                    break;
                case CommitmentBody commitment:
                    ledger.Documents.Keep(ReadDraw(commitment, published, kept, out string ownValue), ownValue);
                    break;
                case SealedBody when kept.TryRead(SealAt(entry.Index)) is { } seal:
                    ledger.Documents.Keep(ReadSeal(entry.Index, seal, out Label? enteredBy), enteredBy);
                    break;
                case { Opens: { } opening }:
                    ledger.Documents.Opened(opening.Index);
                    break;
            }

            if (published.TryRead(PublicLayout.CheckpointAt(entry.Index + 1)) is { } checkpoint)
            {
                ledger.RestoreCheckpoint(entry.Index + 1, Encoding.UTF8.GetString(checkpoint));
            }
        }

        var head = Checkpoint.Parse(SignedNote.Parse(Need(published, PublicLayout.Checkpoint)).Text);
        BureauLedger.Require(head.Head == ledger.Head && ledger.Checkpoints.ContainsKey(ledger.Size) ? null : BureauRefusals.Stale.Of(head.Origin, head.Head, ledger.Head));
        foreach (string path in ledger.Reading.Committed.SelectMany(d => Notes(d, ledger.Reading.Records.CommitmentOf(d))).Distinct(StringComparer.Ordinal))
        {
            if (published.TryRead(path) is { } note)
            {
                ledger.Documents.Notes.Add((path, note));
            }
        }
    }

    private static IEnumerable<string> Notes(DrawId draw, Commitment commitment) => commitment.Witnesses.SelectMany(w =>
        new[] { PublicLayout.WitnessCommitment(draw, w.Name), PublicLayout.WitnessValues(draw, w.Name), PublicLayout.WitnessHead(w.Name) });

    private static CommittedDraw ReadDraw(CommitmentBody entered, IPublishedFiles published, IPublishedFiles kept, out string ownValue)
    {
        DrawId id = entered.Draw;
        var draw = new CommittedDraw(
            Commitment.FromJson(Parse(published, PublicLayout.Commitment(id))),
            LeafTrees.ParseFrame(Need(published, PublicLayout.Frame(id))),
            LeafTrees.ParseRoster(Need(published, PublicLayout.Roster(id))),
            kept.TryRead(KeptRecusals(id)) is { } recusals ? LeafTrees.ParseRecusals(recusals) : null);
        string own = ownValue = MemberReader.Read(Parse(kept, OwnValue(id)), "own value", m => m.Text("value"));
        Commitment promised = draw.Commitment;
        return promised.Digest == entered.Commitment && promised.Frame == draw.Frame.Head && promised.Roster == draw.Roster.Head && promised.Recusals == draw.Recusals?.Head
            && draw.OwnSources.All(s => s.Refuse(id, own) is null)
            ? draw
            : throw new ProtocolFormatException($"{id}: the lists or secrets that were kept are not those that were committed to");
    }

    private static SealedEntry ReadSeal(long index, byte[] file, out Label? enteredBy)
    {
        (SealedEntry entry, enteredBy) = MemberReader.Read(CanonicalJson.Parse(file), "sealed entry", m =>
        {
            Digest salt = m.Text("salt", Digest.Parse);
            EntryBody body = m.Required("body", b => EntryBody.ReadSealed(m.Text("of"), b));
            return (new SealedEntry(index, body, salt), m.Has("enteredBy") ? (Label?)m.Text("enteredBy", Label.Parse) : null);
        });
        return entry;
    }

    // The entry that made the draw public: the last of its values and its receipt.
    private static long? DisclosedAt(LedgerReading reading, DrawId draw) =>
        reading.IsDisclosed(draw) ? reading.Entries.About(draw).Where(e => e.Body is ReceiptBody or ValueBody).Max(e => e.Index) : null;

    private static byte[] Lines(IEnumerable<ReadOnlyMemory<byte>> leaves)
    {
        using var file = new MemoryStream();
        foreach (ReadOnlyMemory<byte> leaf in leaves)
        {
            file.Write(leaf.Span);
            file.WriteByte((byte)'\n');
        }

        return file.ToArray();
    }

    private static string OwnValue(DrawId draw) => $"secret/draws/{draw}/own.json";

    private static string KeptRecusals(DrawId draw) => $"secret/draws/{draw}/recusals.jsonl";

    private static string SealAt(long index) => FormattableString.Invariant($"secret/sealed/{index}.json");

    private static BureauFile Json(string path, Json.Map value) => new(path, CanonicalJson.Write(value));

    private static Json Parse(IPublishedFiles files, string path) => CanonicalJson.Parse(Need(files, path));

    private static byte[] Need(IPublishedFiles files, string path) => files.TryRead(path) ?? throw new ProtocolFormatException($"{path} is missing");

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
