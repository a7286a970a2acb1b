using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Staffing;

public sealed class TeamChangeTests
{
    private static readonly TwoPeople Two = new(Label.Parse("Z1"), Label.Parse("Z2"));
    private static readonly SectorCode Sector = SectorCode.Parse("property-management");

    [Fact]
    public void A_substitute_comes_by_ticket_joins_at_the_end_and_the_ledger_verifies()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        IReadOnlyList<Identifier> before = TeamOf(desk.Desk, firm);
        SubstitutionBody done = new SubstituteInspector(desk.Desk.Bureau).Execute(ResultDesk.Draw, firm, before[0], SubstitutionReason.Absent, Two);
        Assert.Equal([.. before.Skip(1), done.Substitute], TeamOf(desk.Desk, firm));
        desk.Submit(desk.Good(firm));
        desk.Publish();
        VerificationReport report = PublicationVerifier.Verify(desk.Desk.Public);
        Nothing.Fails(report);
        Assert.Contains(report.Notices, n => n.Kind == NoticeKind.Substitution);
    }

    [Fact]
    public void Who_left_is_not_on_the_team_and_cannot_leave_again()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0], leaving = TeamOf(desk.Desk, firm)[1];
        var substitute = new SubstituteInspector(desk.Desk.Bureau);
        substitute.Execute(ResultDesk.Draw, firm, leaving, SubstitutionReason.Certificate, Two);
        long size = desk.Desk.LedgerSize();
        Assert.Throws<UserErrorException>(() => substitute.Execute(ResultDesk.Draw, firm, leaving, SubstitutionReason.Certificate, Two));
        Assert.Throws<UserErrorException>(() => substitute.Execute(ResultDesk.Draw, Identifier.Parse("X1"), leaving, SubstitutionReason.Absent, Two));
        Assert.Throws<UserErrorException>(() => substitute.Execute(ResultDesk.Draw with { Round = 2 }, firm, leaving, SubstitutionReason.Absent, Two));
        Assert.Equal(size, desk.Desk.LedgerSize());
    }

    [Fact]
    public void A_team_whose_result_stands_does_not_change()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        Assert.Throws<UserErrorException>(() => new SubstituteInspector(desk.Desk.Bureau)
            .Execute(ResultDesk.Draw, firm, TeamOf(desk.Desk, firm)[0], SubstitutionReason.Absent, Two));
    }

    [Fact]
    public void A_recusal_by_substitution_stands_for_the_year_and_cannot_be_ended()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0], leaving = TeamOf(desk.Desk, firm)[0];
        new SubstituteInspector(desk.Desk.Bureau).Execute(ResultDesk.Draw, firm, leaving, SubstitutionReason.Recusal, Two);
        Assert.Contains(desk.Desk.Bureau.Database.Read(s => RecusalStore.Of(s, 2026)), r => r.Firm == firm && r.Inspector == leaving);
        Assert.Throws<UserErrorException>(() => new DirectoryUpdate(desk.Desk.Bureau).EndRecusal(firm, leaving, 2026));
        Assert.Empty(desk.Desk.Bureau.Database.Read(s => RecusalStore.Of(s, 2027)));
    }

    [Fact]
    public void A_recusal_that_comes_up_in_January_at_a_firm_of_December_stands_in_the_new_year_too()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0], leaving = TeamOf(desk.Desk, firm)[0];
        desk.Desk.ClockTo(new DateTimeOffset(2027, 1, 5, 9, 0, 0, TimeSpan.FromHours(8)));
        new SubstituteInspector(desk.Desk.Bureau).Execute(ResultDesk.Draw, firm, leaving, SubstitutionReason.Recusal, Two);
        Each.Of((int[])[2026, 2027], year => Assert.Contains(
            desk.Desk.Bureau.Database.Read(s => RecusalStore.Of(s, year)), r => r.Firm == firm && r.Inspector == leaving));
    }

    [Fact]
    public void A_change_of_a_list_that_is_kept_back_is_sealed_until_its_disclosure()
    {
        using var desk = new ResultDesk(s => s.Commitment.KeepBack = new() { ["property-management"] = 20 });
        Identifier firm = desk.Firms[0], leaving = TeamOf(desk.Desk, firm)[0];
        SubstitutionBody done = new SubstituteInspector(desk.Desk.Bureau).Execute(ResultDesk.Draw, firm, leaving, SubstitutionReason.Absent, Two);
        Assert.Contains(done.Substitute, TeamOf(desk.Desk, firm));
        Assert.Empty(Entries<SubstitutionBody>(desk.Desk));
        desk.Desk.RunTo(desk.Desk.Round(ResultDesk.Draw).DueAt!.Value);
        Assert.Single(Entries<SubstitutionBody>(desk.Desk));
        Nothing.Fails(PublicationVerifier.Verify(desk.Desk.Public));
    }

    [Fact]
    public void A_firm_that_nobody_could_be_drawn_for_gets_a_named_team_and_only_then_the_round_is_staffed()
    {
        using var desk = new Desk();
        desk.Bureau.Database.Write(session =>
        {
            // All but one inspector recused from every firm: nobody can be staffed by the draw.
            foreach (Firm firm in FirmStore.OfSector(session, Sector))
            {
                foreach (Inspector inspector in InspectorStore.Current(session).Skip(1))
                {
                    RecusalStore.Add(session, new Recusal(firm.Id, inspector.Id, RecusalGround.Other), 2026);
                }
            }
        });
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.Equal(RoundState.Drawn, desk.Round(Desk.First).State);
        var name = new NameTeam(desk.Bureau);
        Identifier[] firms = [.. desk.Bureau.Database.Read(s => TeamStore.Open(s, LedgerStore.Open(s), Desk.First).Firms)];
        IReadOnlyList<Inspector> all = desk.Bureau.Database.Read(InspectorStore.Current);
        Assert.Throws<UserErrorException>(() => name.Execute(Desk.First, firms[0], [all[0].Id, all[1].Id], Two));
        Assert.Throws<UserErrorException>(() => name.Execute(Desk.First, firms[0], [all[0].Id], Two));
        desk.Bureau.Database.Write(session => RecusalStore.TryEnd(session, firms[0], all[1].Id, 2026, desk.Bureau.Now));
        name.Execute(Desk.First, firms[0], [all[0].Id, all[1].Id], Two);
        Assert.Equal([all[0].Id, all[1].Id], TeamOf(desk, firms[0]));
        Assert.Throws<UserErrorException>(() => name.Execute(Desk.First, firms[0], [all[0].Id, all[1].Id], Two));
        foreach (Identifier firm in firms.Skip(1))
        {
            Assert.Equal(RoundState.Drawn, desk.Round(Desk.First).State);
            desk.Bureau.Database.Write(session => RecusalStore.TryEnd(session, firm, all[1].Id, 2026, desk.Bureau.Now));
            name.Execute(Desk.First, firm, [all[0].Id, all[1].Id], Two);
        }

        Assert.Equal(RoundState.Staffed, desk.Round(Desk.First).State);
    }

    [Fact]
    public void A_firm_drawn_in_two_sectors_is_visited_once_by_a_team_that_may_inspect_both()
    {
        using var joint = new JointDesk();
        Desk desk = joint.Desk;
        JoinedBody proposal = Assert.Single(desk.Bureau.Database.Read(joint.Visits.Proposals), p => p.Firm == JointDesk.Firm);
        joint.Join();
        Assert.DoesNotContain(desk.Bureau.Database.Read(joint.Visits.Proposals), p => p.Firm == JointDesk.Firm);
        Assert.Throws<UserErrorException>(() => desk.Bureau.Database.Write(s => joint.Visits.Record(s, JointDesk.Firm, proposal.Earlier, proposal.Later)));
        Assert.Equal(Visitors(desk, Desk.First, JointDesk.Firm), Visitors(desk, JointDesk.Other, JointDesk.Firm));
    }

    private static IReadOnlyList<Identifier> TeamOf(Desk desk, Identifier firm) =>
        desk.Bureau.Database.Read<IReadOnlyList<Identifier>>(s => [.. TeamStore.Open(s, LedgerStore.Open(s), Desk.First).Of(firm)!]);

    private static IReadOnlyList<Identifier> Visitors(Desk desk, DrawId draw, Identifier firm) =>
        desk.Bureau.Database.Read(s => TeamStore.Open(s, LedgerStore.Open(s), draw).VisitorsOf(firm));

    private static T[] Entries<T>(Desk desk)
        where T : EntryBody => desk.Bureau.Database.Read(s => LedgerStore.Open(s).Of<T>().ToArray());
}
