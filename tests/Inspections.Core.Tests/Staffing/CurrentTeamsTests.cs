using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;
using Xunit;

namespace Inspections.Core.Tests.Staffing;

/// <summary>The one replay of team changes: bureau, pages and verifiers ask it.</summary>
public sealed class CurrentTeamsTests
{
    private static readonly DrawId Draw = DrawId.Parse("managers-2026-r1"), Other = DrawId.Parse("brokers-2026-r1");
    private static readonly Identifier Firm = Id("F1"), Project = Id("P1"), Owner = Id("F9");
    private static readonly DateTimeOffset Drawn = new(2026, 3, 2, 9, 0, 0, BeijingTime.Offset);
    private static readonly Label One = Label.Parse("Z1"), Two = Label.Parse("Z2");

    [Fact]
    public void A_substitute_joins_at_the_end_and_who_left_never_comes_back()
    {
        Identifier first = Next(Teams(), "S1")!.Value;
        CurrentTeams teams = Teams(Entry(20, Substitution("S1", first)));
        Assert.Equal([Id("S2"), first], teams.Of(Firm)!);
        Assert.Equal([Id("S1"), Id("S2")], teams.At(Firm, 20));
        Assert.Equal([Id("S2"), first], teams.At(Firm, 21));
        Assert.Equal((null, BeijingTime.DateOf(At(20))), (teams.ChangedOn(Firm, 20), teams.ChangedOn(Firm, 21)));
        Assert.Empty(teams.Faults);
        Assert.NotEqual(Id("S1"), Next(teams, "S2"));
        Assert.Equal(TeamRefusal.NotOnTeam, teams.Refuse(Substitution("S1", first))?.Why);
    }

    [Fact]
    public void The_tickets_choose_the_substitute_and_nobody_else()
    {
        CurrentTeams teams = Teams();
        Identifier first = Next(teams, "S1")!.Value, other = first == Id("S3") ? Id("S4") : Id("S3");
        Assert.Null(teams.Refuse(Substitution("S1", first)));
        Assert.Equal(TeamRefusal.OtherSubstitute, teams.Refuse(Substitution("S1", other))?.Why);
        Assert.Equal(TeamRefusal.OtherSubstitute, Assert.Single(Teams(Entry(20, Substitution("S1", other))).Faults).Why);
    }

    [Fact]
    public void Two_different_people_decide_and_approve()
    {
        CurrentTeams teams = Teams();
        Assert.Equal(TeamRefusal.OnePerson, teams.Refuse(Substitution("S1", Next(teams, "S1")!.Value) with { ApprovedBy = One })?.Why);
        Assert.Equal(TeamRefusal.OnePerson, teams.Refuse(Named("S3", "S4") with { ApprovedBy = One })?.Why);
    }

    [Fact]
    public void Nothing_changes_before_the_receipt_or_of_a_firm_that_was_not_drawn()
    {
        Identifier substitute = Next(Teams(), "S1")!.Value;
        Assert.Equal(TeamRefusal.BeforeReceipt, Assert.Single(Teams(Entry(9, Substitution("S1", substitute))).Faults).Why);
        Assert.Equal(TeamRefusal.NotDrawn, Teams().Refuse(Substitution("S1", substitute) with { Firm = Id("X") })?.Why);
        Assert.Equal(TeamRefusal.NotDrawn, Teams().Refuse(Named("S3", "S4") with { Firm = Id("X") })?.Why);
    }

    [Fact]
    public void A_team_is_named_only_where_none_was_drawn_or_nobody_is_left_and_then_again_and_again()
    {
        Assert.Equal(TeamRefusal.TeamCanBeKept, Teams().Refuse(Named("S3", "S4"))?.Why);
        BindingRecusal[] everybody = [Recusal(11, "S3"), Recusal(12, "S4"), Recusal(13, "S5")];
        CurrentTeams empty = TeamsWith(everybody);
        Assert.Null(Next(empty, "S1"));
        Assert.Equal(TeamRefusal.NobodyLeft, empty.Refuse(Substitution("S1", Id("S3")))?.Why);
        Assert.Null(empty.Refuse(Named("X7", "X8")));
        Assert.Equal(TeamRefusal.WrongSize, empty.Refuse(Named("X7"))?.Why);
        Assert.Equal(TeamRefusal.Recused, empty.Refuse(Named("X7", "S3"))?.Why);
        CurrentTeams named = TeamsWith(everybody, Entry(20, Named("X7", "X8")), Entry(21, Named("X8", "X9")));
        Assert.Empty(named.Faults);
        Assert.Equal([Id("X8"), Id("X9")], named.Of(Firm)!);
        Assert.Null(named.Refuse(Named("X7", "X8")));
    }

