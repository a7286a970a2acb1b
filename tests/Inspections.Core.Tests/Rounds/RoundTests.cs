using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Rounds;

// Protocol sections 2, 3, 8, 9 and 11: what a round is made of, what it leaves, and by whose rules.

public sealed class DrawTests
{
    [Fact]
    public void Whoever_repeats_it_gets_the_same_receipt_and_another_value_another_one()
    {
        Bureau bureau = Some.Bureau();
        bureau.Commit(Some.Draw(1));
        DrawState state = bureau.StateOf(Some.Draw(1));
        Receipt Run(string value) => Draw.Run(state.Commitment, state.Frame.Leaves, state.Roster.Leaves, _ => state.Recused(), [new SourceValue(Label.Parse("own:1"), value)]);
        Assert.Equal(Run("a").Digest, Run("a").Digest);
        Assert.NotEqual(Run("a").Digest, Run("b").Digest);
        Assert.Equal(state.Commitment.Digest, Run("a").Commitment);
    }
}

public sealed class RoundPreparationTests
{
    [Fact]
    public void A_round_is_committed_to_with_the_lists_and_figures_that_it_is_drawn_by()
    {
        var ready = Assert.IsType<PreparedRound.Ready>(Some.Bureau().Prepare(Some.Draw(1), new RoundScript()));
        Assert.Equal((ready.Frame.Head, ready.Roster.Head, ready.Recusals!.Head), (ready.Commitment.Frame, ready.Commitment.Roster, ready.Commitment.Recusals!.Value));
        Assert.Equal(12, ready.Frame.Leaves.Count);
        Assert.True(ready.Commitment.Quotas.Sum(q => q.Take) >= 1);
    }
}

public sealed class RoundInputsTests
{
    [Fact]
    public void A_sector_without_rules_is_refused() =>
        Assert.Throws<ArgumentException>(() => RoundPreparation.Prepare(Inputs(Some.Bureau()) with { Draw = Some.Draw(1, Some.Managers) }, TestContext.Current.CancellationToken));

    /// <summary>Who was recused in another draw of the year is away in this one too, declared or not.</summary>
    [Fact]
    public void A_binding_recusal_stands_in_the_recusals_of_the_firm()
    {
        RoundInputs inputs = Inputs(Some.Bureau());
        Assert.Null(Assert.IsType<PreparedRound.Ready>(RoundPreparation.Prepare(inputs, TestContext.Current.CancellationToken)).Recusals);
        var bound = new Core.Staffing.BindingRecusal(3, Some.Draw(1), Some.Id("F001"), Some.Id("F001"), Some.Id("S3"));
        RecusalLeaf leaf = Assert.IsType<PreparedRound.Ready>(RoundPreparation.Prepare(inputs with { Binding = [bound] }, TestContext.Current.CancellationToken)).Recusals!.Leaves.Single(l => l.Id == Some.Id("F001"));
        Assert.Equal([Some.Id("S3")], leaf.Inspectors);
        Assert.Null(Assert.IsType<PreparedRound.Ready>(RoundPreparation.Prepare(inputs with { Binding = [bound with { Draw = new DrawId(Some.Brokers, 2025, 1) }] }, TestContext.Current.CancellationToken)).Recusals);
    }

    /// <summary>A directory of millions is never held: firms come from the database one by one, in whatever order it has them.</summary>
    [Fact]
    public void Firms_are_read_once_one_by_one_and_in_any_order_make_the_same_bytes()
    {
        Bureau bureau = Some.Bureau();
        RoundInputs inputs = Inputs(bureau);
        PreparedRound.Ready listed = Assert.IsType<PreparedRound.Ready>(RoundPreparation.Prepare(inputs, TestContext.Current.CancellationToken));
        Each.Of(
            new[] { bureau.Firms.OrderBy(f => f.Id), bureau.Firms.OrderByDescending(f => f.Id), bureau.Firms.OrderBy(f => Digest.Of([.. System.Text.Encoding.ASCII.GetBytes($"{f.Id}")])) },
            firms =>
            {
                int read = 0;
                PreparedRound.Ready streamed = Assert.IsType<PreparedRound.Ready>(RoundPreparation.Prepare(inputs with { Firms = firms.Select(f => (read++, f).f) }, TestContext.Current.CancellationToken));
                Assert.Equal(bureau.Firms.Count, read);
                Assert.Equal(listed.Commitment.Digest, streamed.Commitment.Digest);
                Assert.Equal(listed.Frame.ToFile(), streamed.Frame.ToFile());
            });
    }

