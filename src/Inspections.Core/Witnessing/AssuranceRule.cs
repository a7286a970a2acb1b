using Inspections.Core.Directories;
using Inspections.Core.Drawing;

namespace Inspections.Core.Witnessing;

/// <summary>A source, its value and when that was entered in the ledger.</summary>
internal sealed record EnteredValue(Source Source, string Value, DateTimeOffset At);

/// <summary>Computes how far a draw can be trusted from what its witnesses signed and where its values come from (protocol section 12).</summary>
public static class AssuranceRule
{
    /// <summary>How long before the draw a witness must have signed the commitment.</summary>
    internal static readonly TimeSpan NoteBeforeDraw = TimeSpan.FromHours(24);

    /// <summary>True of a commitment that a witness signed early enough to count.</summary>
    /// <param name="signedAt">When it signed.</param>
    /// <param name="drawAt">The draw's time.</param>
    public static bool IsInTime(DateTimeOffset signedAt, DateTimeOffset drawAt) => signedAt <= drawAt - NoteBeforeDraw;

    private const int BitsOfLottery = 24;
    private const int BitsOfDie = 3;
    private const int BitsForPublic = 40;

    /// <summary>The assurance of a draw.</summary>
    /// <param name="values">All of its values.</param>
    /// <param name="witnesses">W: the witnesses with both notes valid, the first in time.</param>
    /// <param name="redrawn">True when an earlier try was voided at a time when something of it may have been known (section 8).</param>
    /// <param name="triedWithWitness">True when an earlier try had a source of a witness: this one is never <c>witnessed</c> (section 8).</param>
    internal static Assurance Of(IReadOnlyList<EnteredValue> values, IReadOnlySet<SectorCode> witnesses, bool redrawn, bool triedWithWitness = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(witnesses);
        if (redrawn || values.Any(v => v.Value == Source.Absent))
        {
            return Assurance.SelfSealed;
        }

        int sealing = values.Select(v => v.Source).OfType<SealedSource>()
            .Where(s => s.Witness is SectorCode name && witnesses.Contains(name))
            .Select(s => s.Witness).Distinct().Count();
        return witnesses.Count > 0 && PublicBits(values, witnesses.Count) >= BitsForPublic ? Assurance.Public
            : sealing >= 2 && !triedWithWitness ? Assurance.Witnessed
            : Assurance.SelfSealed;
    }

    // Pulses count nothing: nobody here checks their signatures. One of each kind counts: two issues of one lottery are no better than a choice of one.
    private static int PublicBits(IReadOnlyList<EnteredValue> values, int witnesses)
    {
        bool Has(string kind) => values.Any(v => v.Source.Kind == kind);
        DateTimeOffset known = values.Select(v => v.Source.KnownAt).Min() ?? DateTimeOffset.MaxValue;
        int digits = values.Where(v => v.At < known).Select(v => v.Source).OfType<DiceSource>().Sum(d => d.Digits);
        return (Has("ssq") ? BitsOfLottery : 0)
            + (Has("dlt") ? BitsOfLottery : 0)
            + (witnesses >= 2 ? BitsOfDie * digits : 0);
    }
}