    [Fact]
    public void A_recusal_of_another_draw_binds_from_its_entry_on_for_the_firm_and_its_projects()
    {
        Identifier first = Next(Teams(), "S1")!.Value;
        BindingRecusal about = new(15, Other, Owner, Owner, first);
        CurrentTeams project = TeamsWith([about]);
        Assert.NotEqual(first, project.SubstituteFor(Project, Id("S1")));
        Assert.Equal(first, project.SubstituteFor(Firm, Id("S1")));
        Assert.Empty(TeamsWith([Recusal(15, $"{first}")], Entry(14, Substitution("S1", first))).Faults);
        Assert.Equal(TeamRefusal.OtherSubstitute, Assert.Single(TeamsWith([Recusal(15, $"{first}")], Entry(16, Substitution("S1", first))).Faults).Why);
    }

    [Fact]
    public void What_was_sealed_holds_from_its_seal_on()
    {
        Identifier substitute = Next(Teams(), "S1")!.Value;
        LedgerEntry seal = new(20, At(20), new SealedBody(Digest.Of([]), "substitution"));
        SubstitutionBody opened = Substitution("S1", substitute) with { Opens = new Opening(20, Digest.Of([])) };
        TeamEntry change = Assert.Single(TeamEntry.AllOf([new LedgerEntry(40, At(40), opened)], _ => seal));
        Assert.Equal((20, BeijingTime.DateOf(At(20)), 40), (change.Since, change.Day, change.Index));
        Assert.Equal([Id("S2"), substitute], Teams(change).At(Firm, 21));
    }

    [Fact]
    public void Recusals_of_substitutions_bind_in_the_order_of_their_seals()
    {
        SubstitutionBody late = Substitution("S1", Id("S3")) with { Opens = new Opening(20, Digest.Of([])) };
        LedgerEntry[] entries = [new(30, At(30), Substitution("S2", Id("S4"))), new(40, At(40), late), new(41, At(41), Substitution("S2", Id("S4")) with { Reason = SubstitutionReason.Absent })];
        Assert.Equal([20, 30], BindingRecusal.AllOf(entries, (_, _) => null).Select(r => r.Since));
        Each.Of(BindingRecusal.AllOf(entries, (_, _) => Owner), r => Assert.Equal((Firm, Owner), (r.Id, r.Firm)));
    }

    [Fact]
    public void A_joint_visit_is_made_by_the_team_of_the_earlier_draw()
    {
        var joined = new JoinedBody(Owner, Draw, Other);
        CurrentTeams here = Teams(), there = new(Drawing(Other) with { DrawAt = Drawn.AddDays(1), Assignment = new Assignment(1, [new Team(Owner, [Id("S4"), Id("S5")])]) }, [], []);
        Assert.Equal(Project, here.JoinedId(Owner));
        Assert.Equal(here.Of(Project)!, JointTeam.VisitorsOf(there, Owner, [joined], _ => here));
        Assert.Equal(here.Of(Firm)!, JointTeam.VisitorsOf(here, Firm, [joined], _ => there));
        Assert.Equal([Id("S4"), Id("S5")], JointTeam.VisitorsOf(there, Owner, [joined], _ => null));
    }