    [Fact]
    public void A_firm_that_comes_twice_is_refused()
    {
        Bureau bureau = Some.Bureau();
        Assert.Throws<ProtocolFormatException>(() => RoundPreparation.Prepare(Inputs(bureau) with { Firms = bureau.Firms.Append(bureau.Firms[0]) }, TestContext.Current.CancellationToken));
    }

    private static RoundInputs Inputs(Bureau bureau)
    {
        int salt = 0;
        return new RoundInputs
        {
            Draw = Some.Draw(2),
            Policy = bureau.Policy,
            Ledger = bureau.Head,
            History = bureau.History,
            Firms = bureau.Firms,
            Roster = bureau.Roster,
            Recusals = Array.Empty<Recusal>().ToLookup(r => r.Firm, r => r.Inspector),
            Salt = () => Digest.Of([(byte)salt++]),
            Sources = [Bureau.Sealed(Some.Draw(2), "own:1")],
            DrawAt = bureau.Clock.AddDays(3),
        };
    }
}

public sealed class PreparedRoundTests
{
    [Fact]
    public void A_round_of_nobody_is_infeasible_and_says_how_many_there_are()
    {
        Bureau bureau = Some.Bureau();
        bureau.Firms.Clear();
        InfeasibleBody body = Assert.IsType<PreparedRound.Infeasible>(bureau.Prepare(Some.Draw(1), new RoundScript())).Body;
        Assert.Equal((Some.Brokers, 2026, 1, 0L), (body.Sector, body.Year, body.Round, body.Population));
    }

    [Fact]
    public void A_supplementary_round_that_nobody_is_owed_is_not_owed()
    {
        Bureau bureau = Some.Bureau();
        for (int round = 1; round <= 3; round++)
        {
            bureau.Round(Some.Draw(round));
        }

        Assert.IsType<PreparedRound.NotOwed>(bureau.Prepare(Some.Draw(4), new RoundScript()));
    }
}

public sealed class NextTryTests
{
    [Theory]
    [InlineData(VoidReason.ForceMajeure, true, true)]
    [InlineData(VoidReason.SourceUnavailable, true, true)]
    [InlineData(VoidReason.FrameError, false, true)]
    [InlineData(VoidReason.RosterError, true, false)]
    public void It_keeps_all_but_what_was_wrong(VoidReason reason, bool keepsFrame, bool keepsRoster)
    {
        (PreparedRound.Ready next, VoidedTry last) = VoidedTryTests.Again(reason);
        Assert.Equal(keepsFrame, next.Commitment.Frame == last.Commitment.Frame);
        Assert.Equal(keepsRoster, next.Commitment.Roster == last.Commitment.Roster);
        Assert.Equal(last.Commitment.Draw.NextTry(), next.Commitment.Draw);
        Assert.NotEqual(last.Commitment.DrawAt, next.Commitment.DrawAt);
    }
}

public sealed class VoidedTryTests
{
    /// <summary>Lists that are as they were keep their salts: nobody sees that they were made again.</summary>
    [Fact]
    public void Its_recusals_are_kept_with_their_salts() =>
        Assert.Equal(Again(VoidReason.ForceMajeure).Last.Commitment.Recusals, Again(VoidReason.ForceMajeure).Next.Commitment.Recusals);

