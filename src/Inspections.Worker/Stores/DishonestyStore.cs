using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The lists of dishonest firms in the database.</summary>
internal static class DishonestyStore
{
    /// <summary>What stands, the latest first.</summary>
    public static IReadOnlyList<DishonestyEntry> Current(Session session) =>
    [
        .. session.Query<DishonestyRow>(
            """
            SELECT firm AS Firm, list AS List, listed_on AS ListedOn, basis AS Basis, authority AS Authority, listed_until AS ListedUntil
            FROM dishonesty WHERE ended_at IS NULL
            """)
            .Select(ToEntry).OrderByDescending(e => e.On).ThenBy(e => e.Firm).ThenBy(e => e.List, StringComparer.Ordinal),
    ];

    /// <summary>What stands of one firm, the latest first.</summary>
    public static IReadOnlyList<DishonestyEntry> OfFirm(Session session, Identifier firm) => [.. Current(session).Where(e => e.Firm == firm)];

    /// <summary>The firm of every entry there ever was.</summary>
    public static IReadOnlyList<Identifier> Ever(Session session) => [.. session.Query<string>("SELECT firm FROM dishonesty").Select(Identifier.Parse)];

    /// <summary>Ends what has run out; what is ended is published no more.</summary>
    public static void EndDue(Session session, DateTimeOffset now) => session.Send(
        "UPDATE dishonesty SET ended_at = @At WHERE ended_at IS NULL AND listed_until < @Today",
        new { At = BeijingTime.Format(now), Today = BeijingTime.Format(BeijingTime.DateOf(now)) });

    public static void Save(Session session, DirectoryChange<DishonestyEntry> change, DateTimeOffset at)
    {
        DishonestyRow[] fresh = [.. change.Added.Concat(change.Changed).Select(ToRow)];
        session.Send("DELETE FROM dishonesty WHERE firm = @Firm AND list = @List AND listed_on = @ListedOn", fresh);
        session.Send(
            """
            INSERT INTO dishonesty (firm, list, listed_on, basis, authority, listed_until)
            VALUES (@Firm, @List, @ListedOn, @Basis, @Authority, @ListedUntil)
            """,
            fresh);
        session.Send(
            "UPDATE dishonesty SET ended_at = @EndedAt WHERE firm = @Firm AND list = @List AND listed_on = @ListedOn",
            change.Ended.Select(e => ToRow(e) with { EndedAt = BeijingTime.Format(at) }));
    }

    private static DishonestyRow ToRow(DishonestyEntry e) => new()
    {
        Firm = e.Firm.ToString(),
        List = e.List,
        ListedOn = BeijingTime.Format(e.On),
        Basis = e.Basis,
        Authority = e.Authority,
        ListedUntil = e.Until is DateOnly day ? BeijingTime.Format(day) : null,
    };

    private static DishonestyEntry ToEntry(DishonestyRow r) => new(
        Identifier.Parse(r.Firm), r.List, r.Basis, r.Authority, BeijingTime.ParseDate(r.ListedOn), r.ListedUntil is null ? null : BeijingTime.ParseDate(r.ListedUntil));

    private sealed record DishonestyRow
    {
        public string Firm { get; init; } = "";

        public string List { get; init; } = "";

        public string ListedOn { get; init; } = "";

        public string Basis { get; init; } = "";

        public string Authority { get; init; } = "";

        public string? ListedUntil { get; init; }

        public string? EndedAt { get; init; }
    }
}
