using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Inspections.Worker.Tests.Lifecycle.Staffing;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Entering;

/// <summary>A day that every verifier would fail is refused before anything is entered (protocol section 9).</summary>
public sealed class InspectionDayTests
{
    private static readonly Person[] Reviewers = [.. PolicyDocument.UsualReview.Select((step, i) => new Person { Id = FormattableString.Invariant($"R{i}"), Roles = [$"{step}"] })];

    [Fact]
    public void A_draw_that_came_late_takes_no_day_before_its_receipt()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        DateOnly planned = BeijingTime.DateOf(desk.Round(Desk.First).DrawAt);
        desk.ClockTo(desk.Round(Desk.First).DrawAt.AddDays(3));
        desk.Processor.RunDue();
        desk.ClockTo(desk.Bureau.Now.AddDays(4));
        Identifier firm = desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), Desk.First).Firms[0]);
        ResultFault fault = Assert.Single(Faults(desk, Good(desk, Desk.First, firm, planned.AddDays(2))));
        Assert.Equal((ResultField.InspectedOn, BeijingTime.Format(planned.AddDays(2))), (fault.Field, fault.Value));
        Assert.Contains($"{planned.AddDays(3):yyyy-MM-dd}", fault.Says.En, StringComparison.Ordinal);
        Assert.Contains($"{planned.AddDays(3):yyyy-MM-dd}", fault.Says.Zh, StringComparison.Ordinal);
        Assert.Empty(Faults(desk, Good(desk, Desk.First, firm, planned.AddDays(3))));
    }

    [Fact]
    public void A_day_before_the_teams_last_change_is_refused_and_a_correction_is_judged_as_its_first_version()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0], other = desk.Firms[^1];
        DateOnly before = desk.Desk.Bureau.Today;
        desk.Desk.ClockTo(desk.Desk.Bureau.Now.AddDays(1));
        new SubstituteInspector(desk.Desk.Bureau).Execute(
            ResultDesk.Draw, firm, desk.Good(firm).Inspectors[0], SubstitutionReason.Absent, new TwoPeople(Label.Parse("Z1"), Label.Parse("Z2")));
        desk.Desk.ClockTo(desk.Desk.Bureau.Now.AddDays(1));
        Assert.Contains("team was last changed", Assert.Single(desk.Faults(desk.Good(firm) with { InspectedOn = before })).Says.En, StringComparison.Ordinal);
        Assert.Empty(desk.Faults(desk.Good(other) with { InspectedOn = before }));
        desk.Submit(desk.Good(firm) with { InspectedOn = before.AddDays(1) });
        desk.Release(firm);
        Assert.Single(desk.Faults(desk.Good(firm) with { InspectedOn = before }, ResultDesk.Correcting("日期有误")));
        desk.Submit(desk.Good(firm), ResultDesk.Correcting("日期有误"));
        desk.Release(firm);
        desk.Publish();
        Nothing.Fails(PublicationVerifier.Verify(desk.Desk.Public));
    }

    [Fact]
    public void A_joint_visit_is_on_one_day_in_both_results_and_verifies()
    {
        using JointDesk joint = Joined();
        Desk desk = joint.Desk;
        DateOnly later = Later(desk);
        Assert.Contains("later draw", Assert.Single(Faults(desk, Here(desk, later.AddDays(-1)))).Says.En, StringComparison.Ordinal);
        Submit(desk, Here(desk, later.AddDays(2)));
        long size = desk.LedgerSize();
        ResultFault fault = Assert.Single(Faults(desk, There(desk, later.AddDays(3))));
        Assert.Equal(ResultField.InspectedOn, fault.Field);
        Assert.Contains($"{later.AddDays(2):yyyy-MM-dd}", fault.Says.Zh, StringComparison.Ordinal);
        Assert.Contains($"{Desk.First}", fault.Says.En, StringComparison.Ordinal);
        Assert.Equal(size, desk.LedgerSize());
        Submit(desk, There(desk, later.AddDays(2)));
        Release(desk);
        desk.Processor.LookAhead();
        VerificationReport report = PublicationVerifier.Verify(desk.Public);
        Nothing.Fails(report);
        Assert.Contains(report.Notices, n => n.Kind == NoticeKind.Joined);

        // Only first versions are of one day: a correction says what it corrects.
        Assert.Empty(Faults(desk, There(desk, later.AddDays(3)), correction: "日期有误"));
    }

    [Fact]
    public void Two_rows_of_one_sheet_about_one_visit_say_one_day_and_the_same_day_of_both_may_be_put_right_together()
    {
        using JointDesk joint = Joined();
        Desk desk = joint.Desk;
        DateOnly day = Later(desk).AddDays(2);
        ImportedRows<InspectionResult?> sheet = Sheet(desk, Here(desk, day), There(desk, day.AddDays(1)));

        // A transaction may be begun anew: the sheet stays as it was read.
        Assert.Null(Import(desk, sheet, skipBad: false).Count);
        ImportedRows<InspectionResult?> judged = Import(desk, sheet, skipBad: false).Sheet;
        Assert.Equal((0, 2), (sheet.Problems.Total, judged.Problems.Total));
        Each.Of(judged.Problems.Lines, l => Assert.Contains("检查完成日期", l, StringComparison.Ordinal));
        Assert.Contains(judged.Problems.Lines, l => l.Contains($"{day:yyyy-MM-dd}", StringComparison.Ordinal) && l.Contains('3'));
        Assert.Equal(0, Import(desk, Sheet(desk, Here(desk, day), There(desk, day.AddDays(1))), skipBad: true).Count!.Submitted);
        Assert.Equal(2, Import(desk, Sheet(desk, Here(desk, day), There(desk, day)), skipBad: false).Count!.Submitted);

        // One alone would be another visit; both together are one on another day.
        Assert.Single(Faults(desk, Here(desk, day.AddDays(1))));
        Assert.Equal(2, Import(desk, Sheet(desk, Here(desk, day.AddDays(1)), There(desk, day.AddDays(1))), skipBad: false).Count!.Replaced);
        Assert.Single(Faults(desk, There(desk, day)));
    }

    /// <summary>Of two rows that agree one is bad and left out: the other would then be of another day than what is under review.</summary>
    [Fact]
    public void A_row_that_is_left_out_takes_with_it_the_one_that_was_right_only_beside_it()
    {
        using JointDesk joint = Joined();
        Desk desk = joint.Desk;
        DateOnly day = Later(desk).AddDays(2);
        Assert.Equal(2, Import(desk, Sheet(desk, Here(desk, day), There(desk, day)), skipBad: false).Count!.Submitted);
        long size = desk.LedgerSize();
        ImportedRows<InspectionResult?> sheet = Sheet(desk, Here(desk, day.AddDays(1)), There(desk, day.AddDays(1)) with { Items = [Identifier.Parse("XX-99")] });
        JudgedSheet judged = Import(desk, sheet, skipBad: true);
        Assert.Equal((0, 2), (judged.Count!.Replaced, judged.Sheet.Problems.Total));
        Assert.Equal(size, desk.LedgerSize());
    }

    private static JointDesk Joined()
    {
        var joint = new JointDesk();
        joint.Join();
        joint.Desk.ClockTo(joint.Desk.Bureau.Now.AddDays(5));
        return joint;
    }

    private static DateOnly Later(Desk desk) => BeijingTime.DateOf(new[] { desk.Round(Desk.First).DrawAt, desk.Round(JointDesk.Other).DrawAt }.Max());

    private static InspectionResult Here(Desk desk, DateOnly day) => Good(desk, Desk.First, JointDesk.Firm, day);

    private static InspectionResult There(Desk desk, DateOnly day) => Good(desk, JointDesk.Other, JointDesk.Firm, day);

    private static InspectionResult Good(Desk desk, DrawId draw, Identifier firm, DateOnly day) => desk.Bureau.Database.Read(s => new InspectionResult
    {
        Draw = draw,
        Firm = firm,
        InspectedOn = day,
        Inspectors = TeamStore.Open(LedgerStore.Open(s), draw).VisitorsOf(firm),
        Items = [TaskStore.Of(s, draw)!.Items[0].Code],
        Categories = [ResultCategory.Parse("NoProblemFound")],
    });

    private static IReadOnlyList<ResultFault> Faults(Desk desk, InspectionResult result, string? correction = null) =>
        desk.Bureau.Database.Read(s => new EnterResult(desk.Bureau, desk.Settings.Review, s).Faults(result, ResultDesk.Terms with { Correction = correction }));

    private static void Submit(Desk desk, InspectionResult result) => desk.Bureau.Database.Write(s =>
    {
        var entry = new EnterResult(desk.Bureau, desk.Settings.Review, s);
        Assert.Empty(entry.Faults(result, ResultDesk.Terms));
        entry.Submit(result, ResultDesk.Terms);
    });

    private static ImportedRows<InspectionResult?> Sheet(Desk desk, params InspectionResult[] rows)
    {
        using var scratch = new Scratch();
        return ResultFile.Read(
            scratch.Write("sheet.csv", "抽取编号,统一社会信用代码,检查完成日期,到场执法人员,检查事项,检查结果\n" + string.Concat(rows.Select(r =>
                $"{r.Draw},{r.Firm},{BeijingTime.Format(r.InspectedOn)},{string.Join(';', r.Inspectors)},{string.Join(';', r.Items)},{string.Join(';', r.Categories.Select(c => c.Chinese))}\n"))),
            new ImportOptions());
    }

    private static JudgedSheet Import(Desk desk, ImportedRows<InspectionResult?> sheet, bool skipBad) =>
        desk.Bureau.Database.Write(s => ResultImport.Apply(new EnterResult(desk.Bureau, desk.Settings.Review, s), sheet, ResultDesk.Terms, skipBad));

    private static void Release(Desk desk) => desk.Bureau.Database.Write(s =>
    {
        var review = new ReviewResults(desk.Bureau, desk.Settings.Review, new Staff(Reviewers));
        foreach (Person person in Reviewers)
        {
            review.Approve(s, [.. ResultStore.In(s, ResultState.UnderReview)], person.Id);
        }
    });
}
