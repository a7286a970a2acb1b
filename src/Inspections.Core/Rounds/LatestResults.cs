using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Rounds;

/// <summary>
/// Which of a ledger's <c>result</c> entries counts: of a record its latest version, of a draw and firm the record that began last; one
/// whose latest version withdraws it is no result (protocol section 9). History, pages, figures and verifiers ask here.
/// </summary>
public static class LatestResults
{
    /// <summary>The latest version of every record, in the order in which the records began.</summary>
    /// <typeparam name="T">What a version comes with, such as its entry.</typeparam>
    /// <param name="versions">The versions, in the order of their entries.</param>
    /// <param name="body">The entry's body.</param>
    public static IReadOnlyList<T> OfRecords<T>(IEnumerable<T> versions, Func<T, ResultBody> body)
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(body);
        return [.. versions.GroupBy(v => body(v).Record).Select(g => g.MaxBy(v => body(v).Version)!)];
    }

    /// <summary>The latest version of the newest record of every draw and firm, withdrawn ones too.</summary>
    /// <typeparam name="T">What a version comes with, such as its entry.</typeparam>
    /// <param name="versions">The versions, in the order of their entries.</param>
    /// <param name="body">The entry's body.</param>
    public static IReadOnlyDictionary<(DrawId Draw, Identifier Firm), T> OfFirms<T>(IEnumerable<T> versions, Func<T, ResultBody> body) =>
        Newest(OfRecords(versions, body), body);

    /// <summary>The same from what <see cref="OfRecords"/> gave.</summary>
    internal static Dictionary<(DrawId Draw, Identifier Firm), T> Newest<T>(IEnumerable<T> records, Func<T, ResultBody> body) =>
        records.GroupBy(r => (body(r).Draw, body(r).Firm)).ToDictionary(g => g.Key, g => g.Last());
}