    // A firm and an inspector more have come since.
    internal static (PreparedRound.Ready Next, VoidedTry Last) Again(VoidReason reason)
    {
        Bureau bureau = Some.Bureau();
        bureau.Commit(Some.Draw(1));
        DrawState state = bureau.StateOf(Some.Draw(1));
        var last = new VoidedTry(state.Commitment, state.Frame, state.Roster, state.Recusals, reason);
        int salt = 0;
        var inputs = new RoundInputs
        {
            Draw = Some.Draw(1).NextTry(),
            Policy = bureau.Policy,
            Ledger = bureau.Head,
            History = bureau.History,
            Firms = [.. bureau.Firms.Where(f => f.Sectors.Contains(Some.Brokers)), new Firm(Some.Id("F999"), "公司", [Some.Brokers])],
            Roster = [.. bureau.Roster, new RosterLeaf(Some.Id("S99"), Label.Parse("dept:9"), [Some.Brokers])],
            Recusals = bureau.Recusals.ToLookup(r => r.Firm, r => r.Inspector),
            Salt = () => Digest.Of([(byte)salt++]),
            Sources = [Bureau.Sealed(Some.Draw(1).NextTry(), "own:1")],
            DrawAt = bureau.Clock.AddDays(9),
        };
        return ((PreparedRound.Ready)NextTry.Prepare(inputs, last), last);
    }
}

public sealed class LastTryTests
{
    [Fact]
    public void A_try_that_has_ended_and_owes_nothing_is_not_waited_for()
    {
        Assert.Empty(RoundOrder.Await(new LastTry(Some.Draw(1), 10, OwesDisclosure: false, Disclosed: null), 11));
        Assert.Single(RoundOrder.Await(new LastTry(Some.Draw(1), null, OwesDisclosure: false, Disclosed: null), 11));
        Assert.Single(RoundOrder.Await(new LastTry(Some.Draw(1), 11, OwesDisclosure: false, Disclosed: null), 11));
        Assert.Single(RoundOrder.Await(new LastTry(Some.Draw(1), 10, OwesDisclosure: true, Disclosed: null), 11));
        Assert.Empty(RoundOrder.Await(new LastTry(Some.Draw(1), 9, OwesDisclosure: true, Disclosed: 10), 11));
    }
}

public sealed class HistoryTests
{
    [Fact]
    public void Who_was_drawn_counts_and_the_largest_frame_of_the_year_stays()
    {
        Bureau bureau = Some.Bureau();
        bureau.Round(Some.Draw(1));
        History history = bureau.History;
        Assert.Equal(bureau.ReceiptOf(Some.Draw(1)).Selection.DrawOrder.Order(), history.Counting(Some.Brokers, 2026).Order());
        Assert.Equal((12, 15), (history.Largest(Some.Brokers, 2026, 3), history.Largest(Some.Brokers, 2026, 15)));
        Assert.Empty(history.Counting(Some.Brokers, 2025));
        Assert.Empty(history.Counting(Some.Managers, 2026));
    }

    [Fact]
    public void A_firm_that_turns_out_to_be_gone_counts_no_more()
    {
        Bureau bureau = Some.Bureau();
        bureau.Round(Some.Draw(1));
        ResultBody result = bureau.Entries.Select(e => e.Body).OfType<ResultBody>().First();
        History history = bureau.History;
        history.Add(result with { Version = result.Version + 1, Categories = [ResultCategory.Deregistered] });
        Assert.DoesNotContain(result.Firm, history.Counting(Some.Brokers, 2026));
        Assert.Equal([result.Firm], history.ClosedOut);
    }

