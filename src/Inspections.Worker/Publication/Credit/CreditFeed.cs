using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Credit;

/// <summary>
/// The feed for the credit system: one record per <c>result</c> entry of the ledger, in its order, so that nothing can be left out
/// or put in between.
/// </summary>
internal static class CreditFeed
{
    public const string Folder = "feed/credit/";
    public const string Schema = "schema.json";
    public const string Current = "current.json";

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
        var names = new PublicNames(session, naming.NameInspectors, [], [.. missing.Select(e => ((ResultBody)e.Body).Firm).Distinct()]);
        var records = new CreditRecords(ledger, names, TaskStore.All(session), naming);
        long number = CreditStore.Count(session);
        CreditStore.Add(session, [.. missing.Select(e => records.Make(++number, e, SignedSize(session, e)))]);
    }

    private static List<LedgerEntry> Missing(Session session, LedgerStore ledger) =>
        [.. ledger.EntriesOf<ResultBody>((int)CreditStore.Count(session))];

    private static long SignedSize(Session session, LedgerEntry entry) =>
        session.Find<long>("SELECT MIN(size) FROM signed_head WHERE size > @Index", new { entry.Index });
}
