using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>The outcome of a draw, wholly determined by the commitment and the values (protocol section 8).</summary>
public sealed record Receipt
{
    /// <summary>The draw.</summary>
    public required DrawId Draw { get; init; }

    /// <summary>The commitment's digest.</summary>
    public required Digest Commitment { get; init; }

    /// <summary>The random values, in the commitment's order.</summary>
    public required IReadOnlyList<SourceValue> Values { get; init; }

    /// <summary>The key.</summary>
    public required Digest Prk { get; init; }

    /// <summary>The firms drawn.</summary>
    public required Selection Selection { get; init; }

    /// <summary>The teams, in draw order, and their bound.</summary>
    public required Assignment Assignment { get; init; }

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

    private static Json.Map StratumJson(StratumSelection s) => Json.Object(
        ("cutoff", s.CutOff?.ToString()),
        ("drawn", Json.Array(s.Drawn, d => d.Firm.ToString())),
        ("stratum", s.Stratum.ToString()));
}
