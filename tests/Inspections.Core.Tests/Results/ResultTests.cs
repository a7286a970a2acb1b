using System.Text;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Refusals;
using Inspections.Core.Results;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Results;

/// <summary>A visit to a firm by its team of two within its window, and what was found.</summary>
internal static class OneVisit
{
    public static readonly DateOnly Day = new(2026, 3, 10);

    public static InspectionResult Result { get; } = new()
    {
        Draw = Some.Draw(1),
        Firm = Some.Id("F001"),
        InspectedOn = Day,
        Inspectors = [Some.Id("S1"), Some.Id("S2")],
        Items = [Some.Id("I1")],
        Categories = [ResultCategory.NoProblemFound],
    };

    public static ResultCase Case { get; } = new(
        Result.Inspectors,
        new VisitWindow(Day.AddDays(-5), Day.AddDays(5), Provisional: false),
        new InspectionDays(Day.AddDays(-6), null, Day.AddDays(20)),
        [new InspectionItem(Some.Id("I1"), Some.Brokers, "备案", "条例", "350100/housing", "企业", "是否备案", "现场")],
        new Dictionary<Identifier, DateOnly>(),
        Result.Inspectors.ToDictionary(i => i, _ => new EnforcementCertificate("1", "福建省", null, Day.AddYears(1))));

    public static ResultField[] Faults(InspectionResult result, ResultCase? at = null) => [.. ResultRules.Check(result, at ?? Case).Select(f => f.Field).Distinct()];

    public static SubmittedResult Submitted(ResultState state, int version = 1, bool withdrawal = false) => new(
        1, Label.Parse("r:1"), version, Result, withdrawal, state, null, Label.Parse("Z1"), Some.Start, state == ResultState.Published ? Some.Start : null);
}

public sealed class ResultCaseTests
{
    [Fact]
    public void A_result_of_the_team_that_went_for_the_items_drawn_within_the_window_has_no_fault() => Assert.Empty(OneVisit.Faults(OneVisit.Result));

    [Fact]
    public void What_the_case_says_is_what_a_result_is_held_against()
    {
        Assert.Equal([ResultField.Inspectors], OneVisit.Faults(OneVisit.Result, OneVisit.Case with { Visitors = [Some.Id("S1"), Some.Id("S3")] }));
        Assert.Equal([ResultField.Items], OneVisit.Faults(OneVisit.Result, OneVisit.Case with { Ended = new Dictionary<Identifier, DateOnly> { [Some.Id("I1")] = OneVisit.Day } }));
        Assert.Equal([ResultField.Inspectors], OneVisit.Faults(OneVisit.Result, OneVisit.Case with { Certificates = new Dictionary<Identifier, EnforcementCertificate>() }));
        Assert.Equal([ResultField.InspectedOn], OneVisit.Faults(OneVisit.Result, OneVisit.Case with { Joint = (Some.Draw(1, Some.Managers), new JointDay(OneVisit.Day, OneVisit.Day.AddDays(1))) }));
    }
}

public sealed class ResultFieldTests
{
    [Fact]
    public void A_fault_names_the_part_of_the_result()
    {
        InspectionResult good = OneVisit.Result;
        Assert.Equal([ResultField.InspectedOn], OneVisit.Faults(good with { InspectedOn = OneVisit.Day.AddDays(6) }));
        Assert.Empty(OneVisit.Faults(good with { InspectedOn = OneVisit.Day.AddDays(6), WindowReason = "台风" }));
        Assert.Equal([ResultField.Inspectors], OneVisit.Faults(good with { Inspectors = [Some.Id("S1")] }));
        Assert.Equal([ResultField.Items], OneVisit.Faults(good with { Items = [Some.Id("I9")] }));
        Assert.Equal([ResultField.Categories], OneVisit.Faults(good with { Categories = [] }));
        Assert.Equal([ResultField.Problems], OneVisit.Faults(good with { Categories = [ResultCategory.ProblemOrderedCorrected] }));
        Assert.Equal([ResultField.FollowUps], OneVisit.Faults(good with { FollowUps = [new FollowUp(FollowUpMeasure.OrderedCorrection, OneVisit.Day.AddDays(-1))] }));
    }
}

public sealed class ResultRefusalsTests
{
    [Fact]
    public void Every_refusal_has_an_id_of_its_own()
    {
        RefusalKind[] all = [.. typeof(ResultRefusals).GetFields().Select(f => (RefusalKind)f.GetValue(null)!)];
        Each.Of(all, k => Assert.StartsWith("RESULT-", k.Id, StringComparison.Ordinal));
        Assert.Equal(all.Length, all.Select(k => k.Id).Distinct(StringComparer.Ordinal).Count());
    }
}

public sealed class InspectionResultTests
{
    private static readonly InspectionResult Whole = OneVisit.Result with
    {
        Categories = [ResultCategory.ProblemOrderedCorrected],
        Problems = [new ItemProblem(Some.Id("I1"), "未公示收费标准")],
        FollowUps = [new FollowUp(FollowUpMeasure.CaseReferral, OneVisit.Day.AddDays(30))],
        WindowReason = "台风",
        Remark = "配合",
    };

