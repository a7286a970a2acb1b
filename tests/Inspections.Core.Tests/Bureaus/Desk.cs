using System.Security.Cryptography;
using Inspections.Core.Bureaus;
using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Verification;

namespace Inspections.Core.Tests.Bureaus;

/// <summary>A small bureau of the tests: keys, rules, lists, and a folder that follows its ledger.</summary>
internal sealed class Desk : IDisposable
{
    public static readonly Authority Authority = Authority.Parse("350100/housing");
    public static readonly SectorCode Brokers = SectorCode.Parse("brokers"), Valuers = SectorCode.Parse("valuers");
    public static readonly Label Ann = Label.Parse("staff:ann"), Ben = Label.Parse("staff:ben"), Cai = Label.Parse("staff:cai"), Dai = Label.Parse("staff:dai");
    public static readonly DateTimeOffset Start = BeijingTime.ParseMoment("2026-01-05T09:00:00+08:00");

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256), _spare = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int _secrets;
    private BureauMark _mark;

    public Desk(PolicyDocument? policy = null)
    {
        Signer = new NoteSigner(Authority.ToString(), _key);
        Recovery = new NoteSigner(Authority.ToString(), _spare);
        Policy = policy ?? PolicyOf(new Ratio(10, 100));
        Ledger = BureauLedger.Begin(Start, Signer, Recovery.Verifier, Secret);
        Ledger.Adopt(Start, Policy);
    }

    public BureauLedger Ledger { get; set; }

    public PolicyDocument Policy { get; }

    public NoteSigner Signer { get; set; }

    public NoteSigner Recovery { get; }

    public FilesInMemory Public { get; } = new();

    public FilesInMemory Kept { get; } = new();

    public List<Firm> Firms { get; } =
    [
        .. Enumerable.Range(1, 24).Select(i => new Firm(Identifier.Parse($"B{i:D3}"), $"经纪 {i}", [Brokers])),
        .. Enumerable.Range(1, 12).Select(i => new Firm(Identifier.Parse($"V{i:D3}"), $"评估 {i}", [Valuers])),
        .. Enumerable.Range(1, 6).Select(i => new Firm(Identifier.Parse($"X{i:D3}"), $"综合 {i}", [Brokers, Valuers])),
    ];

    public List<RosterLeaf> Roster { get; } =
        [.. Enumerable.Range(1, 8).Select(i => new RosterLeaf(Identifier.Parse($"i{i}"), Label.Parse($"dept{i % 3}"), [Brokers, Valuers]))];

    public static PolicyDocument PolicyOf(Ratio floor, params Label[] review) => new(Authority, new DateOnly(2026, 1, 1), ["国办发〔2019〕5号"], [Sector(Brokers, floor), Sector(Valuers, floor)]) { Review = review };

    public static Digest Secret(string purpose) => Digest.Of(System.Text.Encoding.UTF8.GetBytes(purpose));

    public Digest Fresh(string purpose) => Digest.Of(System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{purpose} {_secrets++}")));

    public RoundRequest Request(DrawId draw, DateTimeOffset drawAt) => new() { Draw = draw, Firms = Firms, Roster = Roster, DrawAt = drawAt };

    /// <summary>Brings the folders up to the ledger, as a bureau does after every step.</summary>
    public void Save()
    {
        foreach (BureauFile file in BureauFiles.Secret(Ledger, _mark))
        {
            Kept.Write(file.Path, file.Content.Span, file.From);
        }

        foreach (BureauFile file in BureauFiles.Public(Ledger, _mark))
        {
            Public.Write(file.Path, file.Content.Span, file.From);
        }

        _mark = Ledger.Mark;
    }

    /// <summary>Begins anew from what was saved.</summary>
    public void Restart()
    {
        Save();
        Ledger = BureauLedger.Restore(Public, Kept, Signer, Secret);
        _mark = Ledger.Mark;
    }

    public static InspectionResult Found(BureauRound round, Identifier firm, DateOnly on, params ResultCategory[] categories) => new()
    {
        Draw = round.Id,
        Firm = firm,
        InspectedOn = on,
        Inspectors = round.VisitorsOf(firm),
        Items = [Identifier.Parse("item1")],
        Categories = categories.Length == 0 ? [ResultCategory.NoProblemFound] : categories,
    };

    public void Dispose()
    {
        _key.Dispose();
        _spare.Dispose();
    }

    private static SectorPolicy Sector(SectorCode sector, Ratio floor) => new()
    {
        Sector = sector,
        Name = sector.ToString(),
        Floor = floor,
        Rounds = 3,
        Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部", floor)],
        Team = new TeamRule(2),
    };
}
