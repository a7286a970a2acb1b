using Inspections.Core.Directory;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Entering;

/// <summary>A submission passes the steps of the day it was entered.</summary>
public sealed class ReviewStepsTests
{
    private static readonly ReviewStep[] Two = [.. ReviewStep.Default.Take(2)];

    [Fact]
    public void A_step_that_the_settings_drop_later_is_still_asked_of_what_was_entered_before()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        desk.Approve("Z1", firm);
        desk.Approve("Z2", firm);
        desk.Desk.Settings.Review.ReviewSteps = Two;
        Assert.Equal("secrecy-group", Assert.Single(Waiting(desk)).Step.Step);
        desk.Approve("Z3", firm);
        Assert.Equal(ResultState.Published, desk.Latest(firm).State);
    }

    [Fact]
    public void A_step_that_the_settings_add_later_is_asked_only_of_what_is_entered_afterwards()
    {
        using var desk = new ResultDesk(s => s.Review.ReviewSteps = Two);
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        desk.Desk.Settings.Review.ReviewSteps = ReviewStep.Default;
        desk.Approve("Z1", firm);
        desk.Approve("Z2", firm);
        Assert.Equal(ResultState.Published, desk.Latest(firm).State);
        desk.Submit(desk.Good(firm) with { Remark = "更正" }, ResultDesk.Correcting("笔误"));
        desk.Release(firm);
        Assert.Equal((2, ResultState.Published), (desk.Latest(firm).Version, desk.Latest(firm).State));
    }

    private static IReadOnlyList<(SubmittedResult Result, ReviewStep Step)> Waiting(ResultDesk desk) =>
        desk.Desk.Bureau.Database.Read(new ReviewResults(desk.Desk.Bureau, new ReviewChain(desk.Desk.Settings.Review, desk.Desk.Settings.Staff.ToStaff())).Waiting);
}
