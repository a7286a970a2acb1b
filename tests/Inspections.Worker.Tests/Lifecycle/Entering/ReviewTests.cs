using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Entering;

public sealed class ReviewTests
{
    [Fact]
    public void Nothing_is_public_before_the_last_of_three_people_has_approved()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        desk.Approve("Z1", firm);
        desk.Approve("Z2", firm);
        Assert.Empty(Public(desk));
        desk.Approve("Z3", firm);
        ResultBody record = Assert.Single(Public(desk));
        Assert.Equal((firm, 1), (record.Firm, record.Version));
        Assert.Equal(ResultState.Published, desk.Latest(firm).State);
    }

    [Fact]
    public void A_round_goes_with_its_results_from_staffed_to_published_and_verifies()
    {
        using var desk = new ResultDesk();
        Identifier[] firms = [.. desk.Firms];
        Assert.Equal(RoundState.Staffed, desk.State);
        desk.Submit(desk.Good(firms[0]));
        Assert.Equal(firms.Length == 1 ? RoundState.ResultsIn : RoundState.Inspecting, desk.State);
        foreach (Identifier firm in firms.Skip(1))
        {
            desk.Submit(desk.Good(firm));
        }

        Assert.Equal(RoundState.ResultsIn, desk.State);
        desk.Approve("Z1", firms);
        desk.Approve("Z2", firms);
        Assert.Equal(RoundState.ResultsIn, desk.State);
        desk.Approve("Z3", firms);
        Assert.Equal(RoundState.Published, desk.State);
        desk.Publish();
        VerificationReport report = PublicationVerifier.Verify(desk.Desk.Public);
        Nothing.Fails(report);
        Assert.Contains(report.Findings, f => f.Check == Check.Outcomes && f.Outcome == Outcome.Ok && f.Found.StartsWith(FormattableString.Invariant($"{firms.Length} of "), StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_result_twice_changes_nothing()
    {
        using var desk = new ResultDesk();
        InspectionResult result = desk.Good(desk.Firms[0]);
        Assert.Equal(EntryOutcome.Submitted, desk.Submit(result));
        long size = desk.Desk.LedgerSize();
        Assert.Equal(EntryOutcome.Unchanged, desk.Submit(result));
        Assert.Equal(size, desk.Desk.LedgerSize());
    }

    [Fact]
    public void A_step_is_for_its_role_and_every_step_for_another_person()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm), new EntryTerms(Label.Parse("Z4")));
        Assert.Throws<UserErrorException>(() => desk.Approve("Z3", firm));
        Assert.Throws<UserErrorException>(() => desk.Approve("nobody", firm));
        desk.Approve("Z2", firm);
        Assert.Throws<UserErrorException>(() => desk.Approve("Z2", firm));
        Assert.Single(Entries<ReviewedBody>(desk));
    }

    [Fact]
    public void Who_entered_a_result_does_not_review_it()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm), new EntryTerms(Label.Parse("Z1")));
        Assert.Throws<UserErrorException>(() => desk.Approve("Z1", firm));
    }

    [Fact]
    public void A_result_sent_back_is_entered_anew_and_reviewed_from_the_start()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        desk.Approve("Z1", firm);
        desk.Return("Z2", firm, "日期有误");
        Assert.Equal(ResultState.Returned, desk.Latest(firm).State);
        Assert.Throws<UserErrorException>(() => desk.Approve("Z3", firm));
        desk.Submit(desk.Good(firm));
        desk.Approve("Z1", firm);
        desk.Approve("Z2", firm);
        desk.Approve("Z3", firm);
        Assert.Equal(1, Assert.Single(Public(desk)).Version);
    }

    [Fact]
    public void A_correction_needs_a_reason_and_a_review_and_the_old_version_stays()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        Released(desk, desk.Good(firm));
        InspectionResult corrected = desk.Good(firm) with { Categories = [ResultCategory.Parse("NoRelevantActivityFound")] };
        Assert.Contains(desk.Faults(corrected), f => f.Field == ResultField.Firm);
        Released(desk, corrected, ResultDesk.Correcting("笔误"));
        Assert.Equal([1, 2], Public(desk).Select(r => r.Version));
    }

    [Fact]
    public void A_withdrawal_passes_its_own_review_and_is_a_version_of_its_own()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        Assert.Throws<UserErrorException>(() => desk.Withdraw(firm, "重复"));
        Released(desk, desk.Good(firm));
        desk.Withdraw(firm, "检查对象有误");
        Assert.Single(Public(desk));
        ApproveAll(desk, firm);
        Assert.True(Public(desk)[^1].IsWithdrawn);
        desk.Publish();
        Nothing.Fails(PublicationVerifier.Verify(desk.Desk.Public));
    }

    [Fact]
    public void Approved_results_of_a_list_that_is_kept_back_wait_for_its_disclosure()
    {
        using var desk = new ResultDesk(s => s.Commitment.KeepBack = new() { ["property-management"] = 20 });
        Identifier[] firms = [.. desk.Firms];
        desk.Submit(desk.Good(firms[0]));
        ApproveAll(desk, firms[0]);
        Assert.Empty(Public(desk));
        Assert.Equal(ResultState.Approved, desk.Latest(firms[0]).State);
        foreach (Identifier firm in firms.Skip(1))
        {
            desk.Submit(desk.Good(firm));
            ApproveAll(desk, firm);
        }

        desk.Desk.Processor.RunDue();
        Assert.Equal(firms.Length, Public(desk).Length);
        Assert.Equal(RoundState.Published, desk.State);
        Nothing.Fails(PublicationVerifier.Verify(desk.Desk.Public));
    }

    private static void Released(ResultDesk desk, InspectionResult result, EntryTerms? terms = null)
    {
        desk.Submit(result, terms);
        ApproveAll(desk, result.Firm);
    }

    private static void ApproveAll(ResultDesk desk, Identifier firm)
    {
        desk.Approve("Z1", firm);
        desk.Approve("Z2", firm);
        desk.Approve("Z3", firm);
    }

    private static ResultBody[] Public(ResultDesk desk) => Entries<ResultBody>(desk);

    private static T[] Entries<T>(ResultDesk desk)
        where T : EntryBody => desk.Desk.Bureau.Database.Read(s => LedgerStore.Open(s).Of<T>().ToArray());
}
