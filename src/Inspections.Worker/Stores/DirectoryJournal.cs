using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>A change of a directory that was made.</summary>
/// <param name="Number">From 1, in the order they were made.</param>
/// <param name="Kind">Which list.</param>
/// <param name="Year">The year of recusals, or null.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Source">Name of the file, or the command.</param>
internal sealed record MadeChange(long Number, string Kind, int? Year, DateTimeOffset MadeAt, string Source);

/// <summary>What a change did to one entry.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Source">Name of the file, or the command.</param>
/// <param name="IsAdded">True when the entry was new.</param>
/// <param name="IsEnded">True when it ended; it was changed where neither is.</param>
/// <param name="IsUndone">True when the change was taken back.</param>
internal sealed record EntryChange(DateTimeOffset At, string Source, bool IsAdded, bool IsEnded, bool IsUndone);

/// <summary>The changes of directories, so that the last one can be taken back.</summary>
internal static class DirectoryJournal
{
    /// <summary>Notes a change.</summary>
    public static void Note<T>(Session session, DirectoryKind<T> kind, DirectoryChange<T> change, string source, DateTimeOffset at) => session.Send(
        """
        INSERT INTO directory_change (number, kind, year, made_at, source, added, changed, ended)
        VALUES (@Number, @Kind, @Year, @At, @source, @Added, @Changed, @Ended)
        """,
        new
        {
            Number = session.Find<long?>("SELECT MAX(number) FROM directory_change") + 1 ?? 1,
            Kind = kind.Name,
            kind.Year,
            At = BeijingTime.Format(at),
            source,
            Added = Write(change.Added, a => kind.Key(a)),
            Changed = Write(change.Replaced, kind.Write),
            Ended = Write(change.Ended, kind.Write),
        });

    /// <summary>The last change that was not taken back, or null.</summary>
    public static MadeChange? Last(Session session) => session.Query<Row>(
            "SELECT number AS Number, kind AS Kind, year AS Year, made_at AS MadeAt, source AS Source FROM directory_change WHERE undone_at IS NULL AND number = (SELECT MAX(number) FROM directory_change WHERE undone_at IS NULL)")
        .Select(r => new MadeChange(r.Number, r.Kind, (int?)r.Year, BeijingTime.ParseMoment(r.MadeAt), r.Source))
        .FirstOrDefault();

    /// <summary>The changes of one entry, the last first; what else they changed is not read.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="kind">Which list.</param>
    /// <param name="id">The entry, which the list knows by its <c>id</c>, and one of items by its <c>code</c>.</param>
    public static IReadOnlyList<EntryChange> Of(Session session, string kind, Identifier id) =>
    [
        .. session.Query<(string MadeAt, string Source, long Added, long Ended, string? UndoneAt)>(
            """
            SELECT made_at, source, CASE WHEN added LIKE @Id THEN 1 ELSE 0 END, CASE WHEN ended LIKE @Entry THEN 1 ELSE 0 END, undone_at
            FROM directory_change WHERE kind = @kind AND (added LIKE @Id OR changed LIKE @Entry OR ended LIKE @Entry) ORDER BY number DESC
            """,
            new { kind, Id = $"%\"{id}\"%", Entry = $"%\"{(kind == DirectoryKinds.Items.Name ? "code" : "id")}\":\"{id}\"%" })
            .Select(r => new EntryChange(BeijingTime.ParseMoment(r.MadeAt), r.Source, r.Added != 0, r.Ended != 0, r.UndoneAt is not null)),
    ];

    /// <summary>What the list was before a change.</summary>
    public static IReadOnlyList<T> Before<T>(Session session, DirectoryKind<T> kind, long number)
    {
        Row row = session.Query<Row>("SELECT added AS Added, changed AS Changed, ended AS Ended FROM directory_change WHERE number = @number", new { number })[0];
        HashSet<string> added = [.. Read(row.Added, j => ((Json.Text)j).Value)];
        T[] put = [.. Read(row.Changed, kind.Read), .. Read(row.Ended, kind.Read)];
        var again = put.Select(kind.Key).ToHashSet(StringComparer.Ordinal);
        return [.. kind.Current(session).Where(t => !added.Contains(kind.Key(t)) && !again.Contains(kind.Key(t))), .. put];
    }

    /// <summary>Notes that a change was taken back.</summary>
    public static void Undo(Session session, long number, DateTimeOffset at) => session.Send(
        "UPDATE directory_change SET undone_at = @At WHERE number = @number", new { number, At = BeijingTime.Format(at) });

    private static string Write<T>(IReadOnlyList<T> rows, Func<T, Json> write) => Encoding.UTF8.GetString(CanonicalJson.Write(Written.List(rows, write)));

    private static IEnumerable<T> Read<T>(string rows, Func<Json, T> read) => ((Json.List)CanonicalJson.Parse(Encoding.UTF8.GetBytes(rows))).Items.Select(read);

    private sealed record Row
    {
        public long Number { get; init; }

        public string Kind { get; init; } = "";

        public long? Year { get; init; }

        public string MadeAt { get; init; } = "";

        public string Source { get; init; } = "";

        public string Added { get; init; } = "";

        public string Changed { get; init; } = "";

        public string Ended { get; init; } = "";
    }
}