    /// <summary>Changes and recusals of this draw and others, some sealed and opened later, taken as they come, in any order of asking.</summary>
    [Fact]
    public void What_is_added_to_teams_is_as_if_all_were_replayed()
    {
        uint random = 1;
        for (int ledger = 0; ledger < 100; ledger++)
        {
            var changes = new List<TeamEntry>();
            var recusals = new List<BindingRecusal>();
            CurrentTeams kept = TeamsWith([]);
            for (int index = 11; index < 31; index++)
            {
                // What was sealed holds from its seal, and comes among what is there already.
                int since = Below(6) == 0 ? int.Max(11, index - 1 - Below(4)) : index;
                Identifier firm = Below(3) == 0 ? Project : Firm, leaving = kept.Of(firm)![Below(kept.Of(firm)!.Count)];
                switch (Below(5))
                {
                    case 0:
                        recusals.Add(new BindingRecusal(since, Other, Below(2) == 0 ? firm : Owner, Below(2) == 0 ? Firm : Owner, Id($"S{1 + Below(5)}")));
                        break;
                    case 1:
                        changes.Add(new TeamEntry(since, BeijingTime.DateOf(At(since)), index, Named("S4", "S5") with { Firm = firm }));
                        break;
                    default:
                        changes.Add(new TeamEntry(since, BeijingTime.DateOf(At(since)), index, Substitution($"{leaving}", kept.SubstituteFor(firm, leaving) ?? Id("S9")) with { Firm = firm }));
                        break;
                }

                TeamEntry[] all = [.. changes.OrderBy(c => c.Since)];
                BindingRecusal[] binding = [.. recusals.OrderBy(r => r.Since)];
                CurrentTeams before = kept, asIfOnce = TeamsWith(binding, all);
                string was = Says(before);
                kept = kept.After(all, binding);
                Assert.Equal(Says(asIfOnce), Says(kept));
                Assert.Equal(was, Says(before));
                Assert.Same(kept, kept.After(all, binding));
                Assert.Equal(Says(TeamsWith([])), Says(kept.After([], [])));
            }
        }

        int Below(int n) => (int)((random = (random * 1_664_525) + 1_013_904_223) >> 16) % n;
    }

    // Everything that can be asked.
    private static string Says(CurrentTeams teams) => string.Join('\n', new[] { Firm, Project }.SelectMany(f => Enumerable.Range(10, 22)
        .Select(i => $"{string.Join(' ', teams.At(f, i))} {teams.ChangedOn(f, i)}")
        .Append(string.Join(' ', teams.Of(f)!.Select(i => $"{i} {teams.SubstituteFor(f, i)}")))
        .Append($"{teams.Refuse(Named("S4", "S5") with { Firm = f })}"))
        .Concat(teams.Faults.Select(f => $"{f}")).Append($"{teams.IsStaffed}"));

    private static Identifier Id(string text) => Identifier.Parse(text);

    private static DateTimeOffset At(long index) => Drawn.AddDays(index);

    private static Identifier? Next(CurrentTeams teams, string leaving) => teams.SubstituteFor(Firm, Id(leaving));

    private static TeamEntry Entry(long index, EntryBody body) => new(index, BeijingTime.DateOf(At(index)), index, body);

    private static BindingRecusal Recusal(long since, string inspector) => new(since, Other, Firm, Firm, Id(inspector));

    private static SubstitutionBody Substitution(string leaving, Identifier substitute) => new(Draw, Firm, Id(leaving), substitute, SubstitutionReason.Recusal, One, Two);

    private static NamedBody Named(params string[] members) => new(Draw, Firm, [.. members.Select(Id)], One, Two);

    private static CurrentTeams Teams(params TeamEntry[] changes) => TeamsWith([], changes);

    private static CurrentTeams TeamsWith(BindingRecusal[] recusals, params TeamEntry[] changes) => new(Drawing(Draw), changes, recusals);

    private static DrawnTeams Drawing(DrawId draw) => new()
    {
        Draw = draw,
        DrawAt = Drawn,
        Key = DrawKey.Of(Digest.Of([1]), []),
        Rule = new TeamRule(2),
        Roster = [.. Enumerable.Range(1, 5).Select(i => new RosterLeaf(Id($"S{i}"), Label.Parse("dept"), [Other.Sector, Draw.Sector]))],
        Assignment = new Assignment(1, [new Team(Firm, [Id("S1"), Id("S2")]), new Team(Project, [Id("S1"), Id("S3")])]),
        Recused = new Dictionary<Identifier, IReadOnlyList<Identifier>>(),
        FirmOf = id => id == Project ? Owner : id,
        ReceiptEntry = 10,
    };
}
