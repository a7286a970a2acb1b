using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Simulation;

/// <summary>
/// The people of a rehearsal: they visit, fall ill, are asked to recuse themselves, enter what they found, review it, send it
/// back and correct it, all by the use cases that real people have. What there is to do follows from the database alone.
/// </summary>
internal sealed class FieldWork(BureauContext bureau, SeededEntropy entropy, WorkingDayCalendar calendar, bool firmsClose)
{
    private static readonly TimeOnly EndOfVisit = new(16, 0), ReviewTime = new(11, 0);

    private static readonly TwoPeople Deciding = new(Label.Parse(Reviewer(0)), Label.Parse(Reviewer(1)));
    private static readonly EntryTerms Entering = new(Label.Parse("YL-0"));

    private static readonly ReviewOptions Steps = new();

    private readonly PlanVisits _visits = new(bureau, calendar);
    private readonly ApproveVisits _approving = new(bureau, new Staff([new Person { Id = Reviewer(0), Roles = [$"{RoleTable.DivisionHead}"] }]));

    // Draws whose days are planned, and whose joint visits are recorded: both follow from what is drawn.
    private readonly HashSet<DrawId> _planned = [], _joined = [];

    // Records that were looked at, up to the moment of the last; of them the wrong ones, with the moment of their publication.
    private readonly HashSet<Label> _known = [];
    private readonly Dictionary<Label, DateTimeOffset> _wrong = [];
    private DateTimeOffset _seen;

    /// <summary>Short visits, so that what a closed firm leaves missing can still be made up within the year.</summary>
    public static VisitOptions Visits { get; } = new() { VisitWorkingDays = 8 };

    /// <summary>When there is something to do next, or null when all is done.</summary>
    public DateTimeOffset? Next() => bureau.Database.Read(session =>
    {
        IEnumerable<DateTimeOffset?> visits = OpenRounds(session).Select(r => VisitsOf(session, r.Draw).Select(v => (DateTimeOffset?)v.At).Min());
        DateTimeOffset? review = ResultStore.FirstUnderReview(session) is DateTimeOffset entered ? DayAfter(entered) : null;
        NoteToCorrect(session);
        return visits.Append(review).Concat(_wrong.Values.Select(at => (DateTimeOffset?)DayAfter(at))).Min();
    });

    /// <summary>Does everything whose time has come.</summary>
    public void DoDue()
    {
        foreach (Round round in bureau.Database.Read(OpenRounds).Where(r => !RoundSteps.HasReached(r.State, RoundState.Staffed)))
        {
            NameMissingTeams(round.Draw);
        }

        Join();
        foreach (Round round in bureau.Database.Read(OpenRounds))
        {
            // Days follow from the teams and from what is joined; the head approves the visits before anybody goes.
            if (_planned.Add(round.Draw))
            {
                bureau.Write(session =>
                {
                    _visits.Propose(session, round.Draw);
                    if (!VisitApprovalStore.Of(session, round.Draw).Allows)
                    {
                        _approving.Approve(session, round.Draw, Reviewer(0), "");
                    }
                });
            }

            Visit(round.Draw);
        }

        Review();
        Correct();
    }

    // What can be joined follows from what is drawn.
    private void Join()
    {
        DrawId[] open = [.. bureau.Database.Read(OpenRounds).Select(r => r.Draw)];
        if (open.All(_joined.Contains))
        {
            return;
        }

        _joined.UnionWith(open);
        foreach (JoinedBody joined in bureau.Write(new JointVisits(bureau).RecordAll))
        {
            _planned.ExceptWith([joined.Earlier, joined.Later]);
        }
    }

    private static Round[] OpenRounds(Session session) =>
    [
        .. RoundStore.Years(session).SelectMany(y => RoundStore.OfYear(session, y))
            .Where(r => RoundSteps.IsDrawn(r.State) && !RoundSteps.HasReached(r.State, RoundState.Reviewed)),
    ];

    // The visits of a draw that have no result, in draw order. A firm without a day has yet to be given one.
    private IEnumerable<(Identifier Firm, DateTimeOffset At)> VisitsOf(Session session, DrawId draw)
    {
        IReadOnlyDictionary<Identifier, ResultState> done = ResultStore.StatesOf(session, draw);
        Identifier[] left = [.. KnownDraw.Of(session, draw).Receipt.Selection.DrawOrder.Where(f => !done.ContainsKey(f))];
        IReadOnlyDictionary<Identifier, VisitDay> days = left.Length == 0 ? new Dictionary<Identifier, VisitDay>() : VisitDayStore.Of(session, draw);
        return left.Select(f => (f, days.TryGetValue(f, out VisitDay? day) ? YearSchedule.At(day.On, EndOfVisit) : bureau.Now));
    }

    private void NameMissingTeams(DrawId draw)
    {
        (Identifier[] without, Identifier[] anybody) = bureau.Database.Read(session =>
        {
            var teams = TeamStore.Open(LedgerStore.Open(session), draw);
            var recused = RecusalStore.Of(session, draw.Year).Select(r => r.Inspector).ToHashSet();
            return (
                teams.Firms.Where(f => teams.Of(f)!.Count == 0).ToArray(),
                InspectorStore.Current(session).Select(i => i.Id).Where(i => !recused.Contains(i)).Take(teams.Drawn.Commitment.Team.Size).ToArray());
        });
        foreach (Identifier firm in without)
        {
            new NameTeam(bureau).Execute(draw, firm, anybody, Deciding);
        }
    }

