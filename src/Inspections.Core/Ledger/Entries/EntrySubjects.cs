using Inspections.Core.Directories;

namespace Inspections.Core.Ledger.Entries;

/// <summary>Which draws an entry speaks of.</summary>
public static class EntrySubjects
{
    /// <summary>The draws that an entry names; none for one that is about no draw.</summary>
    public static IEnumerable<DrawId> DrawsOf(EntryBody body) => body switch
    {
        CommitmentBody b => [b.Draw],
        ValueBody b => [b.Draw],
        ReceiptBody b => [b.Draw],
        VoidBody b => [b.Draw],
        SubstitutionBody b => [b.Draw],
        NamedBody b => [b.Draw],
        JoinedBody b => [b.Earlier, b.Later],
        ResultBody b => [b.Draw],
        _ => [],
    };

    /// <summary>The record that an entry names, or null.</summary>
    public static Label? RecordOf(EntryBody body) => body switch
    {
        ResultBody b => b.Record,
        ReviewedBody b => b.Record,
        _ => null,
    };

    /// <summary>The year that an entry speaks of without naming a draw, or null.</summary>
    internal static int? YearOf(EntryBody body) => body switch
    {
        DocumentBody b => b.Year,
        InfeasibleBody b => b.Year,
        ClosedBody b => b.Year,
        _ => null,
    };
}
