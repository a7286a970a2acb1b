using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Bureaus;

/// <summary>What is sealed in the ledger and nothing has opened yet: a result under review, a change of team of a list kept back (protocol section 10).</summary>
/// <param name="Index">The <c>sealed</c> entry.</param>
/// <param name="Body">What it keeps back.</param>
/// <param name="Salt">What its digest was made with.</param>
public sealed record SealedEntry(long Index, EntryBody Body, Digest Salt)
{
    /// <summary>The body as the entry that opens it says it.</summary>
    public EntryBody Opened() => Body with { Opens = new Opening(Index, Salt) };
}

/// <summary>
/// What a bureau keeps beside its entries, which have the digests only: documents, lists, secrets. A bureau with a database of its own
/// reads its rows; <see cref="BureauLedger"/> keeps them in memory.
/// </summary>
public interface IBureauRecords
{
    /// <summary>A policy document that a <c>policy</c> entry names.</summary>
    PolicyDocument PolicyOf(Digest digest);

    /// <summary>The commitment to a draw that the ledger has a <c>commitment</c> entry of.</summary>
    Commitment CommitmentOf(DrawId draw);

    /// <summary>The same with its lists and secrets.</summary>
    CommittedDraw DrawOf(DrawId draw);

    /// <summary>What a draw comes to whose values are all in, of its drawn firms; worked out once, since it never changes.</summary>
    ReceivedDraw ReceivedOf(DrawId draw);

    /// <summary>A draw that is committed to as later ones need it: whom it drew once it has its receipt, nobody before (<see cref="ReceivedDraw.ToPast"/>).</summary>
    PastDraw PastOf(DrawId draw);

    /// <summary>The same of every draw committed to.</summary>
    IEnumerable<PastDraw> Past { get; }

    /// <summary>What is sealed at an index and not opened; null when there is no such thing.</summary>
    SealedEntry? SealedAt(long index);

    /// <summary>What is sealed about a draw and not opened, in the order of the seals.</summary>
    IEnumerable<SealedEntry> SealedOf(DrawId draw);

    /// <summary>The changes of teams of all draws that are sealed and not opened, in the order of the seals.</summary>
    IEnumerable<SealedEntry> SealedChanges { get; }
}
