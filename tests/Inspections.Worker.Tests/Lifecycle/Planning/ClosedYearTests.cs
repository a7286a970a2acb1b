using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Files.Lists;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

/// <summary>Whoever enters something about a year asks one rule, and after the closing the ledger takes nothing that would make it wrong.</summary>
public sealed class ClosedYearTests
{
    private static readonly TwoPeople Two = new(Label.Parse("Z1"), Label.Parse("Z2"));

    [Fact]
    public void What_may_not_follow_the_closing_is_refused_by_every_entry_point_and_the_ledger_stays()
    {
        using ResultDesk desk = Closed(out Identifier firm);
        Identifier leader = desk.Good(firm).Inspectors[0];
        long size = desk.Desk.LedgerSize();
        Refused(() => new SubstituteInspector(desk.Desk.Bureau).Execute(ResultDesk.Draw, firm, leader, SubstitutionReason.Absent, Two), YearEntry.TeamChange);
        Refused(() => new NameTeam(desk.Desk.Bureau).Execute(ResultDesk.Draw, firm, [leader], Two), YearEntry.TeamChange);
        Refused(() => new DirectoryUpdate(desk.Desk.Bureau).Recusals(
            desk.Desk.Bureau.Database.Read(s => RecusalImport.Of(s, RecusalFile.ReadOne($"{firm}", $"{leader}", "配偶"))), 2026), YearEntry.Recusal);
        Refused(() => desk.Desk.Bureau.Database.Write(s => YearClosing.Close(s, desk.Desk.Bureau, 2026)), YearEntry.Closing);
        Assert.Equal(size, desk.Desk.LedgerSize());
    }

    [Fact]
    public void Results_are_corrected_withdrawn_and_entered_anew_after_the_closing()
    {
        using ResultDesk desk = Closed(out Identifier firm);
        desk.Submit(desk.Good(firm) with { Categories = [ResultCategory.Parse("NoRelevantActivityFound")] }, ResultDesk.Correcting("笔误"));
        desk.Release(firm);
        desk.Withdraw(firm, "检查对象有误");
        desk.Release(firm);
        Assert.Equal(firm, Assert.Single(Waiting(desk, DeadlineKind.Result)).Subject);
        Assert.Equal(EntryOutcome.Submitted, desk.Submit(desk.Good(firm)));
        desk.Release(firm);
        Assert.Empty(Waiting(desk, DeadlineKind.Result));
        Assert.Equal(RoundState.Closed, desk.State);
        ResultBody[] all = [.. desk.Desk.Bureau.Database.Read(s => LedgerStore.Open(s).Of<ResultBody>().Where(r => r.Firm == firm).ToArray())];
        Assert.Equal([1, 2, 3, 1], all.Select(r => r.Version));
        Assert.Equal(2, all.Select(r => r.Record).Distinct().Count());
    }

    [Fact]
    public void A_firm_that_turns_out_to_be_gone_after_the_closing_changes_no_figure_of_the_year()
    {
        using ResultDesk desk = Closed(out Identifier firm);
        string before = Coverage(desk);
        desk.Submit(desk.Good(firm) with { Categories = [ResultCategory.Parse("Deregistered")], Items = [] }, ResultDesk.Correcting("已注销"));
        desk.Release(firm);
        Assert.True(desk.Desk.Bureau.Database.Read(s => LedgerStore.Open(s).Of<ResultBody>().Last()).IsClosing);
        Assert.Equal(before, Coverage(desk));
    }

