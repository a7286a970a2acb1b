using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Verification;

/// <summary>A recusal that a substitution entered: it binds from its entry on (protocol section 9).</summary>
/// <param name="Since">The entry, or its seal.</param>
/// <param name="Draw">The draw in which it came up.</param>
/// <param name="Id">The drawn id.</param>
/// <param name="Firm">Its firm, which is the id itself where it is no project.</param>
/// <param name="Inspector">Who must stay away.</param>
internal sealed record StandingRecusal(long Since, DrawId Draw, Identifier Id, Identifier Firm, Identifier Inspector)
{
    public static IEnumerable<StandingRecusal> AllOf(PublishedFolder folder) => folder.Ledger.Of<SubstitutionBody>()
        .Where(s => s.Body.Reason == SubstitutionReason.Recusal)
        .Select(s => new StandingRecusal(
            SinceOf(s.Entry), s.Body.Draw, s.Body.Firm, folder.Find(s.Body.Draw)?.Redraw.FindLeaf(s.Body.Firm)?.Inspected ?? s.Body.Firm, s.Body.Inspector))
        .OrderBy(r => r.Since);

    /// <summary>Where an entry takes effect: where it was sealed, if it was kept back.</summary>
    public static long SinceOf(LedgerEntry entry) => entry.Body.Opens?.Index ?? entry.Index;

    /// <summary>True when it is about the firm of a leaf or one of its projects.</summary>
    public bool IsAbout(FrameLeaf leaf) => leaf.Id == Id || leaf.Id == Firm || leaf.Inspected == Firm || leaf.Inspected == Id;
}