    /// <summary>After every single entry of a year with joint visits, projects, corrections, withdrawals, voided draws and visits outside the draws.</summary>
    [Fact]
    public void What_is_added_to_a_history_is_as_if_all_were_read()
    {
        Bureau bureau = RichYear.Honest();
        EntryBody[] bodies = [.. bureau.Entries.Select(e => e.Body)];
        var draws = bureau.Draws.Select(d => d.ToPast()).ToDictionary(d => d.Draw);
        Identifier[] firms = [.. RichPolicy.Firms().Select(f => f.Id)];
        var kept = new History([], []);
        for (int n = 1; n <= bodies.Length; n++)
        {
            EntryBody[] before = bodies[..n];
            var drawn = before.OfType<ReceiptBody>().Select(r => r.Draw).ToHashSet();
            PastDraw Read(DrawId draw) => drawn.Contains(draw) ? draws[draw] : draws[draw] with { Drawn = [], Projects = new Dictionary<Identifier, Identifier>() };
            History former = kept;
            string was = Says(former);
            kept = History.Tells(bodies[n - 1]) ? kept.After([bodies[n - 1]], Read) : kept;
            Assert.Equal(Says(new History(before, before.OfType<CommitmentBody>().Select(c => Read(c.Draw)))), Says(kept));
            Assert.Equal(was, Says(former));
        }

        Each.Of(["commitment", "receipt", "void", "result", "visit", "joined"], kind => Assert.Contains(kind, bodies.Select(b => b.Kind)));

        string Says(History history) => string.Join('\n', new[] { RichYear.Managers, RichYear.Brokers }.Select(sector =>
        {
            ExclusionRule rule = history.ExclusionsFor(bureau.Policy.Of(sector)! with { Cap = 1, CooldownDays = 40 }, 2026, new DateOnly(2026, 8, 1), _ => null);
            return $"{history.Largest(sector, 2026, 1)} {string.Join(' ', history.Counting(sector, 2026).Order())} {string.Join(' ', firms.Select(f => rule.Of(f, f)))} {string.Join(' ', history.ClosedOut.Order())}";
        }));
    }

    [Fact]
    public void A_voided_draw_leaves_nothing()
    {
        var draw = new PastDraw(Some.Draw(1), 12, [Some.Id("F001")], new Dictionary<Identifier, Identifier>());
        Assert.Single(new History([], [draw]).Counting(Some.Brokers, 2026));
        Assert.Empty(new History([new VoidBody(Some.Draw(1), VoidReason.ForceMajeure, Label.Parse("a"), Label.Parse("b"))], [draw]).Counting(Some.Brokers, 2026));
    }
}

public sealed class PastDrawTests
{
    [Fact]
    public void A_project_is_its_firms_and_a_firm_is_itself()
    {
        var draw = new PastDraw(Some.Draw(1), 2, [Some.Id("P1"), Some.Id("F2")], new Dictionary<Identifier, Identifier> { [Some.Id("P1")] = Some.Id("F1") });
        Assert.Equal((Some.Id("F1"), Some.Id("F2")), (draw.FirmOf(Some.Id("P1")), draw.FirmOf(Some.Id("F2"))));
        Assert.Equal(Some.Id("P1"), draw.JoinedId(Some.Id("F1")));
        Assert.Null(draw.JoinedId(Some.Id("F9")));
    }
}

public sealed class ExclusionRuleTests
{
    private static readonly DateOnly Visited = new(2026, 3, 1);

    internal static Exclusions Of(DateOnly day, InspectionScope scope = InspectionScope.All, int cap = 1, int cooldown = 30)
    {
        SectorPolicy rules = Some.Bureau().Policy.Of(Some.Brokers)! with { Cap = cap, CooldownDays = cooldown };
        var history = new History([new VisitBody(Some.Id("F001"), Visited, Label.Parse("complaint"))], []);
        return history.ExclusionsFor(rules, 2026, day, _ => null, scope).Of(Some.Id("F001"), Some.Id("F001"));
    }

    [Theory]
    [InlineData(0, Exclusions.Cap | Exclusions.Cooldown)]
    [InlineData(29, Exclusions.Cap | Exclusions.Cooldown)]
    [InlineData(30, Exclusions.Cap)]
    public void A_visit_counts_towards_the_cap_all_year_and_cools_down_for_its_days(int days, Exclusions expected) => Assert.Equal(expected, Of(Visited.AddDays(days)));

