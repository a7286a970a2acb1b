using System.Text;
using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Tests.Verification.Bureaus;

namespace Inspections.Core.Tests.Bureaus;

/// <summary>A small bureau of the tests: keys, rules, lists, and a folder that follows its ledger.</summary>
internal sealed class Desk
{
    public static readonly Authority Authority = Authority.Parse("350100/housing");
    public static readonly SectorCode Brokers = SectorCode.Parse("brokers"), Valuers = SectorCode.Parse("valuers");
    public static readonly Label Ann = Label.Parse("staff:ann"), Ben = Label.Parse("staff:ben"), Cai = Label.Parse("staff:cai"), Dai = Label.Parse("staff:dai");
    public static readonly DateTimeOffset Start = BeijingTime.ParseMoment("2026-01-05T09:00:00+08:00");

    private BureauMark _mark;

    public Desk(PolicyDocument? policy = null)
    {
        Signer = TestKeys.Signer(Authority.ToString(), "desk");
        Recovery = TestKeys.Signer(Authority.ToString(), "desk spare");
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

    public static PolicyDocument PolicyOf(Ratio floor, params Label[] review) => new(Authority, new DateOnly(2026, 1, 1), ["国办发〔2019〕5号"], [Sector(Brokers, floor), Sector(Valuers, floor)]) { Review = review is [] ? PolicyDocument.UsualReview : review };

    public static Digest Secret(string purpose) => Digest.Of(Encoding.UTF8.GetBytes(purpose));

    public RoundRequest Request(DrawId draw, DateTimeOffset drawAt) => new() { Draw = draw, Firms = Firms, Roster = Roster, DrawAt = drawAt };

    /// <summary>Commits to the sector's next round, draws it, and gives it.</summary>
    public BureauRound Drawn(DrawId draw, DateTimeOffset drawAt, bool isKeptBack = false)
    {
        BureauRound round = Committed(draw, drawAt, isKeptBack);
        round.Draw(drawAt);
        return round;
    }

    /// <summary>Commits to the sector's next round two days before.</summary>
    public BureauRound Committed(DrawId draw, DateTimeOffset drawAt, bool isKeptBack = false) => Ledger.Commit(
        drawAt.AddDays(-2), Ledger.Prepare(Request(draw, drawAt) with { DiscloseBy = isKeptBack ? BeijingTime.DateOf(drawAt).AddDays(30) : null }))!;

    /// <summary>Submits a result of every drawn firm and has it pass its review.</summary>
    public void Inspect(BureauRound round, DateTimeOffset at)
    {
        foreach (Identifier firm in round.Receipt!.Selection.DrawOrder)
        {
            Pass(round.Submit(at, Found(round, firm, BeijingTime.DateOf(at)), Ann), at);
        }
    }

    /// <summary>Has a record pass the usual three steps.</summary>
    public void Pass(Label record, DateTimeOffset at)
    {
        foreach (Label by in new[] { Ben, Cai, Dai })
        {
            Ledger.Review(at, record, by);
        }
    }

    /// <summary>The refusal that an action meets.</summary>
    public static string Refused(Action action) => Xunit.Assert.Throws<Inspections.Core.Refusals.RefusedException>(action).Refusal.Id;

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