    [Fact]
    public void It_is_read_as_it_was_written_and_says_the_same()
    {
        var read = InspectionResult.FromJson(CanonicalJson.Parse(CanonicalJson.Write(Whole.ToJson())));
        Assert.True(Whole.Says(read));
        Assert.False(Whole.Says(read with { Remark = null }));
        Assert.False(Whole.Says(read with { Problems = [] }));
    }

    /// <summary>Words of problems, measures and remarks stay inside: the record has none of them.</summary>
    [Fact]
    public void Its_public_record_has_the_visit_and_the_categories_and_no_words()
    {
        ResultBody record = Whole.ToRecord(Label.Parse("r:1"), 2);
        Assert.Equal((Label.Parse("r:1"), 2, Whole.Draw, Whole.Firm, Whole.InspectedOn), (record.Record, record.Version, record.Draw, record.Firm, record.InspectedOn));
        Assert.DoesNotContain("未公示", Encoding.UTF8.GetString(CanonicalJson.Write(record.ToJson())), StringComparison.Ordinal);
    }
}

public sealed class ItemProblemTests
{
    [Fact]
    public void A_problem_is_of_an_item_that_was_inspected()
    {
        InspectionResult result = OneVisit.Result with { Categories = [ResultCategory.ProblemOrderedCorrected], Problems = [new ItemProblem(Some.Id("I1"), "x")] };
        Assert.Empty(OneVisit.Faults(result));
        Assert.Equal([ResultField.Problems], OneVisit.Faults(result with { Problems = [new ItemProblem(Some.Id("I2"), "x")] }));
    }
}

public sealed class FollowUpTests
{
    [Fact]
    public void A_measure_may_be_due_on_the_day_of_the_visit() =>
        Assert.Empty(OneVisit.Faults(OneVisit.Result with { FollowUps = [new FollowUp(FollowUpMeasure.DepartmentsNotified, OneVisit.Day)] }));
}

public sealed class FollowUpMeasureTests
{
    [Fact]
    public void Every_measure_has_its_word_of_the_trade() => Each.Of(Enum.GetValues<FollowUpMeasure>(), m => Assert.Contains(FollowUpWords.All, w => w.Measure == m));
}

public sealed class FollowUpWordsTests
{
    [Fact]
    public void A_measure_is_named_in_Chinese()
    {
        Assert.Equal("责令改正", FollowUpMeasure.OrderedCorrection.Chinese());
        Assert.Equal(FollowUpWords.All.Count, FollowUpWords.All.Select(w => w.Chinese).Distinct(StringComparer.Ordinal).Count());
    }
}

public sealed class ResultStateTests
{
    [Theory]
    [InlineData(ResultState.UnderReview, true)]
    [InlineData(ResultState.Approved, true)]
    [InlineData(ResultState.Published, true)]
    [InlineData(ResultState.Returned, false)]
    [InlineData(ResultState.Replaced, false)]
    [InlineData(ResultState.GivenUp, false)]
    public void What_was_sent_back_or_given_up_does_not_stand(ResultState state, bool stands) => Assert.Equal(stands, OneVisit.Submitted(state).Counts);
}

public sealed class ResultStateWordsTests
{
    [Fact]
    public void Every_state_has_words_of_its_own_in_both_languages()
    {
        Text[] words = [.. Enum.GetValues<ResultState>().Select(s => s.InWords())];
        Assert.Equal(words.Length, words.Select(w => w.Zh).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(words.Length, words.Select(w => w.En).Distinct(StringComparer.Ordinal).Count());
    }
}

public sealed class SubmittedResultTests
{
    [Fact]
    public void A_later_version_corrects_and_a_published_withdrawal_takes_back()
    {
        Assert.False(OneVisit.Submitted(ResultState.Published).IsCorrection);
        Assert.True(OneVisit.Submitted(ResultState.Published, 2).IsCorrection);
        Assert.True(OneVisit.Submitted(ResultState.Published, 2, withdrawal: true).IsTakenBack);
        Assert.False(OneVisit.Submitted(ResultState.UnderReview, 2, withdrawal: true).IsTakenBack);
        Assert.Equal((Some.Draw(1), Some.Id("F001")), (OneVisit.Submitted(ResultState.Approved).Draw, OneVisit.Submitted(ResultState.Approved).Firm));
    }
}

/// <summary>Deadlines in the working days of spring 2026; the rules in use are in DeadlineRulesTests.</summary>
internal static class Due
{
    private static readonly PublicationTerm Term = new(Core.Tests.Calendar.Spring.Calendar, 20);

    public static Deadline Visit(int today) => new DeadlineRules(Term, new DateOnly(2026, 3, today)).OfFirm(Some.Draw(1), Some.Id("F001"), new WorkingDay(new DateOnly(2026, 3, 20), false), null)!;

    public static Deadline? Result(SubmittedResult? latest, DateOnly? visited = null) =>
        new DeadlineRules(Term, new DateOnly(2026, 3, 11)).OfFirm(Some.Draw(1), Some.Id("F001"), new WorkingDay(new DateOnly(2026, 3, 20), false), latest, visited);

