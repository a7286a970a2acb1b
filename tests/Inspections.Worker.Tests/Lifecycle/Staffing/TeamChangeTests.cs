using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Publication.Pages;
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
    public void A_team_that_was_drawn_and_can_be_kept_up_is_not_replaced_by_a_named_one()
    {
        using var desk = new ResultDesk();
        long size = desk.Desk.LedgerSize();
        Inspector[] others = [.. desk.Desk.Bureau.Database.Read(InspectorStore.Current).Where(i => !TeamOf(desk.Desk, desk.Firms[0]).Contains(i.Id)).Take(2)];
        UserErrorException refused = Assert.Throws<UserErrorException>(() =>
            new NameTeam(desk.Desk.Bureau).Execute(ResultDesk.Draw, desk.Firms[0], [.. others.Select(i => i.Id)], Two));
        Assert.Contains("none can be named", refused.Says.En, StringComparison.Ordinal);
        Assert.Equal(size, desk.Desk.LedgerSize());
    }

    [Fact]
    public void A_firm_that_nobody_could_be_drawn_for_gets_a_named_team_and_another_and_only_then_the_round_is_staffed()
    {
        using var desk = new Desk();
        Identifier spared = RecuseFromAllBut(desk, 1)[0];
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.Equal(RoundState.Drawn, desk.Round(Desk.First).State);
        var name = new NameTeam(desk.Bureau);
        Identifier[] firms = [.. desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), Desk.First).Firms)];
        IReadOnlyList<Inspector> all = desk.Bureau.Database.Read(InspectorStore.Current);
        Identifier away = all.First(i => i.Id != spared).Id;
        Identifier[] guests = Guests(desk, all[0]);
        Assert.Throws<UserErrorException>(() => name.Execute(Desk.First, firms[0], [spared, away], Two));
        Assert.Throws<UserErrorException>(() => name.Execute(Desk.First, firms[0], [spared], Two));
        Assert.Throws<UserErrorException>(() => name.Execute(Desk.First, firms[0], [spared, spared], Two));
        Assert.Throws<UserErrorException>(() => name.Execute(Desk.First, firms[0], [spared, Identifier.Parse("nobody")], Two));

        // Recused in the list that was committed to: ending it afterwards frees nobody for this draw.
        desk.Bureau.Database.Write(session => RecusalStore.TryEnd(session, firms[0], away, 2026, desk.Bureau.Now));
        Assert.Throws<UserErrorException>(() => name.Execute(Desk.First, firms[0], [spared, away], Two));
        name.Execute(Desk.First, firms[0], [spared, guests[0]], Two);
        Assert.Equal([spared, guests[0]], TeamOf(desk, firms[0]));
        name.Execute(Desk.First, firms[0], guests, Two);
        Assert.Equal(guests, TeamOf(desk, firms[0]));
        foreach (Identifier firm in firms.Skip(1))
        {
            Assert.Equal(RoundState.Drawn, desk.Round(Desk.First).State);
            name.Execute(Desk.First, firm, guests, Two);
        }

        Assert.Equal(RoundState.Staffed, desk.Round(Desk.First).State);
        Assert.Equal(guests, OnThePages(desk, Desk.First, firms[0]));
        VerificationReport report = Verify(desk);
        Nothing.Fails(report);
        Assert.Equal(firms.Length + 1, report.Notices.Count(n => n.Kind == NoticeKind.NamedTeam));
    }

    [Fact]
    public void A_team_that_has_nobody_left_is_named_and_the_pages_say_so()
    {
        using var desk = new Desk();
        RecuseFromAllBut(desk, 2);
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Identifier firm = desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), Desk.First).Firms)[0];
        IReadOnlyList<Identifier> drawn = TeamOf(desk, firm);
        Assert.Equal(2, drawn.Count);
        Assert.Contains("name a team", Assert.Throws<UserErrorException>(() =>
            new SubstituteInspector(desk.Bureau).Execute(Desk.First, firm, drawn[0], SubstitutionReason.Absent, Two)).Says.En, StringComparison.Ordinal);
        Identifier[] team = [drawn[1], Guests(desk, desk.Bureau.Database.Read(InspectorStore.Current)[0])[0]];
        new NameTeam(desk.Bureau).Execute(Desk.First, firm, team, Two);
        Assert.Equal(team, TeamOf(desk, firm));
        Assert.Equal(team, OnThePages(desk, Desk.First, firm));
        Nothing.Fails(Verify(desk));
    }

    [Fact]
    public void Nobody_decides_and_approves_alone() =>
        Assert.Throws<UserErrorException>(() => new TwoPeople(Label.Parse("Z1"), Label.Parse("Z1")));

    [Fact]
    public void A_recusal_in_one_draw_binds_the_substitutes_of_another()
    {
        using var joint = new JointDesk(guests: 6);
        (Identifier leaving, Identifier next) = RecuseTheNext(joint);
        SubstitutionBody done = new SubstituteInspector(joint.Desk.Bureau).Execute(JointDesk.Other, JointDesk.Firm, leaving, SubstitutionReason.Absent, Two);
        Assert.NotEqual(next, done.Substitute);
        Nothing.Fails(Verify(joint.Desk));
    }

    [Fact]
    public void A_change_that_rests_on_a_recusal_of_a_list_kept_back_waits_for_its_disclosure()
    {
        using var joint = new JointDesk(s => s.Commitment.KeepBack = new() { ["property-management"] = 60 }, guests: 6);
        (Identifier leaving, Identifier next) = RecuseTheNext(joint);
        var substitute = new SubstituteInspector(joint.Desk.Bureau);
        long size = joint.Desk.LedgerSize();
        Assert.Contains("kept back", Assert.Throws<UserErrorException>(() =>
            substitute.Execute(JointDesk.Other, JointDesk.Firm, leaving, SubstitutionReason.Absent, Two)).Says.En, StringComparison.Ordinal);
        Assert.Equal(size, joint.Desk.LedgerSize());
        joint.Desk.RunTo(joint.Desk.Round(Desk.First).DueAt!.Value);
        Assert.NotEqual(next, substitute.Execute(JointDesk.Other, JointDesk.Firm, leaving, SubstitutionReason.Absent, Two).Substitute);
        Nothing.Fails(Verify(joint.Desk));
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

    // All but so many inspectors, of different departments, are recused from every firm of the sector; those are given.
    private static IReadOnlyList<Identifier> RecuseFromAllBut(Desk desk, int number) => desk.Bureau.Database.Write(session =>
    {
        IReadOnlyList<Inspector> all = InspectorStore.Current(session);
        Inspector[] spared = [.. all.Where(i => i.Sectors.Contains(Sector)).DistinctBy(i => i.Department).Take(number)];
        Inspector[] away = [.. all.Except(spared)];
        foreach (Firm firm in FirmStore.OfSector(session, Sector))
        {
            Array.ForEach(away, i => RecusalStore.Add(session, new Recusal(firm.Id, i.Id, RecusalGround.Other), 2026));
        }

        return (IReadOnlyList<Identifier>)[.. spared.Select(i => i.Id)];
    });

    // Two people of another body, who joined the directory after the draw.
    private static Identifier[] Guests(Desk desk, Inspector like)
    {
        Identifier[] ids = [Identifier.Parse("G1"), Identifier.Parse("G2")];
        desk.Bureau.Database.Write(s => InspectorStore.Save(s, new DirectoryChange<Inspector>([.. ids.Select(i => like with { Id = i })], [], []), desk.Bureau.Now));
        return ids;
    }

    // Recuses, in the one draw, whoever would come next for somebody at the same firm in the other.
    private static (Identifier Leaving, Identifier Next) RecuseTheNext(JointDesk joint)
    {
        Desk desk = joint.Desk;
        var substitute = new SubstituteInspector(desk.Bureau);
        foreach (Identifier leaving in Team(JointDesk.Other))
        {
            Identifier next = NextFor(JointDesk.Other, leaving)!.Value;
            while (!Team(Desk.First).Contains(next) && Team(Desk.First).Where(m => NextFor(Desk.First, m) is not null).OrderByDescending(m => NextFor(Desk.First, m) == next).ToArray() is [var member, ..])
            {
                substitute.Execute(Desk.First, JointDesk.Firm, member, SubstitutionReason.Absent, Two);
            }

            if (Team(Desk.First).Contains(next) && NextFor(Desk.First, next) is not null)
            {
                substitute.Execute(Desk.First, JointDesk.Firm, next, SubstitutionReason.Recusal, Two);
                return (leaving, next);
            }
        }

        throw new InvalidOperationException("no inspector who is next in one draw can come on the team of the other");

        IReadOnlyList<Identifier> Team(DrawId draw) => desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), draw).Of(JointDesk.Firm)!);
        Identifier? NextFor(DrawId draw, Identifier leaving) => !Team(draw).Contains(leaving) ? null
            : desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), draw).SubstituteFor(JointDesk.Firm, leaving));
    }

    private static IReadOnlyList<Identifier> OnThePages(Desk desk, DrawId draw, Identifier firm) => desk.Bureau.Database.Read(s =>
    {
        PublicRecord record = PublicRecord.Read(s, LedgerStore.Open(s), new PublicationOptions());
        return record.VisitorsOf(record.ById[draw], firm);
    });

    private static VerificationReport Verify(Desk desk)
    {
        desk.Processor.LookAhead();
        return PublicationVerifier.Verify(desk.Public);
    }

    private static IReadOnlyList<Identifier> TeamOf(Desk desk, Identifier firm) =>
        desk.Bureau.Database.Read<IReadOnlyList<Identifier>>(s => [.. TeamStore.Open(LedgerStore.Open(s), Desk.First).Of(firm)!]);

    private static IReadOnlyList<Identifier> Visitors(Desk desk, DrawId draw, Identifier firm) =>
        desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), draw).VisitorsOf(firm));

    private static T[] Entries<T>(Desk desk)
        where T : EntryBody => desk.Bureau.Database.Read(s => LedgerStore.Open(s).Of<T>().ToArray());
}
