using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The records of the credit feed as they were made. One is never made again: what it said stays.</summary>
internal static class CreditStore
{
    /// <summary>How many there are; they are numbered from 1.</summary>
    public static long Count(Session session) => session.Find<long?>("SELECT MAX(number) FROM credit_record") ?? 0;

    /// <summary>The records from one number to another, both included.</summary>
    public static IReadOnlyList<Json> Range(Session session, long from, long to) =>
    [
        .. session.Query<byte[]>("SELECT content FROM credit_record WHERE number >= @from AND number <= @to ORDER BY number", new { from, to })
            .Select(r => CanonicalJson.Parse(r)),
    ];

    public static void Add(Session session, IEnumerable<CreditRecord> records) => session.Send(
        "INSERT INTO credit_record (number, position, content) VALUES (@Number, @Position, @Content)",
        records.Select(r => new { Number = r.Sequence, Position = r.Entry.Index, Content = CanonicalJson.Write(r.Content) }));
}
