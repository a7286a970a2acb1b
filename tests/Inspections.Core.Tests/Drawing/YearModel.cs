using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Statistics;

namespace Inspections.Core.Tests.Drawing;

/// <summary>One sector's year through the real preparation and the real draw, without storage and clock.</summary>
internal sealed class YearModel
{
    private static readonly SectorCode Sector = SectorCode.Parse("property");
    private static readonly Label Own = Label.Parse("own:test");
    private readonly List<PastDraw> _draws = [];
    private readonly List<EntryBody> _entries = [];
    private readonly PolicyDocument _policy;

    public YearModel(int rounds, params (string Stratum, long Percent)[] strata) => _policy = new PolicyDocument(
        Authority.Parse("350100/test"),
        new DateOnly(2026, 1, 1),
        [],
        [new SectorPolicy
        {
            Sector = Sector,
            Name = "",
            Floor = new Ratio(5, 100),
            Rounds = rounds,
            Basis = rounds < 3 ? ["闽建〔2026〕1号"] : [],
            Strata = [.. strata.Select(s => new StratumPolicy(Label.Parse(s.Stratum), "", new Ratio(s.Percent, 100)))],
            Team = new TeamRule(1),
            Cap = 1,
        }])
    { Review = [] };

    /// <summary>Distinct firms drawn.</summary>
    public IReadOnlySet<Identifier> Drawn => History.Counting(Sector, 2026);

    public long Floor => Quotas.YearlyFloor(new Ratio(5, 100), History.Largest(Sector, 2026, 0));

    public IReadOnlyList<Receipt> Receipts { get; private set; } = [];

    /// <summary>The draws as the statistics see them.</summary>
    public List<ObservedDraw> Observed { get; } = [];

    public bool WasInfeasible { get; private set; }

    public bool WasLifted { get; private set; }

    private History History => new(_entries, _draws);

    public static Firm Firm(int number, CreditRiskClass? risk = null) =>
        new(Identifier.Parse(FormattableString.Invariant($"F{number:D5}")), "", [Sector], RiskClass: risk);

    /// <summary>Another inspection: the firm is at its cap from now on.</summary>
    public void Cap(Firm firm) => _entries.Add(new VisitBody(firm.Id, new DateOnly(2026, 1, 2), Label.Parse("complaint")));

    public PreparedRound Prepare(int round, IEnumerable<Firm> firms, int seed) => RoundPreparation.Prepare(new RoundInputs
    {
        Draw = new DrawId(Sector, 2026, round),
        Policy = _policy,
        Ledger = MerkleTree.Over([]).Head,
        History = History,
        Firms = [.. firms],
        Roster = [new RosterLeaf(Identifier.Parse("S1"), Label.Parse("d"), [Sector])],
        Recusals = Array.Empty<Recusal>().ToLookup(r => r.Firm, r => r.Inspector),
        Salt = () => default,
        Sources = [new SealedSource(Own, SealedSource.Seal(new DrawId(Sector, 2026, round), Own, Value(seed)))],
        DrawAt = new DateTimeOffset(2026, 6, 1, 10, 0, 0, BeijingTime.Offset),
    });

    /// <summary>One round; false when nothing was owed or nobody could be drawn.</summary>
    public bool Run(int round, IEnumerable<Firm> firms, int seed)
    {
        PreparedRound prepared = Prepare(round, firms, seed);
        WasInfeasible |= prepared is PreparedRound.Infeasible;
        if (prepared is not PreparedRound.Ready ready || (ready.Commitment.Lifted && round > ready.Commitment.Rounds))
        {
            WasLifted |= prepared is PreparedRound.Ready;
            return false;
        }

        WasLifted |= ready.Commitment.Lifted;
        Receipt receipt = Draw.Run(ready, [new SourceValue(Own, Value(seed))]);
        Receipts = [.. Receipts, receipt];
        Observed.Add(new ObservedDraw(
            ready.Commitment, ready.Frame.Leaves, DrawKey.Of(receipt.Commitment, receipt.Values), receipt.Selection.DrawOrder.ToHashSet()));
        _draws.Add(new PastDraw(ready.Commitment.Draw, ready.Frame.Head.Size, receipt.Selection.DrawOrder, new Dictionary<Identifier, Identifier>()));
        return true;
    }

    private static string Value(int seed) => Digest.Of(BitConverter.GetBytes(seed)).ToString();
}
