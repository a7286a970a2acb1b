using Inspections.Core.Directories;
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
        DrawFiles[] files = [.. ledger.Of<CommitmentBody>().Select(c => DrawFiles.Read(session, c.Draw))];
        // Without witnesses nothing but the ledger counts; with them, their notes do.
        IReadOnlyDictionary<DrawId, Assurance> assurances = files.Any(f => f.Commitment.Witnesses.Count > 0)
            ? PublishedAssurances.Read(new DatabaseFiles(session))
            : files.Where(f => f.Assignment is not null).ToDictionary(f => f.Commitment.Draw, _ => Assurance.SelfSealed);
        ILookup<DrawId, (Identifier Firm, Identifier Owner)> owners = DrawStore.Owners(session);
        IReadOnlyList<BindingRecusal> recusals = Recusals(ledger, (draw, id) => owners[draw].Where(o => o.Firm == id).Select(o => (Identifier?)o.Owner).FirstOrDefault());
        return
        [
            .. files.Select(f => new PublicDraw(
                f,
                Entries(ledger, f.Commitment.Draw),
                f.Assignment is null ? [] : owners[f.Commitment.Draw].ToDictionary(o => o.Firm, o => o.Owner),
                assurances.TryGetValue(f.Commitment.Draw, out Assurance assurance) ? assurance : null,
                ledger.EntryAt,
                recusals)),
        ];
    }

    /// <summary>A draw of which the ledger says more now, though not about its values or who vouches for them.</summary>
    /// <param name="draw">The draw as it was.</param>
    /// <param name="all">All draws.</param>
    /// <param name="ledger">The ledger now.</param>
    public static PublicDraw Again(PublicDraw draw, IReadOnlyDictionary<DrawId, PublicDraw> all, LedgerStore ledger) => new(
        draw.Files,
        Entries(ledger, draw.Id),
        draw.Projects,
        draw.Assurance,
        ledger.EntryAt,
        Recusals(ledger, (of, id) => all.TryGetValue(of, out PublicDraw? drawn) && drawn.Projects.TryGetValue(id, out Identifier firm) ? firm : null));

    private static IReadOnlyList<BindingRecusal> Recusals(LedgerStore ledger, Func<DrawId, Identifier, Identifier?> firmOf) =>
        BindingRecusal.AllOf(ledger.EntriesOf<SubstitutionBody>(), firmOf);

    // Results are the record's.
    private static IReadOnlyList<LedgerEntry> Entries(LedgerStore ledger, DrawId draw) => [.. ledger.About(draw).Where(e => e.Body is not ResultBody)];
}