    private void Visit(DrawId draw)
    {
        Identifier[] due = bureau.Database.Read(session => VisitsOf(session, draw).Where(v => v.At <= bureau.Now).Select(v => v.Firm).ToArray());
        foreach (Identifier firm in due)
        {
            Substitute(draw, firm);
        }

        if (due.Length > 0)
        {
            bureau.Write(session => Enter(session, draw, due));
        }
    }

    // Now and then somebody is away, or the firm asks for another inspector.
    private void Substitute(DrawId draw, Identifier firm)
    {
        SubstitutionReason? reason = entropy.Pick(100, $"substitution at {firm} of {draw}") switch
        {
            < 4 => SubstitutionReason.Recusal,
            < 9 => SubstitutionReason.Absent,
            _ => null,
        };
        if (reason is SubstitutionReason why && bureau.Database.Read(session => Replaceable(session, draw, firm)) is Identifier leaving)
        {
            new SubstituteInspector(bureau).Execute(draw, firm, leaving, why, Deciding);
        }
    }

    // The last of a team that was not there yet, if anybody could come instead.
    private static Identifier? Replaceable(Session session, DrawId draw, Identifier firm)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        var teams = TeamStore.Open(ledger, draw);
        return teams.Of(firm) is [.., Identifier last] && ResultStore.Latest(session, draw, firm) is null && TeamChange.ResultOf(session, ledger, teams, firm) is null
            && teams.SubstituteFor(firm, last) is not null
            ? last
            : null;
    }

    private void Enter(Session session, DrawId draw, IEnumerable<Identifier> firms)
    {
        var entry = new EnterResult(bureau, Steps, session);
        var teams = TeamStore.Open(LedgerStore.Open(session), draw);
        Identifier[] items = [.. TaskStore.Of(session, draw)!.Items.Select(i => i.Code)];
        SectorPolicy rules = PolicyStore.Current(session, LedgerStore.Open(session)).Of(draw.Sector)!;
        foreach (Identifier firm in firms)
        {
            // What was sent back is the same visit, better told. A firm that closes in a supplementary round could not be made up for any more.
            InspectionResult result = ResultStore.Latest(session, draw, firm) is { State: ResultState.Returned } returned
                ? returned.Content with { Remark = "演练：已补充说明" }
                : MadeUpResult.Of(entropy, draw, firm, bureau.Today, teams.VisitorsOf(firm), items, mayClose: firmsClose && draw.Round <= rules.Rounds);
            IReadOnlyList<ResultFault> faults = entry.Faults(result, Entering);
            if (faults.Count > 0)
            {
                throw new InvalidOperationException($"{draw}: the rehearsed result of {firm} is refused: {faults[0].Says.En} ({faults[0].Value})");
            }

            entry.Submit(result, Entering);
        }
    }

    private void Review() => bureau.Write(session =>
    {
        if (ResultStore.FirstUnderReview(session) is not DateTimeOffset entered || DayAfter(entered) > bureau.Now)
        {
            return;
        }

        foreach (IGrouping<string, SubmittedResult> due in ResultStore.In(session, ResultState.UnderReview)
            .Where(r => DayAfter(r.EnteredAt) <= bureau.Now)
            .GroupBy(r => string.Join(' ', ReviewSteps.Of(session, r, Steps).Select(s => s.Step)), StringComparer.Ordinal))
        {
            // A person for every step of the policy, whatever it calls them.
            string[] steps = due.Key.Split(' ');
            var review = new ReviewResults(bureau, Steps, new Staff(steps.Select((s, i) => new Person { Id = Reviewer(i), Roles = [s] })));
            foreach (SubmittedResult result in due.Where(IsSentBack))
            {
                review.Return(session, result, Reviewer(0), "演练：请补充说明");
            }

            SubmittedResult[] good = [.. due.Where(r => !IsSentBack(r))];
            for (int i = 0; i < steps.Length && good.Length > 0; i++)
            {
                review.Approve(session, good, Reviewer(i));
            }
        }

        bool IsSentBack(SubmittedResult r) =>
            entropy.Happens(5, $"return of {r.Record}") && !ResultStore.OfRecord(session, r.Record).Any(o => o.Position < r.Position);
    });

    private static string Reviewer(int step) => FormattableString.Invariant($"YL-{step + 1}");

    private void Correct()
    {
        bureau.Database.Read(session =>
        {
            NoteToCorrect(session);
            return true;
        });
        Label[] due = [.. _wrong.Where(r => DayAfter(r.Value) <= bureau.Now).Select(r => r.Key)];
        foreach (Label record in due)
        {
            _wrong.Remove(record);
        }

        if (due.Length == 0)
        {
            return;
        }

        bureau.Write(session =>
        {
            var entry = new EnterResult(bureau, Steps, session);
            foreach (SubmittedResult wrong in due.Select(r => ResultStore.LatestOf(session, r)!).Where(r => r is { Version: 1, State: ResultState.Published }))
            {
                entry.Submit(
                    wrong.Content with { Remark = "演练：更正" }, Entering with { Correction = "演练：录入有误" });
            }
        });
    }

    // Now and then what was published was wrong; it is corrected on the next working day.
    private void NoteToCorrect(Session session)
    {
        foreach ((Label record, DateTimeOffset at) in ResultStore.FirstVersionsSince(session, _seen))
        {
            _seen = at > _seen ? at : _seen;
            if (_known.Add(record) && entropy.Happens(3, $"correction of {record}"))
            {
                _wrong.Add(record, at);
            }
        }
    }

    private DateTimeOffset DayAfter(DateTimeOffset moment) =>
        YearSchedule.At(calendar.Add(BeijingTime.DateOf(moment), 1, assumeWeekdays: true).Date, ReviewTime);
}
