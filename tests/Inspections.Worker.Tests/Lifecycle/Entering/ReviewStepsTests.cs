using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Entering;

/// <summary>A result passes the steps of the policy that was drawn by, and a submission keeps those of the day it was entered.</summary>
public sealed class ReviewStepsTests
{
    [Theory]
    [InlineData("secrecy-group", "Z3")]
    [InlineData("deputy-director secrecy-group", "Z2 Z3")]
    [InlineData("secrecy-group division-head", "Z4 Z1")]
    [InlineData("", "Z1")]
    public void A_result_is_published_by_the_last_step_of_its_draws_policy_and_verifies(string steps, string people)
    {
        using var desk = new ResultDesk(policy: p => p with { Review = Labels(steps) });
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        string[] reviewers = people.Split(' ');
        foreach (string by in reviewers)
        {
            Assert.Equal(ResultState.UnderReview, desk.Latest(firm).State);
            foreach (string other in new[] { "Z0", "Z1", "Z2", "Z3", "Z4" }.Where(o => Roles(o).Intersect(Roles(by), StringComparer.Ordinal).Any() is false))
            {
                Assert.Throws<UserErrorException>(() => desk.Approve(other, firm));
            }

            desk.Approve(by, firm);
        }

        Assert.Equal(ResultState.Published, desk.Latest(firm).State);
        Assert.Equal(reviewers, Entries<ReviewedBody>(desk).Select(r => $"{r.By}"));
        desk.Publish();
        Assert.Equal(Outcome.Ok, PublicationVerifier.Verify(desk.Desk.Public).Findings.Single(f => f.Check == Check.Ledger).Outcome);
    }

    [Fact]
    public void A_policy_adopted_after_the_draw_changes_no_step_of_its_results()
    {
        using var desk = new ResultDesk(policy: p => p with { Review = Labels("division-head deputy-director") });
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        Adopt(desk, p => p with { Review = Labels("secrecy-group"), Effective = desk.Desk.Bureau.Today });
        desk.Approve("Z1", firm);
        desk.Approve("Z2", firm);
        desk.Submit(desk.Good(firm) with { Remark = "更正" }, ResultDesk.Correcting("笔误"));
        Assert.Equal("division-head", $"{Assert.Single(Waiting(desk)).Step.Step}");
        desk.Approve("Z1", firm);
        desk.Approve("Z2", firm);
        Assert.Equal((2, ResultState.Published), (desk.Latest(firm).Version, desk.Latest(firm).State));
    }

    /// <summary>As a data folder has it whose steps were a setting once: what had passed the others waits for the one that was to come.</summary>
    [Fact]
    public void A_submission_keeps_the_steps_and_their_names_of_the_day_it_was_entered()
    {
        using var desk = new ResultDesk(policy: p => p with { Review = [] });
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        desk.Desk.Bureau.Database.Write(s => s.Execute(
            """
            UPDATE review_step SET number = 13;
            INSERT INTO review_step (result, number, step, name) SELECT result, 12, 'deputy-director', '分管领导' FROM review_step;
            INSERT INTO review_step (result, number, step, name) SELECT result, 11, 'secrecy-group', '保密办' FROM review_step WHERE number = 13;
            """));
        Assert.Equal(("secrecy-group", "保密办"), ($"{Assert.Single(Waiting(desk)).Step.Step}", Waiting(desk)[0].Step.Name));
        desk.Approve("Z3", firm);
        desk.Approve("Z2", firm);
        desk.Approve("Z1", firm);
        Assert.Equal(ResultState.Published, desk.Latest(firm).State);
    }

    /// <summary>By any others the result could never be made public: no verifier would take it.</summary>
    [Fact]
    public void Steps_that_the_policy_of_the_draw_names_go_before_those_that_were_kept()
    {
        using var desk = new ResultDesk(policy: p => p with { Review = Labels("division-head deputy-director") });
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        desk.Desk.Bureau.Database.Write(s => s.Execute("UPDATE review_step SET number = 14 - number"));
        Assert.Equal("division-head", $"{Assert.Single(Waiting(desk)).Step.Step}");
        desk.Approve("Z1", firm);
        desk.Approve("Z2", firm);
        Assert.Equal(ResultState.Published, desk.Latest(firm).State);
    }

    [Fact]
    public void A_refusal_says_whether_somebody_entered_the_result_or_approved_it_before()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm), new EntryTerms(Label.Parse("Z1")));
        Assert.Contains("entered", Assert.Throws<UserErrorException>(() => desk.Approve("Z1", firm)).Says.En, StringComparison.Ordinal);
        desk.Approve("Z2", firm);
        Assert.Contains("earlier step", Assert.Throws<UserErrorException>(() => desk.Approve("Z2", firm)).Says.En, StringComparison.Ordinal);
        Assert.Contains("role", Assert.Throws<UserErrorException>(() => desk.Approve("Z3", firm)).Says.En, StringComparison.Ordinal);
        Assert.Single(Entries<ReviewedBody>(desk));
    }

    private static Label[] Labels(string steps) => [.. steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Label.Parse)];

    private static string[] Roles(string person) => [.. ResultDesk.Staff.Single(p => p.Id == person).Roles];

    private static T[] Entries<T>(ResultDesk desk)
        where T : EntryBody => [.. desk.Desk.Bureau.Database.Read(s => LedgerStore.Open(s).Of<T>().ToArray())];

    private static void Adopt(ResultDesk desk, Func<PolicyDocument, PolicyDocument> change)
    {
        PolicyDocument policy = desk.Desk.Bureau.Database.Read(s => PolicyStore.Current(s, LedgerStore.Open(s)));
        new LedgerSetup(desk.Desk.Bureau, change(policy)).AdoptPolicy();
    }

    private static IReadOnlyList<(SubmittedResult Result, ReviewStep Step)> Waiting(ResultDesk desk) =>
        desk.Desk.Bureau.Database.Read(new ReviewResults(desk.Desk.Bureau, desk.Desk.Settings.Review, desk.Desk.Settings.Staff.ToStaff()).Waiting);
}