    /// <summary>A visit that is still to come cools nobody down.</summary>
    [Fact]
    public void A_future_day_is_no_cooldown() => Assert.Equal(Exclusions.Cap, Of(Visited.AddDays(-1)));

    [Theory]
    [InlineData(2026, "F001", 2)]
    [InlineData(2025, "F001", 1)]
    [InlineData(2024, "F001", 0)]
    [InlineData(2026, "F002", 0)]
    public void The_inspections_of_a_year_are_those_that_count_towards_its_cap(int year, string firm, int count)
    {
        SectorPolicy rules = Some.Bureau().Policy.Of(Some.Brokers)! with { Cap = 2 };
        var history = new History([.. new[] { new DateOnly(2025, 12, 31), Visited, Visited.AddDays(1) }.Select(d => new VisitBody(Some.Id("F001"), d, Label.Parse("complaint")))], []);
        ExclusionRule rule = history.ExclusionsFor(rules, year, Visited, _ => null);
        Assert.Equal(count, rule.InspectionsOf(Some.Id(firm), Some.Id(firm)));
        Assert.Equal(count >= 2, rule.Of(Some.Id(firm), Some.Id(firm)).HasFlag(Exclusions.Cap));
    }

    [Fact]
    public void Without_cap_and_cooldown_nothing_keeps_a_firm_out() => Assert.Equal(Exclusions.None, Of(Visited, cap: 0, cooldown: 0));
}

public sealed class InspectionScopeTests
{
    [Fact]
    public void What_only_visits_outside_the_draws_keep_out_is_told_apart()
    {
        var day = new DateOnly(2026, 3, 2);
        Assert.Equal(Exclusions.None, ExclusionRuleTests.Of(day, InspectionScope.WithoutVisits));
        Assert.Equal(Exclusions.Cap | Exclusions.Cooldown, ExclusionRuleTests.Of(day, InspectionScope.Own));
    }
}

public sealed class PolicyInForceTests
{
    private static readonly AdoptedPolicy[] Adopted = [AdoptedPolicyTests.Of(1, new DateOnly(2026, 1, 1)), AdoptedPolicyTests.Of(5, new DateOnly(2026, 6, 1)), AdoptedPolicyTests.Of(9, new DateOnly(2026, 6, 1))];

    [Fact]
    public void The_latest_that_is_effective_holds_and_of_equal_ones_the_later_entry()
    {
        Assert.Equal(1, PolicyInForce.For(Adopted, new DateOnly(2026, 5, 31))!.Index);
        Assert.Equal(9, PolicyInForce.For(Adopted, new DateOnly(2026, 6, 1))!.Index);
        Assert.Equal(5, PolicyInForce.For(Adopted[..2], new DateOnly(2026, 6, 1))!.Index);
    }

    [Fact]
    public void Before_the_first_is_effective_the_first_is_drawn_by_and_none_holds()
    {
        Assert.Equal(1, PolicyInForce.For(Adopted, new DateOnly(2025, 12, 31))!.Index);
        Assert.Null(PolicyInForce.On(Adopted, new DateOnly(2025, 12, 31)));
        Assert.Null(PolicyInForce.For([], new DateOnly(2026, 1, 1)));
    }
}

public sealed class AdoptedPolicyTests
{
    internal static AdoptedPolicy Of(long index, DateOnly effective) => new(index, Some.Start, RichPolicy.Document(effective));

    [Fact]
    public void What_is_adopted_is_the_document_that_the_entry_names() =>
        Assert.Equal(RichPolicy.Document(new DateOnly(2026, 1, 1)).Digest, Of(1, new DateOnly(2026, 1, 1)).Document.Digest);
}

public sealed class RulesOfYearTests
{
    private static readonly PolicyDocument Before = Some.Bureau().Policy;

