using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Deadlines;

public sealed class DeadlineListTests
{
    [Fact]
    public void Every_drawn_firm_has_one_deadline_until_its_result_is_public()
    {
        using var desk = new ResultDesk();
        Assert.Equal(desk.Firms.Order(), Of(desk, DeadlineKind.Visit).Order());

        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        Assert.DoesNotContain(firm, Of(desk, DeadlineKind.Visit));
        Assert.Equal([firm], Of(desk, DeadlineKind.Review));

        desk.Return("Z1", firm, "again");
        Assert.Equal([firm], Of(desk, DeadlineKind.Result));

        desk.Submit(desk.Good(firm));
        desk.Approve("Z1", firm);
        desk.Approve("Z2", firm);
        desk.Approve("Z3", firm);
        Assert.Equal(ResultState.Published, desk.Latest(firm).State);
        Assert.DoesNotContain(All(desk), d => d.Kind != DeadlineKind.Certificate && d.Subject == firm);
    }

    [Fact]
    public void A_measure_is_due_until_it_is_closed_also_after_its_result_is_public()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        DateOnly due = desk.Desk.Bureau.Today.AddDays(40);
        desk.Submit(desk.Good(firm) with
        {
            Categories = [ResultCategory.Parse("ProblemOrderedCorrected")],
            Problems = [new ItemProblem(Identifier.Parse("WY-01"), "x")],
            FollowUps = [new FollowUp(FollowUpMeasure.OrderedCorrection, due)],
        });
        desk.Approve("Z1", firm);
        desk.Approve("Z2", firm);
        desk.Approve("Z3", firm);
        Deadline measure = Assert.Single(All(desk), d => d.Kind == DeadlineKind.FollowUp);
        Assert.Equal((firm, due, 1), (measure.Subject, measure.Due, measure.Number));
        Assert.True(desk.Desk.Bureau.Database.Write(s => FollowUpStore.TryClose(s, ResultDesk.Draw, firm, 1, desk.Desk.Bureau.Today)));
        Assert.DoesNotContain(All(desk), d => d.Kind == DeadlineKind.FollowUp);
    }

    [Fact]
    public void A_certificate_that_ended_before_the_draw_is_nobodys_deadline_and_one_that_ends_after_it_is()
    {
        using var desk = new ResultDesk();
        DateOnly drawnOn = BeijingTime.DateOf(desk.Desk.Round(ResultDesk.Draw).DrawAt);
        Inspector[] two = [.. desk.Desk.Bureau.Database.Read(InspectorStore.Current).Where(i => i.Sectors.Contains(ResultDesk.Draw.Sector)).Take(2)];
        Inspector before = WithEnd(two[0], drawnOn.AddDays(-1)), on = WithEnd(two[1], drawnOn);
        desk.Desk.Bureau.Database.Write(s => InspectorStore.Save(s, new DirectoryChange<Inspector>([], [before, on], []), desk.Desk.Bureau.Now));
        Deadline only = Assert.Single(All(desk), d => d.Kind == DeadlineKind.Certificate);
        Assert.Equal((on.Id, drawnOn, Urgency.Overdue), (only.Subject, only.Due, only.Urgency));

        static Inspector WithEnd(Inspector inspector, DateOnly end) => inspector with { Certificate = inspector.Certificate with { ValidUntil = end } };
    }

    private static IReadOnlyList<Identifier> Of(ResultDesk desk, DeadlineKind kind) =>
        [.. All(desk).Where(d => d.Kind == kind && d.Draw == ResultDesk.Draw).Select(d => d.Subject)];

    private static IReadOnlyList<Deadline> All(ResultDesk desk) =>
        desk.Desk.Bureau.Database.Read(s => new DeadlineList(desk.Desk.Settings.Deadlines, desk.Desk.Calendar).On(s, desk.Desk.Bureau.Today));
}