    [Fact]
    public void A_withdrawn_result_keeps_the_year_open_until_another_is_public()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        desk.Release(firm);
        desk.Withdraw(firm, "检查对象有误");
        desk.Release(firm);
        Assert.Contains(Gaps(desk), g => g.Contains($"of {firm} of {ResultDesk.Draw} was withdrawn", StringComparison.Ordinal));
        desk.Submit(desk.Good(firm));
        desk.Release(firm);
        Assert.DoesNotContain(Gaps(desk), g => g.Contains($" {firm} ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_draw_has_all_results_only_when_what_was_withdrawn_was_entered_anew()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        desk.Release(firm);
        desk.Withdraw(firm, "检查对象有误");
        desk.Release(firm);
        foreach (Identifier other in desk.Firms.Skip(1))
        {
            desk.Submit(desk.Good(other));
        }

        Assert.Equal(RoundState.Inspecting, desk.State);
        desk.Submit(desk.Good(firm));
        Assert.Equal(RoundState.ResultsIn, desk.State);
    }

    [Fact]
    public void An_inspection_outside_the_draws_still_counts_by_its_day()
    {
        using ResultDesk desk = Closed(out Identifier firm);
        var visit = new ImportedRow<OtherVisit>(1, new OtherVisit(firm, desk.Desk.Bureau.Today, Label.Parse("special")));
        VisitCount? count = new EnterVisits(desk.Desk.Bureau, []).Execute(
            new ImportedRows<OtherVisit>("", [visit], new ProblemList(10), new ProblemList(10), [], default), skipBad: false);
        Assert.Equal(1, count?.Entered);
    }

    [Fact]
    public void A_sector_that_gets_its_first_firm_after_the_closing_gets_no_round_in_that_year()
    {
        using ResultDesk desk = Closed(out _);
        SectorCode begins = SectorCode.Parse("real-estate-lease");
        desk.Desk.Bureau.Database.Write(s =>
        {
            PolicyStore.Adopt(s, desk.Desk.Bureau, SampleBureau.Policy with
            {
                Sectors = [.. SampleBureau.Policy.Sectors, SampleBureau.Policy.Sectors[0] with { Sector = begins, Name = "住房租赁" }],
            });
            SectorStore.Add(s, [new Sector(begins, "住房租赁")]);
            FirmStore.Save(s, new DirectoryChange<Firm>([new Firm(Identifier.Parse(Some.CreditCode(777)), "某租赁公司", [begins])], [], []), desk.Desk.Bureau.Now);
        });
        desk.Desk.Processor.LookAhead();
        Assert.Empty(desk.Desk.Rounds(begins));
    }

    [Fact]
    public void A_measure_stays_due_after_its_year_is_closed_until_it_is_closed_itself()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        DateOnly due = desk.Desk.Bureau.Today.AddDays(60);
        foreach (Identifier each in desk.Firms)
        {
            desk.Submit(each != firm ? desk.Good(each) : desk.Good(each) with
            {
                Categories = [ResultCategory.Parse("ProblemOrderedCorrected")],
                Problems = [new ItemProblem(Identifier.Parse("WY-01"), "未公示收费标准")],
                FollowUps = [new FollowUp(FollowUpMeasure.OrderedCorrection, due)],
            });
            desk.Release(each);
        }

        desk.Close();
        Assert.Equal((firm, due), (Assert.Single(Measures(desk)).Subject, Assert.Single(Measures(desk)).Due));
        Assert.Contains(desk.Desk.Bureau.Database.Read(s => YearClosing.Unfinished(s, 2026)), g => g.Says.En.Contains($"at {firm} of {ResultDesk.Draw} is open", StringComparison.Ordinal));
        Assert.True(desk.Desk.Bureau.Database.Write(s => FollowUpStore.TryClose(s, ResultDesk.Draw, firm, 1, desk.Desk.Bureau.Today)));
        Assert.Empty(Measures(desk));
        Assert.Empty(desk.Desk.Bureau.Database.Read(s => YearClosing.Unfinished(s, 2026)));
    }

    private static string[] Gaps(ResultDesk desk) =>
        [.. desk.Desk.Bureau.Database.Read(s => YearClosing.Gaps(s, 2026, desk.Desk.Bureau.Today)).Select(g => g.Says.En)];

    private static string Coverage(ResultDesk desk) => string.Join("; ", desk.Desk.Bureau.Database.Read(s =>
        SectorYears.Coverage(PublicRecord.Read(s, LedgerStore.Open(s), new PublicationOptions()), 2026)));

    private static Deadline[] Measures(ResultDesk desk) => Waiting(desk, DeadlineKind.FollowUp);

    private static Deadline[] Waiting(ResultDesk desk, DeadlineKind kind) =>
    [
        .. desk.Desk.Bureau.Database.Read(s => new DeadlineList(desk.Desk.Settings.Deadlines, desk.Desk.Calendar).On(s, desk.Desk.Bureau.Today))
            .Where(d => d.Kind == kind),
    ];

    private static ResultDesk Closed(out Identifier firm)
    {
        var desk = new ResultDesk();
        foreach (Identifier each in desk.Firms)
        {
            desk.Submit(desk.Good(each));
            desk.Release(each);
        }

        firm = desk.Firms[0];
        desk.Close();
        return desk;
    }

    private static void Refused(Action entry, YearEntry kind) =>
        Assert.Equal(YearGate.Refuse(2026, YearState.Closed, kind).Whole.En, Assert.Throws<UserErrorException>(entry).Message.Split('\n')[^1]);
}
