using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Collecting;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>抽取日: a draw on the day that it happens, for the wall of a room; and the entry of what dice and lotteries gave, by two people.</summary>
internal sealed class DrawDayPages(ConsoleContext console)
{
    // Drawn ones stay in the list for a week; of the firms drawn a wall shows the first ones.
    private const int DaysShown = 7, FirmsShown = 60;

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/draw-day", Duty.Read, List),
        ConsoleRoute.Get("/draw-day/{draw}", Duty.Read, r => Show(r, isLive: false)),
        ConsoleRoute.Get("/draw-day/{draw}/wall", Duty.Read, r => Show(r, isLive: true)) with { IsShownAnew = true },
        ConsoleRoute.Get("/draw-day/{draw}/code.png", Duty.Read, Code) with { IsShownAnew = true },
        ConsoleRoute.Get("/draw-day/{draw}/values", Duty.EnterValues, Values),
        ConsoleRoute.Post("/draw-day/{draw}/values", Duty.EnterValues, Enter),
    ];

    private ConsoleAnswer List(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        DateTimeOffset since = console.Bureau.Now.AddDays(-DaysShown);
        Func<DrawId, string> name = ConsoleContext.NamesOfRounds(session, request.Language);
        IEnumerable<Round> rounds = RoundStore.Unfinished(session).Where(r => request.Person.Account.Sees(r.Draw.Sector) && (r.State is RoundState.Committed or RoundState.Collected || (RoundSteps.IsDrawn(r.State) && r.DrawAt >= since)));
        return ConsoleAnswer.Of<DrawDaysPage>(new DrawDaysView(
            console.Frame(request),
            [.. rounds.OrderBy(r => r.DrawAt).ThenBy(r => r.Draw.Sector).Select(r => new RoundRow($"{r.Draw}", name(r.Draw), RoundWords.Of(r.State), MomentText.Of(r.DrawAt), Phase(r)))]));
    });

    private ConsoleAnswer.Page Show(ConsoleRequest request, bool isLive)
    {
        DrawId draw = RoundPages.DrawOf(request);
        return console.Bureau.Database.Read(session =>
        {
            Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
            Commitment? commitment = DrawStore.IsCommitted(session, draw) ? DrawStore.Commitment(session, draw) : null;
            bool isDrawn = RoundSteps.IsDrawn(round.State);
            VerificationReport? report = isDrawn && !round.IsKeptBack ? console.Public.Verify(draw) : null;
            bool isOver = isDrawn ? round.IsKeptBack || report?.Verdict == Verdict.Valid : RoundSteps.HasEnd(round.State);
            return ConsoleAnswer.Of<DrawDayPage>(new DrawDayView(
                console.Frame(request),
                $"{draw}",
                ConsoleContext.NamesOfRounds(session, request.Language)(draw),
                MomentText.Of(round.DrawAt),
                Phase(round),
                isDrawn || RoundSteps.HasEnd(round.State) || round.DrawAt <= console.Bureau.Now ? null : DrawDayTexts.Left(round.DrawAt - console.Bureau.Now),
                isLive,
                isLive && !isOver ? DrawDayTexts.SecondsToNext(round.DrawAt - console.Bureau.Now) : null,
                commitment is null ? null : Digest(commitment),
                commitment is null ? [] : [.. Facts(session, commitment)],
                commitment is null ? [] : [.. Sources(session, round, commitment)],
                commitment is not null && round.Missing.Any(m => EnterValueTwice.IsRead(commitment.Sources.First(s => s.Name == m))) && !request.Person.IsIdle && RoleTable.Has(request.Person.Account, Duty.EnterValues),
                isDrawn && !round.IsKeptBack ? Firms(session, draw) : [],
                isDrawn && !round.IsKeptBack ? KnownDraw.Of(session, draw).Receipt.Selection.DrawOrder.Count : 0,
                isDrawn && !round.IsKeptBack ? new VerifiedView(report?.Verdict.Name(), report is null ? [] : [.. report.Findings.Select(Row)], report is null ? [] : [.. report.Notices.Select(n => (NoticeWords.Of(n.Kind), n.Text))]) : null,
                commitment is null ? null : Address(draw),
                console.Settings.Papers.Site is not null));
        });
    }

    private ConsoleAnswer Code(ConsoleRequest request) => console.Settings.Papers.Site is null
        ? throw DrawDayRefusals.NoAddress.Error()
        : new ConsoleAnswer.Download("code.png", "image/png", VisitCode.Png(Address(RoundPages.DrawOf(request))!));

    private ConsoleAnswer Values(ConsoleRequest request)
    {
        DrawId draw = RoundPages.DrawOf(request);
        return console.Bureau.Database.Read(session =>
        {
            Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
            Commitment? commitment = DrawStore.IsCommitted(session, draw) ? DrawStore.Commitment(session, draw) : null;
            ILookup<Label, ValueEntry> entries = ValueEntryStore.Of(session, draw).ToLookup(e => e.Name);
            IReadOnlyDictionary<Label, (string Value, string? Signature)> taken = SourceStore.Values(session, draw);
            Dictionary<Label, string> names = AccountStore.All(session).ToDictionary(a => a.Staff, a => $"{a.Staff} {a.Name}");
            return ConsoleAnswer.Of<ValuesPage>(new ValuesView(
                console.Frame(request),
                $"{draw}",
                ConsoleContext.NamesOfRounds(session, request.Language)(draw),
                Phase(round),
                [.. (commitment?.Sources ?? []).Where(EnterValueTwice.IsRead).Select(s => Value(s, entries[s.Name], taken))]));

            ValueRow Value(Source source, IEnumerable<ValueEntry> given, IReadOnlyDictionary<Label, (string Value, string? Signature)> known)
            {
                ValueEntry[] all = [.. given];
                bool hasOwn = all.Any(e => e.Staff == request.Person.Account.Staff);
                bool isTaken = known.TryGetValue(source.Name, out (string Value, string? Signature) value);

                // What another one has read is not shown to who has not entered it yet.
                return new ValueRow(
                    $"{source.Name}", SiteWords.Of(source), DrawDayTexts.Form(source), isTaken ? value.Value : null,
                    round.State == RoundState.Committed && !isTaken,
                    [.. all.Select(e => (names.GetValueOrDefault(e.Staff, $"{e.Staff}"), MomentText.Of(e.At), hasOwn || isTaken ? e.Value : null))],
                    !isTaken && hasOwn && all.Length > 1);
            }
        });
    }

    private ConsoleAnswer Enter(ConsoleRequest request)
    {
        DrawId draw = RoundPages.DrawOf(request);
        Label name = Label.IsValid(request.Form["name"]) ? Label.Parse(request.Form["name"]) : throw DrawDayRefusals.NoSource.Error(Printable.Shorten(request.Form["name"]));
        ValueOutcome outcome = console.Bureau.Write(session =>
            EnterValue.SourceOf(session, draw, name) is var source && EnterValueTwice.IsRead(source)
                ? EnterValueTwice.Execute(session, console.Bureau, request.Person, draw, name, request.Form["value"], signature: null)
                : throw DrawDayRefusals.NotRead.Error(name));
        return new ConsoleAnswer.GoTo($"/draw-day/{draw}/values", outcome switch
        {
            ValueOutcome.Taken => ConsoleNotice.ValueTaken,
            ValueOutcome.Known => ConsoleNotice.ValueKnown,
            ValueOutcome.Waits => ConsoleNotice.ValueWaits,
            _ => ConsoleNotice.ValueDiffers,
        }, IsPublished: outcome == ValueOutcome.Taken);
    }

    private Text Phase(Round round) =>
        round.State is RoundState.Planned ? DrawDayTexts.NotCommitted
        : round.State is RoundState.Committed or RoundState.Collected && round.DrawAt > console.Bureau.Now ? DrawDayTexts.Fixed
        : round.State is RoundState.Committed && round.Missing.Count > 0 ? DrawDayTexts.WaitsFor(round.Missing)
        : round.State is RoundState.Committed or RoundState.Collected ? DrawDayTexts.BeingDrawn
        : round.IsKeptBack ? DrawDayTexts.KeptBack
        : RoundWords.Of(round.State);

    private string? Address(DrawId draw) => (console.Settings.Papers.Site ?? console.PublicAddress()) is { } site ? site + DrawPages.Address(draw) : null;

    // In groups that two people can compare aloud.
    private static IReadOnlyList<string> Digest(Commitment commitment) => [.. $"{commitment.Digest}".Chunk(8).Select(c => new string(c))];

    private static IEnumerable<(Text Name, string Says)> Facts(Session session, Commitment commitment)
    {
        yield return (DrawDayTexts.Firms, DrawDayTexts.Number(commitment.Frame.Size));
        yield return (DrawDayTexts.Inspectors, DrawDayTexts.Number(commitment.Roster.Size));
        yield return (DrawDayTexts.ToDraw, DrawDayTexts.Number(commitment.Quotas.Sum(q => q.Take)));
        if (DrawStore.ReceiptDigest(session, commitment.Draw) is { } receipt)
        {
            yield return (DrawDayTexts.Receipt, $"{receipt}");
        }
    }

    private static IEnumerable<SourceRow> Sources(Session session, Round round, Commitment commitment)
    {
        IReadOnlyDictionary<Label, (string Value, string? Signature)> values = SourceStore.Values(session, round.Draw);
        ILookup<Label, ValueEntry> entries = ValueEntryStore.Of(session, round.Draw).ToLookup(e => e.Name);
        return commitment.Sources.Select(s => new SourceRow(
            $"{s.Name}", SiteWords.Of(s),
            values.TryGetValue(s.Name, out (string Value, string? Signature) known) ? known.Value : null,
            DrawDayTexts.StateOf(s, commitment.DrawAt, entries[s.Name].Count())));
    }

    private static (string, string)[] Firms(Session session, DrawId draw)
    {
        Identifier[] first = [.. KnownDraw.Of(session, draw).Receipt.Selection.DrawOrder.Take(FirmsShown)];
        IReadOnlyDictionary<string, string> names = FirmStore.Names(session, first);
        return [.. first.Select(f => ($"{f}", names.GetValueOrDefault($"{f}", $"{f}")))];
    }

    private static FindingRow Row(Finding f) => new(f.Check.Name(), DrawDayTexts.Of(f.Outcome), f.Outcome == Outcome.Ok, f.Outcome == Outcome.Ok ? "" : f.Expected, f.Outcome == Outcome.Ok ? "" : f.Found);
}
