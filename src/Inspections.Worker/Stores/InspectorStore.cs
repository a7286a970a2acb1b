using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>An inspector who is on the list, or was.</summary>
/// <param name="Inspector">As last known.</param>
/// <param name="EndedAt">When the entry ended; null while it stands.</param>
internal sealed record ListedInspector(Inspector Inspector, DateTimeOffset? EndedAt);

/// <summary>The inspector directory (执法检查人员名录库) in the database.</summary>
internal static class InspectorStore
{
    private const string Select =
        """
        SELECT id AS Id, name AS Name, department AS Department, certificate AS Certificate, issuer AS Issuer,
            valid_from AS ValidFrom, valid_until AS ValidUntil, absent_from AS AbsentFrom, absent_until AS AbsentUntil, ended_at AS EndedAt
        FROM inspector
        """;

    /// <summary>Those on the list now.</summary>
    public static IReadOnlyList<Inspector> Current(Session session) => [.. Listed(session, session.Query<InspectorRow>($"{Select} WHERE ended_at IS NULL")).Select(i => i.Inspector)];

    /// <summary>All that there ever were, as last known.</summary>
    public static IReadOnlyList<ListedInspector> Ever(Session session) => Listed(session, session.Query<InspectorRow>(Select));

    private static IReadOnlyList<ListedInspector> Listed(Session session, IEnumerable<InspectorRow> rows)
    {
        // There are few sectors: one text of each is kept.
        var known = new Dictionary<string, SectorCode>(StringComparer.Ordinal);
        ILookup<string, SectorCode> sectors = session
            .Query<(string Inspector, string Sector)>("SELECT inspector, sector FROM inspector_sector")
            .ToLookup(r => r.Inspector, r => known.TryGetValue(r.Sector, out SectorCode code) ? code : known[r.Sector] = SectorCode.Parse(r.Sector), StringComparer.Ordinal);
        return
        [
            .. rows.Select(r => new ListedInspector(ToInspector(r, [.. sectors[r.Id].Order()]), r.EndedAt is null ? null : BeijingTime.ParseMoment(r.EndedAt)))
                .OrderBy(i => i.Inspector.Id),
        ];
    }

    /// <summary>Everybody, with who cannot go on a day and why (protocol section 2).</summary>
    public static IReadOnlyList<RosterLeaf> RosterOn(Session session, LedgerStore ledger, DateOnly day) =>
    [
        .. KeptInspectors.Of(session, ledger).Current.Select(i => new RosterLeaf(
            i.Id,
            i.Department,
            i.Sectors,
            !i.Certificate.IsValidOn(day) ? Unavailability.Certificate : i.IsAbsentOn(day) ? Unavailability.Absent : null)),
    ];

    /// <summary>The certificates of all inspectors there ever were, as last known.</summary>
    public static IReadOnlyDictionary<Identifier, EnforcementCertificate> Certificates(Session session) => session
        .Query<InspectorRow>(
            "SELECT id AS Id, certificate AS Certificate, issuer AS Issuer, valid_from AS ValidFrom, valid_until AS ValidUntil FROM inspector")
        .ToDictionary(r => Identifier.Parse(r.Id), ToCertificate);

    /// <summary>The names of all inspectors there ever were.</summary>
    public static IReadOnlyDictionary<Identifier, string> Names(Session session) =>
        session.Query<InspectorRow>("SELECT id AS Id, name AS Name FROM inspector").ToDictionary(r => Identifier.Parse(r.Id), r => r.Name);

    public static void Save(Session session, DirectoryChange<Inspector> change, DateTimeOffset at)
    {
        session.AfterCommit(() => KeptInspectors.Forget(session));
        Inspector[] fresh = [.. change.Added, .. change.Changed];
        var ids = fresh.Select(i => new { Id = i.Id.ToString() }).ToArray();
        session.Send("DELETE FROM inspector_sector WHERE inspector = @Id", ids);
        session.Send("DELETE FROM inspector WHERE id = @Id", ids);
        session.Send(
            """
            INSERT INTO inspector (id, name, department, certificate, issuer, valid_from, valid_until, absent_from, absent_until)
            VALUES (@Id, @Name, @Department, @Certificate, @Issuer, @ValidFrom, @ValidUntil, @AbsentFrom, @AbsentUntil)
            """,
            fresh.Select(ToRow));
        session.Send(
            "INSERT INTO inspector_sector (inspector, sector) VALUES (@Inspector, @Sector)",
            fresh.SelectMany(i => i.Sectors.Select(s => new { Inspector = i.Id.ToString(), Sector = s.ToString() })));
        session.Send(
            "UPDATE inspector SET ended_at = @At WHERE id = @Id",
            change.Ended.Select(i => new { Id = i.Id.ToString(), At = BeijingTime.Format(at) }));
    }

    private static InspectorRow ToRow(Inspector i) => new()
    {
        Id = i.Id.ToString(),
        Name = i.Name,
        Department = i.Department.ToString(),
        Certificate = i.Certificate.Number,
        Issuer = i.Certificate.Issuer,
        ValidFrom = i.Certificate.ValidFrom is DateOnly first ? BeijingTime.Format(first) : "",
        ValidUntil = BeijingTime.Format(i.Certificate.ValidUntil),
        AbsentFrom = i.AbsentFrom is DateOnly from ? BeijingTime.Format(from) : null,
        AbsentUntil = i.AbsentUntil is DateOnly until ? BeijingTime.Format(until) : null,
    };

    private static Inspector ToInspector(InspectorRow r, IReadOnlyList<SectorCode> sectors) => new(
        Identifier.Parse(r.Id),
        r.Name,
        Label.Parse(r.Department),
        sectors,
        ToCertificate(r),
        r.AbsentFrom is null ? null : BeijingTime.ParseDate(r.AbsentFrom),
        r.AbsentUntil is null ? null : BeijingTime.ParseDate(r.AbsentUntil));

    private static EnforcementCertificate ToCertificate(InspectorRow r) =>
        new(r.Certificate, r.Issuer, r.ValidFrom.Length == 0 ? null : BeijingTime.ParseDate(r.ValidFrom), BeijingTime.ParseDate(r.ValidUntil));

    private sealed record InspectorRow
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Department { get; init; } = "";

        public string Certificate { get; init; } = "";

        public string Issuer { get; init; } = "";

        public string ValidFrom { get; init; } = "";

        public string ValidUntil { get; init; } = "";

        public string? AbsentFrom { get; init; }

        public string? AbsentUntil { get; init; }

        public string? EndedAt { get; init; }
    }
}
