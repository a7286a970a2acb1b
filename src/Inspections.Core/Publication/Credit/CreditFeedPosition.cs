using System.Text.Json.Serialization;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Core.Publication.Credit;

/// <summary>
/// How far a credit feed was read: to be kept in the same transaction as the records that go with it. It holds what it takes to go on from here with what is new
/// alone: the log so far as its largest complete subtrees, its keys, and the newest head that was seen.
/// </summary>
[JsonConverter(typeof(ProtocolJsonConverter<CreditFeedPosition>))]
public sealed record CreditFeedPosition : IProtocolObject<CreditFeedPosition>
{
    internal CreditFeedPosition(
        long sequence, TreeHead? seen, long size, long bytes, IEnumerable<Digest> subtrees, IEnumerable<(long Index, VerifierKey Key, VerifierKey Recovery)> keys, Digest? page) =>
        (Sequence, Seen, Size, Bytes, Subtrees, Keys, Page) = (sequence, seen, size, bytes, ValueList<Digest>.Of(subtrees), ValueList<(long, VerifierKey, VerifierKey)>.Of(keys), page);

    /// <summary>Before the first record.</summary>
    public static CreditFeedPosition Start { get; } = new(0, null, 0, 0, [], [], null);

    /// <summary>The last record that was taken; 0 for none.</summary>
    public long Sequence { get; }

    /// <summary>The newest signed head of the ledger that was seen: a later one must be of the same log.</summary>
    public TreeHead? Seen { get; }

    // The entries up to the last record's, and where the next one begins in the file.
    internal long Size { get; }

    internal long Bytes { get; }

    internal IReadOnlyList<Digest> Subtrees { get; }

    internal IReadOnlyList<(long Index, VerifierKey Key, VerifierKey Recovery)> Keys { get; }

    // The records of the last one's page, up to it.
    internal Digest? Page { get; }

    /// <inheritdoc/>
    public Json.Map ToJson() => Json.Object(
        ("bytes", Bytes),
        ("keys", Json.Array(Keys, k => Json.Object(("index", k.Index), ("key", k.Key.ToString()), ("recovery", k.Recovery.ToString())))),
        ("page", Page is Digest page ? page : null),
        ("seen", Seen?.ToJson()),
        ("sequence", Sequence),
        ("size", Size),
        ("subtrees", Json.Array(Subtrees, s => s)));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is none.</exception>
    public static CreditFeedPosition FromJson(Json value) => MemberReader.Read(value, "position", m =>
    {
        long size = m.Integer("size", 0);
        IReadOnlyList<Digest> subtrees = m.Texts("subtrees", Digest.Parse);
        return subtrees.Count != System.Numerics.BitOperations.PopCount((ulong)size)
            ? throw new ProtocolFormatException($"position: {subtrees.Count} subtrees do not make a log of {size} entries")
            : new CreditFeedPosition(
                m.Integer("sequence", 0),
                m.Has("seen") ? m.Required("seen", TreeHead.FromJson) : null,
                size,
                m.Integer("bytes", 0),
                subtrees,
                m.List("keys", k => MemberReader.Read(k, "position: key", r => (r.Integer("index", 0), r.Text("key", VerifierKey.Parse), r.Text("recovery", VerifierKey.Parse)))),
                m.Has("page") ? m.Text("page", Digest.Parse) : null);
    });

    /// <summary>Two positions after the same record of the same log are equal.</summary>
    public override string ToString() => $"record {Sequence}, {Seen?.Size ?? 0} entries seen";

    internal CreditFeedPosition Saw(TreeHead head) => new(Sequence, head, Size, Bytes, Subtrees, Keys, Page);
}

/// <summary>Some records of the feed, with where it is read on after them: both are stored in one transaction.</summary>
/// <param name="Records">New records, in their order.</param>
/// <param name="Position">Where to go on.</param>
public sealed record CreditBatch(IReadOnlyList<CreditRecord> Records, CreditFeedPosition Position)
{
    /// <summary>New records, in their order.</summary>
    public IReadOnlyList<CreditRecord> Records { get; init => field = ValueList<CreditRecord>.Of(value); } = ValueList<CreditRecord>.Of(Records);
}