    public static DeadlineRules Rules { get; } = new(Term, new DateOnly(2026, 3, 11));
}

public sealed class UrgencyTests
{
    [Theory]
    [InlineData(9, Urgency.Later, 9)]
    [InlineData(13, Urgency.Soon, 5)]
    [InlineData(19, Urgency.Next, 1)]
    [InlineData(20, Urgency.Next, 0)]
    [InlineData(21, Urgency.Overdue, 0)]
    public void It_follows_from_the_working_days_that_are_left(int today, Urgency expected, int left) =>
        Assert.Equal((expected, left), (Due.Visit(today).Urgency, Due.Visit(today).WorkingDaysLeft));
}

public sealed class DeadlineKindTests
{
    [Fact]
    public void What_is_due_follows_from_what_was_done()
    {
        Assert.Equal(DeadlineKind.Visit, Due.Result(null)!.Kind);
        Assert.Equal(DeadlineKind.Result, Due.Result(null, OneVisit.Day)!.Kind);
        Assert.Equal(DeadlineKind.Review, Due.Result(OneVisit.Submitted(ResultState.UnderReview))!.Kind);
        Assert.Equal(DeadlineKind.Publication, Due.Result(OneVisit.Submitted(ResultState.Approved))!.Kind);
        Assert.Equal(DeadlineKind.Result, Due.Result(OneVisit.Submitted(ResultState.Returned))!.Kind);
        Assert.Null(Due.Result(OneVisit.Submitted(ResultState.Published)));
        Assert.Equal(DeadlineKind.Certificate, Due.Rules.OfCertificate(Some.Draw(1), Some.Id("S1"), new EnforcementCertificate("1", "", null, new DateOnly(2026, 3, 15)), new WorkingDay(new DateOnly(2026, 3, 20), false))!.Kind);
    }
}

public sealed class DeadlineTests
{
    /// <summary>An alert is told once for each urgency, and again when its day moves.</summary>
    [Fact]
    public void Its_alert_has_a_name_of_its_own()
    {
        Deadline due = Due.Visit(19);
        Assert.Equal(due.AlertName, Due.Visit(19).AlertName);
        Assert.NotEqual(due.AlertName, Due.Visit(21).AlertName);
        Assert.NotEqual(due.AlertName, (due with { Due = due.Due.AddDays(1) }).AlertName);
    }
}

public sealed class OpenFollowUpTests
{
    [Fact]
    public void A_measure_is_due_on_its_own_day_under_its_own_number()
    {
        Deadline due = Due.Rules.OfFollowUp(new OpenFollowUp(Some.Draw(1), Some.Id("F001"), 2, new FollowUp(FollowUpMeasure.OrderedCorrection, new DateOnly(2026, 4, 9)), null));
        Assert.Equal((DeadlineKind.FollowUp, new DateOnly(2026, 4, 9), 2), (due.Kind, due.Due, due.Number!.Value));
    }
}

public sealed class DayRefusalTests
{
    [Fact]
    public void Days_are_refused_for_what_is_wrong_with_them()
    {
        var days = new InspectionDays(new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 9));
        Assert.Equal([DayRefusal.BeforeReceipt, DayRefusal.BeforeTeamChange, null, DayRefusal.AfterSeal], new[] { 3, 5, 6, 10 }.Select(d => days.Refuse(new DateOnly(2026, 3, d))));
        Assert.Equal(default, (DayRefusal)0);
        Assert.False(Enum.IsDefined(default(DayRefusal)));
    }
}

public sealed class JointDayTests
{
    [Fact]
    public void The_later_draw_is_the_later_one_whichever_is_asked()
    {
        DateTimeOffset early = Some.Start, late = Some.Start.AddDays(3);
        Assert.Equal(JointDay.Of(early, late, null), JointDay.Of(late, early, null));
        Assert.Equal(DayRefusal.BeforeLaterDraw, JointDay.Of(early, late, null).Refuse(BeijingTime.DateOf(early)));
    }
}

public sealed class ReviewRefusalTests
{
    private static readonly ReviewChain Chain = new([Label.Parse("one"), Label.Parse("two")]);

    [Fact]
    public void Nobody_reviews_what_he_entered_or_approved_and_nothing_that_does_not_wait()
    {
        ReviewedBody first = Reviewed("one", "B");
        Assert.Equal(ReviewRefusal.EnteredIt, Chain.Refuse(Label.Parse("A"), Label.Parse("A"), []));
        Assert.Null(Chain.Refuse(Label.Parse("B"), Label.Parse("A"), []));
        Assert.Equal(ReviewRefusal.ApprovedBefore, Chain.Refuse(Label.Parse("B"), Label.Parse("A"), [first]));
        Assert.Equal(ReviewRefusal.NothingWaits, Chain.Refuse(Label.Parse("D"), Label.Parse("A"), [first, Reviewed("two", "C")]));
    }

    private static ReviewedBody Reviewed(string step, string by) => RichYear.Honest().Entries.Select(e => e.Body).OfType<ReviewedBody>().First() with
    {
        Step = Label.Parse(step),
        By = Label.Parse(by),
        Approved = true,
    };
}
