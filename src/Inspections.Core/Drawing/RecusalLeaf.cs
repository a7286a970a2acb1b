using System.Buffers;
using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Core.Drawing;

/// <summary>
/// The inspectors who may not inspect one firm of the frame (回避), protocol section 2. The salt keeps ties with
/// firms that were not drawn private.
/// </summary>
/// <param name="Id">The frame leaf's id.</param>
/// <param name="Inspectors">Who must stay away, sorted, mostly empty.</param>
/// <param name="Salt">32 random bytes.</param>
/// <exception cref="ProtocolFormatException">The id was never set, or the inspectors are not strictly ascending.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<RecusalLeaf>))]
public sealed record RecusalLeaf(Identifier Id, IReadOnlyList<Identifier> Inspectors, Digest Salt) : IProtocolObject<RecusalLeaf>
{
    /// <summary>The frame leaf's id.</summary>
    public Identifier Id { get; init => field = Given.Set(value, "recusal leaf: id"); } = Given.Set(Id, "recusal leaf: id");

    /// <summary>Who must stay away, sorted, mostly empty.</summary>
    public IReadOnlyList<Identifier> Inspectors { get; init => field = InOrder(value); } = InOrder(Inspectors);

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() =>
        Json.Object(("id", Id.ToString()), ("inspectors", Json.Array(Inspectors, i => i.ToString())), ("salt", Salt));

    /// <summary>Writes the canonical bytes of <see cref="ToJson"/> and a newline.</summary>
    internal void WriteLine(IBufferWriter<byte> file)
    {
        AsciiText.Append(file, "{\"id\":\"");
        AsciiText.Append(file, Id.ToString());
        AsciiText.Append(file, "\",\"inspectors\":[");
        for (int i = 0; i < Inspectors.Count; i++)
        {
            AsciiText.Append(file, i == 0 ? "\"" : ",\"");
            AsciiText.Append(file, Inspectors[i].ToString());
            AsciiText.Append(file, "\"");
        }

        AsciiText.Append(file, "],\"salt\":\"");
        Span<byte> salt = stackalloc byte[Digest.Length];
        Salt.CopyTo(salt);
        Convert.TryToHexStringLower(salt, file.GetSpan(2 * Digest.Length), out int digits);
        file.Advance(digits);
        AsciiText.Append(file, "\"}\n");
    }

    /// <summary>Reads a leaf.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static RecusalLeaf FromJson(Json value) => MemberReader.Read(value, "recusal leaf", m => new RecusalLeaf(
        m.Text("id", Identifier.Parse),
        m.Texts("inspectors", Identifier.Parse),
        m.Text("salt", Digest.Parse)));

    private static IReadOnlyList<Identifier> InOrder(IReadOnlyList<Identifier> inspectors) =>
        Ascending.Require(Given.AllSet(inspectors, "recusal leaf: inspectors"), i => i, "recusal leaf: inspectors");
}

/// <summary>A drawn firm's recusal leaf, shown to stand in the committed tree (protocol section 2).</summary>
/// <param name="Index">The leaf's place, that of the firm in the frame.</param>
/// <param name="Leaf">The leaf.</param>
/// <param name="Proof">RFC 6962 inclusion proof, from the leaf up.</param>
/// <exception cref="ProtocolFormatException">The index is negative.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<RecusalOpening>))]
public sealed record RecusalOpening(long Index, RecusalLeaf Leaf, IReadOnlyList<Digest> Proof) : IProtocolObject<RecusalOpening>
{
    /// <summary>The leaf's place, that of the firm in the frame.</summary>
    public long Index { get; init => field = Given.Count(value, "recusal opening: index"); } = Given.Count(Index, "recusal opening: index");

    /// <summary>The leaf.</summary>
    public RecusalLeaf Leaf { get; init => field = Given.NotNull(value); } = Given.NotNull(Leaf);

    /// <summary>RFC 6962 inclusion proof, from the leaf up.</summary>
    public IReadOnlyList<Digest> Proof { get; init => field = Given.List(value); } = Given.List(Proof);

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() =>
        Json.Object(("index", Index), ("leaf", Leaf.ToJson()), ("proof", Json.Array(Proof, p => p)));

    /// <summary>Reads an opening.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static RecusalOpening FromJson(Json value) => MemberReader.Read(value, "recusal opening", m => new RecusalOpening(
        m.Integer("index", 0),
        m.Required("leaf", RecusalLeaf.FromJson),
        m.Texts("proof", Digest.Parse)));

    /// <summary>Reads <c>recusals.jsonl</c>.</summary>
    /// <exception cref="ProtocolFormatException">A line is not an opening.</exception>
    internal static IReadOnlyList<RecusalOpening> ReadAll(byte[] file)
    {
        LineFile lines = LineFile.Of(file);
        var openings = new RecusalOpening[lines.Count];
        for (int i = 0; i < openings.Length; i++)
        {
            openings[i] = RecusalLine.ReadOpening(lines[i]) ?? JsonLines.Read([lines[i].ToArray()], FromJson, i + 1)[0];
        }

        return openings;
    }

    /// <summary>True when the proof leads to <paramref name="recusals"/>.</summary>
    public bool StandsIn(TreeHead recusals) => StandIn(recusals, [this])[0];

    /// <summary>Of every opening, whether its proof leads to <paramref name="recusals"/>; many at once.</summary>
    internal static bool[] StandIn(TreeHead recusals, IReadOnlyList<RecusalOpening> openings) => MerkleProof.IncludesEach(
        recusals,
        [.. openings.Select(o => o.Index)],
        MerkleHashing.Leaves(RecusalList.Of(openings.Select(o => o.Leaf)).Lines),
        [.. openings.Select(o => o.Proof)]);
}
