using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Staffing;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Pages;

/// <summary>Reads every draw of the ledger as the public sees it.</summary>
internal static class PublicDraws
{
    public static IReadOnlyList<PublicDraw> Read(Session session, LedgerStore ledger)
    {
        ILookup<DrawId, LedgerEntry> entries = ledger.Entries.SelectMany(e => EntrySubjects.DrawsOf(e.Body).Select(d => (Draw: d, Entry: e))).ToLookup(p => p.Draw, p => p.Entry);
        DrawFiles[] files = [.. ledger.Of<CommitmentBody>().Select(c => DrawFiles.Read(session, c.Draw))];
        // Without witnesses nothing but the ledger counts; with them, their notes do.
        IReadOnlyDictionary<DrawId, Assurance> assurances = files.Any(f => f.Commitment.Witnesses.Count > 0)
            ? PublishedAssurances.Read(new DatabaseFiles(session))
            : files.Where(f => f.Assignment is not null).ToDictionary(f => f.Commitment.Draw, _ => Assurance.SelfSealed);
        ILookup<DrawId, (Identifier Firm, Identifier Owner)> owners = DrawStore.Owners(session);
        IReadOnlyList<BindingRecusal> recusals = BindingRecusal.AllOf(
            ledger.EntriesOf<SubstitutionBody>(), (draw, id) => owners[draw].Where(o => o.Firm == id).Select(o => (Identifier?)o.Owner).FirstOrDefault());
        return
        [
            .. files.Select(f => new PublicDraw(
                f,
                [.. entries[f.Commitment.Draw]],
                f.Assignment is null ? [] : owners[f.Commitment.Draw].ToDictionary(o => o.Firm, o => o.Owner),
                assurances.TryGetValue(f.Commitment.Draw, out Assurance assurance) ? assurance : null,
                ledger.EntryAt,
                recusals)),
        ];
    }
}
