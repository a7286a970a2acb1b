using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>The outcome of a draw, wholly determined by the commitment and the values (protocol section 8).</summary>
/// <remarks>Comes from drawing (<c>Draw.Run</c>) or from reading one.</remarks>
[JsonConverter(typeof(ProtocolJsonConverter<Receipt>))]
public sealed record Receipt : IProtocolObject<Receipt>
{
    internal Receipt()
    {
    }

    /// <summary>The draw.</summary>
    public DrawId Draw { get; internal init; }

    /// <summary>The commitment's digest.</summary>
    public Digest Commitment { get; internal init; }

    /// <summary>The random values, in the commitment's order.</summary>
    public IReadOnlyList<SourceValue> Values { get; internal init => field = Given.List(value); } = ValueList<SourceValue>.Empty;

    /// <summary>The key.</summary>
    public Digest Prk { get; internal init; }

    /// <summary>The firms drawn.</summary>
    public Selection Selection { get; internal init; } = null!;

    /// <summary>The teams, in draw order, and their bound.</summary>
    public Assignment Assignment { get; internal init; } = null!;

    /// <summary>SHA-256 of the canonical bytes.</summary>
    public Digest Digest => CanonicalJson.DigestOf(ToJson());

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(
        ("bound", (long)Assignment.Bound),
        ("commitment", Commitment),
        ("draw", Draw.ToString()),
        ("prk", Prk),
        ("protocol", Drawing.Commitment.Protocol),
        ("sources", Json.Array(Values, v => v.ToJson())),
        ("strata", Json.Array(Selection.Strata, StratumJson)),
        ("teams", Json.Array(Assignment.Teams, t => t.ToJson())));

    /// <summary>Reads a receipt and checks all that can be said of it alone: the tickets of its firms under its key, their order, and a team for each.</summary>
    /// <exception cref="ProtocolFormatException">It is not one, or contradicts itself.</exception>
    public static Receipt FromJson(Json value) => MemberReader.Read(value, "receipt", m =>
    {
        Require(m.Text("protocol") == Drawing.Commitment.Protocol, $"'protocol' must be {Drawing.Commitment.Protocol}");
        Digest prk = m.Text("prk", Digest.Parse);
        DrawKey key = DrawKey.OfPrk(prk);
        var receipt = new Receipt
        {
            Draw = m.Text("draw", DrawId.Parse),
            Commitment = m.Text("commitment", Digest.Parse),
            Values = m.List("sources", SourceValue.FromJson),
            Prk = prk,
            Selection = new Selection(m.List("strata", s => ReadStratum(s, key))),
            Assignment = new Assignment(m.Count("bound"), m.List("teams", Team.FromJson)),
        };
        Require(receipt.Values.Count > 0, "'sources' must not be empty");
        Distinct.Require([.. receipt.Values.Select(v => v.Name)], "receipt: sources");
        Distinct.Require([.. receipt.Selection.Strata.Select(s => s.Stratum)], "receipt: strata");
        Distinct.Require(receipt.Selection.DrawOrder, "receipt: drawn");
        Require(receipt.Assignment.Teams.Select(t => t.Firm).SequenceEqual(receipt.Selection.DrawOrder), "'teams' must name the drawn firms in the order of their tickets");
        return receipt;
    });

    private static StratumSelection ReadStratum(Json value, DrawKey key) => MemberReader.Read(value, "receipt: stratum", m =>
    {
        DrawnFirm[] drawn = [.. m.Texts("drawn", Identifier.Parse).Select(f => new DrawnFirm(f, key.FirmTicket(f)))];
        var stratum = new StratumSelection(m.Text("stratum", Label.Parse), drawn);
        Ascending.Require(drawn, d => d.Ticket, $"receipt: drawn of '{stratum.Stratum}'");
        Require((m.Has("cutoff") ? m.Text("cutoff", Digest.Parse) : (Digest?)null) == stratum.CutOff, $"'cutoff' of '{stratum.Stratum}' must be the ticket of the last firm drawn");
        return stratum;
    });

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ProtocolFormatException($"receipt: {rule}");
        }
    }

    private static Json.Map StratumJson(StratumSelection s) => Json.Object(
        ("cutoff", s.CutOff?.ToString()),
        ("drawn", Json.Array(s.Drawn, d => d.Firm.ToString())),
        ("stratum", s.Stratum.ToString()));
}
