using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Bureaus;

public sealed class BureauLedgerResultsTests
{
    private static readonly DateTimeOffset DrawAt = Desk.Start.AddDays(10);

    [Fact]
    public void Every_step_is_another_persons_and_nobody_reviews_what_they_entered()
    {
        var desk = new Desk();
        BureauRound round = desk.Drawn(new DrawId(Desk.Brokers, 2026, 1), DrawAt);
        Identifier firm = round.Receipt!.Selection.DrawOrder[0];
        Label record = round.Submit(DrawAt, Desk.Found(round, firm, BeijingTime.DateOf(DrawAt)), Desk.Ann);
        Assert.Equal("BUREAU-022", Desk.Refused(() => desk.Ledger.Review(DrawAt, record, Desk.Ann)));
        Assert.False(desk.Ledger.Review(DrawAt, record, Desk.Ben));
        Assert.Equal(PolicyDocument.UsualReview[1], Assert.Single(desk.Ledger.UnderReview()).Step);
        Assert.Equal("BUREAU-022", Desk.Refused(() => desk.Ledger.Review(DrawAt, record, Desk.Ben)));
        Assert.False(desk.Ledger.Review(DrawAt, record, Desk.Cai, isApproved: false));
        Assert.Equal(ResultState.Returned, round.ResultsOf(firm).Latest!.State);
        Assert.Equal("BUREAU-022", Desk.Refused(() => desk.Ledger.Review(DrawAt, record, Desk.Dai)));
        Assert.Equal(record, round.Submit(DrawAt, Desk.Found(round, firm, BeijingTime.DateOf(DrawAt)), Desk.Ann));
        desk.Pass(record, DrawAt);
        Assert.Equal(record, Assert.Single(desk.Ledger.Publish(DrawAt).Results).Record);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public void A_bureau_takes_as_many_steps_as_a_verifier_asks_for_those_that_the_policy_names_or_one(bool areNamed, int steps)
    {
        PolicyDocument usual = Desk.PolicyOf(new Ratio(10, 100));
        var desk = new Desk(areNamed ? usual : usual with { Review = [] });
        BureauRound round = desk.Drawn(new DrawId(Desk.Brokers, 2026, 1), DrawAt);
        foreach (Identifier firm in round.Receipt!.Selection.DrawOrder)
        {
            Label record = round.Submit(DrawAt, Desk.Found(round, firm, BeijingTime.DateOf(DrawAt)), Desk.Ann);
            Label[] people = [.. ((Label[])[Desk.Ben, Desk.Cai, Desk.Dai]).Take(steps)];
            Assert.Equal(people.Select(p => p == people[^1]), people.Select(p => desk.Ledger.Review(DrawAt, record, p)));
        }

        Assert.Empty(desk.Ledger.Publish(DrawAt).Refused);
        Assert.Equal(RoundState.Published, round.State);
        desk.Save();
        Assert.Equal(Verdict.Valid, PublicationVerifier.Verify(desk.Public).Verdict);
    }

    [Fact]
    public void What_is_public_is_corrected_and_withdrawn_by_versions_that_pass_the_review()
    {
        var desk = new Desk();
        BureauRound round = desk.Drawn(new DrawId(Desk.Brokers, 2026, 1), DrawAt);
        Identifier firm = round.Receipt!.Selection.DrawOrder[0];
        DateOnly day = BeijingTime.DateOf(DrawAt);
        desk.Inspect(round, DrawAt);
        desk.Ledger.Publish(DrawAt);
        Label record = round.Submit(DrawAt, Desk.Found(round, firm, day, ResultCategory.Parse("ProblemOrderedCorrected")), Desk.Ann);
        Assert.Equal(2, round.ResultsOf(firm).Latest!.Version);
        desk.Pass(record, DrawAt);
        desk.Ledger.Publish(DrawAt);
        Assert.Equal(record, round.Withdraw(DrawAt, firm, Desk.Ann));
        desk.Restart();
        desk.Pass(record, DrawAt);
        Assert.True(Assert.Single(desk.Ledger.Publish(DrawAt).Results).IsWithdrawn);
        round = desk.Ledger.Round(round.Id);
        Assert.Equal([(round.Id, firm)], desk.Ledger.Year(2026).MissingResults);
        Label next = round.Submit(DrawAt, Desk.Found(round, firm, day), Desk.Ann);
        Assert.NotEqual(record, next);
        desk.Pass(next, DrawAt);
        desk.Ledger.Publish(DrawAt);
        Assert.Equal(RoundState.Published, round.State);
        desk.Save();
        Assert.Equal(Verdict.Valid, PublicationVerifier.Verify(desk.Public).Verdict);
    }
}

public sealed class ReleasedResultsTests
{
    [Fact]
    public void What_cannot_be_published_is_said_with_its_reason()
    {
        var desk = new Desk(Desk.PolicyOf(new Inspections.Core.Policy.Ratio(100, 100)));
        desk.Firms.RemoveAll(f => f.Id.ToString() != "X001");
        DateTimeOffset at = Desk.Start.AddDays(10);
        BureauRound one = desk.Drawn(new DrawId(Desk.Brokers, 2026, 1), at), other = desk.Drawn(new DrawId(Desk.Valuers, 2026, 1), at.AddDays(3));
        Identifier both = desk.Firms[0].Id;
        desk.Ledger.Join(at.AddDays(3), both, one.Id, other.Id);
        DateOnly day = BeijingTime.DateOf(at).AddDays(3);
        desk.Pass(one.Submit(at.AddDays(5), Desk.Found(one, both, day), Desk.Ann), at.AddDays(5));
        Label second = other.Submit(at.AddDays(5), Desk.Found(other, both, day.AddDays(1)), Desk.Ann);
        desk.Pass(second, at.AddDays(5));
        ReleasedResults released = desk.Ledger.Publish(at.AddDays(5));
        Assert.Single(released.Results);
        (Label record, Inspections.Core.Refusals.Refusal why) = Assert.Single(released.Refused);
        Assert.Equal((second, BureauRefusals.Result.Id), (record, why.Id));
    }
}
