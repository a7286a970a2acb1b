using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>A firm that there is or was.</summary>
/// <param name="Firm">The entry.</param>
/// <param name="EndedAt">When it ended, or null.</param>
internal sealed record FirmEntry(Firm Firm, DateTimeOffset? EndedAt);

/// <summary>A firm that was looked for.</summary>
internal sealed record FoundFirm(Identifier Id, string Name, string? District, bool HasEnded);

/// <summary>The firm directory (检查对象名录库) in the database.</summary>
internal static class FirmStore
{
    // A statement takes so many parameters on every server.
    private const int AtOnce = 500;

    public static IReadOnlyList<Firm> Current(Session session)
    {
        // Most firms are in one sector.
        ILookup<string, SectorCode> several = Sectors(session.Stream<(string Firm, string Sector)>(
            "SELECT firm, sector FROM firm_sector WHERE firm IN (SELECT firm FROM firm_sector GROUP BY firm HAVING COUNT(*) > 1)"));
        var known = new Dictionary<string, SectorCode[]>(StringComparer.Ordinal);
        return InOrder(Of, session.Stream<FirmRow>(
            """
            SELECT f.id AS Id, f.name AS Name, f.district AS District, f.founded AS Founded, f.risk_class AS RiskClass, f.owner AS Owner,
                (SELECT MIN(s.sector) FROM firm_sector s WHERE s.firm = f.id) AS Sector
            FROM firm f WHERE f.ended_at IS NULL
            """));

        SectorCode[] Of(FirmRow row) => row.Sector is null ? []
            : several.Count > 0 && several.Contains(row.Id) ? [.. several[row.Id].Order()]
            : known.TryGetValue(row.Sector, out SectorCode[]? alone) ? alone
            : known[row.Sector] = [SectorCode.Parse(row.Sector)];
    }

    /// <summary>How many firms each sector has, without reading them; no sector without firms.</summary>
    public static IReadOnlyDictionary<SectorCode, int> Counts(Session session) => session
        .Query<(string Sector, long Firms)>("SELECT s.sector, COUNT(*) FROM firm_sector s JOIN firm f ON f.id = s.firm WHERE f.ended_at IS NULL GROUP BY s.sector")
        .ToDictionary(r => SectorCode.Parse(r.Sector), r => (int)r.Firms);

    /// <summary>
    /// Which risk classes the firms of each sector have, without reading them: how many have it, and the first of them by id.
    /// </summary>
    public static IReadOnlyList<(SectorCode Sector, CreditRiskClass? RiskClass, Identifier First, int Firms)> RiskClasses(Session session) =>
    [
        .. session.Query<(string Sector, string? RiskClass, string First, long Firms)>(
                "SELECT s.sector, f.risk_class, MIN(f.id), COUNT(*) FROM firm_sector s JOIN firm f ON f.id = s.firm WHERE f.ended_at IS NULL GROUP BY s.sector, f.risk_class")
            .Select(r => (SectorCode.Parse(r.Sector), r.RiskClass is null ? (CreditRiskClass?)null : Enum.Parse<CreditRiskClass>(r.RiskClass), Identifier.Parse(r.First), (int)r.Firms)),
    ];

    /// <summary>How many firms the directory has of each stratum of a policy, without reading them. Firms of a class that it has no stratum for are in none.</summary>
    public static IReadOnlyList<DirectorySize> Sizes(Session session, PolicyDocument policy) => Sizes(RiskClasses(session), policy);

    /// <summary>The same from the classes that were read (<see cref="RiskClasses"/>).</summary>
    public static IReadOnlyList<DirectorySize> Sizes(IEnumerable<(SectorCode Sector, CreditRiskClass? RiskClass, Identifier First, int Firms)> classes, PolicyDocument policy) =>
    [
        .. from known in classes
           let rules = policy.Of(known.Sector)
           where rules is not null && rules.Covers(known.RiskClass)
           select new DirectorySize(known.Sector, rules.StratumOf(known.RiskClass), known.Firms),
    ];

    /// <summary>The sectors of a firm; none of one that is not there.</summary>
    public static IReadOnlyList<SectorCode> SectorsOf(Session session, Identifier firm) =>
        [.. session.Query<string>("SELECT sector FROM firm_sector WHERE firm = @Firm", new { Firm = firm.ToString() }).Select(SectorCode.Parse)];

    /// <summary>The firms of one sector.</summary>
    public static IReadOnlyList<Firm> OfSector(Session session, SectorCode sector)
    {
        string of = sector.ToString();

        // Most firms are in no other sector.
        ILookup<string, SectorCode> others = Sectors(session.Stream<(string Firm, string Sector)>(
            "SELECT o.firm, o.sector FROM firm_sector o JOIN firm_sector s ON s.firm = o.firm WHERE s.sector = @of AND o.sector <> @of", new { of }));
        SectorCode[] alone = [sector];
        return InOrder(row => others.Contains(row.Id) ? [.. others[row.Id].Append(sector).Order()] : alone, session.Stream<FirmRow>(
            """
            SELECT f.id AS Id, f.name AS Name, f.district AS District, f.founded AS Founded, f.risk_class AS RiskClass, f.owner AS Owner
            FROM firm f JOIN firm_sector s ON s.firm = f.id WHERE s.sector = @of AND f.ended_at IS NULL
            """,
            new { of }));
    }

