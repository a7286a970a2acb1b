using System.Buffers;
using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>One firm or project of a frame (名录快照), protocol section 2.</summary>
/// <param name="Id">The firm's or project's id.</param>
/// <param name="Stratum">Its stratum in the policy.</param>
/// <param name="Excluded">All reasons that hold at the draw's date.</param>
/// <param name="Firm">For a project, its firm's id: recusal, cap and cooldown follow the firm.</param>
/// <exception cref="ProtocolFormatException">Id, stratum or firm were never set, or a reason is none of the protocol's.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<FrameLeaf>))]
public sealed record FrameLeaf(Identifier Id, Label Stratum, Exclusions Excluded = Exclusions.None, Identifier? Firm = null) : IProtocolObject<FrameLeaf>
{
    private const Exclusions Any = Exclusions.Cap | Exclusions.Cooldown | Exclusions.Drawn;

    private static readonly (Exclusions Reason, string Name)[] Names =
        [(Exclusions.Cap, "cap"), (Exclusions.Cooldown, "cooldown"), (Exclusions.Drawn, "drawn")];

    /// <summary>The firm's or project's id.</summary>
    public Identifier Id { get; init => field = Given.Set(value, "frame leaf: id"); } = Given.Set(Id, "frame leaf: id");

    /// <summary>Its stratum in the policy.</summary>
    public Label Stratum { get; init => field = Given.Set(value, "frame leaf: stratum"); } = Given.Set(Stratum, "frame leaf: stratum");

    /// <summary>All reasons that hold at the draw's date.</summary>
    public Exclusions Excluded { get; init => field = Known(value); } = Known(Excluded);

    /// <summary>For a project, its firm's id: recusal, cap and cooldown follow the firm.</summary>
    public Identifier? Firm { get; init => field = Given.Set(value, "frame leaf: firm"); } = Given.Set(Firm, "frame leaf: firm");

    /// <summary>The firm that is inspected: the leaf's own, or the project's.</summary>
    public Identifier Inspected => Firm ?? Id;

    /// <summary>True when the firm may be drawn; <paramref name="lifted"/> ignores that it was drawn before (protocol section 5).</summary>
    internal bool MayBeDrawn(bool lifted) => MayBeDrawn(Excluded, lifted);

    /// <summary>True when a firm with these reasons may be drawn.</summary>
    internal static bool MayBeDrawn(Exclusions excluded, bool lifted) => lifted ? excluded == Exclusions.Drawn : excluded == Exclusions.None;

    /// <summary>Writes the canonical bytes of <see cref="ToJson"/> and a newline.</summary>
    internal void WriteLine(IBufferWriter<byte> file)
    {
        AsciiText.Append(file, "{");
        if (Excluded != Exclusions.None)
        {
            AsciiText.Append(file, $"\"excluded\":[{string.Join(',', Names.Where(n => Excluded.HasFlag(n.Reason)).Select(n => $"\"{n.Name}\""))}],");
        }

        if (Firm is Identifier firm)
        {
            AsciiText.Append(file, "\"firm\":\"");
            AsciiText.Append(file, firm.ToString());
            AsciiText.Append(file, "\",");
        }

        AsciiText.Append(file, "\"id\":\"");
        AsciiText.Append(file, Id.ToString());
        AsciiText.Append(file, "\",\"stratum\":\"");
        AsciiText.Append(file, Stratum.ToString());
        AsciiText.Append(file, "\"}\n");
    }

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(
        ("excluded", Excluded == Exclusions.None ? null : Json.Array(Names.Where(n => Excluded.HasFlag(n.Reason)), n => n.Name)),
        ("firm", Firm?.ToString()),
        ("id", Id.ToString()),
        ("stratum", Stratum.ToString()));

    /// <summary>Reads a leaf.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static FrameLeaf FromJson(Json value) => MemberReader.Read(value, "frame leaf", m => new FrameLeaf(
        m.Text("id", Identifier.Parse),
        m.Text("stratum", Label.Parse),
        m.Has("excluded") ? ReadExclusions(m.Texts("excluded", t => t)) : Exclusions.None,
        m.Has("firm") ? m.Text("firm", Identifier.Parse) : null));

    private static Exclusions Known(Exclusions reasons) =>
        (reasons & ~Any) == Exclusions.None ? reasons : throw new ProtocolFormatException($"frame leaf: excluded: {reasons:D} has a reason that is none of the protocol's");

    private static Exclusions ReadExclusions(IReadOnlyList<string> reasons)
    {
        Exclusions set = Names.Where(n => reasons.Contains(n.Name, StringComparer.Ordinal)).Aggregate(Exclusions.None, (s, n) => s | n.Reason);
        bool canonical = reasons.Count > 0 && reasons.SequenceEqual(Names.Where(n => set.HasFlag(n.Reason)).Select(n => n.Name), StringComparer.Ordinal);
        return canonical
            ? set
            : throw new ProtocolFormatException($"frame leaf: 'excluded' must list cap, cooldown, drawn, sorted, without repeats, not empty; found [{string.Join(',', reasons)}]");
    }
}
