using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Xunit;
using static Inspections.Package.Tests.Misuse;
using static Inspections.Package.Tests.OutsideCaller;

namespace Inspections.Package.Tests;

/// <summary>Mistakes on the way from the lists to a receipt.</summary>
public sealed class DrawMisuses
{
    private static PreparedRound Prepare(Func<RoundInputs, RoundInputs> mistake) => RoundPreparation.Prepare(mistake(Inputs));

    [Fact]
    public void Who_makes_no_mistake_draws()
    {
        Assert.Equal(Drawn, Draw.Run(Round, Values, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(Drawn, Receipt.FromJson(Drawn.ToJson()));
        Assert.Equal(Round.Commitment, Commitment.FromJson(Round.Commitment.ToJson()));
        Assert.NotNull(Round.Recusals);
    }

    [Fact]
    public void The_same_firm_twice() => HasNoForm(
        () => Prepare(i => i with { Firms = [.. Firms, Firms[0]] }),
        () => LeafTrees.Frame([.. Round.Frame.Leaves, Round.Frame.Leaves[3]]));

    [Fact]
    public void The_same_inspector_twice() => HasNoForm(
        () => Prepare(i => i with { Roster = [.. Inspectors, Inspectors[0]] }),
        () => LeafTrees.Roster([.. Inspectors, Inspectors[0]]));

    [Fact]
    public void The_recusals_of_one_firm_twice() => HasNoForm(() => LeafTrees.Recusals([.. Round.Recusals!.Leaves, Round.Recusals.Leaves[0]]));

    [Fact]
    public void A_firm_of_another_sector_or_of_a_class_without_a_stratum() => IsMisfit(
        () => Prepare(i => i with { Firms = [.. Firms, new Firm(Identifier.Parse("X1"), "企业", [Managers])] }),
        () => Prepare(i => i with
        {
            Policy = i.Policy with { Sectors = [Rules with { Strata = [new StratumPolicy(Label.Parse("A"), "A", new Ratio(5, 100))] }] },
            Firms = [.. Firms.Select(f => f with { RiskClass = CreditRiskClass.B })],
        }));

    [Fact]
    public void A_draw_outside_its_year() => HasNoForm(
        () => Prepare(i => i with { DrawAt = DrawAt.AddYears(1) }),
        () => Prepare(i => i with { Draw = First with { Year = 2027 } }));

    [Fact]
    public void A_sector_that_the_policy_does_not_have_or_a_policy_that_comes_later() => IsMisfit(
        () => Prepare(i => i with { Draw = First with { Sector = Managers } }),
        () => Prepare(i => i with { Policy = Policy with { Effective = new DateOnly(2026, 6, 1) } }));

    [Fact]
    public void The_head_of_no_ledger()
    {
        IsMisfit(() => Prepare(i => i with { Ledger = default }));
        HasNoForm(() => new TreeHead(Some, -1), () => new TreeHead(Some, long.MaxValue));
    }

    [Fact]
    public void A_seal_of_what_can_never_be_opened()
    {
        HasNoForm(
            () => SealedSource.Seal(First, Own, "my secret"),
            () => SealedSource.Of(First, Own, Value.ToUpperInvariant()),
            () => SealedSource.Of(First, Label.Parse("dice"), Value),
            () => SealedSource.Of(default, Own, Value),
            () => new SealedSource(Label.Parse("somebody"), Some),
            () => new SealedSource(Label.Parse("witness:No_Name"), Some));
        IsMisfit(() => Prepare(i => i with { Sources = [new SealedSource(Own, default)] }));
    }

    [Fact]
    public void A_seal_for_another_draw() => IsMisfit(() => Draw.Run((PreparedRound.Ready)Prepare(i => i with { Sources = [SealedSource.Of(First with { Round = 2 }, Own, Value)] }), Values));

    [Fact]
    public void Values_that_are_not_those_of_the_sources() => IsMisfit(
        () => Draw.Run(Round, [new SourceValue(Own, new string('b', 64))]),
        () => Draw.Run(Round, [new SourceValue(Label.Parse("own:2"), Value)]),
        () => Draw.Run(Round, []),
        () => Draw.Run(Round, [.. Values, .. Values]),
        () => Draw.Run(Round, [new SourceValue(Own, Source.Absent)]));

    [Fact]
    public void Lists_that_were_not_committed_to()
    {
        LeafTree<FrameLeaf> frame = LeafTrees.Frame(Round.Frame.Leaves.Skip(1));
        LeafTree<RosterLeaf> roster = LeafTrees.Roster(Inspectors.Skip(1));
        LeafTree<RecusalLeaf> recusals = LeafTrees.Recusals(Round.Recusals!.Leaves.Select(l => l with { Inspectors = [] }));
        IsMisfit(
            () => Draw.Run(Round.Commitment, frame, Round.Roster, Round.Recusals, Values),
            () => Draw.Run(Round.Commitment, Round.Frame, roster, Round.Recusals, Values),
            () => Draw.Run(Round.Commitment, Round.Frame, Round.Roster, recusals, Values),
            () => Draw.Run(Round.Commitment, Round.Frame, Round.Roster, null, Values),
            () => new VoidedTry(Round.Commitment, frame, Round.Roster, Round.Recusals, VoidReason.ForceMajeure),
            () => new VoidedTry(Round.Commitment, Round.Frame, roster, Round.Recusals, VoidReason.ForceMajeure),
            () => new VoidedTry(Round.Commitment, Round.Frame, Round.Roster, null, VoidReason.ForceMajeure));
    }

    [Fact]
    public void Salts_that_keep_nothing_secret()
    {
        IsMisfit(() => Prepare(i => i with { Salt = () => default }), () => Prepare(i => i with { Salt = () => Some }));
        HasNoForm(() => Result.Seal(default));
    }

    [Fact]
    public void A_later_try_as_a_first_one_and_a_next_try_of_another_round()
    {
        var voided = new VoidedTry(Round.Commitment, Round.Frame, Round.Roster, Round.Recusals, VoidReason.ForceMajeure);
        IsMisfit(
            () => Prepare(i => i with { Draw = First.NextTry() }),
            () => NextTry.Prepare(Inputs, voided),
            () => NextTry.Prepare(Inputs with { Draw = new DrawId(Brokers, 2026, 2) }, voided));
        HasNoForm(
            () => new VoidedTry(Round.Commitment, Round.Frame, Round.Roster, Round.Recusals, (VoidReason)9),
            () => NextTry.Prepare(Inputs with { Draw = First.NextTry(), DrawAt = DrawAt.AddYears(1) }, voided));
    }

    [Fact]
    public void A_value_that_comes_before_the_draw_or_too_long_after_it() => IsMisfit(
        () => Prepare(i => i with { Sources = [DrandSource.FirstAt(DrawAt.AddMinutes(-1))] }),
        () => Prepare(i => i with { Sources = [DrandSource.FirstAt(DrawAt.AddDays(8))] }),
        () => Prepare(i => i with { Sources = [new LotterySource(Label.Parse("ssq:2026031"), Lottery.DoubleColourBall, DrawAt.AddDays(-2))] }));

    [Fact]
    public void Sources_that_cannot_stand_together()
    {
        var witness = new Witness(SectorCode.Parse("audit"), MakeKey("audit"));
        var promise = new SealedSource(Label.Parse("witness:audit"), Some);
        HasNoForm(
            () => Prepare(i => i with { Sources = [] }),
            () => Prepare(i => i with { Sources = [.. i.Sources, .. i.Sources] }),
            () => Prepare(i => i with { Sources = [.. i.Sources, promise] }),
            () => Prepare(i => i with { Witnesses = [witness, witness] }),
            () => Prepare(i => i with { Sources = [new DiceSource(Label.Parse("dice"), 20)], DiscloseBy = new DateOnly(2026, 5, 1) }),
            () => Prepare(i => i with { DiscloseBy = new DateOnly(2027, 5, 1) }),
            () => Prepare(i => i with { DiscloseBy = new DateOnly(2026, 3, 1) }),
            () => new Witness(SectorCode.Parse("notary"), MakeKey("audit")),
            () => new DiceSource(Label.Parse("dice"), 19),
            () => new LotterySource(Label.Parse("ssq:2025031"), Lottery.DoubleColourBall, DrawAt),
            () => new DrandSource(Label.Parse("drand:quicknet/0")));
    }

    [Fact]
    public void Half_a_draw_is_no_draw()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => RoundPreparation.Prepare(Inputs, stopped.Token));
        Assert.Throws<OperationCanceledException>(() => Draw.Run(Round, Values, cancellation: stopped.Token));
    }

    [Fact]
    public void A_receipt_that_contradicts_itself()
    {
        string text = System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(Drawn.ToJson()));
        string first = Drawn.Selection.DrawOrder[0].ToString(), last = Drawn.Selection.DrawOrder[^1].ToString();
        Each.Of(
            [
                text.Replace($"\"{first}\"", "\"X9\"", StringComparison.Ordinal),
                text.Replace(Drawn.Prk.ToString(), Some.ToString(), StringComparison.Ordinal),
                text.Replace("\"bound\":", "\"bound\":-", StringComparison.Ordinal),
                text.Replace($"\"{first}\"", "\"Y\"", StringComparison.Ordinal).Replace($"\"{last}\"", $"\"{first}\"", StringComparison.Ordinal).Replace("\"Y\"", $"\"{last}\"", StringComparison.Ordinal),
            ],
            t => HasNoForm(() => Receipt.FromJson(CanonicalJson.Parse(System.Text.Encoding.UTF8.GetBytes(t)))));
    }
}