    /// <summary>
    /// The firms of one sector, read from the database one by one each time they are asked for, as far as a frame needs them: of their sectors this one alone,
    /// and no district or day of registration. While they are read the session can do nothing else.
    /// </summary>
    public static IEnumerable<Firm> EachOfSector(Session session, SectorCode sector)
    {
        SectorCode[] one = [sector];
        foreach (FirmRow row in session.Stream<FirmRow>(
            """
            SELECT f.id AS Id, f.name AS Name, f.risk_class AS RiskClass, f.owner AS Owner
            FROM firm f JOIN firm_sector s ON s.firm = f.id WHERE s.sector = @of AND f.ended_at IS NULL ORDER BY f.id
            """,
            new { of = sector.ToString() }))
        {
            yield return ToFirm(row, one);
        }
    }

    /// <summary>The names of all firms there ever were, by id.</summary>
    public static IReadOnlyDictionary<string, string> Names(Session session) =>
        session.Query<FirmRow>("SELECT id AS Id, name AS Name FROM firm").ToDictionary(r => r.Id, r => r.Name, StringComparer.Ordinal);

    /// <summary>The firms of all projects there ever were.</summary>
    public static IReadOnlyDictionary<Identifier, Identifier> Owners(Session session) =>
        session.Query<FirmRow>("SELECT id AS Id, owner AS Owner FROM firm WHERE owner IS NOT NULL")
            .ToDictionary(r => Identifier.Parse(r.Id), r => Identifier.Parse(r.Owner!));

    /// <summary>The names of some firms, by id.</summary>
    public static IReadOnlyDictionary<string, string> Names(Session session, IReadOnlyList<Identifier> ids) => ids.Chunk(AtOnce)
        .SelectMany(part => session.Query<FirmRow>("SELECT id AS Id, name AS Name FROM firm WHERE id IN @Ids", new { Ids = part.Select(i => i.ToString()).ToArray() }))
        .ToDictionary(r => r.Id, r => r.Name, StringComparer.Ordinal);

    /// <summary>The firms of those ids that are projects.</summary>
    public static IReadOnlyDictionary<Identifier, Identifier> Owners(Session session, IReadOnlyList<Identifier> ids) => ids.Chunk(AtOnce)
        .SelectMany(part => session.Query<FirmRow>("SELECT id AS Id, owner AS Owner FROM firm WHERE owner IS NOT NULL AND id IN @Ids", new { Ids = part.Select(i => i.ToString()).ToArray() }))
        .ToDictionary(r => Identifier.Parse(r.Id), r => Identifier.Parse(r.Owner!));

    /// <summary>A project's firm, or null for a firm.</summary>
    public static Identifier? OwnerOf(Session session, Identifier id) =>
        session.Find<string>("SELECT owner FROM firm WHERE id = @Id", new { Id = id.ToString() }) is string owner ? Identifier.Parse(owner) : null;

