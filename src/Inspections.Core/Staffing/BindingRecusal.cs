using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Staffing;

/// <summary>
/// A recusal that a substitution entered. It binds from its entry on: in every substitution and named team of the firm and of its
/// projects, and in the recusals of every later commitment of the draw's year (protocol section 9).
/// </summary>
/// <param name="Since">The entry, or its seal.</param>
/// <param name="Draw">The draw in which it came up.</param>
/// <param name="Id">The drawn id.</param>
/// <param name="Firm">Its firm, which is the id itself where it is no project.</param>
/// <param name="Inspector">Who must stay away.</param>
public sealed record BindingRecusal(long Since, DrawId Draw, Identifier Id, Identifier Firm, Identifier Inspector)
{
    /// <summary>The recusals among entries, in the order in which they bind.</summary>
    /// <param name="entries">Entries of the ledger, of whatever draws.</param>
    /// <param name="firmOf">The firm of an id that a draw drew; null where that is not known, and the id stands for itself.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> or <paramref name="firmOf"/> is null.</exception>
    public static IReadOnlyList<BindingRecusal> AllOf(IEnumerable<LedgerEntry> entries, Func<DrawId, Identifier, Identifier?> firmOf)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(firmOf);
        return
        [
            .. entries.Where(e => e.Body is SubstitutionBody { Reason: SubstitutionReason.Recusal })
                .Select(e => (Since: SinceOf(e), Body: (SubstitutionBody)e.Body))
                .Select(s => new BindingRecusal(s.Since, s.Body.Draw, s.Body.Firm, firmOf(s.Body.Draw, s.Body.Firm) ?? s.Body.Firm, s.Body.Inspector))
                .OrderBy(r => r.Since),
        ];
    }

    /// <summary>From where on an entry holds: from its seal, if it was kept back.</summary>
    internal static long SinceOf(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Body.Opens?.Index ?? entry.Index;
    }

    /// <summary>True when it is about an id: the id itself, or one of the same firm.</summary>
    /// <param name="id">The id in a frame.</param>
    /// <param name="firm">Its firm there: itself, or the project's.</param>
    internal bool IsAbout(Identifier id, Identifier firm) => id == Id || firm == Firm;

    /// <summary>True when it is about a leaf: its id, or one of the same firm.</summary>
    internal bool IsAbout(FrameLeaf leaf)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        return IsAbout(leaf.Id, leaf.Inspected);
    }
}