    [Fact]
    public void Rules_rise_at_once_and_do_not_fall()
    {
        Assert.Null(RulesOfYear.Refuse([Before], Before));
        Assert.Null(RulesOfYear.Refuse([Before], With(r => r with { Rounds = r.Rounds + 1, Floor = new Ratio(10, 100) })));
        Assert.Contains("a floor of brokers", RulesOfYear.Refuse([Before], With(r => r with { Floor = new Ratio(4, 100), Basis = ["闽建〔2026〕1号"] })), StringComparison.Ordinal);
        Assert.Contains("4 rounds or more", RulesOfYear.Refuse([With(r => r with { Rounds = 4 })], Before), StringComparison.Ordinal);
        Assert.Contains("rules for brokers", RulesOfYear.Refuse([Before], Some.Bureau(Some.Managers).Policy), StringComparison.Ordinal);
        Assert.Null(RulesOfYear.Refuse([], With(r => r with { Floor = new Ratio(4, 100), Basis = ["闽建〔2026〕1号"] })));
    }

    private static PolicyDocument With(Func<SectorPolicy, SectorPolicy> change) => Before with { Sectors = [.. Before.Sectors.Select(change)] };
}

public sealed class ClosedYearsTests
{
    private static readonly ClosedBody Closing = new(2026, []);

    [Fact]
    public void After_closing_the_ledger_takes_results_and_nothing_else_about_the_draws()
    {
        var years = new ClosedYears();
        Assert.Null(years.Refuse(Closing));
        years.Add(7, Closing);
        Assert.Equal(7, years.Closed[2026]);
        Assert.Contains("one closed entry", years.Refuse(Closing), StringComparison.Ordinal);
        Assert.NotNull(years.Refuse(new ReceiptBody(Some.Draw(1), Digest.Of([]))));
        Assert.Null(years.Refuse(new ReceiptBody(new DrawId(Some.Brokers, 2027, 1), Digest.Of([]))));
        Assert.Null(years.Refuse(RichYear.Honest().Entries.Select(e => e.Body).OfType<ResultBody>().First()));
        Assert.True(years.IsAbout(new ReceiptBody(Some.Draw(1), Digest.Of([])), out int year) && year == 2026);
    }

    [Fact]
    public void What_was_entered_until_the_closing_is_the_year() =>
        Assert.Equal(2, ClosedYears.UntilClosed([new ReceiptBody(Some.Draw(1), default), new ClosedBody(2025, []), Closing, Closing], 2026).Count());
}

public sealed class RoundStateTests
{
    [Fact]
    public void Every_state_is_reached_from_the_first()
    {
        HashSet<RoundState> reached = [RoundState.Planned];
        while (Enum.GetValues<RoundState>().FirstOrDefault(s => !reached.Contains(s) && reached.Any(r => RoundSteps.MayFollow(r, s)), (RoundState)(-1)) is var next && next >= 0)
        {
            reached.Add(next);
        }

        Assert.Equal(Enum.GetValues<RoundState>(), reached.Order());
    }

    [Fact]
    public void What_is_drawn_is_never_void()
    {
        Each.Of(Enum.GetValues<RoundState>().Where(RoundSteps.IsDrawn), s => Assert.False(RoundSteps.MayFollow(s, RoundState.Void)));
        Assert.True(RoundSteps.MayFollow(RoundState.Committed, RoundState.Void));
    }
}

public sealed class YearStateTests
{
    [Fact]
    public void A_year_is_open_until_its_last_day_in_Beijing() => Assert.Equal(
        [YearState.Open, YearState.Over], new[] { new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1) }.Select(d => YearRule.StateOf([], 2026, d)));
}

public sealed class YearEntryTests
{
    /// <summary>What a later state takes, every earlier one takes.</summary>
    [Fact]
    public void The_later_its_state_the_less_a_year_takes() => Each.Of(Enum.GetValues<YearEntry>(), e => Assert.True(
        (!YearState.Closed.Takes(e) || YearState.Over.Takes(e)) && (!YearState.Over.Takes(e) || YearState.Open.Takes(e))));
}