    /// <summary>Everything that was ever inspected or may be, with the firm that recusal, cap and cooldown follow: itself, or a project's.</summary>
    public static IReadOnlyDictionary<Identifier, Identifier> Inspected(Session session)
    {
        (Identifier Id, Identifier Firm)[] rows =
        [
            .. session.Query<FirmRow>("SELECT id AS Id, owner AS Owner FROM firm").Select(r => (Identifier.Parse(r.Id), Identifier.Parse(r.Owner ?? r.Id))),
        ];
        return rows.Concat(rows.Select(r => (Id: r.Firm, r.Firm))).DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Firm);
    }

    /// <summary>How many firms there are.</summary>
    public static int Count(Session session) => (int)session.Find<long>("SELECT COUNT(id) FROM firm WHERE ended_at IS NULL");

    /// <summary>An entry that there is or was, or null.</summary>
    public static FirmEntry? Find(Session session, Identifier id) => session.Query<FirmRow>(
            "SELECT id AS Id, name AS Name, district AS District, founded AS Founded, risk_class AS RiskClass, owner AS Owner, ended_at AS EndedAt FROM firm WHERE id = @Id",
            new { Id = id.ToString() })
        .Select(r => new FirmEntry(
            ToFirm(r, [.. session.Query<string>("SELECT sector FROM firm_sector WHERE firm = @Id", new { r.Id }).Select(SectorCode.Parse).Order()]),
            r.EndedAt is null ? null : BeijingTime.ParseMoment(r.EndedAt)))
        .FirstOrDefault();

    /// <summary>The projects of a firm that there are.</summary>
    public static IReadOnlyList<(Identifier Id, string Name)> Projects(Session session, Identifier firm) =>
        [.. session.Query<FirmRow>("SELECT id AS Id, name AS Name FROM firm WHERE owner = @Id AND ended_at IS NULL ORDER BY id", new { Id = firm.ToString() }).Select(r => (Identifier.Parse(r.Id), r.Name))];

    /// <summary>Firms by their code, or by a part of their name, by id; those that have ended too.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="word">The code, or the part.</param>
    /// <param name="most">How many at most: no more are read.</param>
    public static IReadOnlyList<FoundFirm> Search(Session session, string word, int most) =>
    [
        .. session.Stream<FirmRow>(
                "SELECT id AS Id, name AS Name, district AS District, ended_at AS EndedAt FROM firm WHERE id = @word OR name LIKE @Part ESCAPE '!' ORDER BY id",
                new { word, Part = $"%{Literal(word)}%" })
            .Take(most)
            .Select(r => new FoundFirm(Identifier.Parse(r.Id), r.Name, r.District, r.EndedAt is not null)),
    ];

    // What a pattern would take for more than itself.
    private static string Literal(string word) => string.Concat(word.Select(c => c is '%' or '_' or '[' or ']' or '!' ? $"!{c}" : $"{c}"));

    public static void Save(Session session, DirectoryChange<Firm> change, DateTimeOffset at)
    {
        // A firm that comes back after it ended is a row that is there already.
        Firm[] firms = [.. change.Added, .. change.Changed];
        HashSet<string> there = [.. change.Changed.Select(f => f.Id.ToString()), .. change.Added.Count == 0 ? [] : session.Query<string>("SELECT id FROM firm WHERE ended_at IS NOT NULL")];
        var ids = firms.Select(f => f.Id.ToString()).Where(there.Contains).Select(id => new { Id = id }).ToArray();
        session.Send("DELETE FROM firm_sector WHERE firm = @Id", ids);
        session.Send("DELETE FROM firm WHERE id = @Id", ids);
        session.Send(
            """
            INSERT INTO firm (id, name, district, founded, risk_class, owner)
            VALUES (@Id, @Name, @District, @Founded, @RiskClass, @Owner)
            """,
            firms.Select(ToRow));
        session.Send(
            "INSERT INTO firm_sector (firm, sector) VALUES (@Firm, @Sector)",
            firms.SelectMany(f => f.Sectors.Select(s => new { Firm = f.Id.ToString(), Sector = s.ToString() })));
        foreach (Firm[] ended in change.Ended.Chunk(AtOnce))
        {
            session.Send("UPDATE firm SET ended_at = @At WHERE id IN @Ids", new { At = BeijingTime.Format(at), Ids = ended.Select(f => f.Id.ToString()).ToArray() });
        }
    }

    // A directory has few sectors and districts, and many firms in each: one text of each is kept.
    private static ILookup<string, SectorCode> Sectors(IEnumerable<(string Firm, string Sector)> rows)
    {
        var known = new Dictionary<string, SectorCode>(StringComparer.Ordinal);
        return rows.ToLookup(r => r.Firm, r => known.TryGetValue(r.Sector, out SectorCode code) ? code : known[r.Sector] = SectorCode.Parse(r.Sector), StringComparer.Ordinal);
    }

    private static Firm[] InOrder(Func<FirmRow, SectorCode[]> sectorsOf, IEnumerable<FirmRow> rows)
    {
        var districts = new Dictionary<string, string>(StringComparer.Ordinal);
        Firm[] firms = [.. rows.Select(r => ToFirm(r with { District = Once(r.District) }, sectorsOf(r)))];
        Array.Sort(firms, (a, b) => a.Id.CompareTo(b.Id));
        return firms;

        string? Once(string? district) =>
            district is null ? null : districts.TryGetValue(district, out string? known) ? known : districts[district] = district;
    }

    private static FirmRow ToRow(Firm f) => new()
    {
        Id = f.Id.ToString(),
        Name = f.Name,
        District = f.District,
        Founded = f.Founded is DateOnly day ? BeijingTime.Format(day) : null,
        RiskClass = f.RiskClass?.ToString(),
        Owner = f.Owner?.ToString(),
    };

    private static Firm ToFirm(FirmRow r, IReadOnlyList<SectorCode> sectors) => new(
        Identifier.Parse(r.Id),
        r.Name,
        sectors,
        r.District,
        r.Founded is null ? null : BeijingTime.ParseDate(r.Founded),
        r.RiskClass is null ? null : Enum.Parse<CreditRiskClass>(r.RiskClass),
        r.Owner is null ? null : Identifier.Parse(r.Owner));

    private sealed record FirmRow
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string? District { get; init; }

        public string? Founded { get; init; }

        public string? RiskClass { get; init; }

        public string? Owner { get; init; }

        public string? EndedAt { get; init; }

        public string? Sector { get; init; }
    }
}
