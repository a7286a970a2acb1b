using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Credit;

/// <summary>Makes the records of the credit feed, each once, and keeps them.</summary>
internal static class CreditEntering
{
    /// <summary>Makes the records of results that have none yet.</summary>
    public static void BringUpToDate(Database database, PublicationOptions naming)
    {
        if (database.Read(s => Lacks(s, LedgerStore.Open(s))))
        {
            database.Write(s => Enter(s, naming));
        }
    }

    /// <summary>True while there are results without a record.</summary>
    public static bool Lacks(Session session, LedgerStore ledger) => ledger.CountOf<ResultBody>() > CreditStore.Count(session);

    private static void Enter(Session session, PublicationOptions naming)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        List<LedgerEntry> missing = Missing(session, ledger);
        var authority = Authority.Parse(ledger.Keys!.Key.Name);
        var details = new CreditNames(
            new PublicNames(session, naming.NameInspectors, [], [.. missing.Select(e => ((ResultBody)e.Body).Firm).Distinct()]),
            [.. ledger.Of<JoinedBody>().SelectMany(j => new[] { (j.Earlier, j.Firm), (j.Later, j.Firm) })], TaskStore.All(session), naming, authority);
        long number = CreditStore.Count(session);
        CreditStore.Add(session, [.. missing.Select(e => Make(session, ledger, ++number, e, authority, details))]);
    }

    private static CreditRecord Make(Session session, LedgerStore ledger, long number, LedgerEntry entry, Authority authority, CreditNames details)
    {
        long size = session.Find<long>("SELECT MIN(size) FROM signed_head WHERE size > @Index", new { entry.Index });
        return CreditRecord.Make(number, entry, authority, details.Of((ResultBody)entry.Body), ledger.HeadAt(size), ledger.InclusionProof(entry.Index, size));
    }

    private static List<LedgerEntry> Missing(Session session, LedgerStore ledger) =>
        [.. ledger.EntriesOf<ResultBody>((int)CreditStore.Count(session))];
}
