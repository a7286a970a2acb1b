using System.Globalization;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Hosting.Scheduling;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Deadlines;

public sealed class DeadlineRulesTests
{
    private static readonly WorkingDayCalendar BuiltIn = CalendarFile.Open(null);
    private static readonly DrawId Draw = DrawId.Parse("s-2026-r1");
    private static readonly Identifier Firm = Identifier.Parse("F1");

    [Theory]
    [InlineData("2020-01-10", "2020-02-14")]
    [InlineData("2020-09-14", "2020-10-16")]
    [InlineData("2024-02-01", "2024-03-05")]
    [InlineData("2025-01-10", "2025-02-13")]
    [InlineData("2025-09-15", "2025-10-17")]
    [InlineData("2026-02-02", "2026-03-06")]
    [InlineData("2026-04-20", "2026-05-20")]
    [InlineData("2026-09-14", "2026-10-16")]
    public void A_result_under_review_is_due_on_the_known_day(string visited, string due)
    {
        Deadline deadline = On(visited).OfFirm(Draw, Firm, default, Submitted(ResultState.UnderReview, visited))!;
        Assert.Equal((DeadlineKind.Review, Date(due), false), (deadline.Kind, deadline.Due, deadline.Provisional));
        Assert.Equal((20, Urgency.Later), (deadline.WorkingDaysLeft, deadline.Urgency));
    }

    // Visited on Monday 2026-04-20, public by Wednesday 2026-05-20; Saturday 2026-05-09 is worked.
    [Theory]
    [InlineData("2026-05-12", 6, nameof(Urgency.Later))]
    [InlineData("2026-05-13", 5, nameof(Urgency.Soon))]
    [InlineData("2026-05-18", 2, nameof(Urgency.Soon))]
    [InlineData("2026-05-19", 1, nameof(Urgency.Next))]
    [InlineData("2026-05-20", 0, nameof(Urgency.Next))]
    [InlineData("2026-05-21", 0, nameof(Urgency.Overdue))]
    public void Urgency_counts_working_days_and_the_last_day_is_still_in_time(string today, int left, string urgency)
    {
        Deadline deadline = On(today).OfFirm(Draw, Firm, default, Submitted(ResultState.UnderReview, "2026-04-20"))!;
        Assert.Equal((left, urgency), (deadline.WorkingDaysLeft, $"{deadline.Urgency}"));
    }

    [Theory]
    [InlineData(nameof(ResultState.UnderReview), 1, nameof(DeadlineKind.Review))]
    [InlineData(nameof(ResultState.Approved), 1, nameof(DeadlineKind.Publication))]
    [InlineData(nameof(ResultState.Returned), 1, nameof(DeadlineKind.Result))]
    [InlineData(nameof(ResultState.Published), 1, null)]
    [InlineData(nameof(ResultState.Returned), 2, nameof(DeadlineKind.Result))]
    [InlineData(nameof(ResultState.GivenUp), 2, null)]
    public void A_firm_waits_for_the_step_that_its_result_stands_before(string state, int version, string? kind) =>
        Assert.Equal(kind, On("2026-04-21").OfFirm(Draw, Firm, default, Submitted(Enum.Parse<ResultState>(state), "2026-04-20", version))?.Kind.ToString());

    [Fact]
    public void A_firm_without_a_result_waits_for_its_visit_until_the_window_ends()
    {
        var window = new WorkingDay(Date("2026-05-20"), Provisional: false);
        Assert.Equal(Urgency.Next, On("2026-05-20").OfFirm(Draw, Firm, window, latest: null)!.Urgency);
        Deadline late = On("2026-05-21").OfFirm(Draw, Firm, window, latest: null)!;
        Assert.Equal((DeadlineKind.Visit, Urgency.Overdue), (late.Kind, late.Urgency));
    }

    [Fact]
    public void A_joint_visit_made_for_the_other_draw_leaves_the_result_to_be_entered()
    {
        Deadline deadline = On("2026-04-21").OfFirm(Draw, Firm, default, latest: null, visitedOn: Date("2026-04-20"))!;
        Assert.Equal((DeadlineKind.Result, Date("2026-05-20")), (deadline.Kind, deadline.Due));
    }

    [Fact]
    public void A_correction_runs_from_the_day_it_was_entered()
    {
        Deadline deadline = On("2026-09-14").OfFirm(Draw, Firm, default, Submitted(ResultState.UnderReview, "2026-04-20", 2, entered: "2026-09-14"))!;
        Assert.Equal(Date("2026-10-16"), deadline.Due);
    }

    [Fact]
    public void A_deadline_that_reaches_a_year_without_data_is_provisional()
    {
        Assert.False(On("2026-11-20").OfFirm(Draw, Firm, default, Submitted(ResultState.UnderReview, "2026-11-20"))!.Provisional);
        Assert.True(On("2026-12-20").OfFirm(Draw, Firm, default, Submitted(ResultState.UnderReview, "2026-12-20"))!.Provisional);
    }

    [Theory]
    [InlineData("2026-05-19", true)]
    [InlineData("2026-05-20", false)]
    public void A_certificate_counts_only_when_it_ends_before_the_window(string validUntil, bool counts)
    {
        var certificate = new EnforcementCertificate("C1", "issuer", Date("2020-01-01"), Date(validUntil));
        Deadline? deadline = On("2026-05-11").OfCertificate(Draw, Firm, certificate, new WorkingDay(Date("2026-05-20"), Provisional: false));
        Assert.Equal(counts, deadline is { Kind: DeadlineKind.Certificate });
    }

    private static DeadlineRules On(string today) => new(new PublicationTerm(BuiltIn, 20), Date(today));

    private static SubmittedResult Submitted(ResultState state, string visited, int version = 1, string? entered = null) => new(
        Position: 0,
        Label.Parse("2026-000001"),
        version,
        new InspectionResult { Draw = Draw, Firm = Firm, InspectedOn = Date(visited), Inspectors = [], Items = [], Categories = [] },
        IsWithdrawal: false,
        state,
        Reason: null,
        EnteredBy: null,
        BeijingTime.ParseMoment($"{entered ?? visited}T09:00:00+08:00"),
        PublishedAt: null);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
